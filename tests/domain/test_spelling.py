"""What somebody typed: tidied, shortened, compared."""

import pytest

from filmtrack.domain.spelling import LONGEST, nearest, shortened, tidy


@pytest.mark.parametrize(
    ("typed", "tidied"),
    [
        ("  Sep \t2027\n", "sep 2027"),
        ("２０２７－０９", "2027-09"),
        ("−3D", "-3d"),
        ("九月", "九月"),
        ("x" * LONGEST, "x" * LONGEST),
        ("x" * (LONGEST + 1), ""),
        ("sep" + " " * LONGEST + "x", ""),
    ],
)
def test_what_was_typed_has_one_form(typed, tidied):
    assert tidy(typed) == tidied


def test_an_answer_quotes_a_long_text_only_in_part():
    assert shortened("a" * 60) == "a" * 60
    assert shortened("a" * 61) == "a" * 60 + "…"


def test_the_nearest_known_word_is_found_unless_none_is_close():
    assert nearest("septmber", ["august", "september"]) == "september"
    assert nearest("film", ["august", "september"]) is None
