"""`filmtrack tick` and `untick`: what is ready to be handed in."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from filmtrack.cli.context import Context
from filmtrack.cli.declared import Argument, Option, takes
from filmtrack.cli.shared_options import Edition, Note, Section, WriteOptions
from filmtrack.errors import WrongUsageError
from filmtrack.message import Message, message
from filmtrack.values import dataclass, replace

if TYPE_CHECKING:
    from filmtrack.changes.change import Change
    from filmtrack.changes.ticking import Spot, Thing, Ticking
    from filmtrack.domain.film import Film
    from filmtrack.domain.items import Items
    from filmtrack.domain.ledger_reader import LedgerReader
    from filmtrack.domain.ticks import RecordedFile
    from filmtrack.reports.case import Case

    Read = Callable[[Thing], tuple[RecordedFile, tuple[Message, ...]]]

Words = Annotated[
    list[str],
    Argument(metavar="FILM ITEM…", help="A film, or an entry's number; then what is ready, like subtitles:fr"),
]


@dataclass(frozen=True, kw_only=True)
class SpotOptions:
    """Where alone something counts."""

    for_: Annotated[str | None, Option("--for", help="Only for this festival")] = None
    section: Section = None
    edition: Edition = None


@takes(where=SpotOptions, how=WriteOptions)
def tick(
    context: Context,
    words: Words,
    file: Annotated[str | None, Option("--file", help="The file that it is, or the folder of a DCP")] = None,
    expires: Annotated[str | None, Option("--expires", help="The last day on which it counts")] = None,
    note: Note = None,
    *,
    where: SpotOptions,
    how: WriteOptions,
) -> None:
    """Note that something is ready to be handed in: for the film everywhere, or for one festival only.

    Examples: filmtrack tick night-bus stills bio · filmtrack tick night-bus fee --for clermont
    """
    from filmtrack.changes.ticking import tick as decide_tick
    from filmtrack.cli.recording import record
    from filmtrack.domain.periods import parse_day

    items = context.items
    until = parse_day(expires, context.today) if expires else None
    read = cache(lambda thing: _read(Path(file or ""), thing))

    def decide(ledger: "LedgerReader", _: int | None) -> "Change":
        wish = replace(_wish(context, ledger, items, words, where), expires_on=until, note=note)
        if until and until < context.today:
            wish = replace(wish, warnings=(message("{day} is past already", day=until),))
        return decide_tick(wish if file is None else _with_file(context, ledger, items, wish, read), ledger)

    record(context, decide, how)


@takes(where=SpotOptions, how=WriteOptions)
def untick(context: Context, words: Words, *, where: SpotOptions, how: WriteOptions) -> None:
    """Note that something is not ready after all.

    Examples: filmtrack untick night-bus stills · filmtrack untick 17 fee
    """
    from filmtrack.changes.ticking import untick as decide_untick
    from filmtrack.cli.recording import record

    items = context.items
    record(context, lambda ledger, _: decide_untick(_wish(context, ledger, items, words, where), ledger), how)


def _wish(context: Context, ledger: "LedgerReader", items: "Items", words: list[str], where: SpotOptions) -> "Ticking":
    """What the words and options say, apart from a file."""
    from filmtrack.changes.ticking import Ticking, things_named

    film, spot, rest = _film_and_spot(context, ledger, words, where)
    if not rest:
        said = message("what is ready of {film}?", film=film.title)
        raise WrongUsageError(said, hint=message("name it: stills, bio, dcp, subtitles:en, fee …"))
    things = things_named(rest, items, spot.festival if spot else None)
    return Ticking(film=film, things=things, spot=spot, today=context.today)


def _film_and_spot(
    context: Context, ledger: "LedgerReader", words: list[str], where: SpotOptions
) -> "tuple[Film, Spot | None, list[str]]":
    from filmtrack.changes.naming import festival_named, the_only_film
    from filmtrack.cli.papers import moment_of
    from filmtrack.reports.cases import Place, case_for, case_of, festival_of
    from filmtrack.reports.entry_names import entry_number, names_a_film, numbered
    from filmtrack.reports.films import find_film

    number = entry_number(words[:1])
    if number is not None and ledger.film(words[0]) is None:
        entry = numbered(ledger, number)
        festival = festival_of(entry, context.catalogue)
        film = find_film(ledger, entry.film)
        return film, _spot(case_of(film, festival, entry, moment_of(context))), words[1:]
    if names_a_film(ledger, words[0]) or len(ledger.film_names()) != 1:
        film, rest = find_film(ledger, words[0]), words[1:]
    else:
        film, rest = the_only_film(ledger), words
    if where.for_ is None:
        if where.section or where.edition:
            raise WrongUsageError(message("--section and --edition want --for FESTIVAL"))
        return film, None, rest
    place = Place(section=where.section, edition=where.edition)
    festival = festival_named(context.catalogue, where.for_)
    return film, _spot(case_for(film, festival, place, ledger, moment_of(context))), rest


def _spot(case: "Case") -> "Spot":
    from filmtrack.changes.ticking import Spot

    section = case.section.id if case.section else None
    return Spot(festival=case.festival, edition=case.edition.year, section=section, entry=case.entry)


def _read(path: Path, thing: "Thing") -> "tuple[RecordedFile, tuple[Message, ...]]":
    """The file, and what could not be looked at."""
    from filmtrack.cli.material_files import recorded

    said: list[Message] = []
    found = recorded(path, thing.item.file, said.append)
    return found, tuple(said)


def _with_file(context: Context, ledger: "LedgerReader", items: "Items", wish: "Ticking", read: "Read") -> "Ticking":
    """The wish with its file, and with what is wrong with it for whoever asks for it."""
    from filmtrack.cli.papers import moment_of
    from filmtrack.domain.entry_filter import EntryFilter
    from filmtrack.reports.cases import Place, case_for, open_cases
    from filmtrack.reports.file_findings import findings_anywhere

    if len(wish.things) > 1:
        raise WrongUsageError(message("a file is one thing: tick the others apart"))
    thing = wish.things[0]
    file, said = read(thing)
    moment = moment_of(context)
    if wish.spot:
        place = Place(section=wish.spot.section, edition=wish.spot.edition, entry=wish.spot.entry)
        cases = [case_for(wish.film, wish.spot.festival, place, ledger, moment)]
    else:
        cases = list(open_cases(ledger, context.catalogue, moment, wanted=EntryFilter(films=(wish.film.id,))))
    wrong = findings_anywhere(file, thing.item, wish.film, cases, items)
    return replace(wish, file=file, warnings=(*wish.warnings, *said, *wrong))
