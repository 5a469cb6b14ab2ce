"""A screening is recorded with what is known of the event, and once."""

from datetime import date

import pytest

from factories import Catalogue, a_festival, an_edition
from filmtrack.changes.screened import Showed, is_recorded, screen_film, screening_of
from filmtrack.domain.days import DayRange, day_range, one_day
from filmtrack.domain.entry import Terms
from filmtrack.domain.events import film_edited, film_screened
from filmtrack.domain.film import Screening
from filmtrack.errors import UnknownNameError, WrongUsageError
from filmtrack.values import replace
from ledgers import TODAY, a_film, an_entry
from standings import stood

LAMMA = a_festival(city="Lamma", country="HK")
DAY = one_day(date(2027, 2, 1))


def test_any_event_can_show_a_film():
    wish = Showed(film="night-bus", event="Club 71", country="HK", on=DAY, showing="private", note="cast and crew")
    change = screen_film(wish, Catalogue(), stood(a_film()), today=TODAY)
    screening = Screening(event="Club 71", country="HK", on=DAY, showing="private", note="cast and crew")
    assert change.facts == (film_screened("night-bus", screening, on=date(2027, 2, 1)),)
    assert str(change.said[0].message) == "night-bus: private screening at Club 71, HK, 2027-02-01"
    assert (change.warnings, change.questions) == ((), ())


@pytest.mark.parametrize("event", ["lamma", "Lamma Short", "LAMMA  SHORT"])
def test_a_festival_by_its_very_name_brings_its_place(event):
    change = screen_film(Showed(film="night-bus", event=event, on=DAY), Catalogue(LAMMA), stood(a_film()), today=TODAY)
    assert change.facts[0].body["screening"] == {
        "event": "Lamma Short",
        "country": "HK",
        "city": "Lamma",
        "on": "2027-02-01",
        "festival": "lamma",
    }


def test_a_festival_that_tours_is_where_the_user_says():
    wish = Showed(film="night-bus", event="lamma", country="FR")
    said = screen_film(wish, Catalogue(LAMMA), stood(a_film()), today=TODAY).facts[0].body["screening"]
    assert said == {"event": "Lamma Short", "country": "FR", "festival": "lamma"}


def test_words_of_a_name_are_not_taken_for_the_festival():
    change = screen_film(Showed(film="night-bus", event="Short"), Catalogue(LAMMA), stood(a_film()), today=TODAY)
    assert change.facts[0].body["screening"] == {"event": "Short"}
    assert [str(each) for each in change.warnings] == [
        "the country of Short is not known; premieres depend on it",
        "the day at Short is not known: say --on; premieres depend on it",
        "the same again with --country and --on completes what stands there",
        "if Lamma Short is meant, take it back and name it: lamma",
    ]
    assert change.facts[0].on == TODAY


def test_who_says_the_country_means_another_event():
    wish = Showed(film="night-bus", event="Short", country="FR", on=one_day(TODAY))
    assert screen_film(wish, Catalogue(LAMMA), stood(a_film()), today=TODAY).warnings == ()


def test_words_that_fit_several_festivals_or_none_offer_none():
    both = Catalogue(LAMMA, a_festival(id="other", name="Other Short"))
    for event in ("Short", "Club 71"):
        wish = Showed(film="night-bus", event=event, on=one_day(TODAY))
        country, _ = screen_film(wish, both, stood(a_film()), today=TODAY).warnings
        assert str(country) == f"the country of {event} is not known; premieres depend on it"


def test_two_festivals_of_one_name_are_not_chosen_between():
    two = Catalogue(LAMMA, a_festival(id="other"))
    change = screen_film(Showed(film="night-bus", event="Lamma Short"), two, stood(a_film()), today=TODAY)
    assert "festival" not in change.facts[0].body["screening"]


def test_the_same_screening_again_is_asked_about():
    film = a_film(screenings=(Screening(event="Lamma", on=DAY),))
    same = screen_film(Showed(film="night-bus", event="LAMMA", on=DAY), Catalogue(), stood(film), today=TODAY)
    assert [str(each) for each in same.questions] == ["night-bus: this screening at Lamma is recorded already"]
    other = screen_film(
        Showed(film="night-bus", event="LAMMA", on=DAY, showing="online"), Catalogue(), stood(film), today=TODAY
    )
    assert other.questions == ()


CLUB = Screening(event="Club 71", on=DAY)
FEBRUARY = Screening(event="Club 71", country="HK", on=day_range("2027-02"), note="late show")


@pytest.mark.parametrize(
    ("known", "said", "whole"),
    [
        (CLUB, {"country": "HK"}, Screening(event="Club 71", country="HK", on=DAY)),
        (CLUB, {"country": "HK", "on": DAY}, Screening(event="Club 71", country="HK", on=DAY)),
        (Screening(event="Club 71"), {"on": DAY}, CLUB),
        (FEBRUARY, {"on": DAY}, Screening(event="Club 71", country="HK", on=DAY, note="late show")),
        (FEBRUARY, {"city": "Central"}, replace(FEBRUARY, city="Central")),
    ],
)
def test_what_was_not_known_of_a_screening_completes_it(known, said, whole):
    other = Screening(event="Lamma", country="HK", on=DAY)
    film = a_film(screenings=(other, known))
    wish = Showed(film="night-bus", event="club 71", **said)
    change = screen_film(wish, Catalogue(), stood(film), today=TODAY)
    assert change.facts == (film_edited("night-bus", on=TODAY, values={"screenings": (other, whole)}),)
    assert change.questions == ()


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ((CLUB,), {"country": "HK", "on": one_day(date(2027, 2, 2))}),
        ((CLUB,), {"country": "HK", "showing": "online"}),
        ((FEBRUARY,), {"country": "FR"}),
        ((CLUB, FEBRUARY), {"city": "Central"}),
        ((Screening(event="Club 71", entry="an entry"),), {"country": "HK"}),
    ],
)
def test_what_may_be_another_screening_is_one(known, said):
    wish = Showed(film="night-bus", event="Club 71", **said)
    change = screen_film(wish, Catalogue(), stood(a_film(screenings=known)), today=TODAY)
    assert [each.kind for each in change.facts] == ["film-screened"]


def test_an_event_needs_a_name_and_a_film():
    with pytest.raises(WrongUsageError, match="name"):
        screen_film(Showed(film="night-bus", event=" "), Catalogue(), stood(a_film()), today=TODAY)
    with pytest.raises(UnknownNameError):
        screen_film(Showed(film="day-bus", event="Lamma"), Catalogue(), stood(a_film()), today=TODAY)


ENTRY = an_entry(festival="lamma", terms=Terms(festival_name="Lamma 2027"))
HELD = a_festival(an_edition(2027, starts="2026-11-01", ends=date(2026, 11, 30)), city="Lamma", country="HK")


@pytest.mark.parametrize(
    ("festival", "on", "expected"),
    [
        (HELD, date(2026, 11, 3), one_day(date(2026, 11, 3))),
        (HELD, None, DayRange(first=date(2026, 11, 1), last=TODAY)),
        (
            a_festival(an_edition(2027, starts="2026-11-01", ends=date(2026, 11, 5))),
            None,
            DayRange(first=date(2026, 11, 1), last=date(2026, 11, 5)),
        ),
        (
            a_festival(an_edition(2027, starts="2026-11-01")),
            None,
            DayRange(first=date(2026, 11, 1), last=TODAY),
        ),
        (a_festival(an_edition(2027, starts="2027-02-01")), None, None),
        (a_festival(an_edition(2027)), None, None),
        (a_festival(), None, None),
        (None, None, None),
    ],
)
def test_the_day_of_an_accepted_film_lies_within_the_editions_days(festival, on, expected):
    assert screening_of(ENTRY, festival, on, today=TODAY).on == expected


def test_an_entrys_screening_has_the_name_it_was_entered_under_and_the_festivals_place():
    screening = screening_of(ENTRY, HELD, None, today=TODAY)
    assert (screening.event, screening.country, screening.city) == ("Lamma 2027", "HK", "Lamma")
    assert (screening.festival, screening.entry, screening.showing) == ("lamma", ENTRY.id, "public")


def test_a_market_shows_to_the_trade_and_a_festival_nobody_knows_keeps_its_id():
    assert screening_of(ENTRY, a_festival(kind="market"), None, today=TODAY).showing == "market"
    assert screening_of(an_entry(festival="gone"), None, None, today=TODAY).event == "gone"
    assert screening_of(an_entry(festival="lamma"), HELD, None, today=TODAY).event == "Lamma Short"


@pytest.mark.parametrize(
    ("known", "recorded"),
    [
        (Screening(event="x", entry=ENTRY.id), True),
        (Screening(event="x", entry="another/entry", festival="lamma"), False),
        (Screening(event="x", festival="lamma", on=day_range("2026-11")), True),
        (Screening(event="x", festival="lamma"), True),
        (Screening(event="x", festival="lamma", on=day_range("2025")), False),
        (Screening(event="x", festival="other", on=day_range("2026-11")), False),
        (Screening(event="x"), False),
    ],
)
def test_a_screening_is_recorded_once(known, recorded):
    screening = screening_of(ENTRY, HELD, None, today=TODAY)
    assert is_recorded(a_film(screenings=(known,)), screening) is recorded
