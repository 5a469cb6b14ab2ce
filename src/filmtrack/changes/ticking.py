"""Things are ready to be handed in, or are not after all: what `tick` and `untick` decide."""

import re
from collections.abc import Iterable
from datetime import date

from filmtrack.changes.change import Change, Said
from filmtrack.domain.entry import Entry
from filmtrack.domain.events import ticked, unticked
from filmtrack.domain.festival import Festival
from filmtrack.domain.film import Film
from filmtrack.domain.items import Item, Items
from filmtrack.domain.languages import language_code
from filmtrack.domain.ledger_reader import LedgerReader
from filmtrack.domain.ticks import RecordedFile, Tick, item_in
from filmtrack.errors import UnknownNameError, WrongUsageError
from filmtrack.message import Message, message
from filmtrack.reports.names import Named, find
from filmtrack.values import dataclass

_LANGUAGE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One festival, edition and perhaps section for which alone something counts, and the film's entry there."""

    festival: Festival
    edition: int
    section: str | None = None
    entry: Entry | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """An item that somebody means, and the code of the language that it is made in."""

    item: Item
    language: str | None = None

    @property
    def name(self) -> str:
        """What a tick calls it."""
        return item_in(self.item.id, self.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticking:
    """What the user says: these things of a film are ready (for one spot, or everywhere), with what is to be noted."""

    film: Film
    things: tuple[Thing, ...]
    spot: Spot | None = None
    file: RecordedFile | None = None
    expires_on: date | None = None
    note: str | None = None
    today: date
    warnings: tuple[Message, ...] = ()


def things_named(words: Iterable[str], items: Items, festival: Festival | None = None) -> tuple[Thing, ...]:
    """The things that the words name, each once: ``stills``, ``subtitles:fr``, and what the festival itself asks for.

    Raises:
        UnknownNameError: when a word names none, or several.
        WrongUsageError: when a language is missing, or is none.
    """
    asked = [items.item(each.item) for each in festival.materials] if festival else []
    known = {each.id: each for each in (*items, *asked)}
    named = [Named(id=each.id, names=each.all_names, thing=each) for each in known.values()]
    return tuple(dict.fromkeys(_thing(word, named) for word in words))


def _thing(word: str, named: list[Named[Item]]) -> Thing:
    name, _, language = word.partition(":")
    item = find(named, name, kind=message("material"))
    if "/" in language:
        said = message("which of these languages: {languages}?", languages=tuple(language[:80].split("/")))
        raise WrongUsageError(said, hint=message("name one, like {item}:en", item=item.id))
    code = language_code(language) if language else None
    if code is not None and not _LANGUAGE.fullmatch(code):
        said = message("{language!r} is no language", language=language[:80])
        raise WrongUsageError(said, hint=message("name one, like {item}:en", item=item.id))
    return Thing(item=item, language=code)


def tick(wish: Ticking, ledger: LedgerReader) -> Change:
    """The ticks to record, all in one step.

    Raises:
        WrongUsageError: when something is of one entry and no festival was named, or is made in no language.
    """
    standing = {each.key: each.without_record() for each in ledger.ticks(wish.film.id)}
    new = []
    for thing in wish.things:
        _refuse_vague(thing, wish.spot)
        new.append(_tick(wish, thing))
    changed = [each for each in new if standing.get(each.key) != each]
    entry = wish.spot.entry.id if wish.spot and wish.spot.entry else None
    return Change(
        facts=tuple(ticked(each, on=wish.today, entry=entry) for each in changed),
        said=tuple(_said(wish, thing, each in changed) for thing, each in zip(wish.things, new, strict=True)),
        warnings=wish.warnings,
    )


def untick(wish: Ticking, ledger: LedgerReader) -> Change:
    """The ticks to take away, all in one step.

    Raises:
        UnknownNameError: when one of them is not there.
    """
    standing = ledger.ticks(wish.film.id)
    gone = [_standing(wish, thing, standing) for thing in wish.things]
    entry = wish.spot.entry.id if wish.spot and wish.spot.entry else None
    return Change(
        facts=tuple(unticked(each, on=wish.today, entry=entry) for each in gone),
        said=tuple(
            Said(message=message("{film}: no longer ready: {what}", film=wish.film.title, what=_what(thing, wish.spot)))
            for thing in wish.things
        ),
    )


def _refuse_vague(thing: Thing, spot: Spot | None) -> None:
    if thing.item.per_language and thing.language is None:
        said = message("in which language: {item}?", item=thing.item.name)
        raise WrongUsageError(said, hint=message("name it, like {item}:en", item=thing.item.id))
    if thing.item.scope == "entry" and spot is None:
        said = message("{item} is a matter of one entry", item=thing.item.name)
        raise WrongUsageError(said, hint=message("say for which festival: --for FESTIVAL"))


def _tick(wish: Ticking, thing: Thing) -> Tick:
    spot = wish.spot
    return Tick(
        film=wish.film.id,
        item=thing.name,
        festival=spot.festival.id if spot else None,
        edition=spot.edition if spot else None,
        section=spot.section if spot else None,
        expires_on=wish.expires_on,
        note=wish.note,
        file=wish.file,
    )


def _said(wish: Ticking, thing: Thing, changed: bool) -> Said:  # noqa: FBT001 - the second half of a pair
    what = _what(thing, wish.spot)
    if not changed:
        return Said(message=message("{film}: nothing changed: {what}", film=wish.film.title, what=what))
    if wish.expires_on is None:
        return Said(message=message("{film}: ready: {what}", film=wish.film.title, what=what))
    said = message("{film}: ready until {day}: {what}", film=wish.film.title, day=wish.expires_on, what=what)
    return Said(message=said)


def _what(thing: Thing, spot: Spot | None) -> Message:
    named = message("{name} ({language})", name=thing.item.name, language=thing.language)
    what = named if thing.language else message("{name}", name=thing.item.name)
    if spot is None:
        return what
    section = f" {spot.section}" if spot.section else ""
    return message(
        "{what}, for {festival} {year}{section}",
        what=what,
        festival=spot.festival.name,
        year=str(spot.edition),
        section=section,
    )


def _standing(wish: Ticking, thing: Thing, standing: tuple[Tick, ...]) -> Tick:
    meant = _tick(wish, thing)
    found = [each for each in standing if each.place == meant.place and _is_meant(each, thing)]
    if len(found) == 1:
        return found[0]
    what = _what(thing, wish.spot)
    there = tuple(f"{each.item} {each.place}".strip() for each in standing if each.material == thing.item.id)
    if there:
        said = message("{film}: which one is not ready: {what}?", film=wish.film.title, what=what)
        raise UnknownNameError(said, hint=message("ticked: {there}", there=there))
    raise UnknownNameError(
        message("{film}: not ticked: {what}", film=wish.film.title, what=what),
        hint=message("what only the film's record or an entry says is changed by film edit and update"),
    )


def _is_meant(tick: Tick, thing: Thing) -> bool:
    return tick.item == thing.name or (thing.language is None and tick.material == thing.item.id)
