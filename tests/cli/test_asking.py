"""Questions are asked at a terminal only; elsewhere `--yes` is the answer, or there is none."""

import pytest

from filmtrack.cli.asking import agreed, can_ask
from filmtrack.errors import RefusedError
from filmtrack.message import message

QUESTION = message("Go on?")


@pytest.fixture
def terminal(monkeypatch):
    def terminal(answer):
        monkeypatch.setattr("filmtrack.cli.asking.can_ask", lambda: True)
        monkeypatch.setattr("typer.confirm", lambda *_, **__: answer)

    return terminal


def test_yes_needs_nobody(monkeypatch):
    asked = []
    monkeypatch.setattr("typer.confirm", lambda *_, **__: asked.append(1))
    agreed(QUESTION, yes=True)
    assert asked == []


def test_a_pipe_is_not_asked():
    with pytest.raises(RefusedError, match="Go on") as refusal:
        agreed(QUESTION, yes=False)
    assert "--yes" in str(refusal.value.hint)
    assert not can_ask()


def test_a_person_may_agree_or_not(terminal):
    terminal(True)
    agreed(QUESTION, yes=False)
    terminal(False)
    with pytest.raises(RefusedError):
        agreed(QUESTION, yes=False)
