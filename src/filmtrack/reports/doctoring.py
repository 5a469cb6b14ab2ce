"""What is wrong between the ledger and the world around it: festivals that are gone, zones whose rules changed."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from filmtrack.domain.entry import Entry
from filmtrack.domain.instants import WallTimeError, closing
from filmtrack.domain.typed import typed
from filmtrack.domain.zones import SUBMITTER, UnknownZoneError, zone
from filmtrack.message import Message, counted, message
from filmtrack.values import dataclass

_MOST_NAMED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """Something that is wrong: the id of what it is about, what is the matter, and what to do."""

    id: str
    message: Message
    hint: Message


def dangling_festivals(entries: Iterable[Entry], known: Collection[str]) -> Iterator[Complaint]:
    """Festivals that entries name and the catalogue does not know, each once."""
    lost: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.festival not in known:
            lost.setdefault(entry.festival, []).append(entry)
    for festival, rows in sorted(lost.items()):
        numbers = tuple(each.number for each in rows[:_MOST_NAMED])
        name = next((each.terms.festival_name for each in rows if each.terms and each.terms.festival_name), festival)
        yield Complaint(
            id=festival,
            message=counted(
                "the catalogue does not know the festival of {count} entry ({numbers})",
                "the catalogue does not know the festival of {count} entries ({numbers})",
                count=len(rows),
                numbers=(*numbers, "…") if len(rows) > _MOST_NAMED else numbers,
            ),
            hint=message(
                "filmtrack festival add {name} --id {festival} makes it known",
                name=typed(name),
                festival=typed(festival),
            ),
        )


def moved_deadlines(entries: Iterable[Entry], *, zone_data: str, now: datetime) -> Iterator[Complaint]:
    """Deadlines not yet over whose instant, computed anew with the zone data in use, is another than was recorded."""
    for entry in entries:
        terms = entry.terms
        if not terms or not terms.day or not terms.closes_at or terms.zone_data == zone_data:
            continue
        if terms.timezone == SUBMITTER:
            continue  # whose zone that was is not recorded
        try:
            there = zone(terms.timezone) if terms.timezone else None
            closes_at = closing(terms.day, terms.time, there, strict=False).closes_at
        except (UnknownZoneError, WallTimeError) as failure:
            yield _moved(entry, failure.message)
            continue
        if closes_at != terms.closes_at and max(closes_at, terms.closes_at) > now:
            said = message(
                "its deadline was recorded as {was} UTC by zone data {data}; by those in use it is {closes_at} UTC",
                was=terms.closes_at,
                data=terms.zone_data or message("unknown"),
                closes_at=closes_at,
            )
            yield _moved(entry, said)


def _moved(entry: Entry, said: Message) -> Complaint:
    return Complaint(
        id=entry.id,
        message=message("entry {number}: {said}", number=entry.number, said=said),
        hint=message(
            "go by filmtrack festival show {festival}; what was recorded stays as it was",
            festival=typed(entry.festival),
        ),
    )
