"""Any sequence of steps leaves the ledger as a plain dict would be, and undo(n) leaves it as it was n steps ago."""

import shutil
import tempfile
from copy import deepcopy
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from applications import an_application
from filmtrack.domain.application import APPLICATION_STATUSES
from filmtrack.domain.application_events import application_made, application_planned, application_updated
from filmtrack.domain.entry import STATUSES, entry_id
from filmtrack.domain.events import (
    Fact,
    cost_noted,
    entry_planned,
    entry_submitted,
    entry_updated,
    film_added,
    film_edited,
    undone,
)
from filmtrack.ledger.examining import examine
from filmtrack.ledger.exchange import exported, read_export
from ledgers import NOW, TODAY, a_film, an_entry, content, ledger_at, money, shared_ledger, written
from servers import programs, shared_server

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=8)
DAYS = st.integers(0, 9).map(lambda days: TODAY + timedelta(days=days))


class LedgerMachine(RuleBasedStateMachine):
    """The ledger beside `model`: titles of films; history, notes and costs of entries."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.ledger = self.new_ledger(1)
        self.model = {"films": {}, "entries": {}, "applications": {}}
        self.past = []

    def new_ledger(self, place):
        """A ledger that was never begun."""
        return ledger_at(self.folder, f"{place}.db")

    def forget(self, ledger):
        """Let a ledger never have been."""
        Path(ledger.name).unlink()
        (self.folder / "state" / "ledgers").unlink()

    def teardown(self):
        said = [str(each.message) for each in examine(self.ledger)]
        assert [each for each in said if "are the same" not in each] == []
        shutil.rmtree(self.folder)

    def step(self, *facts):
        self.past.append((deepcopy(self.model), content(self.ledger)))
        written(self.ledger, *facts)

    @rule(title=TEXTS.filter(str.strip))
    def add_film(self, title):
        film = f"film-{len(self.model['films'])}"
        self.step(film_added(a_film(film, title=title), on=TODAY))
        self.model["films"][film] = title

    @precondition(lambda self: self.model["films"])
    @rule(data=st.data(), title=TEXTS.filter(str.strip))
    def edit_film(self, data, title):
        film = data.draw(st.sampled_from(sorted(self.model["films"])))
        self.step(film_edited(film, on=TODAY, values={"title": title}))
        self.model["films"][film] = title

    @precondition(lambda self: self.model["films"])
    @rule(data=st.data(), festival=st.sampled_from(["a", "b"]), planned=st.booleans(), day=DAYS)
    def enter(self, data, festival, planned, day):
        film = data.draw(st.sampled_from(sorted(self.model["films"])))
        id_ = entry_id(film, festival, 2027, None, self.model["entries"].__contains__)
        entry = an_entry(film, festival, id=id_)
        self.step((entry_planned if planned else entry_submitted)(entry, on=day))
        self.model["entries"][id_] = {
            "history": [("planned" if planned else "submitted", day)],
            "notes": [],
            "costs": [],
        }

    @precondition(lambda self: self.model["entries"])
    @rule(data=st.data(), status=st.sampled_from(STATUSES), note=TEXTS, day=DAYS)
    def hear(self, data, status, note, day):
        entry = self.some_entry(data)
        self.step(entry_updated(entry, on=day, status=status, note=note))
        self.model["entries"][entry.id]["history"].append((status, day))
        self.model["entries"][entry.id]["notes"].append(note)

    @precondition(lambda self: len(self.model["entries"]) > 1)
    @rule(status=st.sampled_from(STATUSES), day=DAYS)
    def hear_of_all(self, status, day):
        with self.ledger.reading() as records:
            every = records.entries().rows
        self.step(*(entry_updated(each, on=day, status=status) for each in every))
        for each in self.model["entries"].values():
            each["history"].append((status, day))

    @precondition(lambda self: self.model["films"])
    @rule(data=st.data(), planned=st.booleans(), day=DAYS)
    def apply(self, data, planned, day):
        film = data.draw(st.sampled_from(sorted(self.model["films"])))
        made = an_application(film=film, id=f"trip-{len(self.model['applications'])}")
        self.step((application_planned if planned else application_made)(made, on=day))
        self.model["applications"][made.id] = [("planned" if planned else "applied", day)]

    @precondition(lambda self: self.model["applications"])
    @rule(data=st.data(), status=st.sampled_from(APPLICATION_STATUSES), day=DAYS)
    def decide(self, data, status, day):
        id_ = data.draw(st.sampled_from(sorted(self.model["applications"])))
        with self.ledger.reading() as records:
            (made,) = (each for each in records.applications() if each.id == id_)
        self.step(application_updated(made, on=day, status=status))
        self.model["applications"][id_].append((status, day))

    @precondition(lambda self: self.model["entries"])
    @rule(data=st.data(), amount=st.integers(1, 999))
    def pay(self, data, amount):
        entry = self.some_entry(data)
        self.step(cost_noted(entry, on=TODAY, money=money(f"{amount}.00 HKD"), what="post"))
        self.model["entries"][entry.id]["costs"].append(amount)

    @rule(word=TEXTS)
    def tell_what_is_not_known_yet(self, word):
        self.step(Fact(kind="watched", on=TODAY, body={"festival": "lund", "said": word}))

    @precondition(lambda self: self.past)
    @rule(data=st.data())
    def undo(self, data):
        count = data.draw(st.integers(1, min(3, len(self.past))))
        with self.ledger.writing(at=NOW, by="ann") as recorder:
            steps = recorder.last_steps(count, by="ann")
            assert recorder.later_on_the_same(tuple(each.number for each in steps)) == ()
            recorder.append(undone(each.number, on=TODAY) for each in steps)
        self.model, exported_then = self.past[-count]
        del self.past[-count:]
        assert content(self.ledger) == exported_then

    @rule(kind=st.sampled_from(["toml", "json"]))
    def move_to_another_ledger(self, kind):
        with self.ledger.reading() as records:
            text = "".join(exported(records, kind))
        other = self.new_ledger(2)
        with other.writing(at=NOW, by="ann") as recorder:
            recorder.take_in(read_export(text, name="x"))
        assert content(other) == content(self.ledger)
        self.forget(other)

    def some_entry(self, data):
        with self.ledger.reading() as records:
            found = records.entry(data.draw(st.sampled_from(sorted(self.model["entries"]))))
        assert found is not None
        return found

    @invariant()
    def stands_like_the_model(self):
        with self.ledger.reading() as records:
            assert {each.id: each.title for each in records.films()} == self.model["films"]
            assert {each.id: each.status for each in records.applications()} == {
                id_: status_of(history) for id_, history in self.model["applications"].items()
            }
            entries = records.entries().rows
            assert len({each.number for each in entries}) == len(entries)
            assert {each.id: as_modelled(each) for each in entries} == {
                id_: (status_of(each["history"]), each["notes"], each["costs"])
                for id_, each in self.model["entries"].items()
            }


class SharedLedgerMachine(LedgerMachine):
    """The same on PostgreSQL."""

    def new_ledger(self, place):
        return shared_ledger(shared_server().clean_url(place), self.folder)

    def forget(self, ledger):  # noqa: ARG002 - its database is emptied before it is used again
        (self.folder / "state" / "ledgers").unlink()


def as_modelled(entry):
    return entry.status, [each.text for each in entry.notes], [each.money.amount for each in entry.costs]


def status_of(history):
    """The status of the latest day, of one day the last one told; a plan yields to all else."""
    told = [each for each in history if each[0] != "planned"] or history
    latest = max(day for _, day in told)
    return [status for status, day in told if day == latest][-1]


TestLedgerMachine = LedgerMachine.TestCase
TestLedgerMachine.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
TestSharedLedgerMachine = SharedLedgerMachine.TestCase
TestSharedLedgerMachine.settings = settings(max_examples=8, stateful_step_count=25, deadline=None)
TestSharedLedgerMachine = pytest.mark.skipif(programs() is None, reason="no PostgreSQL is installed")(
    TestSharedLedgerMachine
)
