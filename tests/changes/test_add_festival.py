"""A festival that nobody lists becomes the smallest table that works."""

import pytest

from factories import TODAY, Catalogue, a_festival
from filmtrack.changes.add_festival import NewFestival, add_festival
from filmtrack.errors import RefusedError, WrongUsageError

CATALOGUE = Catalogue(a_festival(id="izmir", name="Izmir Film"))


def test_only_what_was_said_is_written():
    table = add_festival(CATALOGUE, NewFestival(name="Izmir Short", country="tr"), today=TODAY)
    assert table == {
        "id": "izmir-short",
        "name": "Izmir Short",
        "country": "TR",
        "source": "entered by hand",
        "checked": TODAY,
    }


def test_the_website_is_the_source():
    wish = NewFestival(name="夜", id="night", city="Lamma", zone="Asia/Hong_Kong", website="https://example.org")
    table = add_festival(CATALOGUE, wish, today=TODAY)
    assert (table["id"], table["city"], table["timezone"], table["source"]) == (
        "night",
        "Lamma",
        "Asia/Hong_Kong",
        "https://example.org",
    )


@pytest.mark.parametrize("wish", [NewFestival(name="夜"), NewFestival(name="x", id="X Y"), NewFestival(name="!!!")])
def test_an_id_that_cannot_be_made_is_asked_for(wish: NewFestival):
    with pytest.raises(WrongUsageError, match="no id can be made"):
        add_festival(CATALOGUE, wish, today=TODAY)


@pytest.mark.parametrize("wish", [NewFestival(name="Izmir"), NewFestival(name="IZMIR FILM", id="other")])
def test_a_taken_id_or_name_is_refused(wish: NewFestival):
    with pytest.raises(RefusedError, match=r"there is already izmir \(Izmir Film\)"):
        add_festival(CATALOGUE, wish, today=TODAY)
