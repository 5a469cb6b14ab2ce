"""What is exported says everything that was entered; taken in elsewhere and exported again, it is the same bytes."""

import json
import tomllib
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from filmtrack.domain.events import Fact, entry_submitted, entry_updated, film_added, film_edited, undone
from filmtrack.errors import BadInputError
from filmtrack.ledger.exchange import exported, read_export
from ledgers import ANN, NOW, TODAY, a_film, an_entry, begun, content, ledger_at, lines, money, written

FORMATS = ("toml", "json")


def export(ledger, kind):
    with ledger.reading() as records:
        return "".join(exported(records, kind))


def take_in(ledger, text):
    with ledger.writing(at=NOW, by="somebody else") as recorder:
        return recorder.take_in(read_export(text, name="export.toml"))


def test_an_export_is_for_people_to_read(ledger):
    written(ledger, film_added(a_film(tags=("client a",)), on=TODAY))
    (event,) = tomllib.loads(export(ledger, "toml"))["event"]
    assert event.pop("id")
    assert event == {
        "at": "2026-11-22T08:30:00Z",
        "on": "2026-11-22",
        "by": "ann",
        "kind": "film-added",
        "film": "night-bus",
        "title": "Night Bus",
        "tags": ["client a"],
    }


@pytest.mark.parametrize("kind", FORMATS)
def test_an_empty_ledger_exports_nothing_and_takes_nothing_in(ledger, new_ledger, kind):
    text = export(ledger, kind)
    assert read_export(text, name="x") == ()
    assert take_in(new_ledger("other"), text).new == 0


@pytest.mark.parametrize("kind", FORMATS)
def test_an_export_taken_in_and_exported_again_is_the_same(ledger, new_ledger, kind):
    begun(ledger)
    written(ledger, entry_submitted(an_entry(festival="uppsala"), on=TODAY))
    written(ledger, undone(3, on=TODAY))
    written(ledger, entry_submitted(an_entry(festival="tampere", section="shorts"), on=TODAY), by="bob")
    written(ledger, Fact(kind="watched", on=TODAY, body={"festival": "tampere", "from": {"a-new": ["field", 1, True]}}))
    written(ledger, Fact(kind="film-edited", on=TODAY, body={"film": "night-bus", "set": {"aspect_ratio": "1.85"}}))
    text = export(ledger, kind)
    other = new_ledger("other")
    assert take_in(other, text).new == 5
    assert export(other, kind) == text
    with ledger.reading() as here, other.reading() as there:
        assert here.films() == there.films()
        assert [each.number for each in here.entries().rows] == [each.number for each in there.entries().rows] == [1, 3]


def test_both_formats_say_the_same(ledger):
    begun(ledger)
    assert read_export(export(ledger, "toml"), name="x") == read_export(export(ledger, "json"), name="x")


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
PLAIN = st.recursive(
    st.booleans() | st.integers(-(1 << 62), 1 << 62) | st.floats(allow_nan=False, allow_infinity=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)
BODIES = st.dictionaries(TEXTS.filter(lambda name: name not in {"id", "at", "on", "by", "kind"}), PLAIN, max_size=4)
FACTS = st.builds(Fact, kind=TEXTS.map("later {}".format), on=st.dates(min_value=date(1, 1, 1)), body=BODIES)


@settings(max_examples=40)
@given(facts=st.lists(FACTS, min_size=1, max_size=4), kind=st.sampled_from(FORMATS), by=TEXTS)
def test_whatever_was_told_survives_the_journey(facts, kind, by, tmp_path_factory):
    folder = tmp_path_factory.mktemp("journey")
    here, there = ledger_at(folder, "here.db"), ledger_at(folder, "there.db")
    told = written(here, *facts, by=by)
    text = export(here, kind)
    assert [(each.kind, each.on, each.by) for each in read_export(text, name="x")] == [
        (each.kind, each.on, by) for each in facts
    ]
    take_in(there, text)
    assert export(there, kind) == text
    with there.reading() as records:
        assert [each.body for each in records.events()] == [each.body for each in told]


def test_two_ledgers_about_the_same_film_become_one(ledger, new_ledger):
    other = new_ledger("other")
    written(ledger, film_added(a_film(), on=TODAY), entry_submitted(an_entry(reference="A"), on=date(2026, 10, 1)))
    written(other, film_added(a_film(title="Night Bus!"), on=TODAY))
    written(other, entry_submitted(an_entry(festival="uppsala"), on=TODAY))
    written(other, entry_submitted(an_entry(fee=money("13 EUR")), on=date(2026, 10, 1)))
    written(other, entry_updated(an_entry(), on=TODAY, status="selected"))
    take_in(ledger, export(other, "toml"))
    with ledger.reading() as records:
        (film,) = records.films()
        assert film.title == "Night Bus!"
        found = {each.festival: each for each in records.entries().rows}
        assert {name: each.number for name, each in found.items()} == {"clermont-ferrand": 1, "uppsala": 2}
        merged = found["clermont-ferrand"]
        assert (merged.status, merged.reference, merged.fee) == ("selected", "A", money("13 EUR"))


def test_taking_in_is_one_step_and_is_taken_back_as_one(ledger, new_ledger):
    text = export(begun(new_ledger("other")), "json")
    take_in(ledger, text)
    with ledger.reading() as records:
        (step,) = records.last_steps(9)
        assert step.by == "somebody else"
        assert [each.by for each in records.step_events(step.number)] == [ANN, ANN]
    written(ledger, undone(step.number, on=TODAY))
    assert lines(content(ledger)) == []
    assert take_in(ledger, text).new == 2
    assert content(ledger) == text


GOOD = {"id": "1", "at": "2026-11-22T08:30:00Z", "on": "2026-11-22", "by": "ann", "kind": "noted"}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "it has no format number"),
        ("{}", "it has no format number"),
        ("[]", "Invalid|at end|Expected"),
        ("format = 'one'", "it has no format number"),
        ("format = true", "it has no format number"),
        ("format = 2", "it has format 2, and only 1 is known"),
        ("format = 1\nevent = 5", "'event' is no list"),
        ("format = 1\nevent = [5]", "event 1 is no table"),
        ("format =", "Invalid value .at line 1, column 9|Invalid value .at end of document"),
        ('{"format": 1,', "Expecting property name"),
        ('{"format": ' + "[" * 100_000, "nested too deeply|maximum recursion"),
        ('{"format": ' + "9" * 5_000 + "}", "Exceeds the limit"),
        (".".join("a" * 20_000) + " = 1", "more than 1000 parts"),
        (json.dumps({"format": 1, "event": [GOOD, {**GOOD, "on": "May"}]}), "event 2: on is 'May'"),
        (
            json.dumps({"format": 1, "event": [{**GOOD, "at": "2026-11-22T08:30:00"}]}),
            "event 1: at is '2026-11-22T08:30:00'",
        ),
        (json.dumps({"format": 1, "event": [{**GOOD, "by": 5}]}), "event 1: by is 5"),
        (json.dumps({"format": 1, "event": [{"id": "1"}]}), "event 1: at is None"),
        *(
            (json.dumps({"format": 1, "event": [{**GOOD, field: id_}]}), f"event 1: {field} names nothing")
            for field, id_ in (("film", "$(id)"), ("film", "Night"), ("film", ""), ("festival", "--yes"), ("item", " "))
        ),
    ],
)
def test_a_file_that_is_no_export_is_refused_with_its_place(text, why):
    with pytest.raises(BadInputError, match=rf"(?s)wild\.toml cannot be imported: .*({why})"):
        read_export(text, name="wild.toml")


@pytest.mark.parametrize(
    "event",
    [
        {**GOOD, "kind": "undone", "undoes": 1},
        {**GOOD, "text": None},
        {**GOOD, "text": "\ud800"},
        {**GOOD, "id": "a\0"},
        {**GOOD, "kind": "film-added", "title": "No id"},
        {**GOOD, "kind": "film-added", "film": "night-bus", "runtime_seconds": "long"},
        {**GOOD, "kind": "entry-submitted", "entry": "e", "film": "night-bus", "festival": "f", "edition": 1 << 80},
    ],
)
def test_an_export_with_one_bad_event_changes_nothing(ledger, event):
    before = content(begun(ledger))
    text = json.dumps({"format": 1, "event": [{**GOOD, "id": "0"}, event]})
    with pytest.raises(BadInputError):
        take_in(ledger, text)
    assert content(ledger) == before


def test_instants_of_other_zones_are_taken_in_as_utc(ledger):
    text = json.dumps({"format": 1, "event": [{**GOOD, "at": "2026-11-22T16:30:00+08:00"}]})
    take_in(ledger, text)
    with ledger.reading() as records:
        assert [each.at for each in records.events()] == [datetime(2026, 11, 22, 8, 30, tzinfo=UTC)]


def test_many_events_go_through(ledger, new_ledger):
    written(
        ledger,
        film_added(a_film(), on=TODAY),
        *(entry_submitted(an_entry(festival=f"f{each}"), on=TODAY) for each in range(600)),
    )
    written(ledger, *(film_edited("night-bus", on=TODAY, values={"note": str(each)}) for each in range(100)))
    other = new_ledger("other")
    assert take_in(other, content(ledger)).new == 701
    assert content(other) == content(ledger)
