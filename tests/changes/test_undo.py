"""Undo: one's own last steps, the latest first, and nothing that later steps build on."""

import pytest

from filmtrack.changes.undo import undo
from filmtrack.domain.events import entry_submitted, entry_updated, film_added, film_edited
from filmtrack.errors import RefusedError
from ledgers import ANN, TODAY, a_film, an_entry, begun, content, ledger_at, written

BOB = "bob"


@pytest.fixture
def ledger(tmp_path):
    return begun(ledger_at(tmp_path))


def decided(ledger, count=1, by=ANN):
    with ledger.reading() as records:
        return undo(records, count, by=by, today=TODAY)


def test_the_last_step_comes_first_with_what_it_said(ledger):
    found = decided(ledger, 2)
    assert [(each.step.number, [event.kind for event in each.first]) for each in found.steps] == [
        (2, ["entry-submitted"]),
        (1, ["film-added"]),
    ]
    assert [fact.body for fact in found.facts] == [{"undoes": 2}, {"undoes": 1}]


def test_of_a_long_step_only_the_beginning_is_held(ledger):
    places = [an_entry(festival=f"fest-{place}") for place in range(30)]
    written(ledger, *(entry_submitted(each, on=TODAY) for each in places))
    (found,) = decided(ledger).steps
    assert [each.entry for each in found.first] == [each.id for each in places[:20]]
    assert (found.size, found.festivals) == (30, {each.festival for each in places})


def test_a_step_that_began_no_entry_went_nowhere(ledger):
    written(ledger, entry_updated(an_entry(), on=TODAY, status="selected"))
    (found,) = decided(ledger).steps
    assert (found.size, found.festivals) == (1, frozenset())


def test_what_was_decided_can_be_recorded(ledger):
    before = content(ledger)
    written(ledger, film_edited("night-bus", on=TODAY, values={"note": "x"}))
    written(ledger, *decided(ledger).facts)
    assert content(ledger) == before


def test_only_ones_own_steps_are_taken_back(ledger):
    written(ledger, film_added(a_film("tin-moon"), on=TODAY), by=BOB)
    assert [each.step.number for each in decided(ledger).steps] == [2]
    assert [each.step.number for each in decided(ledger, by=None).steps] == [3]
    assert [each.step.number for each in decided(ledger, by=BOB).steps] == [3]


def test_a_step_that_others_built_on_is_refused_with_theirs(ledger):
    written(ledger, entry_updated(an_entry(), on=TODAY, status="selected"), by=BOB)
    with pytest.raises(RefusedError) as refusal:
        decided(ledger)
    assert "step 3 by bob (night-bus/clermont-ferrand/2027: selected)" in str(refusal.value)
    assert "--anyone" in str(refusal.value.hint)


def test_many_later_steps_are_named_in_part(ledger):
    for place in range(8):
        written(ledger, entry_submitted(an_entry(festival=f"fest-{place}"), on=TODAY), by=BOB)
    with pytest.raises(RefusedError, match="and 3 more"):
        decided(ledger, 2)


def test_more_than_there_is_takes_back_nothing(ledger):
    with pytest.raises(RefusedError, match="only 2 steps"):
        decided(ledger, 3)
    with pytest.raises(RefusedError, match="nothing of eve") as refusal:
        decided(ledger, by="eve")
    assert "--anyone" in str(refusal.value.hint)


def test_an_empty_ledger_has_nothing_to_take_back(tmp_path):
    with pytest.raises(RefusedError, match="nothing of anyone") as refusal:
        decided(ledger_at(tmp_path / "new"), by=None)
    assert refusal.value.hint is None
