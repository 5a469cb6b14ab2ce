"""Every row of a few dozen real series, pinned: what an independent sketch of the rule said must be said here too."""

import csv
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from filmtrack.domain.calibration import CALLS_EVENT_KNOWN, CALLS_EVENT_UNKNOWN, FILM_FESTIVALS
from filmtrack.domain.forecast import Forecast, forecast
from filmtrack.domain.series import PastEdition

DATA = Path(__file__).parents[1] / "data" / "forecast"
CALIBRATIONS = {"event": CALLS_EVENT_KNOWN, "dates": CALLS_EVENT_UNKNOWN, "film": FILM_FESTIVALS}


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def series() -> dict[str, list[PastEdition]]:
    found: dict[str, list[PastEdition]] = {}
    for row in rows("dev.csv"):
        starts = date.fromisoformat(row["event_start"]) if row["event_start"] else None
        edition = PastEdition(
            year=int(row["edition_year"]), deadline=date.fromisoformat(row["deadline"]), starts=starts
        )
        found.setdefault(row["series_id"], []).append(edition)
    return found


SERIES = series()


def figures(pin: dict[str, str]) -> dict[str, str]:
    past, year = SERIES[pin["series_id"]], int(pin["edition_year"])
    starts = next(each.starts for each in past if each.year == year) if pin["mode"] != "dates" else None
    answer = forecast(past, year, starts, calibration=CALIBRATIONS[pin["mode"]])
    assert isinstance(answer, Forecast)
    missed = "" if answer.missed_days is None else f"{answer.missed_days:.4f}"
    lead = "" if answer.lead_days is None else str(answer.lead_days)
    spread = {name: str(getattr(answer.spread, name)) for name in ("half50", "half80", "half90", "alert95", "alert99")}
    return {"expected": answer.expected.isoformat(), "lead_days": lead, "missed_days": missed, **spread}


@pytest.mark.parametrize("name", sorted(SERIES))
def test_every_edition_of_a_real_series_is_forecast_as_pinned(name: str) -> None:
    pins = [pin for pin in rows("pinned.csv") if pin["series_id"] == name]
    differing = {
        (pin["edition_year"], pin["mode"]): said
        for pin in pins
        if (said := figures(pin)) != {key: pin[key] for key in said}
    }
    assert differing == {}


def test_the_pins_cover_every_edition_with_a_predecessor() -> None:
    pinned = {(pin["series_id"], int(pin["edition_year"])) for pin in rows("pinned.csv") if pin["mode"] == "film"}
    assert pinned == {
        (name, each.year)
        for name, editions in SERIES.items()
        for before, each in pairwise(editions)
        if each.year - before.year <= 12
    }
