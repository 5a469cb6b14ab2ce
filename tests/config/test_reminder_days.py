"""How many days before the settings want to be told."""

from pathlib import Path

import pytest

from filmtrack.config.reminder_days import reminder_days
from filmtrack.config.settings import read_settings
from filmtrack.errors import BadInputError
from filmtrack.reports.matters import USUAL_DAYS


def days_of(tmp_path: Path, text: str):
    file = tmp_path / "config.toml"
    file.write_text(text)
    return reminder_days(read_settings(file))


def test_without_settings_the_usual_days_hold(tmp_path):
    assert days_of(tmp_path, "").usual == USUAL_DAYS
    assert days_of(tmp_path, "").of("lamma") == USUAL_DAYS


def test_days_are_sorted_and_may_differ_by_festival(tmp_path):
    days = days_of(tmp_path, "[remind]\ndays = [1, 10, 1]\n[remind.festivals]\nlamma = [60]\n")
    assert (days.usual, days.of("lamma")) == ((10, 1), (60,))


@pytest.mark.parametrize("given", ["[]", "[-1]", "[400]", '["7"]', "[true]", "[1.5]"])
def test_what_is_no_day_before_is_refused_with_its_place(tmp_path, given):
    with pytest.raises(BadInputError, match=r"config.toml: remind.days wants days before, from 0 to 365"):
        days_of(tmp_path, f"[remind]\ndays = {given}\n")
    with pytest.raises(BadInputError, match=r"remind.festivals.lamma"):
        days_of(tmp_path, f"[remind.festivals]\nlamma = {given}\n")


def test_one_number_is_no_list(tmp_path):
    with pytest.raises(BadInputError, match=r"remind.days wants a list"):
        days_of(tmp_path, "[remind]\ndays = 7\n")
    with pytest.raises(BadInputError, match=r"remind.festivals.lamma wants days before"):
        days_of(tmp_path, "[remind.festivals]\nlamma = 7\n")
