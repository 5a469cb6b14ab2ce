"""The status at the end of a command's words, as people spell it."""

import pytest

from filmtrack.changes.statuses import split_status, unknown_status
from filmtrack.domain.entry import STATUSES


@pytest.mark.parametrize("status", STATUSES)
def test_a_status_stands_last(status):
    assert split_status(("night-bus", "lamma", status)) == (("night-bus", "lamma"), status)


@pytest.mark.parametrize("word", ["Not-Selected", "not selected", "NOT_SELECTED", " not  selected "])
def test_spelling_does_not_matter(word):
    assert split_status(("17", word)) == (("17",), "not-selected")


def test_a_status_that_does_not_stand_last_is_a_name():
    assert split_status(("selected", "lamma")) == (("selected", "lamma"), None)
    assert split_status(("selected", "selected")) == (("selected",), "selected")
    assert split_status(()) == ((), None)


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("rejected", "not-selected"),
        ("Accepted", "selected"),
        ("in consideration", "submitted"),
        ("sellected", "selected"),
    ],
)
def test_other_words_for_a_status_are_offered_and_not_taken(word, hint):
    assert split_status(("17", word)) == (("17", word), None)
    assert f"did you mean {hint}?" in str(unknown_status(word).hint)


def test_a_word_that_means_nothing_lists_every_status():
    hint = str(unknown_status("zzzzzz").hint)
    assert all(each in hint for each in STATUSES)
