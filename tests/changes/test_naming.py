"""Which films, festival or entry the words of a writing command mean."""

import pytest

from factories import Catalogue, a_festival
from filmtrack.changes.naming import entries_meant, entry_meant, films_named, meant_by, the_only_film
from filmtrack.domain.events import entry_planned, entry_submitted, entry_updated
from filmtrack.errors import UnknownNameError, WrongUsageError
from ledgers import TODAY, a_film, an_entry
from standings import stood

BUS, TIN = a_film(other_titles=("夜車",)), a_film("tin-moon")
LAMMA = a_festival(names=(("zh", "南丫短片節"),), former_names=("Lamma Nights",))
CATALOGUE = Catalogue(
    LAMMA, a_festival(id="lamma-market", name="Lamma Market"), a_festival(id="tampere", name="Tampere")
)
TITLED = a_film("tampere-story")


@pytest.mark.parametrize(
    "words",
    [
        ("night-bus", "lamma"),
        ("night", "lamma"),
        ("夜車", "南丫"),
        ("Night Bus", "Lamma Nights"),
        ("bus", "lamma short"),
    ],
)
def test_a_film_and_a_festival_go_by_any_of_their_names(words):
    meant = meant_by(words, CATALOGUE, stood(BUS, TIN))
    assert ([each.id for each in meant.films], meant.festival.id, meant.entry) == (["night-bus"], "lamma", None)


def test_a_festival_alone_is_for_the_only_film():
    meant = meant_by(("tampere",), CATALOGUE, stood(BUS))
    assert ([each.id for each in meant.films], meant.festival.id) == (["night-bus"], "tampere")


def test_a_name_alone_is_a_film_before_it_is_a_festival():
    with pytest.raises(WrongUsageError, match="which festival is Tampere Story for"):
        meant_by(("tampere",), CATALOGUE, stood(TITLED))


def test_a_festival_alone_among_several_films_lists_them():
    with pytest.raises(UnknownNameError) as failure:
        meant_by(("lamma",), CATALOGUE, stood(BUS, TIN))
    assert "night-bus (Night Bus), tin-moon (Tin Moon)" in str(failure.value.hint)


def test_a_number_is_an_entry():
    entry = an_entry(festival="lamma")
    ledger = stood(BUS, TIN).after(entry_planned(entry, on=TODAY))
    meant = meant_by(("1",), CATALOGUE, ledger)
    assert (meant.films[0].id, meant.festival, meant.entry and meant.entry.id) == ("night-bus", LAMMA, entry.id)
    with pytest.raises(UnknownNameError, match="no entry 2"):
        meant_by(("2",), CATALOGUE, ledger)


@pytest.mark.parametrize("words", [(), ("night", "bus", "lamma")])
def test_too_few_and_too_many_names_are_refused(words):
    for decide in (meant_by, entry_meant):
        with pytest.raises(WrongUsageError):
            decide(words, CATALOGUE, stood(BUS))


def test_a_festival_nobody_knows_can_be_added():
    with pytest.raises(UnknownNameError) as failure:
        meant_by(("night-bus", "Izmir"), CATALOGUE, stood(BUS))
    assert "--new" in str(failure.value.hint)


def test_a_festival_that_is_nearly_right_is_offered():
    with pytest.raises(UnknownNameError) as failure:
        meant_by(("night-bus", "tempere"), CATALOGUE, stood(BUS))
    assert "tampere" in str(failure.value.hint)


def test_films_are_named_each_once_and_none_means_the_only_one():
    ledger = stood(BUS, TIN)
    assert [each.id for each in films_named(("tin", "night-bus", "夜車"), ledger)] == ["tin-moon", "night-bus"]
    assert [each.id for each in films_named((), stood(BUS))] == ["night-bus"]


def test_without_a_film_the_first_is_asked_for():
    with pytest.raises(UnknownNameError) as failure:
        the_only_film(stood())
    assert "film add" in str(failure.value.hint)


def entered(*entries, films=(BUS,)):
    return stood(*films).after(*(entry_submitted(each, on=TODAY) for each in entries))


HERE, EARLIER, THERE = (
    an_entry(festival="lamma"),
    an_entry(festival="lamma", edition=2025),
    an_entry(festival="tampere"),
)


@pytest.mark.parametrize("words", [("night-bus", "tampere"), ("tampere",), ("3",)])
def test_an_entry_goes_by_film_and_festival_or_by_number(words):
    assert entry_meant(words, CATALOGUE, entered(HERE, EARLIER, THERE)).number == 3


def test_a_film_alone_means_its_only_entry():
    ledger = entered(HERE, an_entry("tin-moon"), films=(BUS, TIN))
    assert entry_meant(("night-bus",), CATALOGUE, ledger).number == 1
    with pytest.raises(UnknownNameError, match="no entry yet"):
        entry_meant(("night-bus",), CATALOGUE, stood(BUS))


def test_several_entries_are_listed_with_their_numbers():
    with pytest.raises(UnknownNameError) as failure:
        entry_meant(("night-bus", "lamma"), CATALOGUE, entered(HERE, EARLIER))
    assert "1 (lamma 2027, submitted), 2 (lamma 2025, submitted)" in str(failure.value.hint)


def test_edition_and_section_narrow_an_entry():
    ledger = entered(HERE, EARLIER, an_entry(festival="lamma", section="student"))
    words = ("night-bus", "lamma")
    assert entry_meant(words, CATALOGUE, ledger, editions=(2025,)).number == 2
    assert entry_meant(words, CATALOGUE, ledger, sections=("student",)).number == 3
    with pytest.raises(UnknownNameError, match="no entry is of that"):
        entry_meant(words, CATALOGUE, ledger, editions=(2019,))


def heard(ledger, number, status):
    return ledger.after(entry_updated(ledger.entry_numbered(number), on=TODAY, status=status))


@pytest.mark.parametrize(
    ("status", "number"),
    [("selected", 1), ("withdrawn", 1), ("screened", 2), ("awarded", 2), ("submitted", 3)],
)
def test_a_status_concerns_the_entry_that_it_can_follow(status, number):
    ledger = heard(entered(HERE, EARLIER), 2, "selected")
    ledger = ledger.after(entry_planned(an_entry(festival="lamma", edition=2028), on=TODAY))
    assert entry_meant(("night-bus", "lamma"), CATALOGUE, ledger, status=status).number == number


def test_a_status_that_can_follow_two_entries_does_not_choose():
    with pytest.raises(UnknownNameError):
        entry_meant(("night-bus", "lamma"), CATALOGUE, entered(HERE, EARLIER), status="selected")


def test_a_film_whose_name_is_a_number_is_still_a_film():
    catalogue = Catalogue(a_festival(id="2046"))
    ledger = entered(an_entry("1917", "2046"), films=(a_film("1917"),))
    assert [each.number for each in entries_meant(("1917", "2046"), catalogue, ledger)] == [1]


def test_several_numbers_are_several_entries_each_once():
    ledger = entered(HERE, EARLIER, THERE)
    assert [each.number for each in entries_meant(("3", "1", "3"), CATALOGUE, ledger)] == [3, 1]
    assert [each.number for each in entries_meant(("tampere",), CATALOGUE, ledger)] == [3]
