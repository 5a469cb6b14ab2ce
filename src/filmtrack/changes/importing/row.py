"""One row of a table read by its map: cells in, what they say out."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Final

from filmtrack.changes.film_table import film_values
from filmtrack.changes.importing.cells import CellError, day_in, money_in, several_in, yes_in
from filmtrack.changes.importing.mapping import FILM_FIELDS, SEVERAL, Layout, key_of
from filmtrack.changes.importing.said import ApplicationSaid, EntrySaid, FilmSaid, RowSaid
from filmtrack.domain.application import APPLICATION_STATUSES, ApplicationStatus
from filmtrack.domain.entry import STATUSES, Status
from filmtrack.domain.money import Money
from filmtrack.domain.periods import parse_partial
from filmtrack.domain.spelling import shortened
from filmtrack.domain.written_dates import DateNotUnderstoodError
from filmtrack.errors import WrongUsageError
from filmtrack.message import message

Texts = dict[str, str]
CountryOf = Callable[[str], str | None]
"""The two letters of a country that somebody names."""

_PLACE: Final = {"festival_country": "country", "festival_city": "city", "festival_website": "website"}
_TEXTS: Final = ("platform", "reference", "code", "link", "cut")
_ROLES: Final = ("director", "producer", "writer")
_LEFT: Final = frozenset({"withdrawn", "disqualified"})
_BEGINNINGS: Final = frozenset({"planned", "submitted"})
_MOST_FILMS: Final = 2048
_MOST_WORDS: Final = 256


class RowReader:
    """Reads rows by one layout."""

    def __init__(self, layout: Layout, *, country_of: CountryOf) -> None:
        self._layout = layout
        self._map = layout.map
        self._country_of = country_of
        self._film = lru_cache(maxsize=_MOST_FILMS)(self._new_film)
        self._status = lru_cache(maxsize=_MOST_WORDS)(self._status_of)
        fields = [each.field for each in layout.columns]
        crowded = {each for each in SEVERAL if fields.count(each) > 1}
        self._columns = [(each.place, each.name, each.field, each.field in crowded) for each in layout.columns]
        self._fields = layout.fields
        self._film_fields = [each for each in FILM_FIELDS if each in self._fields]
        self._text_fields = [each for each in _TEXTS if each in self._fields]

    def read(self, line: int, cells: Sequence[str], extra: Sequence[str] = ()) -> RowSaid:
        """What a row says.

        Raises:
            CellError: when a cell cannot be meant, with its column.
            AmbiguousDayError: when a day can be several and the map does not say which part comes first.
        """
        if extra:
            said = message("it has more cells than the header: {extra}", extra=shortened(" ".join(extra)))
            raise CellError(said)
        texts = self._texts(cells)
        film = self._film(tuple([(name, texts[name]) for name in self._film_fields if name in texts]))
        festival = texts.get("festival")
        return RowSaid(
            line=line,
            film=film,
            festival=festival,
            place={key: self._place(name, texts[name]) for name, key in _PLACE.items() if name in texts},
            festival_on=self._day(texts, "festival_on"),
            edition=self._edition(texts),
            entry=self._entry(texts) if festival and self._tells_of_an_entry(texts) else None,
            application=self._application(texts) if "scheme" in texts else None,
        )

    def _texts(self, cells: Sequence[str]) -> Texts:
        texts = dict(self._map.fixed)
        for place, column, name, crowded in self._columns:
            text = cells[place].strip()
            if not text:
                continue
            if "\0" in text:
                raise CellError(message('"{column}" holds a NUL character', column=column))
            if crowded:
                said = f"{column}: {text}" if name in {"note", "film_note"} else text
                text = "\n".join(filter(None, (texts.get(name), said)))
            texts[name] = text
        return texts

    def _tells_of_an_entry(self, texts: Texts) -> bool:
        """Whether a row with a festival has an entry there; one about money alone need not."""
        return "scheme" not in texts or any(name in texts for name in ("status", "outcome", "entered", "submitted_on"))

    def _new_film(self, said: tuple[tuple[str, str], ...]) -> FilmSaid:
        texts = dict(said)
        title, id_ = texts.pop("film", None), texts.pop("film_id", None)
        table: dict[str, object] = {"id": id_} if id_ else {}
        people = []
        for name, text in texts.items():
            if name in _ROLES:
                people += [{"name": each, "role": name} for each in several_in(text, self._map.separators)]
            else:
                key, value = self._film_value(name, text)
                table[key] = value
        if people:
            table["people"] = people
        try:
            values = film_values(table)
        except WrongUsageError as wrong:
            raise CellError(wrong.message) from None
        id_ = values.pop("id", None)
        return FilmSaid(title=title, id=id_, key="\x1f".join(map("=".join, said)), values=values)

    def _film_value(self, name: str, text: str) -> tuple[str, object]:
        match name:
            case "runtime_minutes":
                return "runtime", f"{text} min"
            case "other_title":
                return "other_titles", several_in(text, "")
            case "film_note":
                return "note", text
            case "completed":
                return "completed", self._completed(text)
            case "student" | "first_film":
                return name, self._said(name, yes_in, text)
            case "countries":
                parts = several_in(text, self._map.separators)
                return name, [self._country_of(each) or each for each in parts]
            case "languages" | "subtitles" | "genres" | "tags":
                return name, several_in(text, self._map.separators)
        return name, text

    def _completed(self, text: str) -> str:
        try:
            return str(parse_partial(text))
        except DateNotUnderstoodError:
            return str(self._said("completed", lambda each: day_in(each, self._map.date_order), text))

    def _place(self, name: str, text: str) -> str:
        return (self._country_of(text) or text) if name == "festival_country" else text

    def _edition(self, texts: Texts) -> int | None:
        text = texts.get("edition")
        if text is None:
            return None
        if len(text) == 4 and text.isascii() and text.isdigit():  # noqa: PLR2004 - a year
            return int(text)
        raise self._wrong("edition", CellError(message('"{given}" is not a year', given=shortened(text))))

    def _entry(self, texts: Texts) -> EntrySaid:
        status, word = self._status(texts.get("status"), texts.get("outcome"))
        entered = self._said("entered", yes_in, texts["entered"]) if "entered" in texts else None
        submitted_on = self._day(texts, "submitted_on")
        if status is None and entered is None and submitted_on is None:
            raise CellError(message("nothing says whether it was sent in: no status, no day, no yes or no"))
        planned = status == "planned" or (status in {None, "submitted"} and entered is False)
        details: dict[str, Any] = {name: texts[name] for name in self._text_fields if name in texts}
        for name in ("fee", "charge"):
            details |= {name: money} if (money := self._money(texts, name)) else {}
        due = self._day(texts, "answer_due_on")
        return EntrySaid(
            planned=planned,
            section=texts.get("section"),
            submitted_on=submitted_on,
            status=None if status in _BEGINNINGS else status,
            word=word,
            answered_on=self._day(texts, "answered_on"),
            tier=texts.get("tier"),
            details=details | ({"answer_due_on": due} if due else {}),
            note=texts.get("note"),
            cost=self._money(texts, "cost"),
            income=self._money(texts, "income"),
        )

    def _status_of(self, said: str | None, outcome: str | None) -> tuple[Status | None, str | None]:
        """What the two columns of words come to, and the word that it was; who left or was thrown out stays out."""
        first = self._meaning("status", said or ""), said
        second = self._meaning("outcome", outcome or ""), outcome
        if second[0] in {None, *_BEGINNINGS} or first[0] in _LEFT:
            status, word = first if first[0] else second
        else:
            status, word = second
        return status, None if word is None or status is None or key_of(word) == key_of(status) else word

    def _meaning(self, name: str, text: str) -> Status | None:
        word = key_of(text)
        known = self._map.statuses.get(word) if text or name in self._fields else None
        if known or not text:
            return known
        status = next((each for each in STATUSES if key_of(each) == word), None)
        if status is None:
            said = message('"{word}" is no status; [status] in the map says what it means', word=shortened(text))
            raise self._wrong(name, CellError(said))
        return status

    def _application(self, texts: Texts) -> ApplicationSaid:
        status: ApplicationStatus | None = None
        if "application_status" in texts:
            word = key_of(texts["application_status"])
            status = next((each for each in APPLICATION_STATUSES if each == word), None)
            if status is None:
                said = message("write one of {known}", known=APPLICATION_STATUSES)
                raise self._wrong("application_status", CellError(said))
        return ApplicationSaid(
            scheme=texts["scheme"],
            round=texts.get("round"),
            status=status,
            applied_on=self._day(texts, "applied_on"),
            decided_on=self._day(texts, "decided_on"),
            asked=self._money(texts, "asked"),
            granted=self._money(texts, "granted"),
            reference=texts.get("application_reference"),
            note=texts.get("application_note"),
        )

    def _day(self, texts: Texts, name: str) -> date | None:
        text = texts.get(name)
        if text is None:
            return None
        try:
            return day_in(text, self._map.date_order)
        except CellError as wrong:
            raise self._wrong(name, wrong) from None

    def _money(self, texts: Texts, name: str) -> Money | None:
        text = texts.get(name)
        if text is None:
            return None
        currency = texts.get("currency", self._map.currency or "").strip().upper() or None
        try:
            return money_in(text, currency, decimal_comma=self._map.decimal_comma)
        except CellError as wrong:
            raise self._wrong(name, wrong) from None

    def _said(self, name: str, read: Callable[[str], Any], text: str) -> Any:  # noqa: ANN401 - as it is read
        try:
            return read(text)
        except CellError as wrong:
            raise self._wrong(name, wrong) from None

    def _wrong(self, name: str, wrong: CellError) -> CellError:
        """The same failure with the column in which it stands."""
        column = next((each.name for each in self._layout.columns if each.field == name), name)
        said = message('"{column}": {what}', column=column, what=wrong.message)
        return type(wrong)(said)
