"""Which language a run speaks: what was asked for, else what the user's system speaks, else English."""

import re
from collections.abc import Mapping

CHINESE = "zh-Hant-HK"
LANGUAGES = ("en", CHINESE)
"""The languages that filmtrack speaks; what programs read is English in all of them."""

_TRADITIONAL = r"(?i)zh(-(hk|tw|mo|hant)(-.*)?)?"
_ENGLISH = r"(?i)(en(-.*)?|c|posix)"


def language_named(name: str) -> str | None:
    """The language that a name such as ``zh_HK.UTF-8``, ``zh-Hant`` or ``en_GB`` means; None where it is another."""
    bare = name.strip().partition(".")[0].partition("@")[0].replace("_", "-")
    if re.fullmatch(_TRADITIONAL, bare):
        return CHINESE
    return "en" if re.fullmatch(_ENGLISH, bare) else None


def system_language(environ: Mapping[str, str]) -> str:
    """The language of the user's system, by the variables that gettext looks at; English where it is none of ours."""
    wanted = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := environ.get(name))), "")
    if not wanted or re.fullmatch(r"(c|posix)(\..*)?", wanted, re.IGNORECASE):
        return "en"
    preferred = [each for each in environ.get("LANGUAGE", "").split(":") if each] or [wanted]
    return next((found for each in preferred if (found := language_named(each))), "en")
