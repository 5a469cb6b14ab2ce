"""The codes of countries from the names that people write, in English, Chinese and French."""

from functools import cache

from filmtrack.domain.spelling import plain_name

_USUAL = {
    "uk": "GB", "great britain": "GB", "england": "GB", "scotland": "GB", "wales": "GB", "usa": "US", "america": "US",
    "hong kong": "HK", "macau": "MO", "macao": "MO", "south korea": "KR", "korea": "KR", "republic of korea": "KR",
    "russia": "RU", "czech republic": "CZ", "turkey": "TR", "mainland china": "CN", "香港": "HK", "澳門": "MO",
    "台灣": "TW", "臺灣": "TW", "中國": "CN", "holland": "NL",
}  # fmt: skip
"""What people write and the standard does not."""


def country_of(text: str) -> str | None:
    """The two letters of a country; None for a name that is not known."""
    name = plain_name(text)
    if known := _names().get(name):
        return known
    return text.strip().upper() if len(name) == 2 and name.isascii() else None  # noqa: PLR2004 - a code


@cache
def _names() -> dict[str, str]:
    from babel import Locale  # noqa: PLC0415 - only a table with countries needs it

    found: dict[str, str] = {}
    for language in ("fr", "zh_Hans", "zh_Hant", "en"):
        territories = Locale.parse(language).territories
        found |= {plain_name(name): code for code, name in territories.items() if len(code) == 2}  # noqa: PLR2004 - a code
    return found | _USUAL
