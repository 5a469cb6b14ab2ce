"""Weights and chances of `propose` come from the settings, each with what would be right where it is wrong."""

from decimal import Decimal

import pytest

from filmtrack.config.proposing import usual_most, values_of
from filmtrack.config.settings import settings_of
from filmtrack.errors import BadInputError
from filmtrack.reports.proposal import USUAL_MOST, WEIGHTS, Values


def settings(tmp_path, text):
    return settings_of(tmp_path / "config.toml", text)


def test_without_settings_the_usual_holds(tmp_path):
    none = settings(tmp_path, "")
    assert values_of(none) == Values()
    assert usual_most(none) == USUAL_MOST


def test_what_is_set_replaces_the_usual_and_nothing_else(tmp_path):
    own = settings(tmp_path, "[propose]\nmax_entries = 3\nchance_percent = 4\n[propose.weights]\nacademy = 0.5\n")
    found = values_of(own)
    assert found.weights == {**WEIGHTS, "academy": Decimal("0.5")}
    assert (found.chance_percent, found.unsure_percent, usual_most(own)) == (4, 50, 3)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[propose.weights]\nacademi = 1", "there is no academi"),
        ("[propose.weights]\nacademy = -1", "wants a number from 0 to 1000"),
        ("[propose.weights]\nacademy = 1001", "wants a number"),
        ("[propose.weights]\nacademy = nan", "wants a number"),
        ("[propose.weights]\nacademy = true", "wants a number"),
        ('[propose.weights]\nacademy = "much"', "wants a number"),
        ("[propose]\nchance_percent = 101", "wants a percentage"),
        ("[propose]\nunsure_percent = -1", "wants a percentage"),
        ("[propose]\nmax_entries = -1", "cannot be -1"),
    ],
)
def test_what_cannot_be_meant_is_refused(tmp_path, text, said):
    wrong = settings(tmp_path, text)
    with pytest.raises(BadInputError, match=said):
        (values_of(wrong), usual_most(wrong))
