"""`dataclass` for values, made in a twentieth of the time: what the standard one builds at once is built at first use.

A frozen dataclass behaves here as the standard one does; `fields`, `replace` and `is_dataclass` know it, and
the type checker reads it as one. The standard one compiles six functions for each class, of which a run calls few:
three hundred classes cost every command more than all else that it imports.
"""

# ruff: noqa: ANN401 - these are methods of any class

import dataclasses
from collections.abc import Callable
from dataclasses import FrozenInstanceError
from functools import cache
from operator import attrgetter
from types import MemberDescriptorType
from typing import TYPE_CHECKING, Any, TypeVar

__all__ = ["dataclass", "replace"]

T = TypeVar("T")

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen: bool = False, slots: bool = False, kw_only: bool = False) -> Callable[[type], type]:
        """A class made of its annotations, as the standard one makes it; only a frozen one is made here."""
        if not frozen:
            return dataclasses.dataclass(frozen=frozen, slots=slots, kw_only=kw_only)
        return lambda plain: _made(plain, slots=slots, kw_only=kw_only)


def replace(value: T, /, **changes: Any) -> T:
    """What `dataclasses.replace` gives, in half the time where the class keeps its fields in slots, as they are given.

    Raises:
        TypeError: when a change is no field.
    """
    kind: Any = type(value)
    slots, taken = _slots_of(kind)
    if not slots or not changes.keys() <= slots.keys():
        return dataclasses.replace(value, **changes)  # type: ignore[type-var]
    new: T = object.__new__(kind)
    for put, each in zip(slots.values(), taken(value), strict=True):
        put(new, each)
    for name, each in changes.items():
        slots[name](new, each)
    return new


@cache
def _slots_of(kind: type) -> tuple[dict[str, Callable[[Any, Any], None]], Callable[[Any], tuple[Any, ...]]]:
    """What fills each field of a new value, and what takes all of an old one; none where more is to be done."""
    known = dataclasses.fields(kind)
    slots = {each.name: getattr(kind, each.name, None) for each in known if each.init}
    filled = {name: slot.__set__ for name, slot in slots.items() if isinstance(slot, MemberDescriptorType)}
    if len(filled) < len(known) or hasattr(kind, "__post_init__"):
        filled = {}
    return filled, _getter(list(filled))


@dataclasses.dataclass(frozen=True, slots=True)
class _Model:
    """A dataclass as the standard library makes it, for what it writes into all of them."""

    field: None = None


_PARAMS: Any = getattr(_Model, "__dataclass_params__")  # noqa: B009 - no type checker knows it
_KIND: Any = getattr(dataclasses.fields(_Model)[0], "_field_type")  # noqa: B009 - the same


def _made(plain: type, *, slots: bool, kw_only: bool) -> type:
    own = _own_fields(plain, kw_only=kw_only)
    inherited = {
        name: each for base in reversed(plain.__mro__[1:]) for name, each in vars(base).get(_FIELDS, {}).items()
    }
    every = {**inherited, **own}
    left = {name: each for name, each in vars(plain).items() if name not in own and name not in _NOT_KEPT}
    added: dict[str, Any] = {
        _FIELDS: every,
        "__dataclass_params__": _PARAMS,
        "__match_args__": () if kw_only else tuple(name for name, each in every.items() if each.init),
    }
    if "__eq__" in left and left.get("__hash__") is None:
        left.pop("__hash__", None)
    added |= {name: each for name, each in _methods(every, slots=slots).items() if name not in left}
    if slots:
        added["__slots__"] = tuple(name for name in own if name not in inherited)
        made = type(plain)(plain.__name__, plain.__bases__, {**left, **added})
        made.__qualname__ = plain.__qualname__
        return made
    for name in own.keys() & vars(plain).keys():
        delattr(plain, name)
    added |= {name: each.default for name, each in own.items() if each.default is not dataclasses.MISSING}
    for name, each in added.items():
        setattr(plain, name, each)
    return plain


_SLOWLY = 16
"""So many objects of a class are filled field by field: compiling a function for them takes as long as forty."""
_FIELDS = "__dataclass_fields__"
_NOT_KEPT = frozenset({"__dict__", "__weakref__"})


def _own_fields(plain: type, *, kw_only: bool) -> dict[str, Any]:
    found = {}
    for name, kind in plain.__annotations__.items():  # its own alone; and from 3.14 on they stand nowhere else
        default = vars(plain).get(name, dataclasses.MISSING)
        each: Any = default if isinstance(default, dataclasses.Field) else dataclasses.field(default=default)
        each.name, each.type, each.kw_only, each._field_type = name, kind, kw_only, _KIND
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
        if left < 0 or args or not _filled(new, every, given):
            made = next(each for each in type(new).__mro__ if vars(each).get("__init__") is init)
            compiled = _init_of(made, every)
            type.__setattr__(made, "__init__", compiled)
            compiled(new, *args, **given)

    def is_equal(one: Any, other: object) -> Any:
        return compared(one) == compared(other) if other.__class__ is one.__class__ else NotImplemented

    def shown(one: Any) -> str:
        told = ", ".join(f"{name}={getattr(one, name)!r}" for name, each in every.items() if each.repr)
        return f"{one.__class__.__qualname__}({told})"

    def restore(new: Any, state: tuple[Any, ...]) -> None:
        for name, value in zip(every, state, strict=False):
            object.__setattr__(new, name, value)

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
        "__setstate__": restore,
    }
    return {name: each for name, each in found.items() if slots or name not in {"__getstate__", "__setstate__"}}


def _filled(new: Any, every: dict[str, Any], given: dict[str, Any]) -> bool:
    """Whether the object could be made of what is given by name; else the compiled function tells what is wrong."""
    known = 0
    for name, each in every.items():
        if each.init and name in given:
            value = given[name]
            known += 1
        elif each.default is not dataclasses.MISSING:
            value = each.default
        elif each.default_factory is not dataclasses.MISSING:
            value = each.default_factory()
        elif each.init:
            return False
        else:
            continue
        object.__setattr__(new, name, value)
    if known < len(given):
        return False
    if hasattr(new, "__post_init__"):
        new.__post_init__()
    return True


def _refuse(_one: Any, name: str, *_value: object) -> None:
    said = f"cannot assign to field {name!r}"
    raise FrozenInstanceError(said)


def _getter(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """What takes these attributes of an object as a tuple."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda each: tuple(getattr(each, name) for name in names)


def _init_of(made: type, every: dict[str, Any]) -> Callable[..., None]:
    """The function that fills a new object; compiled, as only a compiled one is quick.

    A slot is filled by its own descriptor, which takes half as long as `object.__setattr__` by a name.
    """
    known: dict[str, Any] = {"_set": object.__setattr__, "_none": dataclasses.MISSING}
    heads: dict[bool, list[str]] = {False: [], True: []}
    lines = []
    for name, each in every.items():
        known[f"_d_{name}"] = each.default
        known[f"_f_{name}"] = each.default_factory
        has_factory = each.default_factory is not dataclasses.MISSING
        if each.init:
            default = "=_none" if has_factory else f"=_d_{name}" if each.default is not dataclasses.MISSING else ""
            heads[bool(each.kw_only)].append(f"{name}{default}")
            value = f"_f_{name}() if {name} is _none else {name}" if has_factory else name
        elif has_factory or each.default is not dataclasses.MISSING:
            value = f"_f_{name}()" if has_factory else f"_d_{name}"
        else:
            continue
        slot = getattr(made, name, None)
        if isinstance(slot, MemberDescriptorType):
            known[f"_s_{name}"] = slot.__set__
            lines.append(f" _s_{name}(_self, {value})")
        else:
            lines.append(f" _set(_self, {name!r}, {value})")
    if hasattr(made, "__post_init__"):
        lines.append(" _self.__post_init__()")
    head = ", ".join(("_self", "/", *heads[False], *(("*", *heads[True]) if heads[True] else ())))
    exec(f"def __init__({head}):\n" + ("\n".join(lines) or " pass"), known)  # noqa: S102 - of names in our own code
    return known["__init__"]  # type: ignore[no-any-return]
