"""`filmtrack check`: may this film enter, and which rule decides?"""

from typing import TYPE_CHECKING, Annotated

from filmtrack.cli.context import Context
from filmtrack.cli.declared import Argument, Exit, Option, takes
from filmtrack.cli.filter_options import FilterOptions, filters_of_command
from filmtrack.cli.options import FormatOptions
from filmtrack.cli.shared_options import EveryFilm, Strict
from filmtrack.values import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from filmtrack.domain.festival import Festival
    from filmtrack.domain.film import Film
    from filmtrack.ledger.records import Records
    from filmtrack.reports.check_row import CheckRow
    from filmtrack.reports.facts import Asked
    from filmtrack.reports.filters import Filters
    from filmtrack.rules.verdict import Answer


@takes(filters=filters_of_command("check"), how=FormatOptions)
def check(
    context: Context,
    names: Annotated[
        list[str] | None,
        Argument(metavar="[FILM] [FESTIVAL]", help="A film and a festival, or an entry's number"),
    ] = None,
    why_not: Annotated[bool, Option("--why-not", help="Also the festivals that the film fails")] = False,
    all_: EveryFilm = False,
    strict: Strict = False,
    *,
    filters: FilterOptions,
    how: FormatOptions,
) -> None:
    """May this film enter, and which rule decides? Every section of a festival, or all festivals, open ones first.

    --all asks which of all films may enter one festival or any, --film and --tag which of those. Exits 1 when the
    answer is no everywhere.

    Examples: filmtrack check night-bus clermont · filmtrack check night-bus --country FR --why-not ·
    filmtrack check --all clermont
    """
    from filmtrack.cli.check_films import check_every_film
    from filmtrack.cli.films_at import asked_of
    from filmtrack.cli.problems import left_out
    from filmtrack.cli.trip_names import trip_meant
    from filmtrack.reports.check_row import says_no

    with context.ledger.reading() as ledger:
        if all_ or filters.film or filters.tag:
            found = check_every_film(context, ledger, tuple(names or ()), filters, how, why_not=why_not)
            no = bool(found and found.answers) and says_no(found.answers if found else (), strict=strict)
            raise Exit(left_out(context, say_them=not how.json) or (1 if no else 0))
        meant = trip_meant(context, ledger, tuple(names or ()))
        if meant.festival:
            filters = replace(filters, edition=filters.edition or ([meant.year] if meant.year else None))
            asked = asked_of(context, ledger, meant.film, filters)
            rows = _of_one(context, asked, meant.festival, filters, section=meant.section)
            no = says_no((row.verdict for row in rows), strict=strict)
            _show_one(context, rows, how)
        else:
            no = says_no(_every(context, ledger, meant.film, filters, how, why_not=why_not), strict=strict)
    status = left_out(context, say_them=not how.json)
    raise Exit(status or (1 if no else 0))


def _of_one(
    context: Context, asked: "Asked", festival: "Festival", filters: FilterOptions, *, section: str | None
) -> "tuple[CheckRow, ...]":
    from filmtrack.errors import WrongUsageError
    from filmtrack.message import message
    from filmtrack.reports.cases import section_named
    from filmtrack.reports.check import check as report

    if filters != filters.only("section", "edition", "platform"):
        said = message("of one festival, only --section, --edition and --platform narrow the answer")
        raise WrongUsageError(said, hint=message("leave the festival out to ask about all that the filters find"))

    named = tuple(section_named(festival, each).id for each in filters.section or ())
    known = tuple(each.id for each in festival.sections)
    return report(
        asked,
        festival,
        context.catalogue,
        sections=named or ((section,) if section in known else ()),
        year=filters.edition[-1] if filters.edition else None,
    )


def _wanted(context: Context, filters: FilterOptions) -> "Filters":
    from filmtrack.cli.unknown_words import say_unknown
    from filmtrack.cli.windows import filters_by_dates

    say_unknown(context, filters.only("section"))
    return filters_by_dates(context, filters)


def _show_one(context: Context, rows: "Sequence[CheckRow]", how: FormatOptions) -> None:
    from filmtrack.cli.output import Shown, say, show
    from filmtrack.cli.problems import problems_met
    from filmtrack.message import message
    from filmtrack.render.check_view import RULE_COLUMNS, rule_cells
    from filmtrack.reports.check_row import CheckRow

    shown = Shown(
        report="check",
        row_type=CheckRow,
        columns=RULE_COLUMNS,
        cells=lambda rows: rule_cells(rows, zone=context.zone, today=context.today),
    )
    show(context, shown, rows, how, problems_met(context))
    if len(rows) > 1 and context.terminal:
        best = rows[0].section or message("the festival itself, outside its sections")
        if rows[0].verdict == "fail":
            say(context, message("no section takes it; the least speaks against {section}", section=best))
        else:
            say(context, message("best section: {section}", section=best))


def _every(
    context: Context, ledger: "Records", film: "Film", filters: FilterOptions, how: FormatOptions, *, why_not: bool
) -> "frozenset[Answer]":
    """Show the list of all festivals that are wanted; all answers that the film gets there."""
    from filmtrack.cli.judged_rows import listed, say_left_open, show_listed
    from filmtrack.cli.output import say
    from filmtrack.message import counted

    wanted = _wanted(context, filters)
    found = listed(context, ledger, (film,), filters, wanted, how, why_not=why_not)
    show_listed(context, found, how)
    if found.failed and context.terminal:
        said = counted(
            "{count} festival fails: --why-not shows the rule that decides",
            "{count} festivals fail: --why-not shows the rules that decide",
            count=found.failed,
        )
        say(context, said)
    say_left_open(context, wanted)
    return found.answers
