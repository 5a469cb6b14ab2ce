"""Lines that are wrapped for a terminal: at spaces, between Chinese characters, and never wider than it is."""

from hypothesis import given
from hypothesis import strategies as st

from filmtrack.render.blocks import wrapped
from filmtrack.render.safe import one_line, width

CHINESE = "短片節截止日期：可報名，請看日期是否仍然有效。"


def test_without_a_width_a_line_stays_whole():
    assert wrapped("a b", None, indent="  ") == "  a b\n"


def test_words_stay_whole_and_what_is_carried_over_is_indented():
    assert wrapped("one two three four five six seven eight", 30, hang=4) == (
        "one two three four five six\n    seven eight\n"
    )


def test_a_line_keeps_its_own_indentation():
    assert wrapped("  one two three four five six seven eight", 30, hang=4) == (
        "  one two three four five six\n    seven eight\n"
    )


def test_chinese_is_broken_between_characters_and_no_line_begins_with_a_comma():
    lines = wrapped(CHINESE * 3, 30).splitlines()
    assert max(map(width, lines)) <= 30
    assert not any(line[0] in "，。：" for line in lines)
    assert "".join(lines) == CHINESE * 3


@given(st.text(alphabet=st.sampled_from("ab 短片，。🎬é\u0301\u3000\x00"), max_size=80).map(one_line))
def test_nothing_but_spaces_is_lost_and_only_long_words_are_too_wide(text):
    lines = wrapped(text, 30).splitlines()
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        assert width(line) <= 30 or " " not in line.strip()
