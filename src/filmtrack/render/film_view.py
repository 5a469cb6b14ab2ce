"""Films as cells of a list, and one film whole, with what is not known of it."""

from collections.abc import Iterator, Sequence
from datetime import date

from filmtrack.domain.film import Film, Owner, Person, Screening
from filmtrack.domain.running_time import running_time
from filmtrack.render.columns import Cell, Column, cell
from filmtrack.render.moments import day
from filmtrack.render.safe import one_line
from filmtrack.render.terms import said, term
from filmtrack.reports.films import FilmRow

COLUMNS = (
    Column(heading="Id"),
    Column(heading="Film", flexible=True),
    Column(heading="Length", right=True),
    Column(heading="Completed"),
    Column(heading="From"),
    Column(heading="Genre", flexible=True),
    Column(heading="Tags", flexible=True),
)


def cells(rows: Sequence[FilmRow]) -> list[tuple[Cell, ...]]:
    """One tuple of cells a row, for `COLUMNS`."""
    return [
        (
            cell(row.id, style="bold"),
            cell(row.title, ", ".join(row.other_titles)),
            cell(running_time(row.runtime_seconds) if row.runtime_seconds else "?"),
            cell(row.completed or "?"),
            cell(", ".join(row.countries) or "?"),
            cell(", ".join(map(term, row.genre))),
            cell(", ".join(row.tags)),
        )
        for row in rows
    ]


def film_text(film: Film, *, today: date) -> str:
    """Everything that is known of a film, one fact a line, and at the end what is not."""
    lines = [f"{film.title}  ({film.id})", *_lines(film, today)]
    unknown = _unknown(film)
    if unknown:
        lines.append(said("not known: {facts} (filmtrack film edit {film})", facts=tuple(unknown), film=film.id))
    return "".join(one_line(each) + "\n" for each in lines)


def _lines(film: Film, today: date) -> Iterator[str]:
    facts = (
        (said("also"), "; ".join(film.other_titles)),
        (said("length"), running_time(film.runtime_seconds) if film.runtime_seconds else ""),
        (said("completed"), str(film.completed or "")),
        (said("from"), ", ".join(film.countries)),
        (said("language"), _languages(film.languages, said("no dialogue"))),
        (said("subtitles"), _languages(film.subtitles, term("none"))),
        (said("genre"), ", ".join(map(term, film.genres))),
        (said("student film"), _yes_no(film.student)),
        (said("first film"), _yes_no(film.first_film)),
        (said("formats"), ", ".join(film.formats)),
        (said("tags"), ", ".join(film.tags)),
        *(("", _person(each)) for each in film.people),
        *((said("owner"), _owner(each)) for each in film.owners),
        *((said("link"), " · ".join(_link)) for _link in _links(film, today)),
        *((said("shown"), _screening(each)) for each in sorted(film.screenings, key=lambda each: str(each.on or ""))),
        (said("synopsis"), film.synopsis or ""),
        (said("note"), film.note or ""),
    )
    yield from (f"  {name}: {text}" if name else f"  {text}" for name, text in facts if text)


def _languages(known: tuple[str, ...] | None, none: str) -> str:
    return none if known == () else ", ".join(known or ())


def _yes_no(known: bool | None) -> str:  # noqa: FBT001 - a fact, not a switch
    return "" if known is None else term("yes" if known else "no")


def _person(person: Person) -> str:
    details = [
        said("born {year}", year=str(person.birth_year)) if person.birth_year else "",
        said("age {age} on {day}", age=person.age, day=str(person.age_on))
        if person.age is not None and person.age_on
        else "",
        ", ".join(person.nationalities),
        said("lives in {place}", place=person.residence) if person.residence else "",
        person.gender or "",
    ]
    return f"{term(person.role)}: {person.name}" + _in_brackets(details)


def _owner(owner: Owner) -> str:
    details = [
        "" if owner.kind == "person" else term(owner.kind),
        _answered(said("permanent identity card"), owner.permanent_id),
        _answered(said("right of abode"), owner.right_of_abode),
        said("age {age} on {day}", age=owner.age, day=str(owner.age_on))
        if owner.age is not None and owner.age_on
        else "",
    ]
    return (owner.name or said("name not known")) + _in_brackets(details)


def _answered(what: str, known: bool | None) -> str:  # noqa: FBT001 - a fact, not a switch
    return "" if known is None else f"{what}: {_yes_no(known)}"


def _in_brackets(details: Sequence[str]) -> str:
    given = [each for each in details if each]
    return f" ({'; '.join(given)})" if given else ""


def _links(film: Film, today: date) -> Iterator[list[str]]:
    for each in film.links:
        until = said("until {day}", day=day(each.until, near=today)) if each.until else ""
        where = said("password: {place}", place=each.password_at) if each.password_at else ""
        yield [part for part in (each.what, each.url, where, until) if part]


def _screening(screening: Screening) -> str:
    place = ", ".join(part for part in (screening.event, screening.city, screening.country) if part)
    kind = "" if screening.showing == "public" else term(screening.showing)
    return f"{screening.on or said('day not known')}: {place}" + _in_brackets([kind, screening.note or ""])


def _unknown(film: Film) -> list[str]:
    """What festivals and sponsors ask for and nobody has said."""
    asked = (
        (said("running time"), film.runtime_seconds),
        (said("day of completion"), film.completed),
        (said("country"), film.countries or None),
        (said("language"), film.languages),
        (said("genre"), film.genres or None),
        (said("student film or not"), film.student),
        (said("first film or not"), film.first_film),
        (said("director"), film.directors or None),
        (said("owner"), film.owners or None),
    )
    return [name for name, value in asked if value is None]
