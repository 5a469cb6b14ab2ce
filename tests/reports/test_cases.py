"""Which entry or edition is meant, and for which something is still to be handed in."""

from dataclasses import replace
from datetime import date

import pytest

from factories import HONG_KONG, NOW, TODAY, Catalogue, a_deadline, a_festival, an_edition
from filmtrack.domain.entry import Entry, Terms
from filmtrack.domain.entry_filter import EntryFilter
from filmtrack.domain.events import entry_planned, entry_submitted, entry_updated, film_added
from filmtrack.errors import UnknownNameError
from filmtrack.reports.cases import Place, case_for, festival_of, open_cases
from filmtrack.reports.moment import Moment
from ledgers import a_film, an_entry, ledger_at, written

MOMENT = Moment(now=NOW, zone=HONG_KONG)
LAMMA = a_festival(
    an_edition(2026, a_deadline("2025-12-31")), an_edition(2027, a_deadline("2026-12-31")), sections=("main", "student")
)


@pytest.fixture
def ledger(tmp_path):
    made = ledger_at(tmp_path)
    written(made, film_added(a_film(), on=TODAY))
    return made


def entry(section=None, edition=2027, festival="lamma", **known):
    return an_entry(festival=festival, edition=edition, section=section, **known)


def case(ledger, **place):
    with ledger.reading() as records:
        return case_for(a_film(), LAMMA, Place(**place), records, MOMENT)


def told(found):
    return (found.edition.year, found.section.id if found.section else None, found.entry.id if found.entry else None)


def test_without_an_entry_the_edition_that_comes_next_is_meant(ledger):
    assert told(case(ledger)) == (2027, None, None)
    assert told(case(ledger, section="student", edition=2026)) == (2026, "student", None)
    assert told(case(ledger, edition=2031)) == (2031, None, None)


def test_an_entry_that_is_open_is_meant(ledger):
    written(ledger, entry_planned(entry("main"), on=TODAY))
    assert told(case(ledger)) == (2027, "main", "night-bus/lamma/2027/main")
    assert told(case(ledger, section="student")) == (2027, "student", None)


def test_an_entry_that_is_settled_is_meant_only_by_its_edition(ledger):
    old = entry(edition=2026)
    written(ledger, entry_submitted(old, on=TODAY), entry_updated(old, on=TODAY, status="not-selected"))
    assert told(case(ledger)) == (2027, None, None)
    assert told(case(ledger, edition=2026)) == (2026, None, old.id)


def test_several_entries_are_listed(ledger):
    written(ledger, entry_planned(entry("main"), on=TODAY), entry_planned(entry("student"), on=TODAY))
    with pytest.raises(UnknownNameError) as refusal:
        case(ledger)
    assert "1 (lamma 2027 main, planned)" in str(refusal.value.hint)
    assert told(case(ledger, section="main"))[1] == "main"


def test_an_entry_that_was_named_is_meant_whatever_it_is(ledger):
    named = replace(entry("main", edition=2026), number=4)
    assert told(case(ledger, entry=named)) == (2026, "main", named.id)
    unknown = entry("horror")
    assert case(ledger, entry=unknown).section.name == "horror"


@pytest.mark.parametrize("words", ["no such", "m s"])
def test_a_section_that_is_not_there_is_refused(ledger, words):
    with pytest.raises(UnknownNameError):
        case(ledger, section=words)


def test_a_festival_without_sections_says_so(ledger):
    with ledger.reading() as records, pytest.raises(UnknownNameError, match="knows no sections of Lamma"):
        case_for(a_film(), a_festival(), Place(section="main"), records, MOMENT)


def test_open_cases_are_those_of_entries_with_something_to_hand_in(ledger):
    films = [a_film("tin-moon"), a_film("sand")]
    written(ledger, *(film_added(each, on=TODAY) for each in films))
    chosen, refused, away = entry(edition=2026), entry(festival="uppsala"), entry(festival="gone")
    written(
        ledger,
        entry_planned(entry(), on=TODAY),
        entry_submitted(chosen, on=TODAY),
        entry_updated(chosen, on=TODAY, status="selected"),
        entry_submitted(refused, on=TODAY),
        entry_updated(refused, on=TODAY, status="not-selected"),
        entry_submitted(replace(away, film="tin-moon", id="tin-moon/gone/2027"), on=TODAY),
    )
    catalogue = Catalogue(LAMMA)
    with ledger.reading() as records:
        every = [(each.film.id, each.festival.id, each.edition.year) for each in open_cases(records, catalogue, MOMENT)]
        own = [each.film.id for each in open_cases(records, catalogue, MOMENT, wanted=EntryFilter(films=("tin-moon",)))]
        none = list(open_cases(records, catalogue, MOMENT, wanted=EntryFilter(films=("sand",))))
        chosen_only = [
            each.edition.year
            for each in open_cases(records, catalogue, MOMENT, wanted=EntryFilter(statuses=("selected", "withdrawn")))
        ]
        over = list(open_cases(records, catalogue, MOMENT, wanted=EntryFilter(statuses=("not-selected",))))
    assert sorted(every) == [("night-bus", "lamma", 2026), ("night-bus", "lamma", 2027), ("tin-moon", "gone", 2027)]
    assert (own, none) == (["tin-moon"], [])
    assert (chosen_only, over) == ([2026], [])


def test_a_festival_that_left_the_catalogue_keeps_its_name():
    left = Entry(id="e", film="f", festival="gone", edition=2027, terms=Terms(festival_name="Gone Fest"))
    assert festival_of(left, Catalogue()).name == "Gone Fest"
    assert festival_of(replace(left, terms=None), Catalogue()).name == "gone"
    assert festival_of(replace(left, festival="lamma"), Catalogue(LAMMA)) is LAMMA
    assert MOMENT.today == date(2026, 11, 22)
