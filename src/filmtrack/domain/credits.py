"""People and owners as they are given in one line: ``Chan Tai-man: permanent-id, age 35``, as plain tables."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from filmtrack.domain.film import OWNER_KINDS
from filmtrack.domain.identity_numbers import refuse_identity_number
from filmtrack.domain.spelling import plain_name, shortened, tidy
from filmtrack.domain.written_dates import is_number
from filmtrack.errors import WrongUsageError
from filmtrack.message import message

Reader = Callable[[str, date], dict[str, object] | None]

_OWNER_WORDS: Mapping[str, Mapping[str, object]] = {
    **{kind: {"kind": kind} for kind in OWNER_KINDS},
    "permanent-id": {"permanent_id": True},
    "no-permanent-id": {"permanent_id": False},
    "non-permanent-id": {"kind": "non-permanent-id", "permanent_id": False},
    "right-of-abode": {"right_of_abode": True},
    "no-right-of-abode": {"right_of_abode": False},
}
_PERSON_WORDS = ("born 1990", "age 35", "nationality HK", "lives in HK", "gender woman")
_MOST_AGE = 3
_AGES = frozenset({"age", "age_on", "birth_year"})
_YEAR = 4


def owner_table(text: str, *, today: date) -> dict[str, object]:
    """The plain table of an owner given as ``NAME: word, word``; ages are as of today.

    Raises:
        WrongUsageError: when a word says nothing that is known of owners.
    """
    name, words = _parts(text)
    table: dict[str, object] = {"name": name} if name else {}
    for word in words:
        said = _OWNER_WORDS.get(tidy(word).replace(" ", "-")) or _aged(word, today)
        if said is None:
            raise _unknown(word, (*sorted(_OWNER_WORDS), "age 35"))
        table |= said
    return table


def person_table(text: str, *, today: date, role: str | None = None) -> dict[str, object]:
    """The plain table of a person given as ``NAME: ROLE, born 1990, nationality HK``; `role` where it is settled.

    Raises:
        WrongUsageError: when a word says nothing that is known of people.
    """
    name, words = _parts(text)
    table: dict[str, object] = {"name": name, **({"role": role} if role else {})}
    nationalities: list[str] = []
    for word in words:
        if country := _after("nationality ", word):
            nationalities.append(country)
            continue
        said = next((found for read in _READERS if (found := read(word, today))), None)
        if said is None and "role" not in table:
            said = {"role": tidy(word)}
        if said is None:
            raise _unknown(word, _PERSON_WORDS)
        table |= said
    return table | ({"nationalities": nationalities} if nationalities else {})


def completed(said: Iterable[Mapping[str, object]], known: Iterable[Mapping[str, object]]) -> list[dict[str, object]]:
    """The tables that were said, each with what is known of whoever has that name and is not said anew."""
    by_name = {plain_name(str(each["name"])): each for each in known if "name" in each}
    return [{**_still_known(by_name.get(plain_name(str(each.get("name", ""))), {}), each), **each} for each in said]


def _still_known(known: Mapping[str, object], said: Mapping[str, object]) -> dict[str, object]:
    """What is known, but for an age where another one, or a year of birth, is said."""
    is_aged = not _AGES.isdisjoint(said)
    return {key: value for key, value in known.items() if not (is_aged and key in _AGES)}


def _parts(text: str) -> tuple[str, list[str]]:
    """The name before the last colon, and the words after it; without a colon all is the name."""
    refuse_identity_number(text)
    name, colon, rest = text.replace("：", ":").rpartition(":")
    if not colon:
        return text.strip(), []
    return name.strip(), [each.strip() for each in rest.split(",") if each.strip()]


def _after(beginning: str, word: str) -> str | None:
    return word[len(beginning) :].strip() or None if word.casefold().startswith(beginning) else None


def _aged(word: str, today: date) -> dict[str, object] | None:
    years = _after("age ", word)
    return {"age": int(years), "age_on": today.isoformat()} if years and is_number(years, _MOST_AGE) else None


def _born(word: str, _today: date) -> dict[str, object] | None:
    year = _after("born ", word)
    return {"birth_year": int(year)} if year and len(year) == _YEAR and is_number(year, _YEAR) else None


def _residence(word: str, _today: date) -> dict[str, object] | None:
    place = _after("lives in ", word)
    return {"residence": place} if place else None


def _gender(word: str, _today: date) -> dict[str, object] | None:
    gender = _after("gender ", word)
    return {"gender": gender} if gender else None


_READERS: tuple[Reader, ...] = (_aged, _born, _residence, _gender)


def _unknown(word: str, known: tuple[str, ...]) -> WrongUsageError:
    said = message('"{word}" says nothing that is known', word=shortened(word))
    return WrongUsageError(said, hint=message("write NAME: and then any of {known}", known=known))
