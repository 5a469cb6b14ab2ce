"""Which festival a table means: by id, by any of its names; what is only near is shown and never taken."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from filmtrack.changes.add_festival import NewFestival, add_festival
from filmtrack.changes.importing.cells import CellError
from filmtrack.changes.importing.mapping import NEW, key_of
from filmtrack.domain.festival import Festival
from filmtrack.domain.places import country_code
from filmtrack.domain.spelling import plain_name as plain
from filmtrack.domain.spelling import shortened
from filmtrack.errors import RefusedError, WrongUsageError
from filmtrack.message import Message, message
from filmtrack.reports.names import festival_names
from filmtrack.reports.readers import CatalogueReader
from filmtrack.values import dataclass

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_ORDINAL = re.compile(r"\b\d{1,3}(?:st|nd|rd|th|\.)?\b|第\s*\S{1,5}\s*屆", re.IGNORECASE)
_BRACKETS: Final = re.compile(r"\s*[(（][^()（）]*[)）]\s*$")
_USUAL: Final = frozenset(
    "international film films festival festivals filmfestival filmfest fest short shorts the of and for de la".split()
)
_MOST_NEAR: Final = 3
_ALIKE: Final = 90
_SAME_WORDS: Final = 95


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFestival:
    """A festival, the year that stood in its name, and its table where it is to be added."""

    festival: Festival
    year: int | None = None
    table: Mapping[str, object] | None = None


class FestivalFinder:
    """Finds festivals by what a table calls them; `add` makes new ones of those that nobody lists."""

    def __init__(self, catalogue: CatalogueReader, meant: Mapping[str, str], *, add: bool, today: date) -> None:
        self._meant = {key_of(words): id_ for words, id_ in meant.items()}
        self._add = add
        self._today = today
        self._by_id = {each.id: each for each in catalogue.festivals()}
        self._names: dict[str, set[str]] = {}
        for each in self._by_id.values():
            for name in (*festival_names(each), each.id):
                self._names.setdefault(key_of(name), set()).add(each.id)
        self._names |= _without_brackets(self._by_id.values(), self._names)
        self._found: dict[str, FoundFestival | Message] = {}
        self.added: dict[str, Mapping[str, object]] = {}
        self.unknown: dict[str, Message] = {}

    def find(self, words: str, place: Mapping[str, str]) -> FoundFestival:
        """The festival that the words mean.

        Raises:
            CellError: when they mean none, or several; what is near is named.
        """
        found = self._found.get(words)
        if found is None:
            found = self._found[words] = self._look(words, place)
            if isinstance(found, Message):
                self.unknown[words] = found
        if isinstance(found, Message):
            raise CellError(found)
        return found

    def use(self, found: FoundFestival) -> None:
        """Something is told of the festival, so a new one is really added."""
        if found.table is not None:
            self.added.setdefault(found.festival.id, found.table)

    def _look(self, words: str, place: Mapping[str, str]) -> FoundFestival | Message:
        year = next((int(each) for each in _YEAR.findall(words)), None)
        yearless = " ".join(_YEAR.sub(" ", words).split()).strip(" -–,()") or words
        forms = tuple(dict.fromkeys((words, yearless, _ORDINAL.sub(" ", yearless))))
        for form in forms:
            wanted = key_of(form)
            ids = self._names.get(wanted, set())
            said = self._meant.get(wanted)
            if said is not None:
                return self._by_map(said, yearless, year, place)
            if len(ids) > 1:
                return message('"{words}" can be {ids}', words=shortened(words), ids=tuple(sorted(ids)))
            if ids:
                return FoundFestival(festival=self._by_id[next(iter(ids))], year=year)
        near = self.near(yearless)
        if near or not self._add:
            return self._not_found(words, near)
        return self._new(yearless, year, place)

    def _by_map(self, said: str, name: str, year: int | None, place: Mapping[str, str]) -> FoundFestival | Message:
        if said in self._by_id:
            return FoundFestival(festival=self._by_id[said], year=year)
        if said != NEW:
            return message("the map means {id}, and there is no such festival", id=said)
        return self._new(name, year, place) if self._add else self._not_found(name, ())

    def near(self, words: str) -> tuple[str, ...]:
        """The ids of the festivals whose names are nearly these words, or hold them all."""
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - only what is not found needs it

        wanted = plain(words)
        alike = process.extract(
            wanted, list(self._names), scorer=fuzz.token_sort_ratio, score_cutoff=_ALIKE, limit=_MOST_NEAR
        )
        found = [name for name, *_ in alike]
        if core := _core(wanted):
            cores = {name: _core(name) for name in self._names}
            same = process.extract(core, cores, scorer=fuzz.token_set_ratio, score_cutoff=_SAME_WORDS, limit=_MOST_NEAR)
            found += [name for *_, name in same]
        ids = (id_ for name in found for id_ in sorted(self._names[name]))
        return tuple(dict.fromkeys(ids))[:_MOST_NEAR]

    def _not_found(self, words: str, near: Iterable[str]) -> Message:
        shown = tuple(f"{id_} ({self._by_id[id_].name})" for id_ in near)
        if shown:
            return message('no festival is called "{words}"; near: {near}', words=shortened(words), near=shown)
        return message('no festival is called "{words}"', words=shortened(words))

    def _new(self, name: str, year: int | None, place: Mapping[str, str]) -> FoundFestival | Message:
        try:
            country = country_code(place["country"]) if "country" in place else None
            wish = NewFestival(name=name, country=country, city=place.get("city"), website=place.get("website"))
            table = add_festival(self, wish, today=self._today)
        except (WrongUsageError, RefusedError) as wrong:
            return wrong.message
        festival = Festival(
            id=str(table["id"]), name=name, country=country, city=place.get("city"), website=place.get("website")
        )
        self._by_id[festival.id] = festival
        self._names.setdefault(key_of(name), set()).add(festival.id)
        return FoundFestival(festival=festival, year=year, table=table)

    def festivals(self) -> Iterable[Festival]:
        """None: every name was compared before."""
        return ()

    def festival(self, id: str) -> Festival | None:  # noqa: A002 - the catalogue's own word
        """The one with that id, known or just added."""
        return self._by_id.get(id)


def _without_brackets(festivals: Iterable[Festival], known: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """Names that end in brackets, as in "Busan … Festival (BISFF)", without these; a name that is one already stays."""
    found: dict[str, set[str]] = {}
    for each in festivals:
        for name in festival_names(each):
            bare = key_of(_BRACKETS.sub("", name))
            if bare and bare not in known:
                found.setdefault(bare, set()).add(each.id)
    return found


def _core(name: str) -> str:
    """The words of a name that are not in every festival's name."""
    return " ".join(each for each in name.split() if each not in _USUAL)
