"""`filmtrack undo`: lists what it takes back, takes back only one's own, refuses what others built on."""

import pytest

from filmtrack.domain.events import entry_submitted, entry_updated, film_added
from ledgers import TODAY, a_film, an_entry, begun, content, ledger_in, signed, snapshot, written


@pytest.fixture
def ledger(home):
    signed(home)
    return begun(ledger_in(home))


@pytest.fixture
def answers(monkeypatch):
    """Lets a person sit at the terminal who gives an answer to every question."""

    def answers(answer):
        monkeypatch.setattr("filmtrack.cli.asking.can_ask", lambda: True)
        monkeypatch.setattr("typer.confirm", lambda *_, **__: answer)

    return answers


def test_the_last_step_is_listed_and_taken_back(run, home, ledger):
    result = run("undo")
    assert result.status == 0
    assert result.out == "2  Sun 22 Nov 16:30 HKT  ann  night-bus/clermont-ferrand/2027: submitted; fee: 13 EUR\n"
    assert result.err == "1 step taken back\n"
    assert run("log").out == ""


def test_a_dry_run_lists_the_same_and_writes_nothing(run, home, ledger):
    before = snapshot(home)
    shown = run("undo", "2", "--dry-run")
    assert snapshot(home) == before
    assert run("undo", "2").out == shown.out
    assert content(ledger) != ""


def test_an_undo_is_not_undone_but_the_step_before_it_is(run, home, ledger):
    run("undo")
    run("undo")
    result = run("undo")
    assert (result.status, result.out) == (1, "")
    assert "nothing of ann" in result.err


def test_only_ones_own_steps_unless_anyones_are_asked_for(run, home, ledger):
    written(ledger, film_added(a_film("tin-moon"), on=TODAY), by="bob")
    assert run("undo", "--dry-run").out.startswith("2  ")
    refused = run("undo", "--anyone")
    assert (refused.status, "written by others" in refused.err, "--yes" in refused.err) == (1, True, True)
    assert run("undo", "--anyone", "--yes").out.startswith("3  ")


def test_what_a_later_step_of_another_touches_is_refused(run, home, ledger):
    written(ledger, entry_updated(an_entry(), on=TODAY, status="selected"), by="bob")
    before = content(ledger)
    result = run("undo")
    assert (result.status, result.out) == (1, "")
    assert "step 3 by bob" in result.err
    assert content(ledger) == before


def test_a_long_step_is_listed_in_part(run, home, ledger):
    written(ledger, *(entry_submitted(an_entry(festival=f"fest-{each}"), on=TODAY) for each in range(25)))
    lines = run("undo").out.splitlines()
    assert (len(lines), lines[-1]) == (21, "3  and 5 more of this step")


@pytest.mark.parametrize(("answer", "status"), [(True, 0), (False, 1)])
def test_on_a_terminal_it_asks(run, home, ledger, answers, *, answer, status):
    answers(answer)
    result = run("undo")
    assert result.status == status
    assert ("nothing was changed" in result.err) is (status == 1)
    assert bool(run("log").out) is (status == 1)


def test_yes_answers_for_a_person(run, home, ledger, answers):
    answers(False)
    assert run("undo", "--yes").status == 0


def test_what_changed_while_he_was_asked_is_not_taken_back(run, home, ledger, monkeypatch):
    def slowly(*_, **__):
        written(ledger, film_added(a_film("tin-moon"), on=TODAY))
        return True

    monkeypatch.setattr("filmtrack.cli.asking.can_ask", lambda: True)
    monkeypatch.setattr("typer.confirm", slowly)
    result = run("undo")
    assert result.status == 1
    assert "changed meanwhile" in result.err
    assert run("undo", "--dry-run").out.startswith("3  ")


@pytest.mark.parametrize("count", ["0", "-1", "x", "99999999"])
def test_a_number_that_is_none_is_refused(run, home, ledger, count):
    assert run("undo", "--", count).status == 2
