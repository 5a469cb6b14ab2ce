"""A template with named values: what every reason, problem, error and digest line is until it is shown.

Nothing below `render` builds finished sentences. A Message keeps its English template, which is also
the key of its translation, apart from its values, so that `render` can translate the one and format
the other, while JSON always gives the English. A run speaks one language: `speak` sets its voice once, and
`str` of a Message is what that voice says; what is stored or handed to programs is made by `english`.
"""

from datetime import date, datetime
from typing import Protocol, TypeAlias

from filmtrack.values import dataclass

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

Value: TypeAlias = object
"""What a template may name: text, numbers, days, instants, money, Messages, or a tuple of those."""


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence to be: `template` (or `plural` when the value `count` is not 1) filled with `values`."""

    template: str
    values: tuple[tuple[str, Value], ...] = ()
    plural: str | None = None

    def __str__(self) -> str:
        """The sentence in the language of this run."""
        return _voices[-1].said(self) if _voices else english(self)

    @property
    def chosen(self) -> str:
        """The template that fits the count."""
        if self.plural is None or dict(self.values).get("count") == 1:
            return self.template
        return self.plural


class Voice(Protocol):
    """Whoever says Messages, days and names in a language other than English."""

    language: str

    def said(self, said: Message) -> str:
        """The sentence in this language."""

    def text(self, template: str) -> str:
        """A text without values, such as a heading."""

    def word(self, word: str) -> str:
        """One of the fixed words, such as a status; any other as it is."""

    def name(self, name: str) -> str:
        """What a festival or scheme of that English name is called in this language."""

    def day(self, value: date, *, year: bool, weekday: bool) -> str:
        """A day as people write it, with its year and its weekday where they are wanted."""

    def month(self, number: int) -> str:
        """The short name of a month, 1 to 12."""


_voices: list[Voice] = []


def speak(voice: Voice | None) -> None:
    """Say every Message of this run by `voice`; in English by None."""
    _voices[:] = [voice] if voice else []


def spoken() -> Voice | None:
    """The voice of this run; None when it speaks English."""
    return _voices[-1] if _voices else None


def language() -> str:
    """The tag of the language of this run."""
    voice = spoken()
    return voice.language if voice else "en"


def message(template: str, /, **values: Value) -> Message:
    """A Message from an English template such as ``"closes on {day}"`` and its values."""
    return Message(template, tuple(values.items()))


def counted(one: str, many: str, /, *, count: int, **values: Value) -> Message:
    """A Message whose wording depends on a number, which both templates may name as ``{count}``."""
    return Message(one, (("count", count), *values.items()), many)


def english(said: Message) -> str:
    """The sentence in English; this is what JSON, logs and tests see."""
    return said.chosen.format_map({name: english_value(value) for name, value in said.values})


def english_value(value: Value) -> str:
    """One value as English text: days as ``1 Oct 2027``, lists joined by commas, the rest as it prints itself."""
    if isinstance(value, Message):
        return english(value)
    if isinstance(value, datetime):
        return f"{english_value(value.date())} {value:%H:%M}"
    if isinstance(value, date):
        return f"{value.day} {MONTHS[value.month - 1]} {value.year}"
    if isinstance(value, tuple):
        return ", ".join(english_value(each) for each in value)
    return str(value)


def together(parts: tuple[Message, ...]) -> Message | None:
    """Several sentences as one, parted by semicolons; None when there are none."""
    if not parts:
        return None
    said = parts[0]
    for each in parts[1:]:
        said = message("{one}; {other}", one=said, other=each)
    return said
