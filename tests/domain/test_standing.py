"""What stands is what the events, read in order, add up to, as if what was taken back had never happened."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filmtrack.domain.days import one_day
from filmtrack.domain.entry import STATUSES, Terms, entry_id
from filmtrack.domain.events import (
    ENTRY_UPDATED,
    FILM_EDITED,
    Fact,
    cost_noted,
    entry_planned,
    entry_submitted,
    entry_updated,
    film_added,
    film_edited,
    film_screened,
    income_noted,
    touched,
    undoes,
    undone,
)
from filmtrack.domain.film import Film, Owner, Person, Screening
from filmtrack.domain.standing import entry_after, film_after, live, standing_of
from filmtrack.errors import BadInputError
from ledgers import ANN, NOW, TODAY, a_film, an_entry, money, told

ENTRY = an_entry()
KNOWN = (film_added(a_film(), on=TODAY), entry_planned(ENTRY, on=TODAY))


def stands(*facts: Fact):
    """The only film and the only entry after these facts."""
    standing = standing_of(told(*KNOWN, *facts))
    return standing.films["night-bus"], standing.entries[ENTRY.id]


def test_nothing_stands_without_events():
    assert standing_of(()).films == {}
    assert standing_of(()).entries == {}


def test_a_film_is_as_it_was_added():
    film = a_film(
        languages=(),
        completed=one_day(date(2026, 5, 14)),
        people=(Person(name="Chan", birth_year=1990), Person(name="Lee", role="editor")),
        owners=(Owner(kind="hong-kong-company", permanent_id=False),),
        screenings=(Screening(event="Home", showing="private"),),
    )
    (standing,) = standing_of(told(film_added(film, on=TODAY))).films.values()
    assert standing == film
    assert [each.name for each in standing.directors] == ["Chan"]


def test_an_edit_replaces_what_it_names_and_clears_what_it_makes_unknown():
    film, _ = stands(
        film_edited("night-bus", on=TODAY, values={"tags": ("client a",), "genres": ("drama",)}),
        film_edited("night-bus", on=TODAY, values={"genres": None, "title": "Night Bus 2"}, clear=("tags",)),
    )
    assert film == a_film(title="Night Bus 2")


def test_the_id_of_a_film_never_changes():
    film, _ = stands(film_edited("night-bus", on=TODAY, values={"id": "other"}))
    assert film.id == "night-bus"


def test_a_film_that_is_added_twice_takes_what_the_second_says():
    film, _ = stands(film_added(a_film(title="Night Bus (short)", student=True), on=TODAY))
    assert film == a_film(title="Night Bus (short)", student=True)


def test_a_screening_is_kept_with_its_entry():
    screening = Screening(event="Clermont", country="FR", on=one_day(date(2027, 2, 1)), entry=ENTRY.id)
    film, _ = stands(film_screened("night-bus", screening, on=TODAY))
    assert film.screenings == (screening,)


def test_an_entry_opens_planned_with_all_that_is_known():
    known = an_entry(
        number=4,
        section="international",
        terms=Terms(tier="early", day=TODAY, closes_at=datetime(2026, 11, 22, 22, 59, tzinfo=UTC), fee=money("13 EUR")),
        missing=("film",),
    )
    entry = entry_after(None, told(entry_planned(known, on=TODAY, note="ask Lee"))[0])
    assert entry is not None
    assert replace(entry, history=(), notes=(), updated_at=None, by=None) == known
    assert (entry.status, entry.planned_on, entry.submitted_on, entry.tier) == ("planned", TODAY, None, "early")
    assert (entry.is_open, entry.awaits_answer) == (True, False)
    assert (entry.notes[0].text, entry.updated_at, entry.by) == ("ask Lee", NOW, ANN)


def test_an_entry_without_history_is_planned_and_has_no_tier():
    assert (ENTRY.status, ENTRY.tier) == ("planned", None)


def test_a_planned_entry_that_is_sent_in_keeps_what_was_known():
    earlier = date(2026, 10, 1)
    _, entry = stands(entry_submitted(replace(ENTRY, reference="A-17"), on=earlier, word="Received"))
    assert (entry.status, entry.submitted_on, entry.reference) == ("submitted", earlier, "A-17")
    assert entry.history[-1].word == "Received"
    assert entry.awaits_answer


def test_news_replaces_clears_and_notes():
    _, entry = stands(
        entry_submitted(replace(ENTRY, code="FREE", missing=("film",)), on=TODAY),
        entry_updated(ENTRY, on=TODAY, values={"missing": (), "reference": "A-17", "code": None}, note="sent by post"),
    )
    assert (entry.missing, entry.reference, entry.code, entry.notes[0].text) == ((), "A-17", None, "sent by post")
    assert entry.status == "submitted"


def test_costs_and_income_add_up_apart():
    _, entry = stands(
        cost_noted(ENTRY, on=TODAY, money=money("1200 HKD"), what="travel"),
        income_noted(ENTRY, on=TODAY, money=money("500 EUR"), what="prize"),
    )
    assert [(each.money, each.what) for each in entry.costs] == [(money("1200 HKD"), "travel")]
    assert [(each.money, each.what) for each in entry.income] == [(money("500 EUR"), "prize")]


def test_the_status_does_not_depend_on_the_order_of_writing_down():
    news = [("submitted", 1), ("shortlisted", 5), ("selected", 9)]
    for order in permutations(news):
        _, entry = stands(*(entry_updated(ENTRY, on=date(2026, 11, day), status=status) for status, day in order))
        assert [each.status for each in entry.history] == ["planned", "submitted", "shortlisted", "selected"]


def test_on_one_day_the_last_word_counts():
    _, entry = stands(*(entry_updated(ENTRY, on=TODAY, status=each) for each in ("selected", "not-selected")))
    assert entry.status == "not-selected"


@pytest.mark.parametrize("status", STATUSES)
def test_every_status_can_be_reached(status):
    _, entry = stands(entry_updated(ENTRY, on=TODAY, status=status))
    assert (entry.status, entry.reached(status)) == (status, TODAY)


def test_what_is_taken_back_never_happened():
    facts = (*KNOWN, entry_updated(ENTRY, on=TODAY, status="selected"))
    events = told(*facts, undone(3, on=TODAY), undone(2, on=TODAY))
    assert standing_of(events) == standing_of(events[:1])
    assert live(events) == tuple(events[:1])


@given(st.data())
def test_taking_back_any_steps_leaves_what_the_others_say(data):
    facts = (
        *KNOWN,
        film_edited("night-bus", on=TODAY, values={"tags": ("a",)}),
        entry_submitted(ENTRY, on=TODAY),
        entry_updated(ENTRY, on=TODAY, status="selected"),
        cost_noted(ENTRY, on=TODAY, money=money("1 EUR"), what="post"),
    )
    steps = data.draw(st.sets(st.integers(1, len(facts))))
    events = told(*facts, *(undone(each, on=TODAY) for each in steps))
    assert standing_of(events) == standing_of(each for each in events[: len(facts)] if each.step not in steps)


def test_facts_about_what_is_not_there_change_nothing():
    events = told(
        film_edited("other", on=TODAY, values={"title": "Other"}),
        film_screened("other", Screening(event="E"), on=TODAY),
        entry_updated(ENTRY, on=TODAY, status="selected"),
        cost_noted(ENTRY, on=TODAY, money=money("1 EUR"), what="post"),
        income_noted(ENTRY, on=TODAY, money=money("1 EUR"), what="prize"),
    )
    assert standing_of(events) == standing_of(())


def test_kinds_and_fields_that_are_not_known_change_nothing():
    (event,) = told(
        Fact(kind="of-a-later-version", on=TODAY, body={"film": "night-bus", "entry": ENTRY.id, "item": "stills"})
    )
    assert film_after(a_film(), event) == a_film()
    assert entry_after(ENTRY, event) == ENTRY
    film, _ = stands(Fact(kind=FILM_EDITED, on=TODAY, body={"film": "night-bus", "set": {"aspect_ratio": "1.85"}}))
    assert film == a_film()


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("film-added", {"film": "x"}),
        ("film-edited", {"film": "night-bus", "set": ["title"]}),
        ("film-edited", {"film": "night-bus", "clear": "tags"}),
        ("film-edited", {"film": "night-bus", "clear": [1]}),
        ("film-screened", {"film": "night-bus", "screening": {"event": "E", "on": "May"}}),
        ("entry-planned", {"entry": "new", "film": "night-bus", "festival": "c"}),
        ("entry-planned", {"entry": "new", "film": "night-bus", "festival": "c", "edition": 2027, "number": "1"}),
        ("entry-updated", {"entry": ENTRY.id, "status": "lost"}),
        ("entry-updated", {"entry": ENTRY.id, "set": {"fee": "much"}}),
        ("cost-noted", {"entry": ENTRY.id, "what": "post"}),
    ],
)
def test_a_body_that_cannot_be_read_is_refused_with_its_event(kind, body):
    with pytest.raises(BadInputError, match=r"event event-3 \(.*\) cannot be read"):
        stands(Fact(kind=kind, on=TODAY, body=body))


def test_a_fact_names_its_film_and_entry_only_by_text():
    fact = Fact(kind=ENTRY_UPDATED, on=TODAY, body={"film": 5, "entry": ["x"]})
    assert (fact.film, fact.entry) == (None, None)
    assert standing_of(told(fact)) == standing_of(())


def test_only_an_undoing_takes_back():
    assert undoes(undone(7, on=TODAY)) == 7
    assert undoes(Fact(kind="undone", on=TODAY, body={"undoes": "7"})) is None
    assert undoes(Fact(kind="of-a-later-version", on=TODAY, body={"undoes": 7})) is None


def test_an_entry_event_does_not_touch_the_film_itself():
    assert touched(entry_submitted(ENTRY, on=TODAY)) == {("entry", ENTRY.id)}
    assert touched(film_edited("night-bus", on=TODAY, values={})) == {("film", "night-bus")}
    both = {("film", "night-bus"), ("entry", ENTRY.id)}
    assert touched(Fact(kind="of-a-later-version", on=TODAY, body={"film": "night-bus", "entry": ENTRY.id})) == both


def test_a_new_entry_is_named_after_what_it_is():
    taken = {"a/b/2027", "a/b/2027~2"}
    assert entry_id("a", "b", 2027, "shorts", taken.__contains__) == "a/b/2027/shorts"
    assert entry_id("a", "b", 2027, None, taken.__contains__) == "a/b/2027~3"


def test_a_film_goes_by_all_its_titles():
    assert Film(id="x", title="Night Bus", other_titles=("夜車",)).names == ("Night Bus", "夜車")
