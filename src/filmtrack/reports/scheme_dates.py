"""The dates of schemes as rows of `upcoming`, and which festivals are on a scheme's list."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta, tzinfo

from filmtrack.domain.instants import days_left
from filmtrack.domain.scheme import Round, Scheme
from filmtrack.domain.scheme_round import Dated, dated, round_standing
from filmtrack.message import Message, message, together
from filmtrack.reports.due_window import Window
from filmtrack.reports.filters import Filters, row_fits
from filmtrack.reports.rows import UpcomingRow, What

_WHAT: dict[str, What] = {"closes": "deadline", "claim": "deadline", "opens": "opens"}


def listed_festivals(scheme: Scheme) -> tuple[str, ...]:
    """The festivals of the latest round that has a list, and the one that the scheme itself is."""
    lists = [each.rules.festivals.listed for each in reversed(scheme.rounds) if each.rules.festivals]
    own = (scheme.same_as,) if scheme.same_as else ()
    return (*own, *(each.id for each in (lists[0] if lists else ()) if each.id))


def scheme_rows(
    schemes: Iterable[Scheme], window: Window, filters: Filters, *, now: datetime, zone: tzinfo
) -> tuple[UpcomingRow, ...]:
    """The dates of these schemes that fall into a window; where something is asked of festivals there are none."""
    asked = (filters.festivals, filters.kinds, filters.countries, filters.platforms, filters.genres, filters.qualifying)
    if any(asked) or filters.student:
        return ()
    today = now.astimezone(zone).date()
    rows = [
        _row(scheme, round_, each, now, zone)
        for scheme in schemes
        if not scheme.same_as
        for round_ in scheme.rounds
        for each in dated(scheme, round_, now=now, zone=zone)
        if _wanted(each, window, now, today)
    ]
    return tuple(row for row in (_next(rows) if window.next_only else rows) if row_fits(row, filters))


def _wanted(each: Dated, window: Window, now: datetime, today: date) -> bool:
    if _WHAT.get(each.stated.what) != "deadline" and not window.events:
        return False
    if each.is_past(now, today) and not window.closed:
        return False
    if window.before is None:
        return (window.first or date.min) <= each.day <= (window.last or date.max)
    if each.closing:
        return each.closing.warn_from_at < window.before
    return each.day < window.before.date() + timedelta(days=1)


def _next(rows: list[UpcomingRow]) -> Iterator[UpcomingRow]:
    seen: set[str] = set()
    for row in sorted(rows, key=lambda each: each.date or date.max):
        if row.festival not in seen:
            seen.add(row.festival)
            yield row


def _row(scheme: Scheme, round_: Round, each: Dated, now: datetime, zone: tzinfo) -> UpcomingRow:
    stated, closing = each.stated, each.closing
    today = now.astimezone(zone).date()
    where = stated.provenance
    return UpcomingRow(
        festival=scheme.id,
        name=scheme.name,
        kind="scheme",
        country=None,
        city=None,
        edition=round_.year,
        key=f"{round_.id}.{stated.key}",
        tier=_tier(stated.what),
        sections=(),
        platforms=(),
        what=_WHAT.get(stated.what, "event"),
        status="listed" if stated.each else "announced",
        date=each.day,
        ends_on=None,
        time=stated.time,
        festival_timezone=stated.timezone or scheme.timezone,
        hour_known=closing.hour_known if closing else False,
        closes_at=closing.closes_at if closing else None,
        warn_from_at=closing.warn_from_at if closing else None,
        days_left=days_left(now, closing.closes_at) if closing else (each.day - today).days,
        fee=None,
        free=None,
        price_rises_on=None,
        replaces=None,
        superseded_by=None,
        range50=None,
        range80=None,
        range90=None,
        editions_known=None,
        last_known_edition=None,
        source="; ".join(where.sources) or None,
        checked_on=where.checked,
        as_of=where.as_of,
        stated=stated.stated,
        note=_note(scheme, round_, each, now, zone),
        website=scheme.website,
        entry=None,
        closed=bool(closing and closing.closes_at <= now),
    )


def _tier(what: str) -> str:
    return {"closes": "application", "claim": "claim"}.get(what, what)


def _note(scheme: Scheme, round_: Round, each: Dated, now: datetime, zone: tzinfo) -> Message | None:
    parts = [message("{note}", note=each.stated.note)] if each.stated.note else []
    standing = round_standing(scheme, round_, now=now, zone=zone)
    if standing.status == "unknown":
        parts.append(standing.reason)
    return together(tuple(parts))
