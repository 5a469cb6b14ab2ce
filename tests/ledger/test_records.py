"""What a ledger answers when it is read: the contract that every store keeps."""

from datetime import date, timedelta
from itertools import product
from typing import get_args

import pytest

from filmtrack.domain.entry import STATUSES
from filmtrack.domain.entry_filter import EVERY_ENTRY, EntryFilter, EntryOrder
from filmtrack.domain.events import Fact, entry_submitted, entry_updated, film_added, film_edited, film_screened, undone
from filmtrack.domain.film import Screening
from filmtrack.errors import BadInputError
from filmtrack.ledger import entry_query
from ledgers import NOW, TODAY, a_film, an_entry, begun, money, written

FESTIVALS = ("clermont-ferrand", "uppsala", "tampere")


def test_a_ledger_that_was_never_begun_is_empty_and_stays_away(ledger, tmp_path):
    with ledger.reading() as records:
        assert records.films() == ()
        assert records.film_names() == ()
        assert records.film("night-bus") is None
        assert records.entry("x") is None
        assert records.entry_numbered(1) is None
        assert records.entries().rows == ()
        assert records.entries(limit=5).total == 0
        assert records.count() == 0
        assert list(records.events()) == []
        assert records.last_steps(3) == ()
        assert records.step(1) is None
        assert records.last_seq() == 0
    assert list(tmp_path.iterdir()) == []


def test_films_come_back_whole_in_the_order_of_their_coming(ledger):
    films = (a_film("z", other_titles=("夜車", "line\nbreak")), a_film("a", tags=("client",)))
    written(ledger, *(film_added(each, on=TODAY) for each in films))
    with ledger.reading() as records:
        assert records.films() == films
        assert records.film("a") == films[1]
        assert records.film_names() == (("z", ("Z", "夜車", "line\nbreak")), ("a", ("A",)))


def test_an_entry_is_found_by_number_and_by_id(ledger):
    begun(ledger)
    with ledger.reading() as records:
        entry = records.entry_numbered(1)
        assert entry is not None
        assert (entry.number, entry.status, entry.fee, entry.submitted_on) == (1, "submitted", money("13 EUR"), TODAY)
        assert records.entry(entry.id) == entry
        assert records.entry_numbered(2) is None
        assert records.entry_numbered(-1) is None
        assert records.entry_numbered(1 << 70) is None


def filled(ledger, count=40):
    """Many entries of three films that differ in everything that can be asked for."""
    films = ("night-bus", "rain", "tide")
    facts = [film_added(a_film(each), on=TODAY) for each in films]
    for place in range(count):
        entry = an_entry(
            films[place % 3],
            FESTIVALS[place % 2],
            2020 + place % 5,
            id=f"e{place}",
            section=("international", None)[place % 2],
            platform=("FilmFreeway", None, "Festhome")[place % 3],
            missing=("film",) if place % 4 == 0 else (),
            answer_due_on=TODAY + timedelta(days=place * 7 % 30) if place % 3 else None,
        )
        facts.append(entry_submitted(entry, on=TODAY - timedelta(days=place * 5 % 40)))
        if place % 2:
            facts.append(entry_updated(entry, on=TODAY, status=STATUSES[place % len(STATUSES)]))
    for place, fact in enumerate(facts):
        written(ledger, fact, at=NOW + timedelta(minutes=place * 7 % 50))
    return ledger


FILTERS = [
    EVERY_ENTRY,
    EntryFilter(films=("rain",)),
    EntryFilter(films=()),
    EntryFilter(festivals=("uppsala", "tampere")),
    EntryFilter(editions=(2020, 2023)),
    EntryFilter(sections=(None,)),
    EntryFilter(sections=("international", "xr")),
    EntryFilter(platforms=("Festhome",)),
    EntryFilter(statuses=("submitted",)),
    EntryFilter(statuses=("selected", "awarded"), open=False),
    EntryFilter(statuses=()),
    EntryFilter(open=True),
    EntryFilter(missing=True),
    EntryFilter(submitted_from=date(2026, 11, 1)),
    EntryFilter(submitted_to=date(2026, 11, 1), open=True),
    EntryFilter(answer_due_from=date(2026, 12, 1), answer_due_to=date(2026, 12, 10), films=("rain", "tide")),
]


def test_every_filter_in_every_order_gives_what_fits(ledger):
    filled(ledger)
    with ledger.reading() as records:
        every = records.entries().rows
        for wanted, order, descending in product(FILTERS, get_args(EntryOrder), (False, True)):
            fitting = {each.number for each in every if wanted.fits(each)}
            whole = records.entries(wanted, order=order, descending=descending)
            assert {each.number for each in whole.rows} == fitting
            assert whole.total == len(fitting) == records.count(wanted)
            for limit in (0, 1, 7, 100):
                some = records.entries(wanted, order=order, descending=descending, limit=limit)
                assert some.rows == whole.rows[:limit]
                assert some.total == len(fitting)


def test_orders_put_what_has_no_day_last(ledger):
    filled(ledger)
    never = date.max

    def numbers(order, **how):
        return [each.number for each in records.entries(order=order, **how).rows]

    with ledger.reading() as records:
        every = records.entries().rows
        due = sorted(every, key=lambda each: (each.answer_due_on or never, each.number))
        news = sorted(every, key=lambda each: (each.updated_at, each.number))
        sent = sorted(every, key=lambda each: (each.submitted_on or never, each.number))
        assert numbers("number") == [each.number for each in every] == sorted(each.number for each in every)
        assert numbers("answer-due") == [each.number for each in due]
        assert numbers("updated", descending=True) == [each.number for each in reversed(news)]
        assert numbers("submitted") == [each.number for each in sent]
        opened = [each.number for each in due if each.is_open]
        closed = [each.number for each in reversed(news) if not each.is_open]
        assert numbers("open-first") == opened + closed
        assert numbers("open-first", descending=True) == list(reversed(opened + closed))


def test_more_names_than_a_database_takes_are_looked_at_here(ledger, monkeypatch):
    filled(ledger)
    monkeypatch.setattr(entry_query, "_MOST_NAMES", 1)
    wanted = EntryFilter(films=("rain", "tide"), open=True)
    with ledger.reading() as records:
        fitting = [each.number for each in records.entries().rows if wanted.fits(each)]
        assert [each.number for each in records.entries(wanted).rows] == fitting
        assert [each.number for each in records.entries(wanted, limit=3).rows] == fitting[:3]
        assert records.entries(wanted, limit=3).total == len(fitting)
        assert [each.number for each in records.entries(wanted, order="updated", limit=99).rows]


@pytest.mark.parametrize("wanted", [EntryFilter(films=("\ud800",)), EntryFilter(editions=(1 << 70,))])
def test_what_no_ledger_holds_is_refused_in_words(ledger, wanted):
    begun(ledger)
    with ledger.reading() as records, pytest.raises(BadInputError, match="no ledger holds what is asked for"):
        records.entries(wanted)


def test_histories_leave_out_what_was_taken_back(ledger):
    begun(ledger)
    entry = an_entry()
    written(ledger, entry_updated(entry, on=TODAY, status="shortlisted"), by="bob")
    written(ledger, film_edited("night-bus", on=TODAY, values={"tags": ("a",)}))
    written(ledger, undone(3, on=TODAY))
    with ledger.reading() as records:
        assert [each.kind for each in records.entry_history(entry.id)] == ["entry-submitted"]
        assert [each.kind for each in records.film_history("night-bus")] == ["film-added", "film-edited"]
        assert [each.seq for each in records.live_events()] == [1, 2, 4]
        assert [each.kind for each in records.events()][-1] == "undone"
        assert [each.by for each in records.step_events(3)] == ["bob"]
        assert [(each.number, each.undone_by) for each in map(records.step, (3, 4, 5)) if each] == [
            (3, 5),
            (4, None),
            (5, None),
        ]


def test_the_last_steps_are_those_that_can_be_taken_back(ledger):
    begun(ledger)
    written(ledger, film_edited("night-bus", on=TODAY, values={"tags": ("a",)}), by="bob")
    written(ledger, undone(2, on=TODAY))
    with ledger.reading() as records:
        assert [each.number for each in records.last_steps(9)] == [3, 1]
        assert [each.number for each in records.last_steps(9, by="ann")] == [1]
        assert [(each.by, each.at) for each in records.last_steps(1)] == [("bob", NOW)]


def test_what_builds_on_a_step_is_named(ledger):
    begun(ledger)
    other = an_entry(festival="uppsala")
    written(ledger, entry_submitted(other, on=TODAY))  # 3
    written(ledger, entry_updated(an_entry(), on=TODAY, status="selected"))  # 4
    written(ledger, film_screened("night-bus", Screening(event="Clermont", entry=an_entry().id), on=TODAY))  # 5
    written(
        ledger,
        Fact(kind="of-a-later-version", on=TODAY, body={"film": "night-bus", "entry": other.id, "item": "stills"}),
    )  # 6

    def later(*steps):
        return [each.step for each in records.later_on_the_same(steps)]

    with ledger.reading() as records:
        assert later(1) == [2, 3, 4, 5, 6], "everything builds on the film's coming"
        assert later(2) == [4, 5], "what else happened to the same entry"
        assert later(3) == [6]
        assert later(4) == [5]
        assert later(5) == [6], "an unknown kind may be about the film"
        assert later(6) == []
        assert later(6, 5, 4, 3, 2) == []
        assert later(4, 2) == [5]
        assert later(99) == []


def test_titles_are_those_of_the_films_that_are_there(ledger):
    films = [a_film(f"film-{each}", title=f"Film {each}") for each in range(600)]
    written(ledger, *(film_added(each, on=TODAY) for each in films))
    with ledger.reading() as records:
        assert records.titles(["film-3", "nobody"]) == {"film-3": "Film 3"}
        assert records.titles(each.id for each in films) == {each.id: each.title for each in films}
        assert records.titles(()) == {}
