"""How the values of films and entries become plain text, numbers and lists in an event's body, and back."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any, Generic, TypeAlias, TypeVar

from filmtrack.domain.days import day_range
from filmtrack.domain.money import Money, NotMoneyError, parse_money
from filmtrack.values import MISSING, dataclass, fields

T = TypeVar("T")
R = TypeVar("R")
_SLOWLY = 16
"""So many values of a kind are written field by field: compiling a function for them takes longer."""
Body: TypeAlias = Mapping[str, object]
"""What an event says: text, numbers, yes or no, lists and tables of those; never null, which TOML does not have."""


class NotPlainError(ValueError):
    """A plain value that does not have the form that its name asks for."""

    def __init__(self, found: object, *, field: str | None = None) -> None:
        shown = found if isinstance(found, NotPlainError) else f"{found!r:.80}"
        super().__init__(f"{field}: {shown}" if field else str(shown))


@dataclass(frozen=True, slots=True)
class Form(Generic[T]):
    """One kind of value: how it is written down and how it is read again."""

    write: Callable[[T], object]
    read: Callable[[object], T]


def scalar(kind: type[R], write: Callable[[T], R], read: Callable[[R], T]) -> Form[T]:
    """A form that is written as one text, number or truth value."""

    def checked(plain: object) -> T:
        if type(plain) is not kind:
            raise NotPlainError(plain)
        try:
            return read(plain)
        except (ValueError, OverflowError, InvalidOperation) as wrong:
            raise NotPlainError(plain) from wrong

    return Form(write, checked)


def _same(value: R) -> R:
    return value


def _as_it_is(kind: type[R]) -> Form[R]:
    """A form of values that are plain already."""

    def checked(plain: object) -> R:
        if type(plain) is not kind:
            raise NotPlainError(plain)
        return plain

    return Form(_same, checked)


@lru_cache(maxsize=256)
def instant_text(moment: datetime) -> str:
    """A UTC instant in the fixed width that sorts: ``2026-09-24T21:59:00Z``."""
    return moment.astimezone(UTC).replace(tzinfo=None, microsecond=0).isoformat() + "Z"


def instant(text: str) -> datetime:
    """The UTC instant that such a text names."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment.astimezone(UTC)


@lru_cache(maxsize=256)
def _money(text: str) -> Money:
    try:
        return parse_money(text)
    except NotMoneyError:
        amount, _, currency = text.partition(" ")
        return Money(amount=Decimal(amount), currency=currency)


def whole(least: int, most: int) -> Form[int]:
    """A whole number from `least` to `most`."""

    def checked(plain: object) -> int:
        if type(plain) is not int or not least <= plain <= most:
            raise NotPlainError(plain)
        return plain

    return Form(_same, checked)


def text_that(fits: Callable[[str], object]) -> Form[str]:
    """A text of which something is true."""

    def checked(plain: object) -> str:
        if type(plain) is not str or not fits(plain):
            raise NotPlainError(plain)
        return plain

    return Form(_same, checked)


TEXT: Form[str] = _as_it_is(str)
WHOLE: Form[int] = _as_it_is(int)
YEAR = whole(1880, 2200)
AGE = whole(0, 150)
COUNTRY = text_that(re.compile("[A-Z]{2}").fullmatch)
YES_NO: Form[bool] = _as_it_is(bool)
DAY = scalar(str, date.isoformat, date.fromisoformat)
DAYS = scalar(str, str, day_range)
INSTANT = scalar(str, instant_text, instant)
MONEY = scalar(str, lambda money: f"{money.plain} {money.currency}", _money)


def one_of(words: Iterable[Any]) -> Form[Any]:
    """A text that is one of a few words."""
    known = {str(word): word for word in words}
    return scalar(str, str, lambda text: known[text] if text in known else _refuse(text))


def _refuse(text: str) -> Any:  # noqa: ANN401 - it never returns
    raise ValueError(text)


def many(form: Form[T]) -> Form[tuple[T, ...]]:
    """A list of values of one form."""

    def read(plain: object) -> tuple[T, ...]:
        if not isinstance(plain, list):
            raise NotPlainError(plain)
        return tuple(form.read(each) for each in plain)

    return Form(lambda values: [form.write(each) for each in values], read)


@dataclass(frozen=True, slots=True)
class Table(Generic[T]):
    """A frozen dataclass written as a table: only what differs from its default, unknown names passed over."""

    make: type[T]
    forms: Mapping[str, Form[Any]]
    defaults: Mapping[str, object]
    wanted: tuple[str, ...]
    """The fields without a default."""
    write: Callable[[T], dict[str, object]]
    """Makes the plain table of a value."""

    def read(self, plain: object) -> T:
        """The value of a plain table.

        Raises:
            NotPlainError: when a field is missing or has another form; the text names it.
        """
        if not isinstance(plain, Mapping):
            raise NotPlainError(plain)
        return self.make(**self.complete(plain))

    def complete(self, plain: Body) -> dict[str, Any]:
        """The fields that a plain table names, refused when one without a default is missing."""
        found = self.given(plain)
        for name in self.wanted:
            if name not in found:
                raise NotPlainError(None, field=name)
        return found

    def given(self, plain: Body) -> dict[str, Any]:
        """The fields that a plain table names, as values."""
        found = {}
        for name, value in plain.items():
            if form := self.forms.get(name):
                try:
                    found[name] = form.read(value)
                except NotPlainError as wrong:
                    raise NotPlainError(wrong, field=name) from wrong
        return found

    def changed(self, plain: Body, clear: Iterable[str] = ()) -> dict[str, Any]:
        """The fields that a change sets, and the defaults of those that it clears."""
        return {name: self.defaults[name] for name in clear if name in self.defaults} | self.given(plain)

    def plain(self, values: Mapping[str, object]) -> dict[str, object]:
        """Some fields of the table written plainly."""
        return {name: self.forms[name].write(value) for name, value in values.items()}


def table(make: type[T], **forms: Form[Any]) -> Table[T]:
    """The table form of a dataclass, from the form of each field that is written down."""
    defaults = {each.name: each.default for each in fields(make) if each.default is not MISSING}  # type: ignore[arg-type]
    wanted = tuple(name for name in forms if name not in defaults)
    return Table(make, forms, defaults, wanted, _writer(forms, defaults))


def _writer(forms: Mapping[str, Form[Any]], defaults: Mapping[str, object]) -> Callable[[Any], dict[str, object]]:
    """What writes every value of one kind; where there are many of them it is compiled, as only that is quick."""
    compiled: Callable[[Any], dict[str, object]] | None = None
    slowly = _SLOWLY

    def write(value: Any) -> dict[str, object]:  # noqa: ANN401 - of any kind
        nonlocal compiled, slowly
        if compiled:
            return compiled(value)
        slowly -= 1
        compiled = None if slowly else _compiled_writer(forms, defaults)
        given = ((name, form, getattr(value, name)) for name, form in forms.items())
        return {name: form.write(each) for name, form, each in given if each is not None and each != defaults.get(name)}

    return write


def _compiled_writer(
    forms: Mapping[str, Form[Any]], defaults: Mapping[str, object]
) -> Callable[[Any], dict[str, object]]:
    known: dict[str, Any] = {}
    lines = ["def write(value):", " plain = {}"]
    for name, form in forms.items():
        known[f"write_{name}"], known[f"default_{name}"] = form.write, defaults.get(name)
        is_other = f" and given != default_{name}" if defaults.get(name) is not None else ""
        written = "given" if form.write is _same else f"write_{name}(given)"
        lines += [f" given = value.{name}", f" if given is not None{is_other}:", f"  plain[{name!r}] = {written}"]
    exec("\n".join((*lines, " return plain")), known)  # noqa: S102 - of names in our own code
    return known["write"]  # type: ignore[no-any-return]


def nested(form: Table[T]) -> Form[T]:
    """A table as a field of another one."""
    return Form(form.write, form.read)


def unstorable(text: str) -> bool:
    """Whether no ledger takes a text: one with a NUL, or with half a surrogate pair, which is no UTF-8."""
    if "\0" in text:
        return True
    if text.isascii():
        return False
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False
