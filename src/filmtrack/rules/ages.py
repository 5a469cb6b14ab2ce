"""How old somebody may be on a day, and whether that keeps to a bound."""

from datetime import date, timedelta

from filmtrack.domain.days import DayRange
from filmtrack.domain.film import Person
from filmtrack.domain.series import day_in
from filmtrack.message import Message, message
from filmtrack.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Ages:
    """The ages in whole years that somebody may have on a day: equal where it is known exactly."""

    least: int
    most: int

    def keep_to(self, at_least: int | None, at_most: int | None) -> bool | None:
        """Whether all of them lie within the bounds (None: no bound); None where only some do."""
        least, most = at_least or 0, self.most if at_most is None else at_most
        if self.least >= least and self.most <= most:
            return True
        return False if self.most < least or self.least > most else None


def ages_of(person: Person, day: DayRange) -> Ages | None:
    """The ages that a person may have on a day, from the year of birth or an age on another day; None when unknown."""
    if person.birth_year is not None:
        born_first, born_last = date(person.birth_year, 1, 1), date(person.birth_year, 12, 31)
    elif person.age is not None and person.age_on is not None:
        day_after = _years_before(person.age_on, person.age + 1) + timedelta(days=1)
        born_first, born_last = day_after, _years_before(person.age_on, person.age)
    else:
        return None
    return Ages(least=_whole_years(born_last, day.first), most=_whole_years(born_first, day.last))


def bounds(at_least: int | None, at_most: int | None) -> Message:
    """What ages are asked for, by one bound or by two."""
    if at_least is None:
        return message("at most {age}", age=at_most)
    if at_most is None:
        return message("at least {age}", age=at_least)
    return message("{least} to {most}", least=at_least, most=at_most)


def _whole_years(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _years_before(day: date, years: int) -> date:
    return day_in(day.year - years, day.month, day.day)
