"""The bar of a long compilation: seen on a terminal alone, and gone afterwards."""

import sys
from itertools import islice
from pathlib import Path
from unittest.mock import patch

import pytest

from filmtrack.cli import progress
from runs import Screen, environment, run_here


def drawn(count: int, *, quiet: bool = False, tty: bool = True, taken: int | None = None) -> str:
    """What standard error shows while so many items are taken."""
    screen = Screen(tty=tty)
    with patch.object(sys, "stderr", screen):
        running = progress.Progress(quiet=quiet)(iter(range(count)), count)
        assert list(islice(running, taken)) == list(range(count if taken is None else taken))
        del running
    return screen.text


def test_it_is_drawn_a_hundred_times_and_gone_at_the_end() -> None:
    text = drawn(5000)
    assert text.count("\r[") == 100
    assert "[############            ] compiling the catalogue: 50 %\x1b[K" in text
    assert text.endswith("\r\x1b[K")


def test_it_is_gone_where_the_work_is_broken_off() -> None:
    assert drawn(5000, taken=3).endswith("\r\x1b[K")


@pytest.mark.parametrize(
    ("count", "quiet", "tty"), [(5000, True, True), (progress.MANY - 1, False, True), (5000, False, False)]
)
def test_nothing_is_drawn_for_little_work_or_where_nobody_watches(count: int, *, quiet: bool, tty: bool) -> None:
    assert drawn(count, quiet=quiet, tty=tty) == ""


def test_a_long_table_has_the_same_bar_and_a_short_one_none(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "sent [red].csv"
    table.write_text("Film,Festival,Status\n" + "".join(f"Film {each},Leeds,submitted\n" for each in range(40)))
    for many, seen in ((30, True), (100, False)):
        monkeypatch.setattr(progress, "MANY", many)
        out, err = Screen(tty=True), Screen(tty=True)
        run_here(("import", str(table), "--dry-run"), environment(home), out=out, err=err)
        assert ("] sent [red].csv: " in err.text) is seen


@pytest.mark.parametrize("line", [("upcoming",), ("upcoming", "--country", "FR")])
def test_the_first_run_on_a_terminal_shows_it_and_the_next_has_nothing_to_show(
    home: Path, monkeypatch: pytest.MonkeyPatch, line: tuple[str, ...]
) -> None:
    monkeypatch.setattr(progress, "MANY", 100)
    seen = []
    for _ in range(2):
        out, err = Screen(tty=True), Screen(tty=True)
        assert run_here(line, environment(home), out=out, err=err) == 0
        seen.append("compiling the catalogue: 50 %" in err.text)
    assert seen == [True, False]
