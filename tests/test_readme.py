"""The sessions in the documentation are real: each is executed, and shows what filmtrack answers today.

`pytest --snapshot-update` (or `make snapshots`) rewrites them.
"""

from pathlib import Path

import pytest

from sessions import arguments, files, replayed, sessions

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_session_on_a_page_shows_what_filmtrack_answers(page, run, request, tmp_path):
    def answer(typed: list[str]) -> str:
        return run(*typed, tty=True, together=True).out

    text = page.read_text(encoding="utf-8")
    for name, content in files(text).items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    today = replayed(text, answer)
    if request.config.getoption("update_snapshots") and today != text:
        page.write_text(today, encoding="utf-8")
        return
    assert [block.body for block in sessions(text)] == [block.body for block in sessions(today)]


def test_the_readme_shows_a_session():
    assert sessions((ROOT / "README.md").read_text(encoding="utf-8"))


PAGE = "Before.\n\n```console\n$ filmtrack one\nold\n$ filmtrack two 'b c'\n```\n\n```sh\n$ rm -r /\n```\n"


def test_a_replay_runs_the_commands_in_order_and_replaces_their_answers():
    asked = []

    def answer(typed: list[str]) -> str:
        asked.append(typed)
        return f"\x1b[1manswer\x1b[0m {len(asked)}  \n\nend"

    told = replayed(PAGE, answer)
    assert asked == [["one"], ["two", "b c"]]
    assert told == PAGE.replace("old\n", "answer 1\n\nend\n").replace("'b c'\n", "'b c'\nanswer 2\n\nend\n")


def test_a_session_knows_its_line_and_commands():
    (session,) = sessions(PAGE)
    assert (session.line, session.commands) == (3, ("filmtrack one", "filmtrack two 'b c'"))


def test_a_console_block_with_another_program_is_refused():
    with pytest.raises(ValueError, match="sh block"):
        arguments("rm -r /")
