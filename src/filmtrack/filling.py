"""How a new value gets its fields: one by one while there are few of its class, then by a function compiled for it."""

from collections.abc import Callable
from types import MemberDescriptorType
from typing import Any

# ruff: noqa: ANN401 - these fill objects of any class


class MISSING:
    """Stands where a field has no default."""


def filled(new: Any, every: dict[str, Any], given: dict[str, Any]) -> bool:
    """Whether the object could be made of what is given by name; else the compiled function tells what is wrong."""
    known = 0
    for name, each in every.items():
        if each.init and name in given:
            value = given[name]
            known += 1
        elif each.default is not MISSING:
            value = each.default
        elif each.default_factory is not MISSING:
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


def constructor(made: type, every: dict[str, Any]) -> Callable[..., None]:
    """The function that fills a new object; compiled, as only a compiled one is quick.

    A slot is filled by its own descriptor, which takes half as long as `object.__setattr__` by a name.
    """
    known: dict[str, Any] = {"_set": object.__setattr__, "_none": MISSING}
    heads: dict[bool, list[str]] = {False: [], True: []}
    lines = []
    for name, each in every.items():
        known[f"_d_{name}"] = each.default
        known[f"_f_{name}"] = each.default_factory
        has_factory = each.default_factory is not MISSING
        if each.init:
            default = "=_none" if has_factory else f"=_d_{name}" if each.default is not MISSING else ""
            heads[bool(each.kw_only)].append(f"{name}{default}")
            value = f"_f_{name}() if {name} is _none else {name}" if has_factory else name
        elif has_factory or each.default is not MISSING:
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


def restorer(made: type, every: dict[str, Any]) -> Callable[[Any, tuple[Any, ...]], None]:
    """The function that fills a new object with what was kept of an old one, field by field in their order."""
    known = {f"_s_{name}": getattr(made, name).__set__ for name in every}
    lines = "".join(f" _s_{name}(_self, {name})\n" for name in every)
    exec(f"def __setstate__(_self, _state, /):\n ({''.join(f'{each},' for each in every)}) = _state\n{lines}", known)  # noqa: S102 - of names in our own code
    restored: Callable[[Any, tuple[Any, ...]], None] = known["__setstate__"]
    return restored
