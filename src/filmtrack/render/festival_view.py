"""One festival as text: next dates with their forecasts drawn, history by tier, rules, materials, sources."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, tzinfo

from filmtrack.domain.festival import Edition, Festival
from filmtrack.render.moments import day, left, span
from filmtrack.render.month_bar import month_bar
from filmtrack.render.rules_view import rule_lines
from filmtrack.render.safe import one_line, width
from filmtrack.render.upcoming_view import status_word, when
from filmtrack.reports.occasions import Occasion
from filmtrack.reports.upcoming_row import row_of

MOST_TIERS = 6


def festival_text(
    festival: Festival, found: Sequence[Occasion], *, now: datetime, zone: tzinfo, today: date, unicode: bool = True
) -> str:
    """Everything that the catalogue knows of a festival."""
    parts = [
        _heading(festival),
        _next(found, now, zone, today, unicode=unicode),
        _history(festival),
        _block("Rules", rule_lines(festival)),
        _block("Materials", _materials(festival)),
        _block("Notes", [one_line(note) for note in festival.notes]),
        _block("Sources", _sources(festival)),
    ]
    return "\n".join(part for part in parts if part)


def _heading(festival: Festival) -> str:
    place = ", ".join(each for each in (festival.city, festival.country) if each)
    lines = [
        f"{festival.name}  ({festival.id})",
        " · ".join(each for each in (festival.kind, place, festival.timezone, festival.website) if each),
    ]
    other = [name for _, name in festival.names] + [f"formerly {name}" for name in festival.former_names]
    if other:
        lines.append(" · ".join(other))
    if festival.platforms:
        lines.append("enter by: " + ", ".join(festival.platforms))
    if festival.qualifying:
        year = f" (as of {festival.qualifying_as_of})" if festival.qualifying_as_of else ""
        lines.append("qualifies for: " + ", ".join(festival.qualifying) + year)
    return "".join(one_line(line) + "\n" for line in lines)


def _next(found: Sequence[Occasion], now: datetime, zone: tzinfo, today: date, *, unicode: bool) -> str:
    lines: list[str] = []
    for occasion in sorted(found, key=lambda each: each.date or date.max):
        row = row_of(occasion, now=now, today=today)
        if row.closed or (
            row.status == "announced" and row.date and row.date < today and (row.ends_on or row.date) < today
        ):
            continue
        what = {"opens": "call opens", "event": "event"}.get(row.what) or row.tier or "deadline"
        sections = f" ({', '.join(row.sections)})" if row.sections else ""
        first, second = when(row, zone=zone, today=today)
        ahead = f", {left(row.days_left)}" if row.days_left is not None else ""
        lines.append(
            one_line(
                f"{status_word(row)}: {what}{sections} {row.edition or ''}".rstrip()
                + f": {first} {second}".rstrip()
                + ahead
            )
        )
        if row.range80 and row.range90:
            lines.append(f"  80 %: {span(*row.range80, near=today)}; 90 %: {span(*row.range90, near=today)}")
        if row.note:
            lines.append(f"  {one_line(str(row.note))}")
        if occasion.forecast and row.status == "expected":
            chart = month_bar(
                occasion.forecast.expected,
                occasion.forecast.range50,
                occasion.forecast.range80,
                occasion.forecast.range90,
                unicode=unicode,
            )
            lines += [f"    {line}" for line in chart]
    return _block("Next", lines)


def _history(festival: Festival) -> str:
    editions = [each for each in reversed(festival.editions) if each.announced or each.cancelled]
    tiers = list(dict.fromkeys(deadline.tier for edition in festival.editions for deadline in edition.deadlines))
    shown = tiers[:MOST_TIERS]
    table = [["edition", *shown, "event"]] if editions else []
    table += [_history_row(edition, shown) for edition in editions]
    widths = [max(width(row[place]) for row in table) for place in range(len(table[0]))] if table else []
    lines = [
        "  ".join(text + " " * (space - width(text)) for text, space in zip(row, widths, strict=True)).rstrip()
        for row in table
    ]
    if len(tiers) > len(shown):
        lines.append("further tiers: " + ", ".join(one_line(tier) for tier in tiers[MOST_TIERS:]))
    return _block("History", lines)


def _history_row(edition: Edition, tiers: Sequence[str]) -> list[str]:
    year = str(edition.year) + (" cancelled" if edition.cancelled else "")
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
            was = f" (was {deadline.replaces.isoformat()})" if deadline.replaces else ""
            dates.append(deadline.date.isoformat() + was + (f" {'+'.join(about)}" if about else ""))
    return one_line("; ".join(dates))


def _event(edition: Edition) -> str:
    if edition.starts and edition.ends:
        return span(edition.starts, edition.ends, near=date.min)
    return day(edition.starts, near=date.min, weekday=False) if edition.starts else ""


def _materials(festival: Festival) -> Iterator[str]:
    for each in festival.materials:
        details = [
            *(f"{each.count}" for _ in range(1) if each.count),
            *each.languages,
            *each.formats,
            each.until,
            each.note,
        ]
        text = f"{each.stage}: {each.item}" + (f" ({'; '.join(str(d) for d in details if d)})" if any(details) else "")
        yield one_line(text)


def _sources(festival: Festival) -> Iterator[str]:
    where = festival.provenance
    if where.checked:
        yield f"checked {where.checked.isoformat()}"
    elif where.as_of:
        yield f"archived pages, newest of about {where.as_of}"
    sources = [
        *where.sources,
        *(s for edition in festival.editions for d in edition.deadlines for s in d.provenance.sources),
    ]
    yield from (one_line(each) for each in dict.fromkeys(sources))


def _block(title: str, lines: Sequence[str] | Iterator[str]) -> str:
    text = "".join(f"  {line}\n" for line in lines)
    return f"{title}\n{text}" if text else ""
