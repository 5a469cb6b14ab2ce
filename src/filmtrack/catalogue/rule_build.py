"""From the tables of conditions to the domain's conditions.

Any object with the keys of a table will do: Pydantic's, or one that a kept check has read.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeVar

from filmtrack.domain.requirements import (
    AgeLimit,
    Choice,
    Completion,
    Demand,
    Figure,
    LengthLimit,
    Origin,
    PremiereDemand,
    Provenance,
    Requirements,
    Words,
)
from filmtrack.values import fields, replace

if TYPE_CHECKING:  # they import pydantic
    from filmtrack.catalogue.rule_tables import LengthTable, RulesTable
    from filmtrack.catalogue.sourced_tables import Condition, Sourced

D = TypeVar("D", bound=Demand)
_COMMON: Final = frozenset(each.name for each in fields(Demand))


def provenance(table: "Sourced") -> Provenance:
    """Where a table's statement comes from."""
    return Provenance(sources=table.source, checked=table.checked, as_of=table.as_of, certainty=table.certainty)


def common(table: "Condition") -> dict[str, Any]:
    """The part that all domain conditions share."""
    return {"provenance": provenance(table), "else_ask": table.else_ask, "note": table.note}


def length(table: "LengthTable") -> LengthLimit:
    """A bound on the running time."""
    seconds = None if table.limit == "none" else table.limit
    return LengthLimit(
        seconds=seconds, inclusive=table.inclusive, credits_included=table.credits == "included", **common(table)
    )


def alike(kind: type[D]) -> Callable[["Condition"], D]:
    """How a condition is built whose keys in the table are those in the domain."""
    own = [each.name for each in fields(kind) if each.name not in _COMMON]

    def build(table: "Condition") -> D:
        return kind(**{name: getattr(table, name) for name in own}, **common(table))

    return build


def requirements(table: "RulesTable") -> Requirements:
    """All conditions that a table states; most state none, and have the same empty ones."""
    told = table.model_fields_set
    if told.isdisjoint(_NAMES):
        return NO_REQUIREMENTS
    plain: dict[str, Any] = {
        name: build(stated)
        for name, build in _BUILT.items()
        if name in told and (stated := getattr(table, name)) is not None
    }
    if table.completed_after is not None and table.completion is None:
        plain["completion"] = Completion(after=table.completed_after)
    if table.credits == "excluded":
        for name in ("max_runtime", "min_runtime"):
            if name in plain:
                plain[name] = replace(plain[name], credits_included=False)
    return Requirements(**plain)


completion = alike(Completion)
choice = alike(Choice)
words = alike(Words)
_figure = alike(Figure)
_BUILT: Final[Mapping[str, Callable[[Any], Demand]]] = {
    "max_runtime": length,
    "min_runtime": length,
    "completion": completion,
    "premiere": alike(PremiereDemand),
    "origin": alike(Origin),
    "language": words,
    "student": choice,
    "first_film": choice,
    "director_age": alike(AgeLimit),
    "women_share": _figure,
    "subtitles": words,
    "resubmission": choice,
    "per_director": _figure,
    "per_entrant": _figure,
    "exclusive_with": words,
    "online": choice,
    "broadcast": choice,
    "genres": words,
    "excluded_genres": words,
}
_NAMES: Final = frozenset({*_BUILT, "completed_after"})
NO_REQUIREMENTS: Final = Requirements()
