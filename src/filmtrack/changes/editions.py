"""Which edition a film goes to that is sent in on a day, and which closing date it meets there.

It is the announced edition that is still open for the film and section; else one whose last closing date is at most
30 days past, and the film is late; else one that is announced and opens later; else the expected one. A festival whose
call may just have closed has two of those.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Literal, TypeAlias

from filmtrack.domain.festival import Edition, Festival, Section
from filmtrack.domain.film import Film
from filmtrack.domain.instants import Closing, closing, start_of_day
from filmtrack.domain.zones import resolve
from filmtrack.reports.occasion import Occasion
from filmtrack.reports.occasions import occasions
from filmtrack.rules.call import Call, Caller, Tier, any_call_for
from filmtrack.values import dataclass, replace

Basis: TypeAlias = Literal["open", "late", "closed", "expected", "undated", "unknown"]
"""How an edition was found: still open; closed for at most 30 days, or for longer; expected; announced without a
closing date for this section; known to nobody."""

LATE_DAYS = timedelta(days=30)
LONGEST_CALL = timedelta(days=270)
"""So long before its first closing date a call is taken to be open on a past day, where nobody says since when."""
USUAL_LEAD = timedelta(days=120)
"""A film festival's call closes about so long before it begins: what is left where nothing is known of one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When something was sent in: the user's day `on`, and the instant `at` to judge it by.

    `exact` is False where the hour is not known: the day then counts from its first instant. Of a `past` day it is
    known what was announced since, and not what was then.
    """

    on: date
    at: datetime
    exact: bool
    past: bool = False
    zone: tzinfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """An edition that a film may be meant for, and the closing date that it meets there, or missed."""

    year: int
    basis: Basis
    tier: Tier | None = None
    known: Edition | None = None
    expected: Occasion | None = None

    @property
    def closing(self) -> Closing | None:
        """The instant of that date, where it is announced."""
        return self.tier.closing if self.tier else None


def moment_of(on: date | None, *, now: datetime, zone: tzinfo) -> Moment:
    """The moment to judge by: this one, or the beginning of another day that was named."""
    today = now.astimezone(zone).date()
    if on is None or on == today:
        return Moment(on=today, at=now, exact=True, zone=zone)
    return Moment(on=on, at=start_of_day(on, zone), exact=False, past=on < today, zone=zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Which film, to which section (None: not said) of which festival, through which platform, when."""

    film: Film
    festival: Festival
    section: Section | None
    platform: str | None
    moment: Moment


def editions_that_fit(asked: Question, *, late: bool = True) -> tuple[Fit, ...]:
    """The editions that the film may be meant for, the likeliest first; several only where nothing decides."""
    fits = [fit_of(asked, each) for each in asked.festival.editions if not each.cancelled]
    announced = sorted((each for each in fits if each.basis == "open"), key=_closes)
    open_ = tuple(each for each in announced if _has_begun(each, asked.moment))
    if open_:
        return open_
    expected = _expected(asked)
    ahead = {each.year for each in expected if _is_ahead(each, asked)}
    lately = (each for each in fits if each.basis == "late" and each.year not in ahead)
    in_order = tuple(sorted(lately, key=_closes, reverse=True)) if late else ()
    return in_order or tuple(announced[:1]) or expected or _undated(asked, fits) or (_unknown(asked),)


def _has_begun(fit: Fit, moment: Moment) -> bool:
    """Whether a call that has not closed had opened, as far as anybody can tell."""
    if fit.known and fit.known.opens:
        return fit.known.opens <= moment.on
    days = [each.date for each in (fit.known.deadlines if fit.known else ()) if each.date and each.closes == "entry"]
    return not moment.past or not days or min(days) - moment.on <= LONGEST_CALL


def fit_of(asked: Question, edition: Edition) -> Fit:
    """How the film fits an edition that the catalogue knows."""
    call = _call(asked, edition)
    tier = call.current
    if tier:
        return Fit(year=edition.year, basis="open", tier=_with_closing(tier, asked), known=edition)
    if call.last is None:
        return Fit(year=edition.year, basis="undated", known=edition)
    last = _with_closing(call.last, asked)
    recent = last.closing is not None and asked.moment.at - last.closing.closes_at <= LATE_DAYS
    return Fit(year=edition.year, basis="late" if recent else "closed", tier=last, known=edition)


def named_edition(asked: Question, year: int) -> Fit:
    """How the film fits the edition that somebody named, whatever is known of it."""
    edition = asked.festival.edition(year)
    found = fit_of(asked, edition) if edition else Fit(year=year, basis="unknown")
    if found.basis not in {"undated", "unknown"}:
        return found
    expected = _by_year(asked).get(year, ())
    return replace(found, basis="expected", expected=_nearest(asked, expected)) if expected else found


def _call(asked: Question, edition: Edition) -> Call:
    """The closing dates of the section; where none was said and every date is a section's own, all of them."""
    moment = asked.moment
    caller = Caller(film=asked.film, platform=asked.platform, now=moment.at, today=moment.on, zone=moment.zone)
    return any_call_for(caller, asked.festival, edition, asked.section)


def _with_closing(tier: Tier, asked: Question) -> Tier:
    """The tier with its instant, which is not worked out before for dates far back."""
    deadline = tier.deadline
    if tier.closing or deadline.date is None or deadline.rolling:
        return tier
    place = resolve(deadline.timezone or asked.festival.timezone, user=asked.moment.zone)
    return replace(tier, closing=closing(deadline.date, deadline.time, place, strict=False))


def _closes(fit: Fit) -> tuple[bool, datetime, int]:
    """The soonest first, a call without end last."""
    at = fit.closing.closes_at if fit.closing else None
    return at is None, at or datetime.max.replace(tzinfo=UTC), fit.year


def _expected(asked: Question) -> tuple[Fit, ...]:
    """The next expected edition; where its expected days are past already, the one after it as well."""
    found: list[Fit] = []
    for year, dates in sorted(_by_year(asked).items()):
        known = asked.festival.edition(year)
        found.append(Fit(year=year, basis="expected", expected=_nearest(asked, dates), known=known))
        if _is_ahead(found[-1], asked):
            break
    return tuple(found)


def _is_ahead(fit: Fit, asked: Question) -> bool:
    day = fit.expected.date if fit.expected else None
    return day is not None and day >= asked.moment.on


def _by_year(asked: Question) -> dict[int, list[Occasion]]:
    found: dict[int, list[Occasion]] = {}
    for each in occasions(asked.festival, now=asked.moment.at, zone=asked.moment.zone):
        if each.status == "expected" and each.edition is not None and _is_for(each, asked.section):
            found.setdefault(each.edition, []).append(each)
    return found


def _is_for(occasion: Occasion, section: Section | None) -> bool:
    return section is None or not occasion.sections or section.id in occasion.sections


def _nearest(asked: Question, dates: Iterable[Occasion]) -> Occasion:
    """The first expected day that is still ahead, else the last that is past."""
    in_order = sorted(dates, key=lambda each: each.date or date.max)
    return next((each for each in in_order if each.date is None or each.date >= asked.moment.on), in_order[-1])


def _undated(asked: Question, fits: Iterable[Fit]) -> tuple[Fit, ...]:
    """The first announced edition still ahead that has no closing date for this section."""
    ahead = [
        each
        for each in fits
        if each.basis == "undated" and each.known and each.known.starts and each.known.starts >= asked.moment.on
    ]
    return tuple(sorted(ahead, key=lambda each: each.year)[:1])


def _unknown(asked: Question) -> Fit:
    on = asked.moment.on
    return Fit(year=(on + min(USUAL_LEAD, date.max - on)).year, basis="unknown")
