"""Which language a run speaks."""

import pytest

from filmtrack.config.language import CHINESE, language_named, system_language


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("zh_HK.UTF-8", CHINESE),
        ("zh-Hant-HK", CHINESE),
        ("zh_TW", CHINESE),
        ("zh_Hant", CHINESE),
        ("zh", CHINESE),
        ("en_GB.UTF-8", "en"),
        ("en", "en"),
        ("C.UTF-8", "en"),
        ("POSIX", "en"),
        ("zh_CN.UTF-8", None),
        ("fr_FR@euro", None),
        ("", None),
    ],
)
def test_a_language_is_known_by_the_names_that_systems_give_it(name: str, language: str | None):
    assert language_named(name) == language


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_HK.UTF-8"}, CHINESE),
        ({"LANG": "en_HK.UTF-8", "LC_MESSAGES": "zh_HK.UTF-8"}, CHINESE),
        ({"LANG": "zh_HK.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "zh_HK.UTF-8", "LC_ALL": ""}, CHINESE),
        ({"LANG": "C.UTF-8", "LANGUAGE": "zh_HK"}, "en"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "de:zh_TW:en"}, CHINESE),
        ({"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_the_systems_language_is_the_one_that_gettext_would_take(environ: dict[str, str], language: str):
    assert system_language(environ) == language
