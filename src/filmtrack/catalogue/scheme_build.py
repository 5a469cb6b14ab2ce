"""From a file's merged tables to schemes; what a table leaves unsaid, the one around it says."""

from collections.abc import Iterable
from typing import Any, TypeVar

from filmtrack.catalogue.build import D, inherited, sourced
from filmtrack.catalogue.rule_build import provenance
from filmtrack.catalogue.scheme_tables import DateTable, RoundTable, SchemeTable
from filmtrack.catalogue.sourced_tables import Sourced
from filmtrack.catalogue.sponsor_build import sponsor_rules
from filmtrack.domain.requirements import Demand, Provenance
from filmtrack.domain.scheme import (
    Document,
    FestivalList,
    Grant,
    Listed,
    NotListed,
    Question,
    Round,
    Scheme,
    SchemeDate,
    SponsorRules,
)
from filmtrack.values import fields, replace

S = TypeVar("S", bound=Grant | Document | Question)
_YEAR = 4


def build_scheme(table: SchemeTable) -> Scheme:
    """The domain's scheme from a complete table whose rounds are like rounds that exist."""
    here = provenance(table)
    tables = {each.id: each for each in table.round}
    rounds = [_whole(each, tables, here) for each in table.round]
    return Scheme(
        id=table.id,
        name=table.name or table.id,
        names=tuple(table.names.items()),
        former_names=table.former_names,
        pays_for=table.pays_for,
        run_by=table.run_by,
        paid_by=table.paid_by,
        ask=table.ask,
        website=table.website,
        timezone=table.timezone,
        same_as=table.same_as,
        ended_on=table.ended,
        rounds=tuple(sorted(rounds, key=lambda each: each.year or 0)),
        notes=table.note,
        provenance=here,
    )


def year_of(table: RoundTable) -> int | None:
    """The year of a round: stated, else its id where that is one."""
    named = int(table.id) if len(table.id) == _YEAR and table.id.isascii() and table.id.isdigit() else None
    return table.year or named


def date_key(table: DateTable) -> str:
    """By what a date is patched: its id, else its kind."""
    return table.id or table.what


def _whole(table: RoundTable, tables: dict[str, RoundTable], outer: Provenance) -> Round:
    own = _stated(table, outer)
    return own if table.like is None else _taken_over(table, own, _whole(tables[table.like], tables, outer))


def _stated(table: RoundTable, outer: Provenance) -> Round:
    here = inherited(provenance(table), outer)
    return Round(
        id=table.id,
        year=year_of(table),
        name=table.name,
        status=table.status,
        ended_on=table.ended,
        rules_known=table.rules_known or "all",
        rules=_rules(table, here),
        pot=table.pot,
        grants=_built(Grant, table.grant, here, "item", "name", "amount", "ceiling", "per", "to", "note"),
        not_listed=_not_listed(table, here),
        documents=_built(Document, table.document, here, "item", "name", "stage", "note"),
        dates=tuple(_date(each, here) for each in table.date),
        questions=_built(Question, table.question, here, "id", "text", "about", "note"),
        notes=table.note,
        provenance=here,
    )


def _rules(table: RoundTable, here: Provenance) -> SponsorRules:
    listed = tuple(Listed(id=each.id, name=each.name, day=each.day) for each in table.festival)
    stated = sponsor_rules(table, listed)
    if listed and stated.festivals is None:
        stated = replace(stated, festivals=FestivalList(listed=listed))
    demands: dict[str, Any] = {
        each.name: sourced(demand, here)
        for each in fields(stated)
        if isinstance(demand := getattr(stated, each.name), Demand)
    }
    if stated.applicants:
        routes = tuple(sourced(each, demands["applicants"].provenance) for each in stated.applicants.routes)
        demands["applicants"] = replace(demands["applicants"], routes=routes)
    return replace(stated, **demands, in_words=tuple(sourced(each, here) for each in stated.in_words))


def _date(table: DateTable, here: Provenance) -> SchemeDate:
    names = ("what", "day", "each", "after_event", "time", "timezone", "stated", "note")
    return SchemeDate(key=date_key(table), **_plain(table, *names), provenance=_from(table, here))


def _not_listed(table: RoundTable, here: Provenance) -> NotListed | None:
    found = table.not_listed
    return NotListed(items=found.items, note=found.note, provenance=_from(found, here)) if found else None


def _built(make: type[S], tables: Iterable[Sourced], here: Provenance, *names: str) -> tuple[S, ...]:
    return tuple(make(**_plain(each, *names), provenance=_from(each, here)) for each in tables)


def _plain(table: object, *names: str) -> dict[str, Any]:
    return {name: getattr(table, name) for name in names}


def _from(table: Sourced, here: Provenance) -> Provenance:
    return inherited(provenance(table), here)


def _taken_over(table: RoundTable, own: Round, base: Round) -> Round:
    """A round with what it says nothing of as the other round has it; that this still holds is an inference."""
    stated = {*table.model_fields_set, *(each.what for each in own.dates), *(each.item for each in own.grants)}
    questions = tuple(each for each in base.questions if each.about not in stated)
    return replace(
        own,
        rules_known=table.rules_known or base.rules_known,
        rules=_rules_taken_over(table, own.rules, base.rules),
        grants=_joined(own.grants, base.grants, "item"),
        not_listed=own.not_listed or (_inferred(base.not_listed) if base.not_listed else None),
        documents=_joined(own.documents, base.documents, "item"),
        questions=_joined(own.questions, questions, "id"),
    )


def _rules_taken_over(table: RoundTable, own: SponsorRules, base: SponsorRules) -> SponsorRules:
    known = {each.id for each in own.in_words}
    words = (*own.in_words, *(_inferred(each) for each in base.in_words if each.id not in known))
    taken: dict[str, Any] = {
        each.name: _inferred(demand)
        for each in fields(own)
        if getattr(own, each.name) is None and isinstance(demand := getattr(base, each.name), Demand)
    }
    if own.festivals and base.festivals and table.festivals is None:
        listed = (*own.festivals.listed, *base.festivals.listed)
        taken["festivals"] = replace(_inferred(base.festivals), listed=listed)
    return replace(own, **taken, in_words=words)


def _joined(own: tuple[S, ...], base: tuple[S, ...], key: str) -> tuple[S, ...]:
    known = {getattr(each, key) for each in own}
    return (*own, *(_inferred_one(each) for each in base if getattr(each, key) not in known))


def _inferred_one(stated: S) -> S:
    return replace(stated, provenance=replace(stated.provenance, certainty="inferred"))


def _inferred(demand: D) -> D:
    return replace(demand, provenance=replace(demand.provenance, certainty="inferred"))
