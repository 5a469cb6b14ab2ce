"""Whether a film or its directors come from where a condition says, by each of the ties that it accepts."""

from collections.abc import Iterable

from filmtrack.domain.film import Film, Person
from filmtrack.domain.perhaps import every, some
from filmtrack.domain.places import lies_in
from filmtrack.domain.requirements import Origin, OriginBasis
from filmtrack.message import Message, message
from filmtrack.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """One tie: whether it holds (None: not known), what the film has there, and what is missing to tell."""

    basis: OriginBasis
    answer: bool | None
    has: tuple[str, ...] = ()
    missing: Message | None = None


def ties(film: Film, asked: Origin) -> tuple[Tie, ...]:
    """Every tie that the condition accepts, looked at."""
    return tuple(_tie(film, asked, basis) for basis in asked.basis)


def held(film: Film, basis: OriginBasis) -> tuple[str, ...]:
    """The countries that a film has by a tie; none where nobody recorded any."""
    if basis == "production":
        return film.countries
    return tuple(dict.fromkeys(place for each in film.directors for place in _places(each, basis)))


def _tie(film: Film, asked: Origin, basis: OriginBasis) -> Tie:
    if basis == "production":
        return _production(film, asked)
    if basis in {"school", "birth"}:
        what = (
            message("where its directors went to school")
            if basis == "school"
            else message("where its directors were born")
        )
        return Tie(basis=basis, answer=None, missing=what)
    fits = [_director(each, asked, basis) for each in film.directors]
    answer = _all(fits) if asked.every_director else _any(fits)
    what = message("its directors' nationality") if basis == "nationality" else message("where its directors live")
    unstated = not film.directors or any(not _places(each, basis) for each in film.directors)
    missing = what if answer is None and unstated else None
    return Tie(basis=basis, answer=answer, has=held(film, basis), missing=missing)


def _production(film: Film, asked: Origin) -> Tie:
    if not film.countries:
        return Tie(basis="production", answer=None, missing=message("the countries that it comes from"))
    inside = [_from(country, asked) for country in film.countries]
    if asked.majority and len(film.countries) > 1 and _any(inside) is not False:
        return Tie(
            basis="production", answer=None, has=film.countries, missing=message("which country produced most of it")
        )
    return Tie(basis="production", answer=_any(inside), has=film.countries)


def _director(person: Person, asked: Origin, basis: OriginBasis) -> bool | None:
    return _any(_from(each, asked) for each in _places(person, basis))


def _places(person: Person, basis: OriginBasis) -> tuple[str, ...]:
    if basis == "nationality":
        return person.nationalities
    return (person.residence,) if basis == "residence" and person.residence else ()


def _from(country: str, asked: Origin) -> bool | None:
    return _any([country in asked.countries, *(lies_in(country, region) for region in asked.regions)])


def _any(answers: Iterable[bool | None]) -> bool | None:
    """Of no answers at all nobody knows."""
    found = list(answers)
    return some(found) if found else None


def _all(answers: Iterable[bool | None]) -> bool | None:
    found = list(answers)
    return every(found) if found else None
