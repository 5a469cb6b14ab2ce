"""A span of calendar days whose both ends count: what a month, a year or an event's duration is."""

from datetime import date, timedelta

from filmtrack.values import dataclass

_DECEMBER = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRange:
    """From `first` to `last`, both included; one known day has them equal."""

    first: date
    last: date

    def __post_init__(self) -> None:
        """Refuse a range that ends before it begins."""
        if self.last < self.first:
            raise ValueError(self.first, self.last)

    def __str__(self) -> str:
        """The shortest of ``2026``, ``2026-05``, ``2026-05-14`` and ``2026-05-14/2026-06-02`` that says it exactly."""
        if self.first == self.last:
            return self.first.isoformat()
        for text in (f"{self.first.year:04}", self.first.isoformat()[:7]):
            if day_range(text) == self:
                return text
        return f"{self.first}/{self.last}"

    @property
    def known_day(self) -> date | None:
        """The day itself where exactly one is meant."""
        return self.first if self.first == self.last else None


def one_day(day: date) -> DayRange:
    """The range that is a single day."""
    return DayRange(first=day, last=day)


def day_range(text: str) -> DayRange:
    """The range that a year, a month, a day or ``first/last`` in ISO form names.

    Raises:
        ValueError: when it names none.
    """
    if "/" in text:
        begins, ends = text.split("/")
        return DayRange(first=date.fromisoformat(begins), last=date.fromisoformat(ends))
    parts = text.split("-")
    if [len(each) for each in parts] != [4, 2, 2][: len(parts)]:
        raise ValueError(text)
    numbers = [int(each) for each in parts]
    if len(numbers) == 1:
        return DayRange(first=date(numbers[0], 1, 1), last=date(numbers[0], 12, 31))
    year, month = numbers[:2]
    first = date(year, month, 1)
    if len(numbers) == 2:  # noqa: PLR2004 - year and month
        return DayRange(first=first, last=month_end(first))
    return one_day(date(year, month, numbers[2]))


def month_end(day: date) -> date:
    """The last day of its month; `calendar` knows that too, and takes longer to import than this module."""
    if day.month == _DECEMBER:
        return day.replace(day=31)
    return day.replace(month=day.month + 1, day=1) - timedelta(days=1)
