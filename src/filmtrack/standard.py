"""What the standard library's dataclasses say of themselves, for values that are asked by its functions."""

import dataclasses
from collections.abc import Iterable
from typing import Any


def model_of(fields: Iterable[Any], *, missing: object, frozen: bool) -> type:
    """A class of the standard library with these fields of a value."""
    told = list(fields)
    model = dataclasses.make_dataclass("_", [(each.name, Any, _field(each, missing)) for each in told], frozen=frozen)
    for made, each in zip(dataclasses.fields(model), told, strict=True):
        made.type, made.kw_only = each.type, each.kw_only
    return model


def _field(each: Any, missing: object) -> Any:  # noqa: ANN401 - a field of any type
    given = {name: getattr(each, name) for name in ("default", "default_factory")}
    given = {name: value for name, value in given.items() if value is not missing}
    return dataclasses.field(**given, init=each.init, repr=each.repr, compare=each.compare, kw_only=True)
