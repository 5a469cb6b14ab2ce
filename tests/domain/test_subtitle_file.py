"""What an .srt file says of itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filmtrack.domain.subtitle_file import read_srt

GOOD = "1\n00:00:01,000 --> 00:00:02,500\nBonjour la nuit\n\n2\n00:14:00,000 --> 00:14:03,001\n<i>Fin</i>\nau revoir\n"


def test_a_sound_file_is_counted_and_ends_when_its_last_subtitle_does():
    found = read_srt(GOOD)
    assert (found.count, found.ends_after, found.words, found.broken_line) == (2, 843 + 1, 6, None)


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + GOOD,
        GOOD.replace("\n", "\r\n"),
        GOOD.replace(",", "."),
        GOOD.rstrip(),
        "\n\n" + GOOD.replace("\n\n", "\n\n\n \n"),
        GOOD.replace("1\n00:", "00:", 1),
        GOOD.replace("02,500", "02,500 X1:10 X2:20"),
        GOOD.replace("1\n00:00:01", " 1 \n 00:00:01"),
    ],
)
def test_what_players_accept_is_read(text):
    found = read_srt(text)
    assert (found.count, found.broken_line) == (2, None)


@pytest.mark.parametrize(
    ("text", "count", "line"),
    [
        ("", 0, 1),
        ("\n\n", 0, 1),
        ("Hello", 0, 1),
        ("1\nHello", 0, 2),
        ("1", 0, 2),
        (GOOD.replace("-->", "->", 1), 0, 2),
        (GOOD.replace("00:14:00", "00:15:00"), 1, 6),
        (GOOD.replace("00:14:00", "00:74:00"), 1, 6),
        (GOOD + "\n3\n", 2, 11),
    ],
)
def test_the_first_line_that_is_wrong_is_named(text, count, line):
    found = read_srt(text)
    assert (found.count, found.broken_line) == (count, line)


def test_the_end_is_that_of_the_latest_subtitle_wherever_it_stands():
    first, _, second = GOOD.partition("\n\n")
    assert read_srt(f"{second}\n\n{first}").ends_after == read_srt(GOOD).ends_after


@given(st.text())
def test_no_text_breaks_the_reading(text):
    found = read_srt(text)
    assert (found.ends_after is None) == (found.count == 0)
