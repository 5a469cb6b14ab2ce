"""The languages that filmtrack speaks beside English: sentences by gettext, days and money as the place writes them."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from functools import cached_property
from gettext import GNUTranslations, NullTranslations
from gettext import translation as catalogue_of
from pathlib import Path

from filmtrack.domain.money import Money
from filmtrack.message import MONTHS, Message, Voice
from filmtrack.render.terms import TERMS

DOMAIN = "filmtrack"
LOCALES = Path(__file__).parents[1] / "locale"
"""Where the catalogues of translations stand, one folder a language."""

_FIXED = frozenset(TERMS)
_WORDED = frozenset(
    "after before closes cost credits field fields genres group kind known left level missing own per place purse "
    "rule rules showing stages standing status tier verdict what".split()
)
"""The values that are fixed words, by their names in templates; every other text is somebody's own and stays."""

_NAMED = frozenset("by event festival harmed name one other scheme".split())
"""The values that may be the name of a festival or a scheme."""


def voice_of(language: str, names: Callable[[], Mapping[str, str]] = dict) -> Voice:
    """Who speaks a language that has a catalogue in `LOCALES`, by its tag such as ``zh-Hant-HK``.

    `names` tells what festivals and schemes are called in it, by their English names; it is asked when one is met.
    """
    locale = language.replace("-", "_")
    return Translated(language, catalogue_of(DOMAIN, LOCALES, languages=[locale]), names)


class Translated:
    """A language with a catalogue of translations; what it lacks is said in English."""

    def __init__(
        self,
        language: str,
        catalogue: GNUTranslations | NullTranslations,
        names: Callable[[], Mapping[str, str]] = dict,
    ) -> None:
        """`language` is a tag such as ``zh-Hant-HK``, `catalogue` its translations, `names` what is called how."""
        self.language = language
        self._locale = language.replace("-", "_")
        self._catalogue = catalogue
        self._names = names

    def said(self, said: Message) -> str:
        """The sentence in this language, its values written as the place writes them."""
        template = self._template(said)
        return template.format_map({name: self._value(name, value) for name, value in said.values})

    def text(self, template: str) -> str:
        """A text without values, such as a heading."""
        return self._catalogue.gettext(template) if template else ""

    def word(self, word: str) -> str:
        """One of the fixed words; any other as it is."""
        return self._catalogue.gettext(word) if word in _FIXED else word

    def name(self, name: str) -> str:
        """What a festival or scheme is called in this language; by its English name where nobody says."""
        return self._known_names.get(name, name)

    @cached_property
    def _known_names(self) -> Mapping[str, str]:
        return self._names()

    def day(self, value: date, *, year: bool, weekday: bool) -> str:
        """A day as ``2027年10月1日週五``."""
        from babel.dates import format_skeleton  # noqa: PLC0415 - English needs none of it

        skeleton = f"{'y' if year else ''}MMM{'E' if weekday else ''}d"
        return format_skeleton(skeleton, value, locale=self._locale)

    def month(self, number: int) -> str:
        """A month's short name, ``10月``."""
        return self.text(MONTHS[number - 1])

    def _template(self, said: Message) -> str:
        if said.plural is None:
            return self.text(said.template)
        count = dict(said.values).get("count")
        return self._catalogue.ngettext(said.template, said.plural, count if isinstance(count, int) else 2)

    def _value(self, name: str, value: object) -> object:
        if isinstance(value, Message):
            return self.said(value)
        if isinstance(value, datetime):
            return f"{self._value(name, value.date())} {value:%H:%M}"
        if isinstance(value, date):
            return self.day(value, year=True, weekday=False)
        if isinstance(value, Money):
            return self._money(value)
        if isinstance(value, tuple):
            return "、".join(str(self._value(name, each)) for each in value)
        if isinstance(value, str):
            return self.word(value) if name in _WORDED else self.name(value) if name in _NAMED else value
        return value

    def _money(self, value: Money) -> str:
        from babel.numbers import format_currency  # noqa: PLC0415 - English needs none of it

        digits = value.amount == value.amount.to_integral_value()
        shape = "¤#,##0" if digits else "¤#,##0.00"
        return str(format_currency(value.amount, value.currency, shape, locale=self._locale, currency_digits=False))


def fixed_words() -> Iterator[str]:
    """Every word that a catalogue of translations has beside the sentences of the program."""
    yield from TERMS
    yield from MONTHS
