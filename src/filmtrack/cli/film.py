"""`filmtrack film`: the films themselves."""

import sys
from typing import TYPE_CHECKING, Annotated

from filmtrack.cli.context import Context
from filmtrack.cli.declared import Argument, Group, Option, takes
from filmtrack.cli.film_options import FilmOptions
from filmtrack.cli.filter_options import FilterOptions, filters_of_command
from filmtrack.cli.options import AS_DATA, FormatOptions
from filmtrack.cli.shared_options import City, Country, Note, ShortName, WriteOptions
from filmtrack.errors import BadInputError, WrongUsageError
from filmtrack.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from filmtrack.changes.change import Change
    from filmtrack.domain.days import DayRange
    from filmtrack.domain.film import Showing
    from filmtrack.domain.ledger_reader import LedgerReader

Name = Annotated[str, Argument(metavar="FILM", help="The film: its id, or words of a title")]


def build() -> Group:
    """The group of film commands."""
    from filmtrack.cli.film_edit import edit

    return Group(
        help="Your films: add, describe, show and list them, and where they have been screened.",
        commands={"add": add_, "edit": edit, "show": show_, "list": list_, "screened": screened, "template": template},
    )


@takes(known=FilmOptions, how=WriteOptions)
def add_(
    context: Context,
    title: Annotated[str | None, Argument(help="The title; nothing else is needed")] = None,
    id_: ShortName = None,
    from_: Annotated[str | None, Option("--from", help="A film.toml (see film template); - reads stdin")] = None,
    *,
    known: FilmOptions,
    how: WriteOptions,
) -> None:
    """Add a film. The title is enough; what you leave out is unknown and can be added later.

    Examples: filmtrack film add "Night Bus" --runtime 14:30 --country HK · filmtrack film add --from film.toml
    """
    from filmtrack.changes.films import add_films
    from filmtrack.cli.film_file import read_films
    from filmtrack.cli.film_options import table_of
    from filmtrack.cli.recording import record

    said = {"title": title, "id": id_, **table_of(context, known)}
    given = {key: value for key, value in said.items() if value is not None}
    tables = read_films(from_) if from_ is not None else ({},)
    if len(tables) > 1 and (title is not None or id_ is not None):
        raise WrongUsageError(message("{file} holds several films: leave title and --id to it", file=from_))
    films: list[Mapping[str, object]] = [{**table, **given} for table in tables]

    def decide(ledger: "LedgerReader", _: int | None) -> "Change":
        try:
            return add_films(films, ledger, today=context.today)
        except WrongUsageError as wrong:
            if from_ is None:
                raise
            said = message("{file}: {wrong}", file=from_, wrong=wrong.message)
            raise BadInputError(said, hint=wrong.hint) from None

    record(context, decide, how)


def template() -> None:
    """Print a film.toml with everything that a film can say of itself, to fill in.

    Examples: filmtrack film template > night-bus.toml · filmtrack film template | less
    """
    from filmtrack.render.film_template import TEMPLATE

    sys.stdout.write(TEMPLATE)


@takes(how=AS_DATA)
def show_(
    context: Context,
    name: Name,
    *,
    how: FormatOptions,
) -> None:
    """Show one film with everything that is known of it, and what is not.

    Examples: filmtrack film show night-bus · filmtrack film show 夜車 --json
    """
    from filmtrack.cli.output import Shown, refuse_bom_alone, show
    from filmtrack.domain.film import Film
    from filmtrack.render.film_view import film_text
    from filmtrack.reports.films import find_film

    with context.ledger.reading() as ledger:
        film = find_film(ledger, name)
    refuse_bom_alone(how)
    if how.for_programs:
        shown = Shown(report="film show", row_type=Film, columns=(), cells=lambda _: [])
        show(context, shown, [film], how)
    else:
        sys.stdout.write(film_text(film, today=context.today))


@takes(filters=filters_of_command("film list"), how=FormatOptions)
def list_(
    context: Context,
    *,
    filters: FilterOptions,
    how: FormatOptions,
) -> None:
    """List your films.

    --country, --genre and --tag are the film's own; --festival, --section, --edition, --status and --platform keep to
    films with such an entry.

    Examples: filmtrack film list · filmtrack film list --tag 2027 --json
    """
    from filmtrack.cli.entry_question import films_wanted
    from filmtrack.cli.output import Shown, show
    from filmtrack.render.film_view import COLUMNS, cells
    from filmtrack.reports.films import FilmQuestion, FilmRow, film_rows

    with context.ledger.reading() as ledger:
        rows = film_rows(films_wanted(context, ledger, filters), FilmQuestion())
    nothing = message("No film fits. filmtrack film add TITLE adds one.")
    shown = Shown(report="film list", row_type=FilmRow, columns=COLUMNS, cells=cells, empty=nothing)
    show(context, shown, rows, how)


@takes(how=WriteOptions)
def screened(
    context: Context,
    name: Name,
    event: Annotated[str, Argument(help="Where: a festival, or any event by its name")],
    country: Country = None,
    city: City = None,
    on: Annotated[str | None, Option("--on", help="The day, or the month, if that is all you know")] = None,
    private: Annotated[bool, Option("--private", help="For invited people only, like cast and crew")] = False,
    online: Annotated[bool, Option("--online", help="On the internet")] = False,
    market: Annotated[bool, Option("--market", help="At a market, for the trade")] = False,
    school: Annotated[bool, Option("--school", help="At a school")] = False,
    tv: Annotated[bool, Option("--tv", help="On television")] = False,
    note: Note = None,
    *,
    how: WriteOptions,
) -> None:
    """Record that a film was shown somewhere: premieres are computed from this. Public, unless you say otherwise.

    Examples: filmtrack film screened night-bus "Lamma Night" --country HK --on 2027-02-01 · filmtrack film screened
    night-bus RTHK --country HK --on 2027-03 --tv
    """
    from filmtrack.changes.screened import Showed, screen_film
    from filmtrack.cli.recording import record
    from filmtrack.domain.places import country_code

    wish = Showed(
        film=name,
        event=event,
        country=country_code(country) if country is not None else None,
        city=city,
        on=_days(context, on) if on is not None else None,
        showing=_showing(private=private, online=online, market=market, school=school, tv=tv),
        note=note,
    )
    record(context, lambda ledger, _: screen_film(wish, context.catalogue, ledger, today=context.today), how)


def _days(context: Context, text: str) -> "DayRange":
    """The day that somebody means, or the month or year where he knows no more."""
    from filmtrack.domain.days import one_day
    from filmtrack.domain.periods import parse_day, parse_partial
    from filmtrack.domain.written_dates import DateNotUnderstoodError

    try:
        return parse_partial(text)
    except DateNotUnderstoodError:
        return one_day(parse_day(text, context.today))


def _showing(**given: bool) -> "Showing":
    from filmtrack.domain.film import SHOWINGS

    kinds = [each for each in SHOWINGS if given.get(each)]
    if len(kinds) > 1:
        options = tuple(f"--{each}" for each in kinds)
        raise WrongUsageError(message("give only one of {options}", options=options))
    return kinds[0] if kinds else "public"
