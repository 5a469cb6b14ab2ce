"""Any commands leave the ledger as a plain dict would be, and undo N leaves it as it was N commands ago."""

import json
import shutil
import tempfile
from copy import deepcopy
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from catalogues import ship
from filmtrack.domain.entry import AWAITING, STATUSES
from runs import Screen, environment, run_here

TODAY = date(2026, 11, 22)
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=8).filter(
    lambda text: text.strip() and not text.startswith("-")
)
DAYS = st.integers(0, 9).map(lambda days: (TODAY - timedelta(days=days)).isoformat())
FESTIVALS = st.sampled_from(["lamma", "tampere", "just-closed"])
SECTIONS = st.sampled_from([None, "international", "student"])


class CommandMachine(RuleBasedStateMachine):
    """Real command lines beside `films` and `entries`, two plain dicts."""

    def __init__(self):
        super().__init__()
        self.home = Path(tempfile.mkdtemp())
        self.patch = pytest.MonkeyPatch()
        ship(self.patch, self.home)
        self.films, self.entries, self.past = {}, [], []
        self.numbers = 0

    def teardown(self):
        found, out, _ = self.tried("doctor")
        wrong = [each for each in out.splitlines() if "are the same" not in each and not each.startswith(" ")]
        assert (found in {0, 3}, wrong) == (True, [])
        self.patch.undo()
        shutil.rmtree(self.home)

    def tried(self, *arguments):
        out, err = Screen(tty=False), Screen(tty=False)
        return run_here(arguments, environment(self.home), out=out, err=err), out.text, err.text

    def run(self, *arguments, status=0):
        found, out, err = self.tried(*arguments)
        assert found == status, (arguments, err)
        return out

    def step(self, *arguments):
        before = deepcopy(self.films), deepcopy(self.entries), self.run("export")
        out = self.run(*arguments)
        if self.run("export") != before[-1]:
            self.past.append(before)
        return out

    @rule(title=TEXTS)
    def add_film(self, title):
        film = f"film-x{len(self.films)}"
        self.step("film", "add", title, "--id", film)
        self.films[film] = {"title": title, "tags": [], "screenings": []}

    @precondition(lambda self: self.films)
    @rule(data=st.data(), tag=TEXTS)
    def describe_film(self, data, tag):
        film = data.draw(st.sampled_from(sorted(self.films)))
        self.step("film", "edit", film, "--tag", tag)
        self.films[film]["tags"] = [tag]

    @precondition(lambda self: self.films)
    @rule(data=st.data(), event=TEXTS, day=DAYS)
    def show_film(self, data, event, day):
        film = data.draw(st.sampled_from(sorted(self.films)))
        self.step("film", "screened", film, event, "--on", day, "--yes")
        self.films[film]["screenings"].append(event)

    @precondition(lambda self: self.films)
    @rule(data=st.data(), festival=FESTIVALS, section=SECTIONS, planned=st.booleans(), day=DAYS, note=TEXTS)
    def enter(self, data, festival, section, planned, **told):
        day, note = told["day"], told["note"]
        chosen = data.draw(st.lists(st.sampled_from(sorted(self.films)), min_size=1, max_size=3, unique=True))
        said = ("--edition", "2027", "--on", day, "--note", note, "--yes", *(("--section", section) if section else ()))
        if planned:
            chosen = chosen[:1]
            self.step("plan", chosen[0], festival, *said)
        else:
            self.step("submit", "--to", festival, *chosen, *said)
        for film in chosen:
            plan = None if planned else self.plan_for(film, festival, section)
            if plan is None:
                plan = self.new_entry(film, festival, section)
            plan["section"] = section or plan["section"]
            plan["history"].append(("planned" if planned else "submitted", day))
            plan["notes"].append(note)

    def new_entry(self, film, festival, section):
        """A new entry; no number is given twice, whatever was undone."""
        self.numbers += 1
        named = {"number": self.numbers, "film": film, "festival": festival, "section": section}
        self.entries.append({**named, "history": [], "notes": [], "costs": []})
        return self.entries[-1]

    def plan_for(self, film, festival, section):
        """The plan that a submission carries out: of the same section, else the only one where either has none."""
        plans = [
            each
            for each in self.entries
            if (each["film"], each["festival"], status_of(each["history"])) == (film, festival, "planned")
        ]
        exact = [each for each in plans if each["section"] == section]
        vague = [each for each in plans if section is None or each["section"] is None]
        return exact[0] if exact else vague[0] if len(vague) == 1 else None

    @precondition(lambda self: self.entries)
    @rule(data=st.data(), status=st.sampled_from(STATUSES), day=DAYS, note=TEXTS)
    def hear(self, data, status, day, note):
        entry = data.draw(st.sampled_from(self.entries))
        self.step("update", str(entry["number"]), status, "--on", day, "--note", note)
        self.tell(entry, status, day)
        entry["notes"].append(note)

    @precondition(lambda self: self.entries)
    @rule(festival=FESTIVALS, status=st.sampled_from(["not-selected", "no-answer", "screened"]), day=DAYS)
    def hear_of_all(self, festival, status, day):
        waiting = [
            each for each in self.entries if each["festival"] == festival and status_of(each["history"]) in AWAITING
        ]
        command = ("update", "--festival", festival, "--awaiting", status, "--on", day, "--yes")
        if not waiting:
            self.run(*command, status=4)
            return
        self.step(*command)
        for entry in waiting:
            self.tell(entry, status, day)

    def tell(self, entry, status, day):
        """A status, once on one day; a screening comes with it, once for an entry."""
        if not (status_of(entry["history"]) == status and last_day_of(entry["history"], status) == day):
            entry["history"].append((status, day))
        shown = self.films[entry["film"]]["screenings"]
        if status == "screened" and entry["number"] not in shown:
            shown.append(entry["number"])

    @precondition(lambda self: self.entries)
    @rule(data=st.data(), amount=st.integers(1, 999), what=TEXTS)
    def pay(self, data, amount, what):
        entry = data.draw(st.sampled_from(self.entries))
        self.step("update", str(entry["number"]), "--cost", f"{amount} HKD {what}")
        entry["costs"].append(f"{amount}.00")

    @precondition(lambda self: self.past)
    @rule(data=st.data())
    def undo(self, data):
        count = data.draw(st.integers(1, min(3, len(self.past))))
        self.run("undo", str(count))
        self.films, self.entries, exported = self.past[-count]
        del self.past[-count:]
        assert self.run("export") == exported

    @rule(
        arguments=st.sampled_from(
            [("submit",), ("update", "selected"), ("film", "add", "夜"), ("submit", "1", "2", "3")]
        )
    )
    def mistake(self, arguments):
        before = self.run("export")
        self.run(*arguments, status=2)
        assert self.run("export") == before

    @invariant()
    def stands_like_the_model(self):
        shown = json.loads(self.run("export", "--format", "json")) if self.films else {"event": []}
        films = {each["film"] for each in shown["event"] if each["kind"] == "film-added"}
        assert films == set(self.films)
        rows = json.loads(self.run("log", "--json", "--sort", "number"))["rows"]
        assert [(each["film"], each["festival"], each["section"], each["status"]) for each in rows] == [
            (each["film"], each["festival"], each["section"], status_of(each["history"])) for each in self.entries
        ]
        assert [each["number"] for each in rows] == [each["number"] for each in self.entries]
        self.look_at_one()

    def look_at_one(self):
        """The youngest film and entry whole."""
        if self.films:
            film = f"film-x{len(self.films) - 1}"
            [known] = json.loads(self.run("film", "show", film, "--json"))["rows"]
            assert (known["title"], known["tags"]) == (self.films[film]["title"], self.films[film]["tags"])
            assert len(known["screenings"]) == len(self.films[film]["screenings"])
        if self.entries:
            known = json.loads(self.run("log", str(self.entries[-1]["number"]), "--json"))["entry"]
            assert [each["money"]["amount"] for each in known["costs"]] == self.entries[-1]["costs"]
            assert [each["text"] for each in known["notes"] if "announced" not in each["text"]] == [
                each for each in self.entries[-1]["notes"] if "announced" not in each
            ]


def status_of(history):
    """The status of the latest day, of one day the one told last; a plan yields to all else."""
    told = [each for each in history if each[0] != "planned"] or history
    latest = max(day for _, day in told)
    return [status for status, day in told if day == latest][-1]


def last_day_of(history, status):
    return max(day for each, day in history if each == status)


TestCommandMachine = CommandMachine.TestCase
TestCommandMachine.settings = settings(max_examples=8, stateful_step_count=12, deadline=None)
