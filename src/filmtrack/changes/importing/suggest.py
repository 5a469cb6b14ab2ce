"""A map proposed for a table, from its header and its first rows; what is not sure stands there as a comment."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from filmtrack.changes.importing.cells import AmbiguousDayError, CellError, day_in, money_in
from filmtrack.changes.importing.festivals import FestivalFinder
from filmtrack.changes.importing.mapping import DATE_ORDERS, FIELDS, SEVERAL, DateOrder, key_of
from filmtrack.domain.entry import STATUSES, Status
from filmtrack.domain.spelling import plain_name as plain
from filmtrack.message import Message, message
from filmtrack.values import dataclass, replace

SAMPLED: Final = 500
"""So many rows are looked at."""
_MOST_WORDS: Final = 40
_MOST_FESTIVALS: Final = 60
_MOSTLY: Final = 0.8
_SHORT_YEAR: Final = re.compile(r"^\d{1,2}\D\d{1,2}\D\d{2}(?!\d)")
_DAYS: Final = ("submitted_on", "answered_on", "answer_due_on", "festival_on", "applied_on", "decided_on")
_SUMS: Final = ("fee", "charge", "cost", "income", "asked", "granted")

_OF_FILMS: Final = {"festival_country": "countries", "edition": "completed"}
"""What columns are in a table of films that in one of entries tell of the festival."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The columns and the words for a status that the shipped maps know, as `key_of` writes them."""

    columns: Mapping[str, str]
    statuses: Mapping[str, Status]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Guess:
    """A column, the field that it may be (None: no idea), and why that is not sure."""

    name: str
    field: str | None
    doubt: Message | None
    cells: tuple[str, ...]


def suggested(
    header: Sequence[str], rows: Sequence[Sequence[str]], known: Vocabulary, festivals: FestivalFinder
) -> str:
    """The TOML text of a map; lines that begin with # are what somebody must decide."""
    guesses = _of_films(tuple(_guesses(header, rows, known.columns)))
    lines = [
        _comment(message("A map for `filmtrack import --map`. Lines that begin with # are not sure: look at them.")),
        *_order(guesses),
        *_sums(guesses),
        "",
        "[columns]",
        *(_column(each) for each in guesses),
        "",
        *_missing(guesses),
        *_statuses(guesses, known.statuses),
        *_festivals(guesses, festivals),
    ]
    return "\n".join(lines).rstrip("\n") + "\n"


def _guesses(header: Sequence[str], rows: Sequence[Sequence[str]], known: Mapping[str, str]) -> Iterator[_Guess]:
    taken: set[str] = set()
    for place, name in enumerate(header):
        cells = tuple(row[place].strip() for row in rows if row[place].strip())
        field, doubt = known.get(key_of(name)), None
        if field in taken and field not in SEVERAL:
            doubt = message("another column is {field} already", field=field)
        elif field is None:
            field, doubt = _by_words(name, cells, taken)
        if field is not None and doubt is None:
            taken.add(field)
        yield _Guess(name=name, field=field, doubt=doubt, cells=cells)


def _of_films(guesses: tuple[_Guess, ...]) -> tuple[_Guess, ...]:
    """Where no column is the festival, a country is the film's, and a year may be when it was finished."""
    fields = {each.field for each in guesses}
    if "festival" in fields:
        return guesses
    doubts = {"countries": None, "completed": message("the year in which it was finished?")}
    own = {_OF_FILMS.get(each.field or "", ""): each for each in guesses if each.doubt is None}
    told = {
        each.name: replace(each, field=field, doubt=doubts[field])
        for field, each in own.items()
        if field and field not in fields
    }
    return tuple(told.get(each.name, each) for each in guesses)


def _by_words(name: str, cells: tuple[str, ...], taken: set[str]) -> tuple[str | None, Message | None]:
    """A field whose name stands in the column's, else one that its values look like; never sure."""
    words = f" {plain(name)} "
    for field in FIELDS:
        if f" {plain(field)} " in words and field not in taken:
            return field, message("by its name only")
    if _mostly(cells, _is_day):
        return "submitted_on", message("days, but which? submitted_on, answered_on, answer_due_on or festival_on")
    if _mostly(cells, _is_sum):
        return "fee", message("amounts, but of what? fee, charge, cost or income")
    return None, message("nothing is known of this column; it is not imported")


def _mostly(cells: tuple[str, ...], looks: Callable[[str], bool]) -> bool:
    return bool(cells) and sum(map(looks, cells)) >= len(cells) * _MOSTLY


def _is_day(cell: str) -> bool:
    try:
        day_in(cell, None)
    except AmbiguousDayError:
        return True
    except CellError:
        return False
    return True


def _is_sum(cell: str) -> bool:
    try:
        money_in(cell, "EUR", decimal_comma=False)
    except CellError:
        return False
    return bool(re.search(r"\D", cell))


def _order(guesses: Sequence[_Guess]) -> Iterator[str]:
    """The order of day and month, where a cell proves it and none speaks against it."""
    cells = [cell for each in guesses if each.field in _DAYS for cell in each.cells]
    unclear = next((cell for cell in cells if _is_unclear(cell)), None)
    if unclear is None:
        return
    orders = DATE_ORDERS if any(map(_SHORT_YEAR.search, cells)) else DATE_ORDERS[:2]
    fitting = [order for order in orders if all(_fits(cell, order) for cell in cells)]
    proof = next((cell for cell in cells if sum(_fits(cell, order) for order in orders) == 1), None)
    if len(fitting) == 1 and proof is not None:
        yield f"date_order = {_text(fitting[0])}  " + _comment(message("{cell} proves it", cell=_text(proof)))
        return
    said = message("{cell} can be several days: say dmy, mdy or ymd", cell=_text(unclear))
    yield f'# date_order = "dmy"  {_comment(said)}'


def _is_unclear(cell: str) -> bool:
    try:
        day_in(cell, None)
    except AmbiguousDayError:
        return True
    except CellError:
        return False
    return False


def _fits(cell: str, order: DateOrder) -> bool:
    try:
        day_in(cell, order)
    except CellError:
        return not _is_day(cell)
    return True


def _sums(guesses: Sequence[_Guess]) -> Iterator[str]:
    cells = [cell for each in guesses if each.field in _SUMS for cell in each.cells]
    bare = next((cell for cell in cells if not re.search(r"[^\d.,\s]", cell)), None)
    if bare is not None and all(each.field != "currency" for each in guesses):
        said = message("{cell} does not say its currency", cell=_text(bare))
        yield f'# currency = "EUR"  {_comment(said)}'
    comma = next((cell for cell in cells if re.search(r"\d,\d{1,2}(?!\d)", cell)), None)
    point = next((cell for cell in cells if re.search(r"\d\.\d{1,2}(?!\d)", cell)), None)
    if comma is not None and point is None:
        yield f"decimal_comma = true  {_comment(message('{cell} shows it', cell=_text(comma)))}"


def _column(guess: _Guess) -> str:
    if guess.doubt is None:
        return f"{_text(guess.name)} = {_text(guess.field or '')}"
    shown = tuple(map(_text, dict.fromkeys(guess.cells[:3])))
    said = message("{doubt} ({shown})", doubt=guess.doubt, shown=shown) if shown else guess.doubt
    return f"# {_text(guess.name)} = {_text(guess.field or '')}  {_comment(said)}"


def _missing(guesses: Sequence[_Guess]) -> Iterator[str]:
    sure = {each.field for each in guesses if each.doubt is None}
    if "film" not in sure:
        yield _comment(message("no column is sure to be the film; without one every row is about your only film"))
    if "festival" not in sure:
        yield _comment(message("no column is sure to be the festival; without one rows are films only"))
    if "festival" in sure and not sure & {"status", "outcome", "entered", "submitted_on"}:
        yield _comment(message("nothing says whether a row was sent in; [fixed] status holds for every row:"))
        yield '# [fixed]\n# status = "submitted"'


def _statuses(guesses: Sequence[_Guess], known: Mapping[str, Status]) -> Iterator[str]:
    cells = (cell for each in guesses if each.field in {"status", "outcome"} for cell in each.cells)
    words = tuple(dict.fromkeys(cells))
    if not words:
        return
    yield "[status]"
    for word in words[:_MOST_WORDS]:
        status = known.get(key_of(word))
        if plain(word) in map(plain, STATUSES):
            continue
        if status:
            yield f"{_text(word)} = {_text(status)}"
        else:
            yield f'# {_text(word)} = ""  {_comment(message("one of {known}", known=STATUSES))}'
    yield ""


def _festivals(guesses: Sequence[_Guess], finder: FestivalFinder) -> Iterator[str]:
    cells = (cell for each in guesses if each.field == "festival" and not each.doubt for cell in each.cells)
    unknown = []
    for words in dict.fromkeys(cells):
        try:
            finder.find(words, {})
        except CellError:
            unknown.append(words)
    if not unknown:
        return
    yield "[festivals]"
    yield _comment(message('an id, or "new" for a festival that --add-festivals puts into your own file'))
    for words in unknown[:_MOST_FESTIVALS]:
        near = finder.near(words)
        yield f"# {_text(words)} = {_text(near[0] if near else 'new')}"


def _comment(said: Message) -> str:
    return "# " + " ".join(str(said).split())


def _text(text: str) -> str:
    """A TOML text on one line."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
