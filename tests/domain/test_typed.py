"""Words in printed commands: a shell reads back exactly the word that was meant."""

import shlex

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from filmtrack.domain.typed import typed


@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0")))
@example("$(touch x)")
@example('it\'s `here`; "now" \\')
@example("")
def test_a_shell_reads_one_word_and_the_same(word: str) -> None:
    assert shlex.split(typed(word)) == [word]


@pytest.mark.parametrize("word", ["night-bus", "夜車", "films.csv", "films/2027/table.csv"])
def test_what_is_plain_stays_as_it_is(word: str) -> None:
    assert typed(word) == word
