"""Small wordings of a forecast's reasons that no other test shows."""

import pytest

from filmtrack.domain.forecast_reasons import ordinal, usual_day


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (22, "22nd"),
        (31, "31st"),
    ],
)
def test_a_day_of_the_month_is_said_as_english_says_it(day: int, expected: str) -> None:
    assert ordinal(day) == expected


def test_a_translation_finds_the_bare_number() -> None:
    assert dict(usual_day(31).values)["day"] == 31
