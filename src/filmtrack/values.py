"""`dataclass` for values, made in a twentieth of the time: what the standard one builds at once is built at first use.

A frozen dataclass behaves here as the standard one does; `fields`, `replace` and `is_dataclass` of the standard library
know it, and the type checker reads it as one. The standard one compiles six functions for each class, of which a run
calls few: three hundred classes cost every command more than all else that it imports. The standard library's module
itself, which reads source code for its own ends, takes a third of the time of such a command, and is not imported.
"""

# ruff: noqa: ANN401 - these are methods of any class

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from types import MemberDescriptorType
from typing import TYPE_CHECKING, Any, TypeVar

from filmtrack.filling import constructor, filled, restorer

__all__ = ["MISSING", "dataclass", "field", "fields", "names_of", "replace"]

T = TypeVar("T")

if TYPE_CHECKING:
    from dataclasses import MISSING, Field, dataclass, field, fields
else:
    from filmtrack.filling import MISSING

    class Field:
        """What a class says of one of its fields, as the standard library's `Field` does."""

        __slots__ = ("compare", "default", "default_factory", "init", "kw_only", "name", "repr", "type")

        def __init__(self, default: Any, default_factory: Any, *, init: bool, shown: bool, compare: bool) -> None:
            """Its name and type are known once its class is made."""
            self.default = default
            self.default_factory = default_factory
            self.init = init
            self.repr = shown
            self.compare = compare

    def field(
        *,
        default: Any = MISSING,
        default_factory: Any = MISSING,
        init: bool = True,
        repr: bool = True,  # noqa: A002 - as the standard library calls it
        compare: bool = True,
    ) -> Any:
        """A field that has more to say than its type."""
        return Field(default, default_factory, init=init, shown=repr, compare=compare)

    def fields(kind: Any) -> tuple[Any, ...]:
        """The fields of a class, or of the class of a value."""
        return tuple(getattr(kind, _FIELDS).values())

    def dataclass(*, frozen: bool = False, slots: bool = False, kw_only: bool = False) -> Callable[[type], type]:
        """A class made of its annotations, as the standard one makes it."""
        return lambda plain: _made(plain, frozen=frozen, slots=slots, kw_only=kw_only)


def names_of(one: object) -> tuple[str, ...] | None:
    """The names of a value's fields; None for what is no value."""
    known = getattr(type(one), _FIELDS, None)
    return None if known is None else tuple(known)


def replace(value: T, /, **changes: Any) -> T:
    """What `dataclasses.replace` gives, in half the time where the class keeps its fields in slots, as they are given.

    Raises:
        TypeError: when a change is no field.
    """
    kind: Any = type(value)
    slots, taken = _slots_of(kind)
    if not slots or not changes.keys() <= slots.keys():
        return _made_anew(value, kind, changes)
    new: T = object.__new__(kind)
    for put, each in zip(slots.values(), taken(value), strict=True):
        put(new, each)
    for name, each in changes.items():
        slots[name](new, each)
    return new


def _made_anew(value: T, kind: Any, changes: dict[str, Any]) -> T:
    """The same by the class itself, which works out what it works out of its fields."""
    every: dict[str, Any] = getattr(kind, _FIELDS)
    made: T = kind(**{name: getattr(value, name) for name, each in every.items() if each.init} | changes)
    return made


@cache
def _slots_of(kind: type) -> tuple[dict[str, Callable[[Any, Any], None]], Callable[[Any], tuple[Any, ...]]]:
    """What fills each field of a new value, and what takes all of an old one; none where more is to be done."""
    known: tuple[Any, ...] = fields(kind)
    slots = {each.name: getattr(kind, each.name, None) for each in known if each.init}
    filled = {name: slot.__set__ for name, slot in slots.items() if isinstance(slot, MemberDescriptorType)}
    if len(filled) < len(known) or hasattr(kind, "__post_init__"):
        filled = {}
    return filled, _getter(list(filled))


class _ForTheStandardLibrary:
    """What the standard library's functions read from a class, made when one of them does."""

    def __init__(self, name: str) -> None:
        """Under its name there."""
        self.name = name

    def __get__(self, _value: object, kind: type) -> Any:
        from filmtrack.standard import model_of  # noqa: PLC0415 - see above

        owner = next(each for each in kind.__mro__ if vars(each).get(self.name) is self)
        model = model_of(fields(owner), missing=MISSING, frozen=owner.__setattr__ is _refuse)
        made = vars(model)[self.name]
        type.__setattr__(owner, self.name, made)
        return made


def _made(plain: type, *, frozen: bool, slots: bool, kw_only: bool) -> type:
    own = _own_fields(plain, kw_only=kw_only)
    inherited = {
        name: each for base in reversed(plain.__mro__[1:]) for name, each in vars(base).get(_FIELDS, {}).items()
    }
    every = {**inherited, **own}
    left = {name: each for name, each in vars(plain).items() if name not in own and name not in _NOT_KEPT}
    added: dict[str, Any] = {
        _FIELDS: every,
        **{name: _ForTheStandardLibrary(name) for name in ("__dataclass_fields__", "__dataclass_params__")},
        "__match_args__": () if kw_only else tuple(name for name, each in every.items() if each.init),
    }
    if "__eq__" in left and left.get("__hash__") is None:
        left.pop("__hash__", None)
    methods = _methods(every, slots=slots) | ({} if frozen else _OF_WHAT_CHANGES)
    added |= {name: each for name, each in methods.items() if name not in left}
    if slots:
        added["__slots__"] = tuple(name for name in own if name not in inherited)
        made = type(plain)(plain.__name__, plain.__bases__, {**left, **added})
        made.__qualname__ = plain.__qualname__
        return made
    for name in own.keys() & vars(plain).keys():
        delattr(plain, name)
    added |= {name: each.default for name, each in own.items() if each.default is not MISSING}
    for name, each in added.items():
        setattr(plain, name, each)
    return plain


_OF_WHAT_CHANGES: dict[str, Any] = {
    "__hash__": None,
    "__setattr__": object.__setattr__,
    "__delattr__": object.__delattr__,
}
_SLOWLY = 16
"""So many objects of a class are filled field by field: compiling a function for them takes as long as forty."""
_SELDOM = 60
"""So many objects of a class are restored field by field: compiling a function for that takes as long as a hundred."""
_FIELDS = "__fields_of_value__"
_NOT_KEPT = frozenset({"__dict__", "__weakref__"})


def _own_fields(plain: type, *, kw_only: bool) -> dict[str, Any]:
    found = {}
    for name, kind in plain.__annotations__.items():  # its own alone; and from 3.14 on they stand nowhere else
        default = vars(plain).get(name, MISSING)
        each: Any = default if isinstance(default, Field) else field(default=default)
        each.name, each.type, each.kw_only = name, kind, kw_only
        found[name] = each
    return found


def _methods(every: dict[str, Any], *, slots: bool) -> dict[str, Callable[..., Any]]:
    """What every value does, written once for all classes."""
    compared = _getter([name for name, each in every.items() if each.compare])
    whole = _getter(list(every))
    left = _SLOWLY

    def init(new: Any, /, *args: Any, **given: Any) -> None:
        nonlocal left
        left -= 1
        if left < 0 or args or not filled(new, every, given):
            made = next(each for each in type(new).__mro__ if vars(each).get("__init__") is init)
            compiled = constructor(made, every)
            type.__setattr__(made, "__init__", compiled)
            compiled(new, *args, **given)

    def is_equal(one: Any, other: object) -> Any:
        return compared(one) == compared(other) if other.__class__ is one.__class__ else NotImplemented

    def shown(one: Any) -> str:
        told = ", ".join(f"{name}={getattr(one, name)!r}" for name, each in every.items() if each.repr)
        return f"{one.__class__.__qualname__}({told})"

    def state(one: Any) -> tuple[Any, ...]:
        return whole(one)

    found: dict[str, Callable[..., Any]] = {
        "__init__": init,
        "__eq__": is_equal,
        "__hash__": lambda one: hash(compared(one)),
        "__repr__": shown,
        "__setattr__": _refuse,
        "__delattr__": _refuse,
        "__getstate__": state,
        "__setstate__": _restore(every),
    }
    return {name: each for name, each in found.items() if slots or name not in {"__getstate__", "__setstate__"}}


def _restore(every: dict[str, Any]) -> Callable[[Any, tuple[Any, ...]], None]:
    """What fills a new object with what was kept of an old one."""
    puts: list[Callable[[Any, Any], None]] = []
    met = 0

    def restore(new: Any, state: tuple[Any, ...]) -> None:
        nonlocal met
        met += 1
        if met == 1:
            puts.extend(getattr(type(new), name).__set__ for name in every)
        elif met > _SELDOM:
            made = next(each for each in type(new).__mro__ if vars(each).get("__setstate__") is restore)
            compiled = restorer(made, every)
            type.__setattr__(made, "__setstate__", compiled)
            compiled(new, state)
            return
        for put, value in zip(puts, state, strict=True):
            put(new, value)

    return restore


def _refuse(_one: Any, name: str, *_value: object) -> None:
    from dataclasses import FrozenInstanceError  # noqa: PLC0415 - see above

    said = f"cannot assign to field {name!r}"
    raise FrozenInstanceError(said)


def _getter(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """What takes these attributes of an object as a tuple."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda each: tuple(getattr(each, name) for name in names)
