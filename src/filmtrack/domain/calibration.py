"""How far a forecast may be off: fitted constants that turn a series' own record into days, a value per kind of call.

Each width grows in a straight line with how far the rule missed lately, and slowly with the years since the last known
edition: old knowledge is worth less, but not nothing. Where one edition is all there is, no miss was ever measured, and
a constant stands in. docs/forecast.md says what the constants were fitted on and what they promise.
"""

import math

from filmtrack.values import dataclass

GAP_POWER = 0.3
"""A width is multiplied by the gap in years to this power: 1, 1.23, 1.39 … for 1, 2, 3 years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Width:
    """A number of days: `fixed` and `per_day_missed` on top, or `one_edition` where no miss could be measured."""

    fixed: int
    per_day_missed: float
    one_edition: int

    def days(self, missed: float | None, gap: int) -> int:
        """Whole days, rounded up, for a mean miss in days (None: a single edition) and a gap in years."""
        return self.grown(missed, math.pow(gap, GAP_POWER))

    def grown(self, missed: float | None, times: float) -> int:
        """The same, with how many times wider the gap makes it."""
        days = self.one_edition if missed is None else self.fixed + self.per_day_missed * missed
        return math.ceil(days * times)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Days around a forecast: half widths of the 50, 80 and 90 % ranges, how early an alert is safe in 95 and 99 %."""

    half50: int
    half80: int
    half90: int
    alert95: int
    alert99: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """The widths of everything that a Spread holds."""

    half50: Width
    half80: Width
    half90: Width
    alert95: Width
    alert99: Width

    def spread(self, missed: float | None, gap: int) -> Spread:
        """The days around a forecast: its rule missed by so many days lately, what it knows is so many years old."""
        times = math.pow(gap, GAP_POWER)
        return Spread(
            half50=self.half50.grown(missed, times),
            half80=self.half80.grown(missed, times),
            half90=self.half90.grown(missed, times),
            alert95=self.alert95.grown(missed, times),
            alert99=self.alert99.grown(missed, times),
        )


FILM_FESTIVALS = Calibration(
    half50=Width(fixed=3, per_day_missed=0.2, one_edition=8),
    half80=Width(fixed=10, per_day_missed=0.5, one_edition=31),
    half90=Width(fixed=15, per_day_missed=0.8, one_edition=65),
    alert95=Width(fixed=17, per_day_missed=0.7, one_edition=55),
    alert99=Width(fixed=45, per_day_missed=1.5, one_edition=123),
)
"""What the product uses: fitted on film festivals, which keep their dates about twice as well as calls for papers."""

CALLS_EVENT_KNOWN = Calibration(
    half50=Width(fixed=6, per_day_missed=0.35, one_edition=13),
    half80=Width(fixed=16, per_day_missed=0.7, one_edition=31),
    half90=Width(fixed=28, per_day_missed=0.8, one_edition=46),
    alert95=Width(fixed=31, per_day_missed=1.0, one_edition=48),
    alert99=Width(fixed=79, per_day_missed=1.0, one_edition=123),
)
"""Calls for papers whose next event is dated: far more data, on which the rule itself is tested."""

CALLS_EVENT_UNKNOWN = Calibration(
    half50=Width(fixed=4, per_day_missed=0.5, one_edition=14),
    half80=Width(fixed=13, per_day_missed=1.1, one_edition=41),
    half90=Width(fixed=24, per_day_missed=1.6, one_edition=71),
    alert95=Width(fixed=21, per_day_missed=1.9, one_edition=61),
    alert99=Width(fixed=81, per_day_missed=3.0, one_edition=180),
)
"""Calls for papers, forecast from their deadlines alone."""
