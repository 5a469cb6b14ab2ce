"""Which edition a day means: one near it, or none that is only known from other years."""

from datetime import date

import pytest

from factories import HONG_KONG, NOW, a_deadline, a_festival, an_edition
from filmtrack.changes.importing.cells import CellError
from filmtrack.changes.importing.places import Places
from filmtrack.changes.importing.said import EntrySaid, FilmSaid, RowSaid

ROW = RowSaid(line=2, film=FilmSaid(title="A", id=None, key=""))


def year(festival, on, **how):
    places = Places(now=NOW, zone=HONG_KONG, zone_data=None, **how)
    entry = EntrySaid(planned=False, submitted_on=date.fromisoformat(on))
    found = [places.year(ROW, entry, festival, None) for _ in range(2)]
    assert found[0] == found[1]
    return found[0].year, found[0].worked_out


def test_two_open_calls_leave_it_to_the_table():
    festival = a_festival(
        an_edition(2026, a_deadline("2026-01-10"), starts="2026-02-01"),
        an_edition(2027, a_deadline("2026-02-10"), starts="2027-01-15"),
    )
    with pytest.raises(CellError, match="which edition of Lamma Short: 2026, 2027"):
        year(festival, "2026-01-05")


def test_an_edition_a_year_off_is_not_the_one():
    festival = a_festival(an_edition(2027, a_deadline("2026-12-01"), starts="2027-03-01"))
    assert year(festival, "2025-10-01") == (2026, True)


def test_without_its_days_the_closing_date_says_which():
    festival = a_festival(an_edition(2027, a_deadline("2026-12-01")))
    assert year(festival, "2026-11-01") == (2027, False)
    assert year(festival, "2025-11-01") == (2026, True)


def test_an_edition_of_which_no_day_is_known_is_near_nothing():
    assert year(a_festival(an_edition(2027)), "2026-11-01") == (2027, True)


def test_no_more_is_kept_than_allowed_and_nothing_is_lost():
    festival = a_festival(an_edition(2027, a_deadline("2026-12-01"), starts="2027-03-01"))
    places = Places(now=NOW, zone=HONG_KONG, zone_data=None, most=1)
    days = [date(2026, 11, 1), date(2026, 11, 2)] * 2
    entries = [EntrySaid(planned=False, submitted_on=day) for day in days]
    assert {places.year(ROW, each, festival, None).year for each in entries} == {2027}
