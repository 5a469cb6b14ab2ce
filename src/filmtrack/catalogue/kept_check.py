"""The check of a festival's table as Pydantic worked it out, kept in the cache folder.

Of the models Pydantic makes a schema, and of the schema its core makes the check. Importing Pydantic and making the
models takes many times what the core takes, so that after an edit the core is handed the schema of an earlier run. It
takes and refuses the same; what is wrong with what it refuses is told by the models, for which all is read.
"""

import pickle
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pydantic_core
from pydantic_core import SchemaError, SchemaValidator

from filmtrack.catalogue.kept import kept

if TYPE_CHECKING:
    from filmtrack.catalogue.tables import FestivalTable  # it imports pydantic


_NOT_TO_BE_KEPT = (pickle.PicklingError, AttributeError, TypeError, SchemaError)
"""What a schema raises that holds more than words and named functions, as that of a later Pydantic might."""


class ReadTable:
    """A table as the core reads it when there is no model: its keys are attributes, as a model has them."""

    __slots__ = ("__dict__", "__pydantic_extra__", "__pydantic_fields_set__", "__pydantic_private__")
    __pydantic_fields_set__: set[str]

    @property
    def model_fields_set(self) -> set[str]:
        """The keys that were stated."""
        return self.__pydantic_fields_set__

    def model_copy(self, *, update: dict[str, Any]) -> "ReadTable":
        """The same table with these keys stated, too."""
        copied = ReadTable()
        copied.__dict__ |= {**self.__dict__, **update}
        copied.__pydantic_fields_set__ = self.__pydantic_fields_set__ | update.keys()
        return copied


def festival_check(cache: Path) -> "Callable[[Any], FestivalTable]":
    """What makes a table of what stands in a file, or raises Pydantic's ValidationError."""
    try:
        return SchemaValidator(_schema(cache)).validate_python
    except _NOT_TO_BE_KEPT:
        from filmtrack.catalogue.tables import FestivalTable  # noqa: PLC0415 - it imports pydantic

        return FestivalTable.model_validate


def keep_festival_check(cache: Path) -> None:
    """Keep it for after an edit, where this Pydantic makes a schema that can be kept."""
    with suppress(*_NOT_TO_BE_KEPT):
        _schema(cache)


def _schema(cache: Path) -> Any:
    core = Path(pydantic_core.__file__).parent
    made_by = (core / "__init__.py", core.with_name("pydantic") / "version.py")
    return kept("festival-check", made_by, _made, cache=cache)


def _made() -> Any:
    from filmtrack.catalogue.tables import FestivalTable  # noqa: PLC0415 - it imports pydantic

    FestivalTable.model_rebuild()
    return _without_models(FestivalTable.__pydantic_core_schema__)


def _without_models(part: Any) -> Any:
    """A schema without what only the models need; functions stay, and are kept by their names."""
    from filmtrack.catalogue.sourced_tables import Table  # noqa: PLC0415 - it imports pydantic

    if isinstance(part, dict):
        is_schema = isinstance(part.get("type"), str)
        left_out = {"metadata", "serialization"} if is_schema else set()
        return {name: _without_models(each) for name, each in part.items() if name not in left_out}
    if isinstance(part, (list, tuple)):
        return type(part)(map(_without_models, part))
    return ReadTable if isinstance(part, type) and issubclass(part, Table) else part
