"""The schemes that pay, one row each, and the scheme and round that somebody means."""

from collections.abc import Iterable
from datetime import date, datetime, tzinfo
from typing import Protocol

from filmtrack.domain.scheme import PaysFor, Round, RoundStatus, Scheme
from filmtrack.domain.scheme_round import Standing, dated, round_standing
from filmtrack.errors import UnknownNameError
from filmtrack.message import Message, message
from filmtrack.reports.names import Named, find, matching
from filmtrack.values import dataclass


class SchemeReader(Protocol):
    """Whoever knows schemes."""

    def schemes(self) -> Iterable[Scheme]:
        """All of them, by id."""
        ...

    def scheme(self, id: str, /) -> Scheme | None:  # noqa: A002 - the scheme's own word
        """The one with that id."""
        ...


def travel_schemes(reader: SchemeReader) -> tuple[Scheme, ...]:
    """Those that pay for trips."""
    return tuple(each for each in reader.schemes() if each.pays_for == "travel")


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeRow:
    """One scheme with its latest round; `next_on` is that round's next date, where one is known."""

    id: str
    name: str
    pays_for: PaysFor
    run_by: str | None
    round: str | None
    round_status: RoundStatus
    reason: Message
    next_on: date | None
    rounds: tuple[str, ...]
    website: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundRow:
    """One round of a scheme, whether it takes applications at a moment, and when it closes."""

    scheme: str
    round: str
    name: str | None
    year: int | None
    round_status: RoundStatus
    reason: Message
    closes_on: date | None
    closes_at: datetime | None


def scheme_rows(reader: SchemeReader, words: str, *, now: datetime, zone: tzinfo) -> tuple[SchemeRow, ...]:
    """Every scheme whose names hold the words, those that pay for travel first."""
    wanted = [each for each in reader.schemes() if not words or _fits(each, words)]
    return tuple(_row(each, now, zone) for each in sorted(wanted, key=lambda each: each.pays_for != "travel"))


def round_rows(scheme: Scheme, *, now: datetime, zone: tzinfo) -> tuple[RoundRow, ...]:
    """The rounds of a scheme, the latest first."""
    return tuple(_round(scheme, each, now, zone) for each in reversed(scheme.rounds))


def find_scheme(reader: SchemeReader, words: str) -> Scheme:
    """The one scheme that the words name.

    Raises:
        UnknownNameError: when they name none, or several, which the message lists.
    """
    known = reader.scheme(words)
    if known:
        return known
    unknown = message("filmtrack scheme list shows them")
    return find(_named(reader.schemes()), words, kind=message("scheme"), unknown=unknown)


def find_round(scheme: Scheme, words: str | None) -> Round | None:
    """The round of a scheme with that id or year, without words the latest; None of a scheme without rounds.

    Raises:
        UnknownNameError: when it has no such round; the message lists those that it has.
    """
    if words is None:
        return scheme.latest
    wanted = words.strip().casefold()
    for each in reversed(scheme.rounds):
        if wanted in {each.id.casefold(), str(each.year)}:
            return each
    known = tuple(each.id for each in scheme.rounds)
    said = message("{scheme} has no round {round!r}", scheme=scheme.id, round=words[:80])
    if not known:
        raise UnknownNameError(said, hint=message("no round of it is known; write one into your own schemes.toml"))
    hint = message("known: {rounds}; a new one goes into your own schemes.toml", rounds=known)
    raise UnknownNameError(said, hint=hint)


def standing_of(scheme: Scheme, round_: Round | None, *, now: datetime, zone: tzinfo) -> Standing:
    """Whether a round takes applications; a scheme without rounds tells only whether it has ended."""
    return round_standing(scheme, round_ or Round(id=""), now=now, zone=zone)


def _fits(scheme: Scheme, words: str) -> bool:
    return bool(matching(_named((scheme,)), words))


def _named(schemes: Iterable[Scheme]) -> list[Named[Scheme]]:
    return [
        Named(id=each.id, names=(each.name, *(name for _, name in each.names), *each.former_names), thing=each)
        for each in schemes
    ]


def _row(scheme: Scheme, now: datetime, zone: tzinfo) -> SchemeRow:
    latest = scheme.latest
    standing = standing_of(scheme, latest, now=now, zone=zone)
    today = now.astimezone(zone).date()
    dates = dated(scheme, latest, now=now, zone=zone) if latest else ()
    ahead = [each.day for each in dates if not each.is_past(now, today)]
    return SchemeRow(
        id=scheme.id,
        name=scheme.name,
        pays_for=scheme.pays_for,
        run_by=scheme.run_by,
        round=latest.id if latest else None,
        round_status=standing.status,
        reason=standing.reason,
        next_on=ahead[0] if ahead and standing.status != "ended" else None,
        rounds=tuple(each.id for each in scheme.rounds),
        website=scheme.website,
    )


def _round(scheme: Scheme, round_: Round, now: datetime, zone: tzinfo) -> RoundRow:
    standing = round_standing(scheme, round_, now=now, zone=zone)
    closes = [each for each in dated(scheme, round_, now=now, zone=zone) if each.stated.what == "closes"]
    last = closes[-1] if closes else None
    return RoundRow(
        scheme=scheme.id,
        round=round_.id,
        name=round_.name,
        year=round_.year,
        round_status=standing.status,
        reason=standing.reason,
        closes_on=last.day if last else None,
        closes_at=last.closing.closes_at if last and last.closing else None,
    )
