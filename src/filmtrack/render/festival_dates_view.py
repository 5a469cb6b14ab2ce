"""The dates of one festival as lines: what comes next with its forecast drawn, and the history by tier."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, tzinfo

from filmtrack.domain.festival import Edition, Festival
from filmtrack.domain.forecast import Forecast
from filmtrack.render.moments import day, left, span
from filmtrack.render.month_bar import month_bar
from filmtrack.render.safe import one_line, padded, width
from filmtrack.render.terms import said, term
from filmtrack.render.upcoming_view import status_word, when
from filmtrack.reports.occasion import Occasion
from filmtrack.reports.rows import UpcomingRow
from filmtrack.reports.upcoming_row import row_of

MOST_TIERS = 6


def next_lines(found: Sequence[Occasion], *, now: datetime, zone: tzinfo, today: date, unicode: bool) -> Iterator[str]:
    """What is still to come, soonest first; each forecast with its ranges, its reasons and a bar across the months."""
    for occasion in sorted(found, key=lambda each: each.date or date.max):
        row = row_of(occasion, now=now, today=today)
        if _is_past(row, today):
            continue
        yield one_line(_headline(row, zone, today))
        if row.range80 and row.range90:
            ranges = {"most": span(*row.range80, near=today), "nearly": span(*row.range90, near=today)}
            yield f"  {said('80 %: {most}; 90 %: {nearly}; not announced', **ranges)}"
        if row.note:
            yield f"  {one_line(str(row.note))}"
        if occasion.forecast and row.status == "expected":
            yield from _drawn(occasion.forecast, unicode=unicode)


def history_lines(festival: Festival) -> Iterator[str]:
    """Each edition's dates by tier, newest first."""
    editions = [each for each in reversed(festival.editions) if each.announced or each.cancelled]
    tiers = list(dict.fromkeys(deadline.tier for edition in festival.editions for deadline in edition.deadlines))
    if not editions:
        return
    named = [one_line(term(tier)) for tier in tiers[:MOST_TIERS]]
    table = [[said("edition"), *named, term("event")]]
    table += [_edition_cells(edition, tiers[:MOST_TIERS]) for edition in editions]
    widths = [max(width(row[place]) for row in table) for place in range(len(table[0]))]
    for row in table:
        yield "  ".join(padded(text, space) for text, space in zip(row, widths, strict=True)).rstrip()
    if len(tiers) > MOST_TIERS:
        yield said("further tiers: {tiers}", tiers=tuple(one_line(tier) for tier in tiers[MOST_TIERS:]))


def _is_past(row: UpcomingRow, today: date) -> bool:
    over = row.ends_on or row.date
    return row.closed or (row.status == "announced" and over is not None and over < today)


def _headline(row: UpcomingRow, zone: tzinfo, today: date) -> str:
    what = (
        said("call opens") if row.what == "opens" else term("event" if row.what == "event" else row.tier or "deadline")
    )
    sections = f" ({', '.join(row.sections)})" if row.sections else ""
    first, second = when(row, zone=zone, today=today)
    ahead = f", {left(row.days_left)}" if row.days_left is not None else ""
    about = f"{term(status_word(row))}: {what}{sections} {row.edition or ''}".rstrip()
    return f"{about}: {first} {second}".rstrip() + ahead


def _drawn(forecast: Forecast, *, unicode: bool) -> Iterator[str]:
    chart = month_bar(forecast.expected, forecast.range50, forecast.range80, forecast.range90, unicode=unicode)
    return (f"    {line}" for line in chart)


def _edition_cells(edition: Edition, tiers: Sequence[str]) -> list[str]:
    year = str(edition.year) + (f" {said('cancelled')}" if edition.cancelled else "")
    return [year, *(_dates(edition, tier) for tier in tiers), _event(edition)]


def _dates(edition: Edition, tier: str) -> str:
    dates = []
    for deadline in edition.deadlines:
        if deadline.tier == tier and deadline.date:
            about = [
                *deadline.sections,
                *deadline.platforms,
                *(() if deadline.closes == "entry" else (deadline.closes,)),
            ]
            was = f" {said('(was {day})', day=deadline.replaces.isoformat())}" if deadline.replaces else ""
            dates.append(deadline.date.isoformat() + was + (f" {'+'.join(about)}" if about else ""))
    return one_line("; ".join(dates))


def _event(edition: Edition) -> str:
    if edition.starts and edition.ends:
        return span(edition.starts, edition.ends, near=date.min)
    return day(edition.starts, near=date.min, weekday=False) if edition.starts else ""
