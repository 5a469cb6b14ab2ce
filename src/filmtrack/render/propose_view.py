"""A proposal as cells, and what is said beside it: sums, what binds, what was left out, what was taken for granted."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from filmtrack.message import Message, counted, message
from filmtrack.render.columns import Cell, Column, cell
from filmtrack.render.moments import day, span
from filmtrack.render.rate_lines import rate_lines
from filmtrack.render.terms import term
from filmtrack.reports.proposal import Proposal, ProposalRow

COLUMNS = (
    Column(heading="Enter by"),
    Column(heading="Festival", flexible=True),
    Column(heading="Fee", right=True),
    Column(heading="Value", right=True),
    Column(heading="Why", flexible=True),
)
_STYLES = {"announced": "bold", "expected": "italic"}
MOST_LEFT_OUT = 5


def cells(rows: Sequence[ProposalRow], *, today: date) -> list[tuple[Cell, ...]]:
    """One tuple of cells a row, for `COLUMNS`."""
    return [
        (
            cell(day(row.enter_on, near=today), *_dates(row, today), style=_STYLES[row.status]),
            cell(row.name, str(_place(row))),
            cell(str(_fee(row))),
            cell(str(row.value)),
            cell(*(str(each) for each in _why(row, today))),
        )
        for row in rows
    ]


def _dates(row: ProposalRow, today: date) -> Iterator[str]:
    if row.status == "expected" and row.range80:
        yield str(message("forecast {span}", span=span(*row.range80, near=today)))
    elif row.closes_on:
        yield str(message("closes {day}", day=day(row.closes_on, near=today, weekday=False)))


def _place(row: ProposalRow) -> Message:
    tier = term(row.tier)
    if row.section is None:
        return message("{year}, {tier}", year=str(row.edition), tier=tier)
    return message("{year}, {section}, {tier}", year=str(row.edition), section=row.section, tier=tier)


def _fee(row: ProposalRow) -> Message:
    if row.fee is None:
        aside = row.fee_assumed
        return message("? {fee}", fee=aside) if aside and aside.amount else message("? free")
    return message("{fee}", fee=row.fee) if row.fee.amount else message("free")


def _why(row: ProposalRow, today: date) -> Iterator[Message]:
    if row.hold_until:
        until = day(row.hold_until, near=today, weekday=False)
        yield message("only if {festivals} said no, by {day}", festivals=row.held_for, day=until)
    if row.planned:
        yield message("planned already")
    yield from row.reasons
    if not row.reasons:
        yield message("open to it")


def beside(found: Proposal, weights: Mapping[str, Decimal]) -> Iterator[Message]:
    """The sums, how good the plan is, and everything that explains it."""
    yield _sums(found)
    yield _proof(found)
    for each in found.binding:
        if each.what == "date":
            yield message("time: {told}", told=each.told)
        else:
            yield message("what binds: {told}; without, the value would be {gain} more", told=each.told, gain=each.gain)
    yield from _next(found)
    for out in found.left_out[:MOST_LEFT_OUT]:
        yield message("left out: {name} (value {value}): {reason}", name=out.name, value=out.value, reason=out.reason)
    if found.fixed:
        yield message("fixed, since sent or accepted: {festivals}", festivals=found.fixed)
    for said in found.assumptions:
        yield message("taken for granted: {said}", said=said)
    yield from rate_lines(found.rates)
    named = tuple(f"{name} {weight}" for name, weight in weights.items())
    yield message(
        "value = 1,000 × chance × worth; weights ([propose.weights] in config.toml): {weights}", weights=named
    )


def _sums(found: Proposal) -> Message:
    cost = message("{cost} in fees", cost=found.total_cost)
    if found.unknown_fees:
        cost = counted(
            "{cost}, and {aside} set aside for {count} fee that is not known",
            "{cost}, and {aside} set aside for {count} fees that are not known",
            count=len(found.unknown_fees),
            cost=cost,
            aside=found.set_aside,
        )
    return counted(
        "{count} entry, {cost}; value {value}",
        "{count} entries, {cost}; value {value}",
        count=len(found.rows),
        cost=cost,
        value=found.total_value,
    )


def _proof(found: Proposal) -> Message:
    if not found.gap:
        return message("no plan that keeps these conditions is worth more (proven)")
    return message("not proven the best: another may be worth up to {percent} % more", percent=f"{found.gap * 100:.2g}")


def _next(found: Proposal) -> Iterator[Message]:
    more = found.more
    if more is None:
        return
    if not more.gain:
        yield message("{money} more would buy nothing better", money=more.money)
    elif more.drops:
        yield message(
            "{money} more would buy {adds} in place of {drops}: value {gain} more",
            money=more.money,
            adds=more.adds,
            drops=more.drops,
            gain=more.gain,
        )
    else:
        yield message(
            "{money} more would buy {adds}: value {gain} more", money=more.money, adds=more.adds, gain=more.gain
        )
