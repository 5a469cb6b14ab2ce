"""`filmtrack festival`: list, show and add festivals."""

import sys
from typing import TYPE_CHECKING, Annotated

from filmtrack.cli.context import Context
from filmtrack.cli.declared import Argument, Exit, Group, Option, takes
from filmtrack.cli.filter_options import DAYS, FilterOptions, filters_of_command
from filmtrack.cli.options import AS_DATA, FormatOptions
from filmtrack.cli.shared_options import City, Country, ShortName, Website, WriteOptions

if TYPE_CHECKING:
    from datetime import date

    from filmtrack.reports.festival_row import FestivalRow


def build() -> Group:
    """The group of festival commands."""
    return Group(
        help="Festivals, markets and calls: list them, show one, add your own.",
        commands={"list": list_, "show": show_, "add": add_},
    )


@takes(filters=filters_of_command("festival list"), how=FormatOptions)
def list_(
    context: Context,
    words: Annotated[list[str] | None, Argument(help="Words of a name, a city or an id")] = None,
    *,
    filters: FilterOptions,
    how: FormatOptions,
) -> None:
    """List festivals with their next date.

    Examples: filmtrack festival list animation · filmtrack festival list --country JP --qualifying academy
    """
    from filmtrack.cli.days import is_within
    from filmtrack.cli.films_at import festivals_of_films
    from filmtrack.cli.output import Shown, limit_of, show
    from filmtrack.cli.problems import left_out, problems_met
    from filmtrack.message import message
    from filmtrack.render.festival_list_view import COLUMNS, cells
    from filmtrack.reports.festival_row import FestivalRow

    there = festivals_of_films(context, filters)
    every = how.sort or there is not None or filters.only(*DAYS) != FilterOptions()
    found, total = _rows(context, " ".join(words or ()), filters, None if every else limit_of(how))
    rows = tuple(row for row in found if is_within(context, _due_on(row, context.today), filters))
    rows = rows if there is None else tuple(row for row in rows if row.id in there)
    shown = Shown(
        report="festival list",
        row_type=FestivalRow,
        columns=COLUMNS,
        cells=lambda rows: cells(rows, today=context.today),
        empty=message("No festival fits. Fewer words or filters find more; filmtrack festival add adds your own."),
    )
    show(context, shown, rows, how, problems_met(context), total=None if every else total)
    raise Exit(left_out(context, say_them=not how.json))


def _due_on(row: "FestivalRow", today: "date") -> "date | None":
    """The day by which a festival is filtered: what was expected before today and is still open may be due today."""
    return max(row.next_on, today) if row.next_on and row.status == "expected" else row.next_on


def _rows(
    context: Context, words: str, filters: FilterOptions, most: int | None
) -> "tuple[tuple[FestivalRow, ...], int]":
    """At least so many festivals, and how many there are; as they were kept, where they hold."""
    from filmtrack.cli.kept_answers import shelf_of
    from filmtrack.cli.windows import filters_of
    from filmtrack.reports.unchanged import Unchanged

    given = filters_of(context, filters)
    shelf = shelf_of(context, "festival list", words, given)
    if shelf and (kept := shelf.find(context.now, most=most)):
        return kept.rows, kept.total
    from filmtrack.reports.festivals import festival_rows

    now, zone = context.now, context.zone
    unchanged = Unchanged(now=now, zone=zone)
    made = festival_rows(context.catalogue, words, given, now=now, zone=zone, unchanged=unchanged)
    if shelf:
        shelf.keep(unchanged, made, total=len(made), beside=())
    return made, len(made)


@takes(how=AS_DATA)
def show_(
    context: Context,
    name: Annotated[list[str], Argument(help="The festival: its id, or words of its name")],
    *,
    how: FormatOptions,
) -> None:
    """Show one festival: its next dates, every edition known, its rules, fees and materials, and the sources.

    Examples: filmtrack festival show clermont · filmtrack festival show "short shorts" --json
    """
    from filmtrack.cli.output import Shown, refuse_bom_alone, show
    from filmtrack.cli.problems import left_out, problems_met
    from filmtrack.reports.names import find_festival
    from filmtrack.reports.occasions import occasions

    festival = find_festival(context.catalogue, " ".join(name))
    found = occasions(festival, now=context.now, zone=context.zone)
    refuse_bom_alone(how)
    if how.for_programs:
        from filmtrack.reports.rows import UpcomingRow
        from filmtrack.reports.upcoming_row import row_of

        rows = [row_of(each, now=context.now, today=context.today) for each in found]
        beside = {"festival": festival}
        shown = Shown(report="festival show", row_type=UpcomingRow, columns=(), cells=lambda _: [], beside=beside)
        show(context, shown, rows, how, problems_met(context))
    else:
        from filmtrack.render.festival_view import festival_text

        text = festival_text(
            festival,
            found,
            now=context.now,
            zone=context.zone,
            today=context.today,
            unicode=context.unicode,
            columns=context.columns,
        )
        sys.stdout.write(text)
    raise Exit(left_out(context, say_them=not how.json))


@takes(how=WriteOptions)
def add_(
    context: Context,
    name: Annotated[str, Argument(help="The festival's name")],
    country: Country = None,
    city: City = None,
    zone: Annotated[str | None, Option("--zone", help="Its time zone, like Europe/Istanbul")] = None,
    website: Website = None,
    id_: ShortName = None,
    *,
    how: WriteOptions,
) -> None:
    """Add a festival that nobody lists to your own catalogue.

    Examples: filmtrack festival add "Izmir Short" --country TR · filmtrack festival add "Lamma Night" --city Lamma
    """
    from filmtrack.catalogue.own import with_festival
    from filmtrack.changes.add_festival import NewFestival, add_festival
    from filmtrack.cli.output import say
    from filmtrack.cli.own_file import edit_own_catalogue
    from filmtrack.domain.places import country_code
    from filmtrack.message import message

    where = country_code(country) if country else None
    wish = NewFestival(name=name, id=id_, country=where, city=city, zone=zone, website=website)
    table = add_festival(context.catalogue, wish, today=context.today)
    edit_own_catalogue(context, lambda text: with_festival(text, table), dry_run=how.dry_run)
    say(context, message("added: {id}; its dates: filmtrack announce {id} DATE --edition YEAR", id=table["id"]))
