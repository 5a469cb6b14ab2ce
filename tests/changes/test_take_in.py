"""An import: which events are new, what they add, and whether they would change most of what stands."""

import pytest

from filmtrack.changes.take_in import take_in
from filmtrack.domain.events import entry_submitted, entry_updated, film_added, film_edited
from ledgers import TODAY, a_film, an_entry, begun, ledger_at, told, written


@pytest.fixture
def ledger(tmp_path):
    return begun(ledger_at(tmp_path))


def decided(ledger, events):
    with ledger.reading() as records:
        return take_in(tuple(events), records)


def lines(found):
    return [str(each) for each in found.told]


def test_what_is_known_is_told_apart(ledger):
    with ledger.reading() as records:
        known = tuple(records.live_events())
    found = decided(ledger, known)
    assert (found.new, found.known, found.most) == ((), 2, False)
    assert lines(found) == ["0 events are new, 2 are known already"]


def test_into_an_empty_ledger_everything_is_added_and_nothing_asked(tmp_path):
    events = told(film_added(a_film(), on=TODAY), entry_submitted(an_entry(), on=TODAY))
    found = decided(ledger_at(tmp_path / "new"), events)
    assert (len(found.new), found.films_added, found.entries_added, found.changed) == (2, 1, 1, 0)
    assert not found.most
    assert lines(found)[1] == "1 film is added; 1 entry is added"


def test_changing_half_of_a_ledger_is_not_most_of_it(ledger):
    edit = film_edited("night-bus", on=TODAY, values={"note": "x"})
    found = decided(ledger, told(edit))
    assert (found.changed, found.standing, found.most) == (1, 2, False)
    assert lines(found)[1] == "1 film or entry that stands here is changed"


def test_changing_more_than_half_is_most_of_it(ledger):
    edit = film_edited("night-bus", on=TODAY, values={"note": "x"})
    update = entry_updated(an_entry(), on=TODAY, status="selected")
    found = decided(ledger, told(edit, update))
    assert found.most
    assert lines(found)[1] == "2 films and entries that stand here are changed"


def test_what_was_taken_back_here_is_new_again(ledger):
    from filmtrack.domain.events import undone

    with ledger.reading() as records:
        events = tuple(records.live_events())
    written(ledger, undone(2, on=TODAY))
    found = decided(ledger, events)
    assert (len(found.new), found.known) == (1, 1)
