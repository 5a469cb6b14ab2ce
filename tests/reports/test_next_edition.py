from dataclasses import replace
from datetime import date

import pytest

from factories import TODAY, a_deadline, a_festival, an_edition
from filmtrack.reports.next_edition import edition_before, edition_in, next_edition

OPEN = an_edition(2027, a_deadline("2027-01-15"))
CLOSED = an_edition(2026, a_deadline("2025-09-24"))


def year(*editions, today=TODAY, **more):
    return next_edition(a_festival(*editions, **more), today).year


@pytest.mark.parametrize(
    ("editions", "expected"),
    [
        ((CLOSED, OPEN), 2027),
        ((CLOSED,), 2028),
        ((an_edition(2026, a_deadline("2025-12-24")),), 2027),
        ((an_edition(2026, a_deadline("2025-11-22")),), 2027),
        ((an_edition(2026, a_deadline("2025-11-21")),), 2028),
        ((CLOSED, an_edition(2027, starts="2027-03-01")), 2027),
        ((CLOSED, an_edition(2026, starts="2026-03-01")), 2028),
        ((an_edition(2027, a_deadline("2027-01-15"), cancelled=True), CLOSED), 2028),
        ((an_edition(2027, a_deadline("2026-11-21")),), 2027),
        ((an_edition(2027, a_deadline("2026-11-20")),), 2028),
        ((an_edition(2027, replace(a_deadline(""), rolling=True)),), 2027),
        ((an_edition(2027, a_deadline("2027-01-15", closes="print")),), 2028),
        ((an_edition(2014),), 2026),
        ((an_edition(2026),), 2027),
        ((), 2027),
        ((an_edition(2020, a_deadline("2020-02-29")),), 2027),
    ],
)
def test_the_edition_with_an_open_call_or_the_next_to_come(editions, expected):
    assert year(*editions) == expected


def test_a_festival_of_every_second_year_skips_one():
    biennial = an_edition(2024, a_deadline("2023-09-24"))
    assert year(biennial, rhythm="biennial") == 2028
    assert year(an_edition(2023), rhythm="biennial") == 2027


def test_an_edition_that_nobody_knows_is_a_bare_year():
    festival = a_festival(CLOSED)
    assert edition_in(festival, 2026) is CLOSED
    assert edition_in(festival, 2031).deadlines == ()


def test_the_edition_before_is_the_last_that_took_place():
    festival = a_festival(an_edition(2024), an_edition(2025), an_edition(2026, cancelled=True), an_edition(2027))
    assert edition_before(festival, 2027).year == 2025
    assert edition_before(festival, 2024) is None


def test_somewhere_it_is_still_the_day_before():
    assert year(an_edition(2027, a_deadline("2026-11-21")), today=date(2026, 11, 22)) == 2027


def test_a_day_of_one_section_does_not_close_the_call_to_films_outside_the_sections():
    feature = an_edition(2025, replace(a_deadline("2024-10-02"), sections=("feature",)))
    general = an_edition(2021, a_deadline("2020-11-28"))
    assert year(general, feature, outside_sections=True) == 2027
    assert year(general, feature) == 2028
