"""Where an entry of a table went: which edition and section, and what it is judged by there."""

from collections import OrderedDict
from datetime import date, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Final

from filmtrack.changes.editions import (
    LATE_DAYS,
    LONGEST_CALL,
    USUAL_LEAD,
    Fit,
    Question,
    editions_that_fit,
    fit_of,
    moment_of,
)
from filmtrack.changes.entering import terms_of
from filmtrack.changes.importing.cells import CellError
from filmtrack.changes.importing.mapping import key_of
from filmtrack.changes.importing.said import EntrySaid, RowSaid
from filmtrack.domain.entry import Terms
from filmtrack.domain.festival import Festival, Section, slug
from filmtrack.domain.film import Film
from filmtrack.message import message
from filmtrack.values import dataclass

_NOTIFIED_BEFORE: Final = timedelta(days=30)
"""A festival usually tells its selection at least so long before it begins."""
_LONGEST_WAIT: Final = timedelta(days=400)
"""Nobody sends a film in so long before the festival."""
_SOMEBODY: Final = Film(id="film", title="film")
_MOST_KEPT: Final = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """The year of an edition; `worked_out` where neither the table nor the catalogue says so."""

    year: int
    worked_out: bool = False


class Places:
    """Works out editions, sections and terms; what was worked out once is kept."""

    def __init__(self, *, now: datetime, zone: tzinfo, zone_data: str | None, most: int = _MOST_KEPT) -> None:
        self._most = most
        self._now = now
        self._zone = zone
        self._zone_data = zone_data
        self._years: OrderedDict[tuple[str, str | None, date], tuple[Fit, ...]] = OrderedDict()

    def year(self, said: RowSaid, entry: EntrySaid | None, festival: Festival, in_name: int | None) -> Year:
        """The edition that is meant: as the row says, else by the day it was sent in, or the day of the answer.

        Raises:
            CellError: when several editions fit, or nothing says which.
        """
        stated = said.edition or in_name or (said.festival_on.year if said.festival_on else None)
        if stated:
            return Year(year=stated)
        if entry is None:
            raise CellError(message("which edition? No year and no day says so"))
        if entry.submitted_on or entry.planned:
            on = entry.submitted_on or self._now.astimezone(self._zone).date()
            return self._by_day(festival, self.section(festival, entry.section)[0], on, intention=entry.planned)
        due = entry.details.get("answer_due_on") or entry.answered_on
        if due is None:
            raise CellError(message("which edition? No year and no day says so"))
        return Year(year=(due + min(_NOTIFIED_BEFORE, date.max - due)).year, worked_out=True)

    def section(self, festival: Festival, words: str | None) -> tuple[Section | None, str | None]:
        """The section of that id or name, and what to call it; a name that the catalogue does not have stays one."""
        if words is None:
            return None, None
        wanted = key_of(words)
        for each in festival.sections:
            if wanted in {key_of(each.id), key_of(each.name)}:
                return each, each.id
        return None, _called(words)

    def terms(self, festival: Festival, year: int, film: Film | None, entry: EntrySaid, on: date) -> Terms:
        """What an entry is judged by; the tier is the one that the row names."""
        edition = festival.edition(year)
        if edition is None:
            return Terms(festival_name=festival.name, tier=entry.tier, announced=False)
        asked = self._question(festival, self.section(festival, entry.section)[0], on, film or _SOMEBODY, entry)
        found = terms_of(festival, fit_of(asked, edition), None, zone=self._zone, zone_data=self._zone_data)
        return (
            found
            if entry.tier is None or entry.tier == found.tier
            else Terms(festival_name=festival.name, tier=entry.tier, announced=found.announced)
        )

    def _by_day(self, festival: Festival, section: Section | None, on: date, *, intention: bool) -> Year:
        usual = _usual_year(festival, on)
        if not any(usual - 1 <= each.year <= usual + 1 for each in festival.editions):
            return Year(year=usual, worked_out=True)
        fits = self._fits(festival, section, on, late=not intention)
        likely = [each for each in fits if _is_near(each, on)]
        if len({each.year for each in likely}) > 1:
            years = tuple(str(each.year) for each in likely)
            said = message("which edition of {festival}: {years}?", festival=festival.name, years=years)
            raise CellError(said)
        if not likely:
            return Year(year=usual, worked_out=True)
        return Year(year=likely[0].year, worked_out=likely[0].basis not in {"open", "late"})

    def _fits(self, festival: Festival, section: Section | None, on: date, *, late: bool) -> tuple[Fit, ...]:
        key = (festival.id, section.id if section else None, on)
        if key not in self._years:
            self._years[key] = editions_that_fit(self._question(festival, section, on, _SOMEBODY), late=late)
            if len(self._years) > self._most:
                self._years.popitem(last=False)
        return self._years[key]

    def _question(
        self, festival: Festival, section: Section | None, on: date, film: Film, entry: EntrySaid | None = None
    ) -> Question:
        moment = moment_of(on, now=self._now, zone=self._zone)
        platform = entry.details.get("platform") if entry else None
        return Question(film=film, festival=festival, section=section, platform=platform, moment=moment)


@lru_cache(maxsize=1024)
def _called(words: str) -> str:
    """What to call a section that the catalogue does not have."""
    return slug(words) or words


def _is_near(fit: Fit, on: date) -> bool:
    """Whether an edition is one to which somebody may have sent a film on that day."""
    if fit.known and fit.known.starts:
        return -LATE_DAYS <= fit.known.starts - on <= _LONGEST_WAIT
    day = fit.closing.closes_at.date() if fit.closing else (fit.expected.date if fit.expected else None)
    return day is not None and -LATE_DAYS <= day - on <= LONGEST_CALL


def _usual_year(festival: Festival, on: date) -> int:
    """The year of the next festival after a day, by the season in which it took place; else what is usual anywhere."""
    starts = next((each.starts for each in reversed(festival.editions) if each.starts), None)
    if starts is None:
        return (on + min(USUAL_LEAD, date.max - on)).year
    return on.year + ((starts.month, starts.day) < (on.month, on.day))
