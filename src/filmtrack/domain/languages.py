"""Languages as rules and films name them: codes, English names, and the Chinese ones that belong together."""

from collections.abc import Mapping
from functools import cache

from filmtrack.domain.spelling import plain_name

_NAMES: Mapping[str, tuple[str, ...]] = {
    "ar": ("arabic",),
    "ca": ("catalan",),
    "cmn": ("mandarin", "putonghua", "國語", "普通話"),
    "cs": ("czech",),
    "de": ("german",),
    "el": ("greek",),
    "en": ("english", "eng"),
    "es": ("spanish", "castilian"),
    "fa": ("persian", "farsi"),
    "fr": ("french",),
    "hi": ("hindi",),
    "hr": ("croatian",),
    "id": ("indonesian",),
    "it": ("italian",),
    "ja": ("japanese", "jp"),
    "ko": ("korean", "kr"),
    "ms": ("malay",),
    "nan": ("hokkien", "taiwanese", "teochew"),
    "hak": ("hakka",),
    "nl": ("dutch",),
    "pl": ("polish",),
    "pt": ("portuguese",),
    "ru": ("russian",),
    "sv": ("swedish",),
    "th": ("thai",),
    "tl": ("tagalog", "filipino"),
    "tr": ("turkish",),
    "vi": ("vietnamese",),
    "yue": ("cantonese", "廣東話", "粵語"),
    "zh": ("chinese", "中文"),
}
_CODES = {name: code for code, names in _NAMES.items() for name in names}
_CHINESE = frozenset({"cmn", "hak", "nan", "wuu", "yue"})


@cache
def language_code(words: str) -> str:
    """The code of a language, of its script or region aside: ``Cantonese`` is ``yue``, ``zh-Hant`` is ``zh``."""
    name = plain_name(words)
    return _CODES.get(name) or _CODES.get(name.split(" ")[0]) or name.split(" ")[0]


def speaks(own: str, asked: str) -> bool:
    """Whether a language is the one asked for; Cantonese is Chinese, but Chinese need not be Cantonese."""
    code, wanted = language_code(own), language_code(asked)
    return code == wanted or (wanted == "zh" and code in _CHINESE)
