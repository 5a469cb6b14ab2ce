"""A problem names the line of the table that holds it."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filmtrack.catalogue.lines import line_of, table_lines, without_texts

FILE = '''\
# [[festival]] in a comment
[[festival]]
id = "a"
note = """
[[festival]]
[[festival.edition]]
"""
other = "[[festival]] # no comment"
single = \'\'\'
[[festival]]\'\'\'

  [[festival.edition]]   # the first
year = 2026
[[festival.edition.deadline]]
date = 2026-01-01
[[ festival . edition . deadline ]]
[[festival.edition]]
[[festival]]
id = 'b' # [[festival]]
[festival.usual_fee]
[plain]
'''


def test_every_table_has_the_line_of_its_header():
    assert table_lines(FILE) == {
        ("festival", 0): 2,
        ("festival", 0, "edition", 0): 12,
        ("festival", 0, "edition", 0, "deadline", 0): 14,
        ("festival", 0, "edition", 0, "deadline", 1): 16,
        ("festival", 0, "edition", 1): 17,
        ("festival", 1): 18,
        ("festival", 1, "usual_fee"): 20,
        ("plain",): 21,
    }


def test_the_innermost_table_gives_the_line():
    lines = table_lines(FILE)
    assert line_of(lines, ("festival", 0, "edition", 0, "deadline", 1, "date")) == 16
    assert line_of(lines, ("festival", 0, "name")) == 2
    assert line_of(lines, ("nothing",)) is None


@given(st.lists(st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=20), max_size=5))
def test_texts_never_move_a_line(texts: list[str]):
    toml = "".join(f'"""{text.replace(chr(34), "").replace(chr(92), "")}\n"""\n' for text in texts)
    assert without_texts(toml).count("\n") == toml.count("\n")


@pytest.mark.parametrize("count", [1, 3, 50])
def test_the_lines_are_those_of_the_tables_that_tomllib_sees(count: int):
    toml = "".join(f'[[festival]]\nid = "f{number}"\n\n' for number in range(count))
    found = table_lines(toml)
    assert [found["festival", place] for place in range(len(tomllib.loads(toml)["festival"]))] == list(
        range(1, 3 * count, 3)
    )
