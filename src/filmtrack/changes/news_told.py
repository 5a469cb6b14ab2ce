"""What `update` says of the news that it records."""

from collections.abc import Mapping
from typing import Any

from filmtrack.changes.entering import heading
from filmtrack.changes.news import News
from filmtrack.domain.entry import AWAITING, Entry, Status
from filmtrack.domain.film import Film, Screening
from filmtrack.message import Message, counted, message, together
from filmtrack.reports.told import values_told

MOST_SAID = 12
"""So many entries are told one by one; of more only the number is."""


def news_told(
    news: News,
    entry: Entry,
    film: Film | None,
    status: Status | None,
    screening: Screening | None,
    *,
    changed: Mapping[str, Any],
    anything: bool,
) -> Message:
    """Whose news it is, and what was recorded; `changed` are the fields of the entry that got another value."""
    festival = (entry.terms.festival_name if entry.terms else None) or entry.festival
    where = heading(film.title if film else entry.film, festival, entry)
    if not anything:
        return message("{where}: nothing changed", where=where)
    what = [_status_told(news, entry, status)] if status else []
    what += values_told({name: value for name, value in changed.items() if name != "missing"})
    what += [message("the {what} is sent", what=each) for each in entry.missing if each in news.sent]
    what += [message("{money}, {what}", money=money, what=what) for money, what in (*news.costs, *news.income)]
    if screening:
        what.append(message("the screening is recorded too"))
    missing = tuple(each for each in entry.missing if each not in news.sent)
    if missing and (news.sent or (status or entry.status) in AWAITING):
        what.append(message("still missing: {missing}", missing=missing))
    return message("{where}: {what}", where=where, what=together(tuple(what)) or message("noted"))


def _status_told(news: News, entry: Entry, status: Status) -> Message:
    if status == entry.status:
        return message("{status}, on {day} too", status=status, day=news.day)
    if news.overtaken_by(entry):
        return message("{status} on {day}, still {standing}", status=status, day=news.day, standing=entry.status)
    return message("{before} → {after}", before=entry.status, after=status)


def asked_of_many(news: News, entries: tuple[Entry, ...]) -> Message:
    """How many entries change, and the first of them."""
    shown = tuple(
        message(
            "{number} ({film}, {festival} {year})",
            number=each.number,
            film=each.film,
            festival=each.festival,
            year=str(each.edition),
        )
        for each in entries[:MOST_SAID]
    )
    more = len(entries) - len(shown)
    listed = message("{shown} and {more} more", shown=shown, more=more) if more else message("{shown}", shown=shown)
    return message("{what}: {listed}", what=told_of_many(news, len(entries)), listed=listed)


def told_of_many(news: News, count: int) -> Message:
    """How many entries get what news."""
    if news.status:
        return counted("{count} entry → {status}", "{count} entries → {status}", count=count, status=news.status)
    return counted("news of {count} entry", "news of {count} entries", count=count)
