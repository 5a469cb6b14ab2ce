"""Entries and plans of one film that cannot all come true, by time and territory, or because one excludes the other."""

from collections.abc import Iterator
from datetime import date

from filmtrack.domain.entry import Entry
from filmtrack.domain.premiere import Territory, lost
from filmtrack.message import Message, message
from filmtrack.reports.promises import Claim, Spent, all_spent, claim_of, claims_of, spent_for
from filmtrack.reports.readers import CatalogueReader
from filmtrack.reports.record import Record
from filmtrack.rules.exclusive import excludes
from filmtrack.rules.premiere import named
from filmtrack.values import dataclass

_MOST_TO_TRY = 16
"""Among so many entries every choice is tried; among more the one with the most conflicts goes first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two entries of which only one can come true; `harmed` is the one whose condition the other, `by`, would break.

    `on` is the day on which they collide; `certain` is False where a day that is not known, or the same day, leaves it
    open. `advice` says what to do if either is accepted.
    """

    film: str
    harmed: Entry
    by: Entry
    on: date | None
    certain: bool
    reason: Message
    advice: tuple[Message, ...]

    @property
    def told(self) -> Message:
        """The reason, marked where it is not certain."""
        return self.reason if self.certain else message("perhaps: {reason}", reason=self.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictRow:
    """A conflict as programs see it: `harmed` and `by` are the ids of entries."""

    film: str
    harmed: str
    by: str
    on: date | None
    certain: bool
    reason: Message
    advice: tuple[Message, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """All conflicts of a film, and the largest set of entries that can all come true, in the order of their days.

    `spent` are entries that cannot come true in any case: the premiere that they ask for is given.
    """

    spent: tuple[Spent, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    order: tuple[Entry, ...] = ()
    given_up: tuple[Entry, ...] = ()


def outlook(record: Record, catalogue: CatalogueReader, *, today: date) -> Outlook:
    """What of a film's entries can come true together."""
    alive = [each for each in claims_of(record, catalogue, today) if not each.is_over(today)]
    spent = tuple(all_spent(record, alive))
    hopeless = {each.entry for each in spent}
    claims = [each for each in alive if each.entry.id not in hopeless]
    found = tuple(_between_all(record, claims))
    kept = _largest(claims, {frozenset((each.harmed.id, each.by.id)) for each in found if each.certain})
    order = sorted((each for each in claims if each.entry.id in kept), key=_by_day)
    given_up = tuple(each.entry for each in claims if each.entry.id not in kept)
    return Outlook(spent=spent, conflicts=found, order=tuple(each.entry for each in order), given_up=given_up)


def conflict_row(conflict: Conflict) -> ConflictRow:
    """The row of a conflict."""
    return ConflictRow(
        film=conflict.film,
        harmed=conflict.harmed.id,
        by=conflict.by.id,
        on=conflict.on,
        certain=conflict.certain,
        reason=conflict.reason,
        advice=conflict.advice,
    )


def endangered_by(
    record: Record, entry: Entry, catalogue: CatalogueReader, *, today: date, accepted: bool | None = None
) -> tuple[Conflict, ...]:
    """The conflicts that arise if an entry comes true, whether it stands in the record already or not.

    With `accepted` the film is taken there, whatever its status is.
    """
    claim = claim_of(record, entry, catalogue, today, accepted=accepted)
    if claim is None:
        return ()
    others = [
        each for each in claims_of(record, catalogue, today) if each.entry.id != entry.id and not each.is_over(today)
    ]
    return tuple(found for other in others for found in between(record, claim, other))


def _between_all(record: Record, claims: list[Claim]) -> Iterator[Conflict]:
    for place, one in enumerate(claims):
        for other in claims[place + 1 :]:
            yield from between(record, one, other)


def between(record: Record, one: Claim, other: Claim) -> Iterator[Conflict]:
    """The first reason for which two claims exclude each other; another section of one event is no rival."""
    if (one.entry.festival, one.entry.edition) != (other.entry.festival, other.entry.edition):
        for harmed, by in ((one, other), (other, one)):
            found = _premiere(record, harmed, by) or _elsewhere(record, harmed, by)
            if found:
                yield found
                return
    for harmed, by in ((one, other), (other, one)):
        if found := _exclusive(record, harmed, by):
            yield found
            return


def _premiere(record: Record, harmed: Claim, by: Claim) -> Conflict | None:
    territory = harmed.territory
    if territory is None or spent_for(record, harmed):
        return None
    loss = lost(territory, harmed.kept_until, (by.appearance,), counting=harmed.counting)
    if not loss.to and not loss.perhaps:
        return None
    said = message(
        "{harmed} asks for {premiere}; {by} would show the film before",
        harmed=_name(harmed, by),
        premiere=named(territory),
        by=_name(by, harmed),
    )
    return _conflict(record, harmed, by, said, certain=loss.to is not None)


def _elsewhere(record: Record, harmed: Claim, by: Claim) -> Conflict | None:
    asked = harmed.required
    if asked is None or not asked.no_selection_elsewhere:
        return None
    abroad = Territory(level="international", origin=record.film.countries).holds(by.appearance)
    if abroad is False or by.appearance.kind == "market":
        return None
    said = message("{harmed} takes no film that {by} selected", harmed=_name(harmed, by), by=_name(by, harmed))
    return _conflict(record, harmed, by, said, certain=bool(abroad))


def _exclusive(record: Record, harmed: Claim, by: Claim) -> Conflict | None:
    asked = harmed.stated.exclusive_with
    same_year = harmed.entry.edition == by.entry.edition
    if asked is None or not same_year or not excludes(by.entry, asked.values):
        return None
    said = message("{harmed} excludes films that are in {by}", harmed=_name(harmed, by), by=_name(by, harmed))
    return _conflict(record, harmed, by, said, certain=True)


def _conflict(record: Record, harmed: Claim, by: Claim, said: Message, *, certain: bool) -> Conflict:
    return Conflict(
        film=record.film.id,
        harmed=harmed.entry,
        by=by.entry,
        on=by.appearance.on.known_day if by.appearance.on else None,
        certain=certain,
        reason=said,
        advice=tuple(_advice(harmed, by)),
    )


def _advice(harmed: Claim, by: Claim) -> Iterator[Message]:
    """What to withdraw if the one or the other is accepted, or which day to ask for if their days leave room."""
    one, other = _name(harmed, by), _name(by, harmed)
    if by.accepted and harmed.accepted:
        yield _or_later(message("both took it: withdraw from one of them now"), harmed, by)
    elif by.accepted:
        yield _or_later(message("withdraw from {one}", one=one), harmed, by)
    elif harmed.accepted:
        yield _or_later(message("withdraw from {other}", other=other), harmed, by)
    else:
        yield _or_later(message("if {one} takes it: withdraw from {other}", one=one, other=other), harmed, by)
        yield _or_later(message("if {other} takes it: withdraw from {one}", one=one, other=other), harmed, by)


def _or_later(said: Message, harmed: Claim, by: Claim) -> Message:
    """The same, or a later day at a festival that lasts long enough to show the film after the premiere."""
    last, day = by.edition.ends, harmed.kept_until.known_day
    if harmed.territory is None or last is None or day is None or last <= day:
        return said
    return message("{said}, or ask {other} to show it after {day}", said=said, other=_name(by, harmed), day=day)


def _name(claim: Claim, other: Claim) -> str:
    """The festival's name, with the year where both are editions of it."""
    name = claim.festival.name
    return f"{name} {claim.edition.year}" if claim.festival.id == other.festival.id else name


def _by_day(claim: Claim) -> tuple[date, str, str]:
    return claim.kept_until.first, claim.festival.id, claim.entry.id


def _largest(claims: list[Claim], against: set[frozenset[str]]) -> set[str]:
    """The ids of the largest set without two that exclude each other; what is accepted goes before what is not."""
    ranked = sorted(claims, key=lambda each: (not each.accepted, _by_day(each)))
    kept = {each.entry.id for each in ranked}
    contested = [each.entry.id for each in ranked if any(each.entry.id in pair for pair in against)]
    weights = {each.entry.id: len(ranked) + 1 if each.accepted else 1 for each in ranked}
    chosen = (
        _best_choice(contested, against, weights) if len(contested) <= _MOST_TO_TRY else _greedy(contested, against)
    )
    return (kept - set(contested)) | chosen


def _best_choice(ids: list[str], against: set[frozenset[str]], weights: dict[str, int]) -> set[str]:
    if not ids:
        return set()
    first, rest = ids[0], ids[1:]
    free = [each for each in rest if frozenset((first, each)) not in against]
    with_it = {first} | _best_choice(free, against, weights)
    if len(free) == len(rest):
        return with_it
    without = _best_choice(rest, against, weights)
    return with_it if _weight(with_it, weights) >= _weight(without, weights) else without


def _weight(ids: set[str], weights: dict[str, int]) -> int:
    return sum(weights[each] for each in ids)


def _greedy(ids: list[str], against: set[frozenset[str]]) -> set[str]:
    """In their order, whatever excludes nothing that was kept before."""
    kept: set[str] = set()
    for each in ids:
        if not any(frozenset((each, other)) in against for other in kept):
            kept.add(each)
    return kept
