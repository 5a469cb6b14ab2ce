"""`filmtrack import` of a table: rows become films, entries and applications, as one step."""

from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING

from filmtrack.cli.context import Context
from filmtrack.cli.declared import Exit
from filmtrack.cli.import_rows import Rejects, Spool, batches
from filmtrack.cli.output import say, tell, write
from filmtrack.domain.typed import typed
from filmtrack.errors import BadInputError, WrongUsageError
from filmtrack.message import message
from filmtrack.values import dataclass, replace

if TYPE_CHECKING:
    from filmtrack.catalogue.csv_file import CsvFile
    from filmtrack.changes.importing.importer import Importer
    from filmtrack.changes.importing.mapping import DateOrder, Layout
    from filmtrack.changes.importing.surroundings import TableLedger

_MOST_SHOWN = 10


@dataclass(frozen=True, kw_only=True)
class TableOptions:
    """What is said of a table on the command line."""

    map: str | None = None
    add_festivals: bool = False
    date_order: "DateOrder | None" = None
    currency: str | None = None
    encoding: str | None = None
    rejects: str | None = None
    dry_run: bool = False
    yes: bool = False


@dataclass(frozen=True, kw_only=True)
class _Plan:
    """What is to be recorded, kept in files beside the memory until everything is agreed."""

    done: "Importer"
    spool: Spool
    rejects: Rejects


def import_table(context: Context, file: str, raw: bytes | None, how: TableOptions) -> None:
    """Import a table; `raw` is what standard input held, where it was read from there."""
    from filmtrack.changes.importing.told import changes_most

    _spare_the_table(file, how)
    table = open_table(file, raw, how.encoding)
    layout = layout_for(context, table, how)
    with ExitStack() as kept:
        with context.ledger.reading() as ledger:
            seen, standing = ledger.last_seq(), len(ledger.film_names()) + ledger.count()
            plan = _decide(context, table, layout, ledger, how, kept)
        _tell(context, plan)
        if plan.spool and not how.dry_run:
            _agree(how, most=changes_most(plan.done.counts, standing))
            before, decide = plan, lambda records: _decide(context, table, layout, records, how, kept)
            plan = _record(context, plan, seen, decide, how)
            _tell_otherwise(context, before, plan)
        elif not how.dry_run:
            _write_rejects(context, plan, file, how)
        elif plan.done.festivals.added:
            _add_festivals(context, plan, dry_run=True)
    raise Exit(3 if plan.rejects.count else 0)


def _spare_the_table(file: str, how: TableOptions) -> None:
    """The rows that are left out never replace the table that they come from."""
    if file != "-" and how.rejects and Path(how.rejects).expanduser().resolve() == Path(file).expanduser().resolve():
        raise WrongUsageError(message("{file} is the table itself; nothing was imported", file=file))


def open_table(file: str, raw: bytes | None, encoding: str | None) -> "CsvFile":
    """The table in a file, or in what standard input held."""
    from filmtrack.catalogue.csv_file import csv_text_file, read_csv

    if raw is not None:
        return csv_text_file(raw, file, encoding=encoding)
    return read_csv(Path(file).expanduser(), encoding=encoding)


def layout_for(context: Context, table: "CsvFile", how: TableOptions) -> "Layout":
    """The map that was named, else the shipped one that fits, laid over the table's header.

    Raises:
        BadInputError: when no map fits, or it finds neither films nor festivals in this table.
    """
    from filmtrack.catalogue.maps import map_for, map_named
    from filmtrack.changes.importing.mapping import layout_of

    found = map_named(how.map) if how.map else map_for(table.header)
    if found is None:
        said = message("{file}: nothing says what its columns mean: {columns}", file=table.name, columns=table.header)
        hint = message(
            "filmtrack import {file} --suggest > map.toml proposes a map; then --map map.toml", file=typed(table.name)
        )
        raise BadInputError(said, hint=hint)
    found = replace(found, date_order=how.date_order or found.date_order, currency=how.currency or found.currency)
    layout = layout_of(found, table.header)
    _refuse_useless(layout, table)
    if how.map is None:
        say(context, message("read as {map}", map=found.name))
    if table.guessed:
        said = message("read as {encoding} text, which is a guess; --encoding says another", encoding=table.encoding)
        say(context, said)
    if layout.unused or layout.twice:
        say(context, message("columns not used: {columns}", columns=(*layout.unused, *layout.twice)))
    if layout.missing:
        say(context, message("the map names columns that are not there: {columns}", columns=layout.missing))
    return layout


def _refuse_useless(layout: "Layout", table: "CsvFile") -> None:
    fields = layout.fields
    if not fields & {"film", "film_id", "festival"}:
        said = message(
            "the map finds no film and no festival in {file}: {columns}", file=table.name, columns=table.header
        )
        raise BadInputError(
            said, hint=message("filmtrack import {file} --suggest proposes a map", file=typed(table.name))
        )


def _decide(
    context: Context, table: "CsvFile", layout: "Layout", ledger: "TableLedger", how: TableOptions, kept: ExitStack
) -> _Plan:
    """What the whole table tells, as long as nothing is ambiguous."""
    from filmtrack.catalogue.country_names import country_of
    from filmtrack.catalogue.uncollected import uncollected
    from filmtrack.changes.importing.importer import importer
    from filmtrack.changes.importing.surroundings import Surroundings

    around = Surroundings(
        file=table.name,
        now=context.now,
        zone=context.zone,
        by=context.by,
        zone_data=context.zone_data,
        schemes=tuple(context.schemes.schemes()) if "scheme" in layout.fields else (),
    )
    done = importer(layout, context.catalogue, ledger, around, add=how.add_festivals, country_of=country_of)
    plan = _Plan(done=done, spool=Spool(kept), rejects=Rejects(kept, header=table.header, separator=table.separator))
    with uncollected(), closing(batches(context, table)) as found:
        for rows in found:
            decided = done.take(rows)
            plan.spool.add(decided.events)
            for row, reason in sorted(decided.rejected, key=lambda each: each[0].line):
                plan.rejects.add(row, reason)
    return plan


def _agree(how: TableOptions, *, most: bool) -> None:
    from filmtrack.cli.asking import agreed

    if most:
        agreed(message("This import changes most of your ledger. Go on?"), yes=how.yes)


def _record(
    context: Context, plan: _Plan, seen: int, decide: "Callable[[TableLedger], _Plan]", how: TableOptions
) -> _Plan:
    """What is recorded: a backup first, then all as one step, decided again if somebody else wrote meanwhile."""
    from filmtrack.catalogue.uncollected import uncollected
    from filmtrack.cli.backups import back_up, backups_folder
    from filmtrack.cli.known_ids import keep_film_ids
    from filmtrack.cli.recording import taken_back_unless_recorded

    if seen:
        say(context, message("the ledger as it was: {file}", file=str(back_up(context, backups_folder(context)))))
    with taken_back_unless_recorded() as back, context.ledger.writing(at=context.now, by=context.by) as recorder:
        if recorder.last_seq() != seen:
            plan = decide(recorder)
        with uncollected(), closing(plan.spool.events(context)) as events:
            recorder.take_in(events, all_new=True)
            recorder.finish()
        if plan.done.festivals.added:
            back.append(_add_festivals(context, plan, dry_run=False))
        _write_rejects(context, plan, plan.done.file, how)
        keep_film_ids(context, recorder)
    return plan


def _add_festivals(context: Context, plan: _Plan, *, dry_run: bool) -> Callable[[], None]:
    from filmtrack.catalogue.own import with_patches
    from filmtrack.cli.own_file import edit_own_catalogue

    new = tuple(plan.done.festivals.added.values())
    back = edit_own_catalogue(context, lambda text: with_patches(text, new), dry_run=dry_run)
    if not dry_run:
        say(context, message("filmtrack undo takes the films and entries back, and leaves the festivals in that file"))
    return back


def _tell(context: Context, plan: _Plan) -> None:
    from filmtrack.changes.importing.told import remarks, told

    for line in told(plan.done):
        tell(line)
    for remark in remarks(plan.done):
        say(context, remark)
    _tell_rejects(context, plan)


def _tell_otherwise(context: Context, before: _Plan, plan: _Plan) -> None:
    """What was recorded, where somebody else wrote meanwhile so that it is not what was told before."""
    from filmtrack.changes.importing.told import told

    if told(before.done) != told(plan.done):
        say(context, message("somebody wrote to the ledger meanwhile; this is what became of the table then:"))
        _tell(context, plan)


def _tell_rejects(context: Context, plan: _Plan) -> None:
    for said in plan.rejects.first(_MOST_SHOWN):
        say(context, said)
    if (more := plan.rejects.count - _MOST_SHOWN) > 0:
        say(context, message("and {more} more", more=more))


def _write_rejects(context: Context, plan: _Plan, file: str, how: TableOptions) -> None:
    if plan.rejects.count:
        path = Path(how.rejects).expanduser() if how.rejects else plan.rejects.place_beside(file)
        plan.rejects.write(path)
        said = message("rows left out: {file}; correct them there and import that file", file=str(path))
        say(context, said)


def suggest(context: Context, file: str, raw: bytes | None, how: TableOptions) -> None:
    """Print a map for a table, with what is not sure about it."""
    from itertools import islice

    from filmtrack.catalogue.maps import vocabulary
    from filmtrack.changes.importing.festivals import FestivalFinder
    from filmtrack.changes.importing.suggest import SAMPLED, suggested

    table = open_table(file, raw, how.encoding)
    rows = [each.cells for each in islice(table.rows(), SAMPLED)]
    festivals = FestivalFinder(context.catalogue, {}, add=False, today=context.today)
    write(context, suggested(table.header, rows, vocabulary(), festivals))
