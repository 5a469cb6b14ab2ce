"""How long something must stay available."""

from datetime import date

import pytest

from factories import an_edition
from filmtrack.reports.lasting import lasts_until

EDITION = an_edition(2027, starts="2027-02-10", ends=date(2027, 2, 17))


@pytest.mark.parametrize(
    ("words", "since", "last"),
    [
        ("the end of July", "2026-12-31", "2027-07-31"),
        ("The  end of\njuly", "2026-12-31", "2027-07-31"),
        ("October", "2026-11-22", "2027-10-31"),
        ("end of October", "2026-10-31", "2026-10-31"),
        ("feb", "2027-12-01", "2028-02-29"),
        ("the end of the festival", "2026-12-31", "2027-02-17"),
        ("the end of the festival month", "2026-12-31", "2027-02-28"),
        ("the shortlist is out", "2026-12-31", None),
        ("forever", "2026-12-31", None),
        ("the answer", "2026-12-31", None),
        ("", "2026-12-31", None),
    ],
)
def test_words_that_name_a_day_are_understood_and_others_left_alone(words, since, last):
    found = lasts_until(words, EDITION, date.fromisoformat(since))
    assert found == (date.fromisoformat(last) if last else None)


def test_a_festival_that_lasts_nobody_knows_how_long_tells_nothing():
    assert lasts_until("the end of the festival month", an_edition(2027), date(2027, 1, 1)) is None
    assert lasts_until("the end of the festival", an_edition(2027, starts="2027-02-10"), date(2027, 1, 1)) == date(
        2027, 2, 10
    )
