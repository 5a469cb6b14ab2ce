"""A festival that nobody lists is introduced with what is known of it."""

from datetime import date

import pytest

from factories import Catalogue, a_festival
from filmtrack.changes.add_festival import NewFestival
from filmtrack.changes.new_festival import introduce
from filmtrack.domain.festival import Festival
from filmtrack.errors import RefusedError
from ledgers import TODAY


def introduced(deadline=None, edition=None, **said):
    wish = NewFestival(name="Izmir Short", **said)
    return introduce(Catalogue(a_festival()), wish, deadline=deadline, edition=edition, today=TODAY)


def test_a_name_is_enough():
    new = introduced(country="tr")
    assert new.festival == Festival(id="izmir-short", name="Izmir Short", country="TR")
    assert new.table == {
        "id": "izmir-short",
        "name": "Izmir Short",
        "country": "TR",
        "source": "entered by hand",
        "checked": TODAY,
    }
    assert (new.year, new.deadline) == (None, None)


@pytest.mark.parametrize(
    ("deadline", "edition", "year"),
    [
        (date(2027, 1, 10), None, 2027),
        (date(2026, 12, 10), None, 2027),
        (date(2027, 1, 10), 2028, 2028),
        (date.max, None, 9999),
    ],
)
def test_a_closing_day_belongs_to_the_edition_that_it_leads_to(deadline, edition, year):
    new = introduced(deadline, edition, website="https://izmir.example")
    assert (new.year, new.key) == (year, "regular")
    assert new.deadline == {
        "tier": "regular",
        "date": deadline,
        "source": "https://izmir.example",
        "checked": TODAY,
    }
    known = new.festival.edition(year)
    assert known is not None
    assert [(each.key, each.date) for each in known.deadlines] == [("regular", deadline)]
    assert known.deadlines[0].provenance.sources == ("https://izmir.example",)


def test_a_festival_that_is_listed_is_not_new():
    with pytest.raises(RefusedError):
        introduce(Catalogue(a_festival()), NewFestival(name="Lamma Short"), deadline=None, edition=None, today=TODAY)
