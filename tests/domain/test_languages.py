import pytest

from filmtrack.domain.languages import language_code, speaks


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Cantonese", "yue"),
        ("yue", "yue"),
        ("zh-Hant", "zh"),
        ("EN", "en"),
        ("粵語", "yue"),
        ("English (US)", "en"),
        ("xx", "xx"),
    ],
)
def test_a_language_has_one_code(words, code):
    assert language_code(words) == code


@pytest.mark.parametrize(
    ("own", "asked", "answer"),
    [
        ("yue", "zh", True),
        ("Mandarin", "Chinese", True),
        ("zh", "yue", False),
        ("en", "English", True),
        ("en", "zh", False),
        ("zh", "zh-Hant", True),
    ],
)
def test_cantonese_is_chinese_but_chinese_need_not_be_cantonese(own, asked, answer):
    assert speaks(own, asked) is answer
