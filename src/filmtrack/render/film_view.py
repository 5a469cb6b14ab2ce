"""Films as cells of a list, and one film whole, with what is not known of it."""

from collections.abc import Iterator, Sequence
from datetime import date

from filmtrack.domain.film import Film, Owner, Person, Screening
from filmtrack.domain.running_time import running_time
from filmtrack.render.columns import Cell, Column, cell
from filmtrack.render.moments import day
from filmtrack.render.safe import one_line
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
            cell(", ".join(row.genre)),
            cell(", ".join(row.tags)),
        )
        for row in rows
    ]


def film_text(film: Film, *, today: date) -> str:
    """Everything that is known of a film, one fact a line, and at the end what is not."""
    lines = [f"{film.title}  ({film.id})", *_lines(film, today)]
    unknown = _unknown(film)
    if unknown:
        lines.append(f"not known: {', '.join(unknown)} (filmtrack film edit {film.id})")
    return "".join(one_line(each) + "\n" for each in lines)


def _lines(film: Film, today: date) -> Iterator[str]:
    facts = (
        ("also", "; ".join(film.other_titles)),
        ("length", running_time(film.runtime_seconds) if film.runtime_seconds else ""),
        ("completed", str(film.completed or "")),
        ("from", ", ".join(film.countries)),
        ("language", _languages(film.languages, "no dialogue")),
        ("subtitles", _languages(film.subtitles, "none")),
        ("genre", ", ".join(film.genres)),
        ("student film", _yes_no(film.student)),
        ("first film", _yes_no(film.first_film)),
        ("formats", ", ".join(film.formats)),
        ("tags", ", ".join(film.tags)),
        *(("", _person(each)) for each in film.people),
        *(("owner", _owner(each)) for each in film.owners),
        *(("link", " · ".join(_link)) for _link in _links(film, today)),
        *(("shown", _screening(each)) for each in film.screenings),
        ("synopsis", film.synopsis or ""),
        ("note", film.note or ""),
    )
    yield from (f"  {name}: {text}" if name else f"  {text}" for name, text in facts if text)


def _languages(known: tuple[str, ...] | None, none: str) -> str:
    return none if known == () else ", ".join(known or ())


def _yes_no(known: bool | None) -> str:  # noqa: FBT001 - a fact, not a switch
    return "" if known is None else "yes" if known else "no"


def _person(person: Person) -> str:
    details = [
        f"born {person.birth_year}" if person.birth_year else "",
        f"age {person.age} on {person.age_on}" if person.age is not None and person.age_on else "",
        ", ".join(person.nationalities),
        f"lives in {person.residence}" if person.residence else "",
        person.gender or "",
    ]
    return f"{person.role}: {person.name}" + _in_brackets(details)


def _owner(owner: Owner) -> str:
    details = [
        "" if owner.kind == "person" else owner.kind,
        _said("permanent identity card", owner.permanent_id),
        _said("right of abode", owner.right_of_abode),
        f"age {owner.age} on {owner.age_on}" if owner.age is not None and owner.age_on else "",
    ]
    return (owner.name or "name not known") + _in_brackets(details)


def _said(what: str, known: bool | None) -> str:  # noqa: FBT001 - a fact, not a switch
    return "" if known is None else f"{what}: {_yes_no(known)}"


def _in_brackets(details: Sequence[str]) -> str:
    given = [each for each in details if each]
    return f" ({'; '.join(given)})" if given else ""


def _links(film: Film, today: date) -> Iterator[list[str]]:
    for each in film.links:
        until = f"until {day(each.until, near=today)}" if each.until else ""
        where = f"password: {each.password_at}" if each.password_at else ""
        yield [part for part in (each.what, each.url, where, until) if part]


def _screening(screening: Screening) -> str:
    place = ", ".join(part for part in (screening.event, screening.city, screening.country) if part)
    kind = "" if screening.showing == "public" else screening.showing
    return f"{screening.on or 'day not known'}: {place}" + _in_brackets([kind, screening.note or ""])


def _unknown(film: Film) -> list[str]:
    """What festivals and sponsors ask for and nobody has said."""
    asked = (
        ("running time", film.runtime_seconds),
        ("day of completion", film.completed),
        ("country", film.countries or None),
        ("language", film.languages),
        ("genre", film.genres or None),
        ("student film or not", film.student),
        ("first film or not", film.first_film),
        ("director", film.directors or None),
        ("owner", film.owners or None),
    )
    return [name for name, value in asked if value is None]
