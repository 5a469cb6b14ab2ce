"""What a ledger takes, what it refuses, and that a step is kept whole or not at all."""

from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from filmtrack.domain.events import (
    Fact,
    entry_planned,
    entry_submitted,
    entry_updated,
    film_added,
    film_edited,
    undone,
)
from filmtrack.errors import BadInputError, RefusedError
from filmtrack.ledger.recording import new_id
from ledgers import ANN, NOW, TODAY, a_film, an_entry, begun, content, told, written


def test_an_event_says_who_when_and_in_which_step(ledger):
    hong_kong = timezone(timedelta(hours=8))
    at = datetime(2026, 11, 22, 16, 30, 5, 999, tzinfo=hong_kong)
    added, planned = written(
        ledger, film_added(a_film(), on=TODAY), entry_planned(an_entry(), on=date(2026, 11, 20)), by="Łucja 陳", at=at
    )
    assert (added.seq, planned.seq, added.step, planned.step) == (1, 2, 1, 1)
    assert (added.at, added.by, planned.on) == (
        datetime(2026, 11, 22, 8, 30, 5, tzinfo=UTC),
        "Łucja 陳",
        date(2026, 11, 20),
    )
    with ledger.reading() as records:
        assert tuple(records.events()) == (added, planned)


def test_a_recorder_sees_what_it_has_appended(ledger):
    with ledger.writing(at=NOW, by=ANN) as recorder:
        recorder.append([film_added(a_film(), on=TODAY)])
        assert recorder.film("night-bus") == a_film()
        recorder.append([entry_submitted(an_entry(), on=TODAY)])
        assert recorder.entries().total == recorder.count() == 1
        recorder.append([entry_updated(an_entry(), on=TODAY, status="selected")])
        assert [each.status for each in recorder.entries().rows] == ["selected"]
        assert recorder.step_number == 1


def test_nothing_appended_is_no_step(ledger):
    with ledger.writing(at=NOW, by=ANN) as recorder:
        assert recorder.step_number is None
    begun(ledger)
    with ledger.reading() as records:
        assert [each.number for each in records.last_steps(5)] == [2, 1]


def test_a_step_that_fails_leaves_nothing(ledger):
    before = content(begun(ledger))

    def facts():
        yield film_added(a_film("other"), on=TODAY)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), ledger.writing(at=NOW, by=ANN) as recorder:
        recorder.append(facts())
    assert content(ledger) == before
    assert written(ledger, film_added(a_film("other"), on=TODAY))[0].step == 3


def test_numbers_grow_and_are_not_given_again(ledger):
    begun(ledger)
    (second,) = written(ledger, entry_planned(an_entry(festival="uppsala"), on=TODAY))
    written(ledger, undone(second.step, on=TODAY))
    (third,) = written(ledger, entry_planned(an_entry(festival="tampere"), on=TODAY))
    assert (second.body["number"], third.body["number"]) == (2, 3)


def test_an_entry_keeps_its_number_when_it_is_sent_in(ledger):
    written(ledger, film_added(a_film(), on=TODAY), entry_planned(an_entry(), on=TODAY))
    (sent,) = written(ledger, entry_submitted(an_entry(number=99), on=TODAY))
    assert sent.body["number"] == 1
    with ledger.reading() as records:
        assert [each.number for each in records.entries().rows] == [1]


@pytest.mark.parametrize("wish", [0, -5, 1 << 60, True, "7", 2.0])
def test_a_number_that_cannot_be_is_replaced(ledger, wish):
    begun(ledger)
    body = {"entry": "e", "film": "night-bus", "festival": "uppsala", "edition": 2027, "number": wish}
    (event,) = written(ledger, Fact(kind="entry-planned", on=TODAY, body=body))
    assert event.body["number"] == 2


@pytest.mark.parametrize(
    "fact",
    [
        film_edited("other", on=TODAY, values={"title": "Other"}),
        entry_planned(an_entry("other"), on=TODAY),
        entry_updated(an_entry(festival="uppsala"), on=TODAY, status="selected"),
        Fact(kind="film-added", on=TODAY, body={"title": "No id"}),
        Fact(kind="entry-planned", on=TODAY, body={"film": "night-bus", "festival": "f", "edition": 2027}),
        Fact(kind="entry-planned", on=TODAY, body={"entry": "e", "festival": "f", "edition": 2027}),
    ],
)
def test_facts_about_what_is_not_there_are_refused(ledger, fact):
    before = content(begun(ledger))
    with pytest.raises(BadInputError, match="does not hold"):
        written(ledger, fact)
    assert content(ledger) == before


@pytest.mark.parametrize("text", ["a\0b", "\ud800", "x" * 500 + "\udfff"])
def test_text_that_no_ledger_takes_is_refused(ledger, text):
    before = content(begun(ledger))
    for fact in (
        film_edited("night-bus", on=TODAY, values={"synopsis": text}),
        film_edited("night-bus", on=TODAY, values={"tags": ("fine", text)}),
        Fact(kind="noted", on=TODAY, body={text: "fine"}),
        Fact(kind="noted", on=TODAY, body={"deep": {"deeper": [1, {"deepest": text}]}}),
        Fact(kind="noted", on=TODAY, body={"deep": {"deeper": [1, {text: "fine"}]}}),
        entry_planned(an_entry(festival=text), on=TODAY),
        Fact(kind=text, on=TODAY, body={}),
    ):
        with pytest.raises(BadInputError, match="cannot be stored"):
            written(ledger, fact)
    with pytest.raises(BadInputError, match="cannot be stored"):
        written(ledger, by=text)
    assert content(ledger) == before


def test_text_that_only_looks_like_a_nul_is_taken(ledger):
    begun(ledger)
    (event,) = written(ledger, film_edited("night-bus", on=TODAY, values={"synopsis": r"\u0000", "runtime_seconds": 1}))
    with ledger.reading() as records:
        assert records.step_events(event.step)[0].body["set"] == {"synopsis": r"\u0000", "runtime_seconds": 1}


def deep(levels):
    return [deep(levels - 1)] if levels else "bottom"


@pytest.mark.parametrize("value", [None, float("nan"), b"bytes", TODAY, deep(40), {"x": None}])
def test_what_an_export_could_not_hold_is_refused(ledger, value):
    with pytest.raises(BadInputError, match="cannot be stored"):
        written(ledger, Fact(kind="noted", on=TODAY, body={"value": value}))


@pytest.mark.parametrize("name", ["id", "at", "on", "by", "kind"])
def test_a_body_cannot_use_the_words_beside_it(ledger, name):
    with pytest.raises(BadInputError, match=f"cannot say {name}"):
        written(ledger, Fact(kind="noted", on=TODAY, body={name: "x"}))


@pytest.mark.parametrize("step", [3, 4, 7, 0, -1])
def test_only_a_step_that_stands_can_be_taken_back(ledger, step):
    begun(ledger)
    written(ledger, film_edited("night-bus", on=TODAY, values={"tags": ("a",)}))
    written(ledger, undone(3, on=TODAY))
    before = content(ledger)
    with pytest.raises(BadInputError, match=f"step {step} cannot be taken back"):
        written(ledger, undone(step, on=TODAY))
    assert content(ledger) == before


def test_an_undoing_that_names_no_step_is_refused(ledger):
    begun(ledger)
    with pytest.raises(BadInputError, match="cannot be taken back"):
        written(ledger, Fact(kind="undone", on=TODAY, body={"undoes": "2"}))


def test_a_step_cannot_take_itself_back_or_tell_beside_taking_back(ledger):
    begun(ledger)
    for facts in (
        (undone(2, on=TODAY), film_edited("night-bus", on=TODAY, values={"tags": ("a",)})),
        (film_edited("night-bus", on=TODAY, values={"tags": ("a",)}), undone(3, on=TODAY)),
    ):
        with pytest.raises(BadInputError, match="either tells something or takes something back"):
            written(ledger, *facts)
    with pytest.raises(BadInputError, match="step 3 cannot be taken back"):
        written(ledger, undone(3, on=TODAY))


def test_a_step_that_a_later_one_builds_on_cannot_be_taken_back(ledger):
    begun(ledger)
    written(ledger, entry_updated(an_entry(), on=TODAY, status="selected"), by="bob")
    before = content(ledger)
    for step in (1, 2):
        with pytest.raises(RefusedError, match=f"step {step} cannot be taken back: step . of (ann|bob) builds on it"):
            written(ledger, undone(step, on=TODAY))
    with pytest.raises(RefusedError):
        written(ledger, undone(2, on=TODAY), undone(3, on=TODAY))
    assert content(ledger) == before


def test_two_new_entries_never_share_a_number(ledger):
    written(ledger, film_added(a_film(), on=TODAY))
    events = told(*(entry_planned(an_entry(festival=each, number=7), on=TODAY) for each in "abc"))
    with ledger.writing(at=NOW, by=ANN) as recorder:
        recorder.take_in(events)
    with ledger.reading() as records:
        assert {each.festival: each.number for each in records.entries().rows} == {"a": 7, "b": 8, "c": 9}


def test_several_steps_are_taken_back_as_one(ledger):
    before = content(begun(ledger))
    written(ledger, entry_updated(an_entry(), on=TODAY, status="shortlisted"))
    written(ledger, entry_updated(an_entry(), on=TODAY, status="selected"))
    written(ledger, undone(4, on=TODAY), undone(3, on=TODAY))
    assert content(ledger) == before


def test_a_bulk_step_is_taken_back_whole(ledger):
    before = content(begun(ledger))
    entries = [an_entry(festival=f"f{each}") for each in range(2_200)]
    written(ledger, *(entry_submitted(each, on=TODAY) for each in entries))
    with ledger.reading() as records:
        assert records.count() == 2_201
    written(ledger, undone(3, on=TODAY))
    assert content(ledger) == before
    with ledger.reading() as records:
        assert records.count() == 1


@settings(max_examples=30)
@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_any_other_text_comes_back_as_it_was(text, tmp_path_factory):
    from ledgers import ledger_at

    ledger = ledger_at(tmp_path_factory.mktemp("text"))
    written(ledger, film_added(a_film(synopsis=text, tags=(text,)), on=TODAY), by=text)
    with ledger.reading() as records:
        assert records.films()[0].synopsis == (text or "")
        assert records.step_events(1)[0].by == text


@pytest.mark.parametrize("text", ["夜車 🎬 \u202eرجوع\u202c", "line\r\nbreak\ttab\x1b[31m", "m" * 1_000_000])
def test_strange_and_long_text_comes_back_as_it_was(ledger, text):
    written(ledger, film_added(a_film(synopsis=text), on=TODAY))
    with ledger.reading() as records:
        film = records.film("night-bus")
        assert film is not None
        assert film.synopsis == text


def test_events_of_another_ledger_keep_what_they_say(ledger):
    begun(ledger)
    earlier = datetime(2025, 1, 2, 3, 4, 5, tzinfo=UTC)
    facts = (film_added(a_film("other"), on=TODAY), entry_submitted(an_entry("other", number=1), on=date(2025, 1, 1)))
    events = told(*facts, by="bob", at=earlier)
    with ledger.writing(at=NOW, by=ANN) as recorder:
        taken = recorder.take_in(events)
    assert (taken.new, taken.known) == (2, 0)
    with ledger.reading() as records:
        found = records.step_events(3)
        step = records.step(3)
        assert step is not None
        assert (step.by, step.at) == (ANN, NOW)
        assert [(each.id, each.at, each.by, each.on) for each in found] == [
            (each.id, each.at, each.by, each.on) for each in events
        ]
        assert found[1].body["number"] == 2, "the number 1 was another's"


def test_known_events_are_passed_over_until_they_are_taken_back(ledger):
    events = told(film_added(a_film(), on=TODAY), entry_submitted(an_entry(number=1), on=TODAY))
    events = [*events, events[1]]

    def take_in():
        with ledger.writing(at=NOW, by=ANN) as recorder:
            taken = recorder.take_in(events)
        return taken.new, taken.known

    assert take_in() == (2, 1)
    first = content(ledger)
    assert take_in() == (0, 3)
    assert content(ledger) == first
    written(ledger, undone(1, on=TODAY))
    assert take_in() == (2, 1)
    assert content(ledger) == first


def test_the_undoings_of_another_ledger_are_refused(ledger):
    before = content(begun(ledger))
    with (
        pytest.raises(BadInputError, match="takes back a step of another ledger"),
        ledger.writing(at=NOW, by=ANN) as recorder,
    ):
        recorder.take_in(told(film_added(a_film("other"), on=TODAY), undone(1, on=TODAY)))
    assert content(ledger) == before


@given(st.datetimes(min_value=datetime(1900, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 - Hypothesis wants bounds without a zone
def test_an_id_is_a_uuid_that_begins_with_its_moment(moment):
    one, other = UUID(new_id(moment)), UUID(new_id(moment))
    assert one.version == 7
    assert one.variant == "specified in RFC 4122"
    assert one != other
    assert one.int >> 80 == other.int >> 80 == int(moment.timestamp() * 1000) % (1 << 48)
