"""One festival as text: next dates with their forecasts drawn, history by tier, rules, materials, sources."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, tzinfo

from filmtrack.domain.festival import Festival
from filmtrack.render.festival_dates_view import history_lines, next_lines
from filmtrack.render.fold import folded
from filmtrack.render.rules_view import rule_lines
from filmtrack.render.safe import one_line, width
from filmtrack.render.terms import named, said, term
from filmtrack.reports.occasion import Occasion


def festival_text(
    festival: Festival,
    found: Sequence[Occasion],
    *,
    now: datetime,
    zone: tzinfo,
    today: date,
    unicode: bool = True,
    columns: int | None = None,
) -> str:
    """Everything that the catalogue knows of a festival; sentences are wrapped where `columns` are given."""
    parts = [
        _heading(festival),
        _block(said("Next"), next_lines(found, now=now, zone=zone, today=today, unicode=unicode), columns),
        _block(said("History"), history_lines(festival), None),
        _block(said("Rules"), rule_lines(festival), columns),
        _block(said("Materials"), _materials(festival), columns),
        _block(said("Notes"), (one_line(note) for note in festival.notes), columns),
        _block(said("Sources"), _sources(festival), None),
    ]
    return "\n".join(part for part in parts if part)


def _heading(festival: Festival) -> str:
    place = ", ".join(each for each in (festival.city, festival.country) if each)
    lines = [
        f"{named(festival.name)}  ({festival.id})",
        " · ".join(each for each in (term(festival.kind), place, festival.timezone, festival.website) if each),
    ]
    other = [
        name for name in (festival.name, *(name for _, name in festival.names)) if name != named(festival.name)
    ] + [said("formerly {name}", name=name) for name in festival.former_names]
    if other:
        lines.append(" · ".join(other))
    if festival.platforms:
        lines.append(said("enter by: {platforms}", platforms=festival.platforms))
    if festival.qualifying:
        as_of = festival.qualifying_as_of
        year = f" {said('(as of {year})', year=str(as_of))}" if as_of else ""
        lines.append(said("qualifies for: {awards}", awards=festival.qualifying) + year)
    return "".join(one_line(line) + "\n" for line in lines)


def _materials(festival: Festival) -> Iterator[str]:
    for each in festival.materials:
        details = [
            *(f"{each.count}" for _ in range(1) if each.count),
            *each.languages,
            *each.formats,
            each.until,
            each.note,
        ]
        text = f"{term(each.stage)}: {each.item}" + (
            f" ({'; '.join(str(d) for d in details if d)})" if any(details) else ""
        )
        yield one_line(text)


def _sources(festival: Festival) -> Iterator[str]:
    where = festival.provenance
    if where.checked:
        yield said("seen {day}", day=where.checked)
    elif where.as_of:
        yield said("archived pages, newest of about {year}", year=str(where.as_of))
    sources = [
        *where.sources,
        *(s for edition in festival.editions for d in edition.deadlines for s in d.provenance.sources),
    ]
    yield from (one_line(each) for each in dict.fromkeys(sources))


def _block(title: str, lines: Iterable[str], columns: int | None) -> str:
    text = "".join(f"  {part}\n" for line in lines for part in _wrapped(line, columns))
    return f"{title}\n{text}" if text else ""


def _wrapped(line: str, columns: int | None) -> list[str]:
    if columns is None or width(line) <= columns - 2:
        return [line]
    indent = len(line) - len(line.lstrip())
    return [each.rstrip("\n") for each in folded(line.strip(), columns - 2, indent=indent, hang=4)]
