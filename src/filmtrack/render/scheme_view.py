"""Schemes: one line each, or one whole with its rounds, rules, sums, dates and questions."""

from collections.abc import Iterator, Sequence
from datetime import date

from filmtrack.domain.requirements import Demand, Provenance
from filmtrack.domain.scheme import (
    Applicants,
    EventWindow,
    FestivalList,
    Grant,
    Overseas,
    Round,
    Route,
    Scheme,
    SchemeDate,
)
from filmtrack.message import Message, counted, message
from filmtrack.render.blocks import block, wrapped
from filmtrack.render.columns import Cell, Column, cell
from filmtrack.render.moments import day, month_day
from filmtrack.render.rules_view import described
from filmtrack.render.safe import one_line
from filmtrack.render.sources import seen
from filmtrack.render.terms import named, said, term
from filmtrack.reports.schemes import RoundRow, SchemeRow
from filmtrack.values import fields

COLUMNS = (
    Column(heading="Id"),
    Column(heading="Scheme", flexible=True),
    Column(heading="Pays for"),
    Column(heading="Round"),
    Column(heading="Status", flexible=True),
    Column(heading="Next"),
)


def cells(rows: Sequence[SchemeRow], *, today: date) -> list[tuple[Cell, ...]]:
    """For `COLUMNS`: one tuple of cells a scheme."""
    return [
        (
            cell(row.id, style="bold"),
            cell(named(row.name), row.run_by or ""),
            cell(term(row.pays_for)),
            cell(row.round or ""),
            cell(term(row.round_status), "" if row.round_status == "unknown" else str(row.reason)),
            cell(day(row.next_on, near=today) if row.next_on else ""),
        )
        for row in rows
    ]


def scheme_text(scheme: Scheme, rounds: Sequence[RoundRow], *, columns: int | None = None) -> str:
    """Everything that is known of a scheme, its latest round first."""
    standing = {each.round: each for each in rounds}
    parts = [
        _heading(scheme),
        *(_round(each, standing[each.id], columns) for each in reversed(scheme.rounds)),
        block(said("Notes"), scheme.notes, columns, hang=2),
        block(said("Sources"), scheme.provenance.sources),
    ]
    return "\n".join(part for part in parts if part)


def _heading(scheme: Scheme) -> str:
    pays = said("pays for {what}", what=term(scheme.pays_for))
    lines = [
        f"{named(scheme.name)}  ({scheme.id})",
        " · ".join(each for each in (pays, scheme.run_by, scheme.website) if each),
    ]
    if scheme.paid_by:
        lines.append(said("paid by {who}", who=scheme.paid_by))
    if scheme.ended_on:
        lines.append(said("ended on {day}", day=str(scheme.ended_on)))
    return "".join(one_line(each) + "\n" for each in lines)


def _round(round_: Round, row: RoundRow, columns: int | None) -> str:
    name = f" ({round_.name})" if round_.name else ""
    status = message("{status}, {reason}", status=row.round_status, reason=row.reason)
    title = one_line(said("Round {round}: {status}", round=f"{round_.id}{name}", status=status))
    lines = [*_rules(round_), *map(_grant, round_.grants), *_papers(round_), *map(_date, round_.dates)]
    lines += [said("not found: {what}", what=each.text) for each in round_.questions]
    lines += round_.notes
    return block(title, lines, columns, hang=2) or wrapped(title, columns)


def _rules(round_: Round) -> Iterator[str]:
    if round_.rules_known != "all":
        yield said("rules: only a part is known") if round_.rules_known == "part" else said("rules: none is known")
    for each in fields(round_.rules):
        demand = getattr(round_.rules, each.name)
        if isinstance(demand, Demand):
            yield f"{term(each.name.replace('_', ' '))}: " + _told(_in_words(demand), demand)
    for rule in round_.rules.in_words:
        yield f"{rule.id}: " + _told(rule.text, rule)


def _told(words: str, demand: Demand) -> str:
    otherwise = said("else {who} decides", who=demand.else_ask) if demand.else_ask else ""
    return "; ".join(each for each in (words, otherwise, demand.note or "", *_where(demand.provenance)) if each)


def _in_words(demand: Demand) -> str:
    match demand:
        case Applicants():
            routes = f" {said('or')} ".join(_route(each) for each in demand.routes)
            if demand.share == "every":
                return said("each by {routes}", routes=routes)
            if demand.share == "half":
                return said("half of them by {routes}", routes=routes)
            return said("one of them by {routes}", routes=routes)
        case FestivalList():
            listed = ", ".join(_listed(each.id or each.name or "", each.day) for each in demand.listed)
            return listed + ("" if demand.complete else f" {said('(a part of the list)')}")
        case EventWindow():
            return _window(demand)
        case Overseas():
            return said("not in {country}", country=demand.home)
    return described(demand)


def _route(route: Route) -> str:
    needs = [
        *route.kinds,
        *([said("permanent identity card")] if route.permanent_id else []),
        *([said("right of abode")] if route.right_of_abode else []),
        *([said("identity card")] if route.identity_card else []),
        *([said("{age} or older", age=route.at_least_age)] if route.at_least_age is not None else []),
        *([said("{age} or younger", age=route.at_most_age)] if route.at_most_age is not None else []),
    ]
    return said("route {route} ({needs})", route=route.id, needs=tuple(map(term, needs)))


def _listed(name: str, on: tuple[int, int] | None) -> str:
    return f"{name} ({month_day(*on)})" if on else name


def _window(window: EventWindow) -> str:
    lost = said("a day that was not found")
    since = str(window.since) if window.since else lost if window.since_unknown else ""
    by = str(window.by) if window.by else lost if window.by_unknown else ""
    parts = [
        said("from {day}", day=since) if since else "",
        said("to {day}", day=by) if by else "",
        said("(its {part} counts)", part=term(window.counts)) if window.counts else "",
    ]
    return " ".join(each for each in parts if each)


def _grant(grant: Grant) -> str:
    what = message("pays {what}", what=grant.name or grant.item)
    if grant.amount and grant.ceiling:
        what = message("{pays}: up to {amount}", pays=what, amount=grant.amount)
    elif grant.amount:
        what = message("{pays}: {amount}", pays=what, amount=grant.amount)
    if grant.per:
        what = message("{pays} per {per}", pays=what, per=grant.per)
    elif grant.amount:
        what = message("{pays}, per what is not said", pays=what)
    if grant.to:
        what = message("{pays}, for {whom}", pays=what, whom=grant.to)
    return "; ".join(each for each in (str(what), grant.note or "", *_where(grant.provenance)) if each)


def _papers(round_: Round) -> Iterator[str]:
    if round_.not_listed:
        yield said("not named among what is paid: {items}", items=tuple(round_.not_listed.items))
    for each in round_.documents:
        told = (said("wants {what}", what=each.name or each.item), each.note or "", *_where(each.provenance))
        yield "; ".join(part for part in told if part)


def _date(date_: SchemeDate) -> str:
    when = f"{date_.day}" if date_.day else ", ".join(month_day(*each) for each in date_.each)
    if date_.after_event:
        when = str(_after_event(date_.after_event.months, date_.after_event.days))
    hour = f" {date_.time}" if date_.time else ""
    told = (f"{term(date_.what)}: {when}{hour}", date_.note or "", *_where(date_.provenance))

    return "; ".join(each for each in told if each)


def _after_event(months: int, days: int) -> Message:
    if months:
        return counted("{count} month after the event", "{count} months after the event", count=months)
    return counted("{count} day after the event", "{count} days after the event", count=days)


def _where(where: Provenance) -> Iterator[str]:
    if where.certainty == "inferred":
        yield term("inferred")
    yield from map(str, seen(where.checked, where.as_of))
