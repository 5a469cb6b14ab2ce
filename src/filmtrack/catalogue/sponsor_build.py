"""From the tables of a round's conditions to the domain's conditions."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from filmtrack.catalogue.rule_build import alike, choice, common, completion, length
from filmtrack.catalogue.sponsor_tables import ApplicantsTable, EventTable, MarketsTable, SponsorRulesTable
from filmtrack.domain.requirements import Words
from filmtrack.domain.scheme import (
    Applicants,
    EventWindow,
    FestivalList,
    InWords,
    Listed,
    Overseas,
    Route,
    SponsorRules,
)

_route = alike(Route)
_in_words = alike(InWords)


def sponsor_rules(table: SponsorRulesTable, listed: tuple[Listed, ...]) -> SponsorRules:
    """All conditions that a round states; `listed` are the festivals of its list."""
    plain: dict[str, Any] = {
        name: build(stated) for name, build in _BUILT.items() if (stated := getattr(table, name)) is not None
    }
    if table.festivals is not None:
        plain["festivals"] = FestivalList(listed=listed, complete=table.festivals.complete, **common(table.festivals))
    return SponsorRules(in_words=tuple(map(_in_words, table.rule)), **plain)


def _applicants(table: ApplicantsTable) -> Applicants:
    return Applicants(routes=tuple(map(_route, table.route)), share=table.share, **common(table))


def _markets(table: MarketsTable) -> Words:
    return Words(values=table.values, **common(table))


def _event(table: EventTable) -> EventWindow:
    return EventWindow(
        since=None if table.since == "unknown" else table.since,
        by=None if table.by == "unknown" else table.by,
        since_unknown=table.since == "unknown",
        by_unknown=table.by == "unknown",
        counts=table.counts,
        **common(table),
    )


_BUILT: Final[Mapping[str, Callable[[Any], Any]]] = {
    "applicants": _applicants,
    "joint": choice,
    "owners": choice,
    "production": completion,
    "max_runtime": length,
    "min_runtime": length,
    "invitation": choice,
    "markets": _markets,
    "event": _event,
    "overseas": alike(Overseas),
}
