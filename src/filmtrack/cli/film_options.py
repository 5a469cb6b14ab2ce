"""Options of `film add` and `film edit`: what is known of a film, spelt in the singular and repeated for several."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

from filmtrack.cli.context import Context
from filmtrack.cli.declared import Option
from filmtrack.cli.shared_options import COUNTRY, Note
from filmtrack.errors import WrongUsageError
from filmtrack.message import message
from filmtrack.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from filmtrack.domain.film import Film


@dataclass(frozen=True, kw_only=True)
class FilmOptions:
    """What is known of a film; what is left out is unknown."""

    runtime: Annotated[str | None, Option("--runtime", help="Minutes and seconds, like 14:30")] = None
    completed: Annotated[str | None, Option("--completed", help="2026-05-14, 2026-05 or 2026")] = None
    country: Annotated[list[str] | None, COUNTRY] = None
    language: Annotated[list[str] | None, Option("--language", help='Spoken; "none" without dialogue')] = None
    subtitles: Annotated[list[str] | None, Option("--subtitles", help='In this language; "none"')] = None
    genre: Annotated[list[str] | None, Option("--genre", help="Like fiction, animation")] = None
    director: Annotated[
        list[str] | None, Option("--director", help='"NAME" or "NAME: born 1990, nationality HK, gender woman"')
    ] = None
    person: Annotated[list[str] | None, Option("--person", help='Somebody else: "NAME: producer"')] = None
    owner: Annotated[
        list[str] | None,
        Option("--owner", help='"NAME: permanent-id, right-of-abode", "NAME: hong-kong-company", or me'),
    ] = None
    tag: Annotated[list[str] | None, Option("--tag", help="Client, class, year: whatever you sort by")] = None
    student: Annotated[bool | None, Option("--student/--no-student", help="Made at a school")] = None
    first_film: Annotated[bool | None, Option("--first-film/--no-first-film", help="A debut")] = None
    other_title: Annotated[list[str] | None, Option("--other-title", help="In another language")] = None
    format_: Annotated[list[str] | None, Option("--format", help="Like DCP, ProRes, 35mm")] = None
    link: Annotated[list[str] | None, Option("--link", help="Where a screener can be seen")] = None
    password_at: Annotated[
        str | None, Option("--password-at", help="Where its password is kept (never the password)")
    ] = None
    synopsis: Annotated[str | None, Option("--synopsis", help="What it is about")] = None
    note: Note = None


def table_of(context: Context, given: FilmOptions, *, film: "Film | None" = None) -> dict[str, object]:
    """The plain table that the options spell out, for a new film, or for one that is to be changed."""
    table: dict[str, object | None] = {
        "runtime": given.runtime,
        "completed": given.completed,
        "countries": given.country,
        "languages": given.language,
        "subtitles": given.subtitles,
        "genres": given.genre,
        "people": _people(given, context.today, film),
        "owners": _owners(context, given, film),
        "tags": given.tag,
        "student": given.student,
        "first_film": given.first_film,
        "other_titles": given.other_title,
        "formats": given.format_,
        "links": _links(given),
        "synopsis": given.synopsis,
        "note": given.note,
    }
    return {key: value for key, value in table.items() if value is not None}


def _people(given: FilmOptions, today: date, film: "Film | None") -> list[dict[str, object]] | None:
    """The people; of a film that is changed, those of whom nothing is said stay."""
    from filmtrack.domain.credits import completed, person_table
    from filmtrack.domain.film import PERSON

    if not (given.director or given.person):
        return None
    directors = [person_table(each, today=today, role="director") for each in given.director or ()]
    others = [person_table(each, today=today) for each in given.person or ()]
    known = [PERSON.write(each) for each in film.people] if film else []
    stay = [each for each in known if not (given.director if _directs(each) else given.person)]
    return [
        *completed(directors, [each for each in known if _directs(each)]),
        *filter(_directs, stay),
        *completed(others, [each for each in known if not _directs(each)]),
        *(each for each in stay if not _directs(each)),
    ]


def _directs(person: "Mapping[str, object]") -> bool:
    return person.get("role", "director") == "director"


def _owners(context: Context, given: FilmOptions, film: "Film | None") -> list[dict[str, object]] | None:
    from filmtrack.cli.own_applicant import owners_said
    from filmtrack.domain.credits import completed
    from filmtrack.domain.film import OWNER

    said = owners_said(context, given.owner)
    return completed(said, [OWNER.write(each) for each in film.owners]) if said and film else said


def _links(given: FilmOptions) -> list[dict[str, object]] | None:
    if given.password_at is not None and not given.link:
        raise WrongUsageError(message("--password-at says where the password of a --link is kept"))
    where = {"password_at": given.password_at} if given.password_at is not None else {}
    return [{"url": each, **where} for each in given.link] if given.link else None
