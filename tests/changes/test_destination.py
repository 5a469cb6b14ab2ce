"""Which scheme and which trip an application is about, as far as the words and the record say."""

import pytest

from applications import an_application
from factories import Catalogue
from filmtrack.changes.destination import scheme_meant, trip_to
from filmtrack.domain.application_events import application_made
from filmtrack.domain.events import entry_submitted, entry_updated, film_added
from filmtrack.errors import UnknownNameError, WrongUsageError
from filmtrack.reports.trips import Travel
from ledgers import TODAY, an_entry
from standings import Stood
from trips import ROUND_2027, a_short, an_edition, an_event, schemes

CLERMONT, LUND = an_event(editions=(an_edition(),)), an_event("lund", country="SE")
SCHEMES = schemes(ROUND_2027)
FILM = a_short()


def begun(*applications, entries=("clermont-ferrand",)) -> Stood:
    ledger = Stood(film_added(FILM, on=TODAY))
    for festival in entries:
        entry = an_entry(festival=festival)
        ledger.after(entry_submitted(entry, on=TODAY), entry_updated(entry, on=TODAY, status="selected"))
    return ledger.after(*(application_made(each, on=TODAY) for each in applications))


def trip(ledger, festival=None, year=None, round_=None):
    scheme = SCHEMES.by_id["nae"]
    travel = Travel(catalogue=Catalogue(CLERMONT, LUND), ledger=ledger, scheme=scheme, today=TODAY)
    return trip_to(travel, FILM, festival, year, round_)


def test_a_named_scheme_is_the_one():
    assert scheme_meant(SCHEMES, begun(), FILM, None, "new action").id == "nae"


def test_without_a_name_it_is_the_one_that_was_applied_to():
    ledger = begun(an_application(), an_application("lund", scheme="adf-exchange", round="undated"))
    assert scheme_meant(SCHEMES, ledger, FILM, CLERMONT, None).id == "nae"
    assert scheme_meant(SCHEMES, ledger, FILM, LUND, None).id == "adf-exchange"
    with pytest.raises(WrongUsageError, match="applied to several schemes"):
        scheme_meant(SCHEMES, ledger, FILM, None, None)


def test_without_a_name_and_an_application_it_must_be_said():
    with pytest.raises(WrongUsageError, match="to which scheme"):
        scheme_meant(SCHEMES, begun(), FILM, CLERMONT, None)


def test_the_trip_is_the_one_that_was_applied_for_else_the_one_it_was_selected_for():
    assert trip(begun()).festival == CLERMONT
    assert trip(begun(an_application("lund"), entries=("clermont-ferrand",))).festival == LUND
    assert trip(begun(entries=())).festival is None


def test_of_several_one_must_be_named():
    ledger = begun(entries=("clermont-ferrand", "lund"))
    with pytest.raises(UnknownNameError, match="has 2 trips") as failure:
        trip(ledger)
    assert str(failure.value.hint).endswith("clermont-ferrand 2027, lund 2027")
    assert trip(ledger, LUND).festival == LUND


def test_of_two_applications_for_one_place_the_later_is_meant():
    ledger = begun(an_application(), an_application(id="second"))
    assert trip(ledger, CLERMONT).application.id == "second"


def test_an_application_to_another_round_does_not_count():
    ledger = begun(an_application(round="2019"))
    assert trip(ledger, CLERMONT, round_="2027").application is None
    assert trip(ledger, CLERMONT, round_="2019").application.round == "2019"


def test_the_year_narrows_what_is_meant():
    ledger = begun(an_application(edition=2027), an_application(edition=2028))
    assert trip(ledger, CLERMONT, 2028).application.edition == 2028
    assert trip(ledger, year=2027).application.edition == 2027
    assert trip(ledger, year=2031).festival is None
    with pytest.raises(UnknownNameError, match="has 2 trips"):
        trip(ledger, CLERMONT)


def test_an_application_without_an_edition_is_a_trip_without_one():
    ledger = begun(an_application(edition=None), entries=())
    assert (trip(ledger).edition, trip(ledger).festival) == (None, CLERMONT)
