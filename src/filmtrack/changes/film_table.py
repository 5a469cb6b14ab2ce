"""A film as a plain table, the way that people write it in film.toml and that options spell out, and back."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from filmtrack.domain.festival import slug
from filmtrack.domain.film import FILM, LINK, OWNER, PERSON, SCREENING, Film
from filmtrack.domain.identity_numbers import refuse_identity_number
from filmtrack.domain.periods import parse_partial
from filmtrack.domain.places import country_code
from filmtrack.domain.plain import NotPlainError, Table
from filmtrack.domain.running_time import parse_running_time, running_time
from filmtrack.domain.spelling import nearest, shortened
from filmtrack.errors import WrongUsageError
from filmtrack.message import Message, message

NONE = "none"
"""What stands for no language at all, in a film without dialogue or subtitles."""

LONGEST_ID = 60
Plain = Callable[[object], object]
Special = Mapping[str, Plain]


def film_values(table: Mapping[str, object]) -> dict[str, Any]:
    """The values of Film's fields that a plain table gives.

    Raises:
        WrongUsageError: when it has a key that is not known, or a value that cannot be meant; it is named.
    """
    values: dict[str, Any] = {}
    for key, given in table.items():
        if key not in _READERS:
            raise _unknown_key(key, tuple(_READERS))
        field, read = _READERS[key]
        try:
            values[field] = read(given)
        except WrongUsageError as wrong:
            said = message("{key}: {wrong}", key=key, wrong=wrong.message)
            raise WrongUsageError(said, hint=wrong.hint) from None
    return values


def film_table(film: Film) -> dict[str, object]:
    """The plain table of a film, keys in the order of the template, what is unknown left out."""
    written = FILM.write(film)
    if film.runtime_seconds is not None:
        written["runtime"] = running_time(film.runtime_seconds)
    for key in ("languages", "subtitles"):
        if written.get(key) == []:
            written[key] = NONE
    return {key: written[key] for key in _READERS if key in written}


def film_id(title: str, other_titles: tuple[str, ...] = ()) -> str:
    """The id of a new film: a slug of its title, else of the first other title that has Latin letters.

    Raises:
        WrongUsageError: when none of them has.
    """
    for each in (title, *other_titles):
        made = slug(each)[:LONGEST_ID].strip("-")
        if re.search("[a-z]", made):
            return made
    said = message("no id can be made from {title!r}", title=shortened(title))
    raise WrongUsageError(said, hint=message("give one with --id, in small Latin letters, digits and hyphens"))


def _text(given: object) -> str:
    if not isinstance(given, str) or not given.strip():
        raise WrongUsageError(message("write a text"))
    return given


def _private_text(given: object) -> str:
    text = _text(given)
    refuse_identity_number(text)
    return text


def _id(given: object) -> str:
    text = _text(given)
    if text != slug(text) or len(text) > LONGEST_ID or not re.search("[a-z]", text):
        said = message("{given!r} is not an id", given=shortened(text))
        raise WrongUsageError(said, hint=message("write small Latin letters, digits and hyphens, like night-bus"))
    return text


def _texts(given: object) -> tuple[str, ...]:
    """A list of texts, or a single one; what stands twice is taken once."""
    if not isinstance(given, list | tuple):
        return (_text(given),)
    return tuple(dict.fromkeys(_text(each) for each in given))


def _languages(given: object) -> tuple[str, ...]:
    texts = () if given in ([], ()) else _texts(given)
    return () if tuple(each.casefold() for each in texts) == (NONE,) else texts


def _countries(given: object) -> tuple[str, ...]:
    return tuple(dict.fromkeys(country_code(each) for each in _texts(given)))


def _running_time(given: object) -> int:
    return parse_running_time(_text(given))


def _days(given: object) -> object:
    return parse_partial(given.isoformat() if type(given) is date else _text(given))


def _yes_no(given: object) -> bool:
    if not isinstance(given, bool):
        raise WrongUsageError(message("write true or false"))
    return given


def _rows(form: Table[Any], **special: Plain) -> Callable[[object], tuple[Any, ...]]:
    def read(given: object) -> tuple[Any, ...]:
        if not isinstance(given, list | tuple):
            raise WrongUsageError(message("write a list of tables, in double brackets"))
        return tuple(_row(form, each, special) for each in given)

    return read


def _private(read: Callable[[object], tuple[Any, ...]]) -> Callable[[object], tuple[Any, ...]]:
    """The same, of tables whose texts may hold no identity number."""

    def checked(given: object) -> tuple[Any, ...]:
        for each in given if isinstance(given, list | tuple) else ():
            for value in each.values() if isinstance(each, Mapping) else ():
                refuse_identity_number(str(value))
        return read(given)

    return checked


def _row(form: Table[Any], given: object, special: Special) -> Any:  # noqa: ANN401 - as the form reads it
    if not isinstance(given, Mapping):
        raise WrongUsageError(message("write a list of tables, in double brackets"))
    plain: dict[str, object] = {}
    for key, value in given.items():
        if key not in form.forms:
            raise _unknown_key(key, tuple(form.forms))
        plain[key] = special[key](value) if key in special else _plain_day(value)
    try:
        return form.read(plain)
    except NotPlainError as wrong:
        raise WrongUsageError(message("{wrong} is missing or not what belongs there", wrong=str(wrong))) from None


def _plain_day(value: object) -> object:
    return value.isoformat() if isinstance(value, date) and not isinstance(value, datetime) else value


def _plain_days(value: object) -> str:
    return str(_days(value))


def _plain_countries(value: object) -> list[str]:
    return list(_countries(value))


def _plain_country(value: object) -> str:
    return country_code(_text(value))


_READERS: Mapping[str, tuple[str, Callable[[object], Any]]] = {
    "id": ("id", _id),
    "title": ("title", _text),
    "other_titles": ("other_titles", _texts),
    "runtime": ("runtime_seconds", _running_time),
    "completed": ("completed", _days),
    "countries": ("countries", _countries),
    "languages": ("languages", _languages),
    "subtitles": ("subtitles", _languages),
    "genres": ("genres", _texts),
    "student": ("student", _yes_no),
    "first_film": ("first_film", _yes_no),
    "formats": ("formats", _texts),
    "synopsis": ("synopsis", _text),
    "tags": ("tags", _texts),
    "note": ("note", _private_text),
    "people": ("people", _private(_rows(PERSON, nationalities=_plain_countries))),
    "owners": ("owners", _private(_rows(OWNER))),
    "links": ("links", _rows(LINK)),
    "screenings": ("screenings", _rows(SCREENING, on=_plain_days, country=_plain_country)),
}


def _unknown_key(key: str, known: tuple[str, ...]) -> WrongUsageError:
    meant = nearest(key, known)
    hint: Message = message("did you mean {near}?", near=meant) if meant else message("keys: {known}", known=known)
    return WrongUsageError(message("unknown key {key}", key=shortened(key)), hint=hint)
