from datetime import date

import pytest

from factories import Catalogue, a_festival, an_edition
from filmtrack.domain.entry import Terms
from filmtrack.domain.events import entry_planned, entry_submitted, entry_updated, film_added, film_screened
from filmtrack.domain.film import Screening
from filmtrack.reports.record import Record, appearances_of, record_of, selection
from filmtrack.rules.facts import NO_HISTORY
from judged import days, director, entered
from ledgers import TODAY, a_film, an_entry
from standings import Stood, stood

LAMMA = a_festival(an_edition(2027, starts="2027-03-04", ends=date(2027, 3, 14)), city="Lyon")
MARKET = a_festival(an_edition(2027), id="corner", kind="market", name="Corner")
CATALOGUE = Catalogue(LAMMA, MARKET)


def screening(event="Fresh Wave", **more):
    on = more.pop("on", None)
    return Screening(event=event, on=days(on) if on else None, **more)


def test_a_film_without_a_ledger_has_its_own_screenings():
    film = a_film(screenings=(screening(on="2026-06-20", country="HK"),))
    record = record_of(film, CATALOGUE)
    assert [(each.event, each.country, each.selection) for each in record.appearances] == [("Fresh Wave", "HK", False)]
    assert record.entries == ()


@pytest.mark.parametrize("status", ["selected", "screened", "awarded"])
def test_an_accepted_entry_is_seen_from_its_events_first_day(status):
    appearance = selection(entered("lamma", status), LAMMA)
    assert (str(appearance.on), appearance.country, appearance.city, appearance.kind) == (
        "2027-03-04",
        "FR",
        "Lyon",
        "public",
    )


def test_an_event_without_a_first_day_happens_some_day_of_its_year():
    assert str(selection(entered("corner", "selected"), MARKET).on) == "2027"


def test_a_market_is_no_selection():
    assert selection(entered("corner", "selected"), MARKET).kind == "market"


@pytest.mark.parametrize(
    ("terms", "name"), [(None, "gone"), (Terms(), "gone"), (Terms(festival_name="Gone Festival"), "Gone Festival")]
)
def test_a_festival_that_left_the_catalogue_keeps_the_name_it_was_entered_under(terms, name):
    appearance = selection(an_entry(festival="gone", terms=terms), None)
    assert (appearance.event, appearance.country) == (name, None)


@pytest.mark.parametrize(
    "recorded",
    [
        screening("Lamma", on="2027-03-05", festival="lamma", entry="night-bus/lamma/2027"),
        screening("Lamma", on="2027-03-05", festival="lamma"),
        screening("Lamma", on="2027-03", festival="lamma"),
    ],
)
def test_a_recorded_screening_stands_for_its_selection(recorded):
    film = a_film(screenings=(recorded,))
    found = appearances_of(film, (entered("lamma", "screened"),), CATALOGUE)
    assert [(each.event, each.selection, each.edition) for each in found] == [("Lamma", False, 2027)]


def test_another_years_screening_stands_for_nothing():
    film = a_film(screenings=(screening("Lamma", on="2025-03-05", festival="lamma"),))
    found = appearances_of(film, (entered("lamma", "selected"), entered("corner", "submitted")), CATALOGUE)
    assert [(each.edition, each.selection) for each in found] == [(2025, False), (2027, True)]


@pytest.mark.parametrize(
    ("recorded", "country", "city", "edition"),
    [
        (screening("Lamma", festival="lamma"), "FR", "Lyon", None),
        (screening("Lamma", festival="lamma", country="DE"), "DE", None, None),
        (screening("Lamma", festival="lamma", on="2026-12-30/2027-01-02"), "FR", "Lyon", None),
        (screening("Lamma", festival="lamma", on="2020-05-05"), "FR", "Lyon", 2020),
        (screening("Lamma", festival="lamma", on="2027-03-14"), "FR", "Lyon", 2027),
        (screening("Corner", festival="corner", on="2027-05-05"), "FR", None, 2027),
        (screening("Nowhere", festival="gone", on="2027-05-05"), None, None, 2027),
        (screening("Nowhere"), None, None, None),
    ],
)
def test_a_screening_takes_its_place_and_edition_from_the_festival(recorded, country, city, edition):
    (found,) = appearances_of(a_film(screenings=(recorded,)), (), CATALOGUE)
    assert (found.country, found.city, found.edition) == (country, city, edition)


def test_other_films_by_the_same_director_rival_it():
    chan = director("Chan Tai-man")
    ledger = Stood(
        film_added(a_film(people=(chan,)), on=TODAY),
        film_added(a_film("tin-moon", people=(director("CHAN TAI MAN"),)), on=TODAY),
        film_added(a_film("paper-sea", people=(director("Lee"),)), on=TODAY),
        entry_submitted(an_entry("tin-moon", "lamma"), on=TODAY),
        entry_planned(an_entry("tin-moon", "lamma", section="student"), on=TODAY),
        entry_submitted(an_entry("paper-sea", "lamma"), on=TODAY),
        entry_submitted(an_entry("night-bus", "lamma"), on=TODAY),
    )
    record = record_of(ledger.film("night-bus"), CATALOGUE, ledger)
    assert [each.festival for each in record.entries] == ["lamma"]
    history = record.history("lamma", 2027, count_all=True)
    assert [each.film for each in history.same_director] == ["tin-moon", "tin-moon"]
    assert {each.film for each in history.same_ledger} == {"tin-moon", "paper-sea"}
    assert record.history("lamma", 2026).same_director == ()
    assert record.history("lamma", 2027).same_ledger == ()


def test_a_film_that_nobody_entered_has_no_history():
    ledger = stood(a_film())
    assert record_of(ledger.film("night-bus"), CATALOGUE, ledger).history("lamma", 2027) is NO_HISTORY
    assert Record(film=a_film()).history("lamma", 2027, count_all=True).same_ledger == ()


def test_what_the_ledger_tells_of_a_screening_is_read_too():
    ledger = stood(a_film()).after(
        film_screened("night-bus", screening("Lamma", festival="lamma", on="2027-03-05"), on=TODAY),
        entry_submitted(an_entry(festival="lamma"), on=TODAY),
        entry_updated(an_entry(festival="lamma"), on=TODAY, status="selected"),
    )
    record = record_of(ledger.film("night-bus"), CATALOGUE, ledger)
    assert [each.selection for each in record.appearances] == [False]
