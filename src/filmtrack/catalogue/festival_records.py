"""Records of a foreign file become patches of the user's own catalogue, each with its source and day."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, tzinfo
from typing import Any, Final

from pydantic import ValidationError

from filmtrack.catalogue.country_names import country_of
from filmtrack.catalogue.festival_map import FestivalMapTable, fields_of
from filmtrack.catalogue.known import Catalogue
from filmtrack.catalogue.record_dates import day_and_time
from filmtrack.catalogue.records import Record
from filmtrack.catalogue.tables import FestivalTable
from filmtrack.catalogue.toml_file import TomlFile
from filmtrack.catalogue.validation import problems_in
from filmtrack.changes.add_festival import NewFestival, add_festival
from filmtrack.changes.announce import Announcement, announce
from filmtrack.changes.importing.cells import AmbiguousDayError, CellError, money_in
from filmtrack.domain.festival import Edition, Festival
from filmtrack.domain.money import NOTHING
from filmtrack.domain.spelling import plain_name
from filmtrack.errors import FilmtrackError, Problem, WrongUsageError
from filmtrack.message import Message, message
from filmtrack.reports.names import festival_names
from filmtrack.values import dataclass

_NEAR: Final = 85
_DAYS: Final = ("starts", "ends", "opens", "notifies")
_AS_STATED: Final = ("city", "timezone", "website")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How records are taken: from which file, by which map, at which moment, and whether near names are new ones."""

    file: str
    how: FestivalMapTable
    now: datetime
    zone: tzinfo
    today: date
    near_is_new: bool = False


@dataclass(frozen=True, slots=True)
class _Ids:
    """Festivals by id alone: their names were looked up already, by a quicker way."""

    by_id: Mapping[str, Festival]

    def festivals(self) -> Iterable[Festival]:
        """None."""
        return ()

    def festival(self, id: str) -> Festival | None:  # noqa: A002 - the catalogue's own word
        """The one with that id."""
        return self.by_id.get(id)


class Taking:
    """The patches of the records taken so far, by festival, and what was left out."""

    def __init__(self, catalogue: Catalogue, asked: Asked) -> None:
        """Over what is known already."""
        self.problems: list[Problem] = []
        self.patches: dict[str, dict[str, Any]] = {}
        self._asked = asked
        self._known = dict(catalogue.by_id)
        self._by_name: dict[str, set[str]] = {}
        for each in self._known.values():
            self._name(each)

    def take(self, records: Iterable[Record]) -> None:
        """Take each record in, or note why not."""
        for record in records:
            stated = fields_of(record.texts, self._asked.how)
            try:
                tables = list(self._tables(stated))
            except (FilmtrackError, CellError) as failure:
                name = stated.get("id") or stated.get("name")
                self._leave_out(record, Problem(file="", id=name, message=failure.message, hint=_hint(failure)))
                continue
            wrong = [each for table in tables for each in _wrong(table)]
            if wrong:
                self._leave_out(record, wrong[0])
                continue
            for table in tables:
                _merge(self.patches.setdefault(table["id"], {}), table)

    def _leave_out(self, record: Record, why: Problem) -> None:
        problem = Problem(
            file=self._asked.file, line=record.line, id=why.id, key=why.key, message=why.message, hint=why.hint
        )
        self.problems.append(problem)

    def _name(self, festival: Festival) -> None:
        for name in festival_names(festival):
            self._by_name.setdefault(plain_name(name), set()).add(festival.id)

    def _tables(self, stated: dict[str, str]) -> list[dict[str, Any]]:
        name = stated.get("name", "")
        for each in self._asked.how.without:
            name = name.replace(each, "")
        stated = stated | {"name": " ".join(name.split())}
        festival = self._meant(stated)
        tables = [] if festival else [self._new(stated)]
        festival = festival or self._bare(tables[0])
        source = stated.get("source") or self._asked.file
        first = {name: stated[name] for name in _AS_STATED if stated.get(name) and not tables}
        changed = {name: value for name, value in first.items() if value != getattr(festival, name)}
        edition = self._edition(festival, stated, source)
        if not tables:
            tables = [{"id": festival.id, **changed}]
            if changed:
                tables[0] |= {"source": source, "checked": self._asked.today}
        if edition:
            tables[0] |= {"edition": [edition]}
        if tables[0].keys() == {"id"}:
            return []
        if festival.id not in self._known:
            self._known[festival.id] = festival
            self._name(festival)
        return tables

    def _meant(self, stated: Mapping[str, str]) -> Festival | None:
        """The festival that a record is about; None where it is a new one."""
        given = stated.get("id") or stated["name"]
        if found := self._known.get(given):
            return found
        if not stated["name"]:
            raise WrongUsageError(message("the festival's name is missing"))
        ids = self._by_name.get(plain_name(stated["name"]), set())
        if len(ids) == 1:
            return self._known[next(iter(ids))]
        if ids:
            raise WrongUsageError(
                message("this name fits several festivals"), hint=message("say which: {listed}", listed=tuple(ids))
            )
        near = None if self._asked.near_is_new or stated.get("id") else self._near(stated["name"])
        if near:
            said = message("there is no festival of this name, but a similar one: {near}", near=near)
            raise WrongUsageError(said, hint=message("write that in its place, or take it as new: --add-festivals"))
        return None

    def _near(self, name: str) -> str | None:
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - only for names that nobody has

        wanted, names = plain_name(name), self._by_name.keys()
        found = process.extractOne(wanted, names, scorer=fuzz.token_sort_ratio, score_cutoff=_NEAR)
        return min(self._by_name[found[0]]) if found else None

    def _new(self, stated: Mapping[str, str]) -> dict[str, Any]:
        wish = NewFestival(
            name=stated["name"],
            id=stated.get("id"),
            country=country_of(stated["country"]) or stated["country"] if stated.get("country") else None,
            city=stated.get("city"),
            zone=stated.get("timezone"),
            website=stated.get("website"),
        )
        source = {"source": stated.get("source") or self._asked.file}
        platforms = {"platforms": [stated["platform"]]} if stated.get("platform") else {}
        return {**add_festival(_Ids(self._known), wish, today=self._asked.today), **source, **platforms}

    def _bare(self, table: Mapping[str, Any]) -> Festival:
        return Festival(
            id=table["id"], name=table["name"], website=table.get("website"), timezone=table.get("timezone")
        )

    def _edition(self, festival: Festival, stated: Mapping[str, str], source: str) -> dict[str, Any] | None:
        order = self._asked.how.date_order
        days = {name: day for name in _DAYS if (day := day_and_time(stated.get(name, ""), order)[0])}
        closes, time = day_and_time(stated.get("deadline", ""), order)
        year = _year(stated.get("year")) or (days["starts"].year if "starts" in days else None)
        deadline = None
        if closes:
            year, deadline = self._deadline(festival, stated, closes, stated.get("time") or time, year, source)
        known = festival.edition(year) if year else None
        new = {name: day for name, day in days.items() if day != getattr(known, name, None)}
        if not new and not deadline:
            return None
        if year is None:
            raise WrongUsageError(message("which year's festival is this?"), hint=message("add a column year"))
        beside = {"source": source, "checked": self._asked.today} if new else {}
        return {"year": year, **new, **beside, **({"deadline": [deadline]} if deadline else {})}

    def _deadline(  # noqa: PLR0917 - the parts of one date
        self, festival: Festival, stated: Mapping[str, str], day: date, time: str | None, year: int | None, source: str
    ) -> tuple[int, dict[str, Any] | None]:
        how = self._asked.how
        amount = money_in(stated["fee"], how.currency, decimal_comma=how.decimal_comma) if "fee" in stated else None
        fee = None if amount is None else "free" if amount == NOTHING else str(amount)
        wish = Announcement(day=day, tier=stated.get("tier"), edition=year, time=time, fee=fee, source=source)
        try:
            patch = announce(festival, wish, now=self._asked.now, zone=self._asked.zone, today=self._asked.today)
        except WrongUsageError as failure:
            if year is None:
                raise WrongUsageError(failure.message, hint=message("add a column year")) from None
            raise
        edition = festival.edition(patch.year) or Edition(year=patch.year)
        known = next((each for each in edition.deadlines if each.key == patch.key), None)
        amounts = {each.money for each in known.fees} if known else set()
        if known and known.date == day and time in (None, known.time) and (amount is None or amount in amounts):
            return patch.year, None
        zone = stated.get("timezone")
        zones = {"timezone": zone} if zone and time and zone != festival.timezone else {}
        notes = {"note": [stated["note"]]} if stated.get("note") else {}
        return patch.year, {**patch.deadline, **zones, **notes}


def _hint(failure: FilmtrackError | CellError) -> Message | None:
    if isinstance(failure, AmbiguousDayError):
        return message("say which comes first: --date-order dmy (day, month, year), mdy or ymd")
    return failure.hint if isinstance(failure, FilmtrackError) else None


def _year(text: str | None) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit()):
        raise WrongUsageError(message("{given!r} is no year", given=text[:80]))
    return int(text)


def _wrong(table: Mapping[str, Any]) -> list[Problem]:
    try:
        FestivalTable.model_validate(table)
    except ValidationError as failure:
        file = TomlFile(name="")
        return problems_in(failure, file, (), str(table["id"]), frozenset(FestivalTable.model_fields))
    return []


def _merge(old: dict[str, Any], new: Mapping[str, Any]) -> None:
    """Lay what a later record says of a festival over what earlier ones said; deadlines meet when they are written."""
    editions = {each["year"]: dict(each) for each in old.get("edition", [])}
    for each in new.get("edition", []):
        before = editions.get(each["year"], {})
        deadlines = [*before.get("deadline", []), *each.get("deadline", [])]
        editions[each["year"]] = before | each | ({"deadline": deadlines} if deadlines else {})
    old |= {name: value for name, value in new.items() if name != "edition"}
    if editions:
        old["edition"] = list(editions.values())
