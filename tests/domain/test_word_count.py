"""How long a text is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filmtrack.domain.word_count import words_in


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("A bus at night.", 4),
        ("It's a well-known story — isn't it?", 6),
        ("夜車在路上", 5),
        ("夜車 Night Bus", 4),
        ("밤 버스", 3),
        ("--- … !", 0),
        ("1999, 14:30", 3),
    ],
)
def test_words_are_counted_and_characters_where_there_are_no_words(text, count):
    assert words_in(text) == count


@given(st.text(), st.text())
def test_a_text_is_as_long_as_its_lines(one, other):
    assert words_in(f"{one}\n{other}") == words_in(one) + words_in(other)
