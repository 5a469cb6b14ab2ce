"""Which of an edition's closing dates bind one film in one section, and which of them is still open.

A date that names the section replaces the general one of the same tier there; a date that is meant for films finished
in a certain time binds those films instead of the dates that name no such time.
"""

from datetime import date, datetime, timedelta, tzinfo

from filmtrack.domain.festival import Deadline, Edition, Festival, Section
from filmtrack.domain.film import Film
from filmtrack.domain.instants import Closing, closing
from filmtrack.domain.requirements import Completion
from filmtrack.domain.zones import resolve
from filmtrack.rules.frame import Frame, takes_entries
from filmtrack.rules.windows import fits
from filmtrack.values import dataclass

_SURELY = timedelta(days=2)
"""So many days away, no zone on Earth makes an open call closed, or a closed one open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """A closing date that binds the film, or may: `sure` is False where that hangs on a fact nobody stated.

    `closing` is None for a call without end, and for one so far back that no instant was worked out.
    """

    deadline: Deadline
    is_open: bool
    sure: bool = True
    closing: Closing | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """The closing dates that bind one film in one section of one edition, soonest first, endless ones last."""

    tiers: tuple[Tier, ...] = ()

    @property
    def sure(self) -> bool:
        """Whether it is certain which dates bind the film."""
        return all(each.sure for each in self.tiers)

    @property
    def last(self) -> Tier | None:
        """The last chance."""
        return self.tiers[-1] if self.tiers else None

    @property
    def current(self) -> Tier | None:
        """The tier in which the film would be entered now."""
        return next((each for each in self.tiers if each.is_open), None)


NO_CALL = Call()


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Who asks: which film, by which platform (None: any), when, and from which zone."""

    film: Film
    platform: str | None = None
    now: datetime
    today: date
    zone: tzinfo


def call_for(caller: Caller, festival: Festival, edition: Edition, section: Section | None) -> Call:
    """The closing dates of one section for one film."""
    if not edition.deadlines:
        return NO_CALL
    wanted = [each for each in edition.deadlines if takes_entries(each) and (each.date or each.rolling)]
    wanted = _of_section(_of_platform(wanted, caller.platform), section)
    bound = _of_film(wanted, caller, edition)
    tiers = [_tier(each, caller, festival, sure=sure) for each, sure in bound]
    return Call(tiers=tuple(sorted(tiers, key=_by_day)))


def any_call_for(caller: Caller, festival: Festival, edition: Edition, section: Section | None) -> Call:
    """The same; where no section was said and every date is a section's own, the dates of all sections."""
    call = call_for(caller, festival, edition, section)
    if call.tiers or section:
        return call
    every = [call_for(caller, festival, edition, each) for each in festival.sections]
    tiers = {each.deadline.key: each for found in every for each in found.tiers}
    return Call(tiers=tuple(sorted(tiers.values(), key=lambda each: each.deadline.date or date.max)))


def _of_platform(deadlines: list[Deadline], platform: str | None) -> list[Deadline]:
    if platform is None:
        return deadlines
    name = platform.casefold()
    return [each for each in deadlines if not each.platforms or name in map(str.casefold, each.platforms)]


def _of_section(deadlines: list[Deadline], section: Section | None) -> list[Deadline]:
    if section is None:
        return [each for each in deadlines if not each.sections]
    own = {_what(each) for each in deadlines if section.id in each.sections}
    return [each for each in deadlines if section.id in each.sections or (not each.sections and _what(each) not in own)]


def _what(deadline: Deadline) -> tuple[str, Completion | None]:
    """What a date is, whatever sections it is for: its tier, and the films that it is meant for."""
    return deadline.tier, deadline.completed


def _of_film(deadlines: list[Deadline], caller: Caller, edition: Edition) -> list[tuple[Deadline, bool]]:
    timed = []
    for each in deadlines:
        if each.completed is not None:
            frame = Frame(edition=edition, closing_day=each.date, today=caller.today)
            timed.append((each, fits(caller.film.completed, each.completed, frame).answer))
    sure = [(each, True) for each, answer in timed if answer]
    if sure:
        return sure
    perhaps = [(each, False) for each, answer in timed if answer is None]
    return [*((each, not perhaps) for each in deadlines if each.completed is None), *perhaps]


def _tier(deadline: Deadline, caller: Caller, festival: Festival, *, sure: bool) -> Tier:
    if deadline.rolling or deadline.date is None:
        return Tier(deadline=deadline, is_open=True, sure=sure)
    if deadline.date + _SURELY < caller.today:
        return Tier(deadline=deadline, is_open=False, sure=sure)
    place = resolve(deadline.timezone or festival.timezone, user=caller.zone)
    when = closing(deadline.date, deadline.time, place, strict=False)
    return Tier(deadline=deadline, is_open=when.closes_at > caller.now, sure=sure, closing=when)


def _by_day(tier: Tier) -> tuple[bool, date, str]:
    return tier.deadline.rolling, tier.deadline.date or date.max, tier.deadline.key
