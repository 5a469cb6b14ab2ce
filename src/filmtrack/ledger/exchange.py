"""The ledger's own format: every event that counts, as TOML or JSON, the same content always the same bytes."""

import json
import tomllib
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, Literal, TypeAlias

from filmtrack.domain.endless_keys import refuse_endless_keys
from filmtrack.domain.events import Event
from filmtrack.domain.festival import slug
from filmtrack.domain.plain import DAY, INSTANT, TEXT, Form, NotPlainError
from filmtrack.errors import BadInputError
from filmtrack.ledger.history import History
from filmtrack.message import Message, message

ExportFormat: TypeAlias = Literal["toml", "json"]
FORMATS: Final[tuple[ExportFormat, ...]] = ("toml", "json")
FORMAT: Final = 1
"""The number of the format that is written; what is added to bodies later does not change it."""
_NAMED: Final = ("film", "festival", "scheme", "item")
"""What of a body is an id, which commands name: an export may come from anybody."""
_HEAD: Final[Mapping[str, Form[Any]]] = {"id": TEXT, "at": INSTANT, "on": DAY, "by": TEXT, "kind": TEXT}


def plain_event(event: Event) -> dict[str, object]:
    """An event as one flat table: who, when and what first, then what it says."""
    head = {name: form.write(getattr(event, name)) for name, form in _HEAD.items()}
    return {**head, **{name: event.body[name] for name in sorted(event.body)}}


def exported(history: History, format: ExportFormat = "toml") -> Iterator[str]:  # noqa: A002 - the option's own word
    """The pieces of a file that holds everything that was entered and not taken back, without seq and step."""
    return _PIECES[format](map(plain_event, history.live_events()))


def read_export(text: str, *, name: str) -> tuple[Event, ...]:
    """The events of an exported file of either kind; `name` is what to call it.

    Raises:
        BadInputError: when it is no export, of a later format, or holds an event that cannot be read.
    """
    try:
        refuse_endless_keys(text)
        whole = json.loads(text) if text.lstrip().startswith("{") else tomllib.loads(text)
    except (ValueError, RecursionError) as wrong:
        raise _refused(name, message("{why}", why=str(wrong) or "nested too deeply")) from wrong
    if not isinstance(whole, dict) or type(whole.get("format")) is not int:
        raise _refused(name, message("it has no format number, so it is no export of a ledger"))
    if whole["format"] != FORMAT:
        raise _refused(
            name, message("it has format {format}, and only {known} is known", format=whole["format"], known=FORMAT)
        )
    if "report" in whole or not whole.keys() <= {"format", "event"}:
        raise _refused(name, message("it holds something else than the events of a ledger"))
    events = whole.get("event", [])
    if not isinstance(events, list):
        raise _refused(name, message("'event' is no list"))
    return tuple(_event(each, place, name) for place, each in enumerate(events, 1))


def _event(plain: object, place: int, name: str) -> Event:
    if not isinstance(plain, Mapping):
        raise _refused(name, message("event {place} is no table", place=place))
    head: dict[str, Any] = {}
    for each, form in _HEAD.items():
        try:
            head[each] = form.read(plain.get(each))
        except NotPlainError as wrong:
            raise _refused(
                name, message("event {place}: {field} is {found}", place=place, field=each, found=str(wrong))
            ) from wrong
    for each in _NAMED:
        if not _names(each, plain.get(each)):
            raise _refused(name, message("event {place}: {field} names nothing", place=place, field=each))
    return Event(**head, body={str(each): value for each, value in plain.items() if each not in _HEAD})


def _names(field: str, found: object) -> bool:
    """Whether an id in a body can be one; a film's is always in its plain form. What is no text the fold refuses."""
    if not isinstance(found, str):
        return True
    if field == "film":
        return found == slug(found) != ""
    return found.strip() != "" and not found.startswith("-") and found.isprintable()


def _refused(name: str, why: Message) -> BadInputError:
    return BadInputError(
        message("{name} cannot be imported: {why}", name=name, why=why),
        hint=message("nothing was imported; 'filmtrack export' writes what can be"),
    )


def _as_toml(events: Iterator[dict[str, object]]) -> Iterator[str]:
    import tomli_w  # noqa: PLC0415 - only an export needs it

    yield f"format = {FORMAT}\n"
    for each in events:
        yield "\n" + tomli_w.dumps({"event": [each]})


def _as_json(events: Iterator[dict[str, object]]) -> Iterator[str]:
    yield f'{{"format": {FORMAT}, "event": ['
    for place, each in enumerate(events):
        yield (",\n" if place else "\n") + json.dumps(each, ensure_ascii=False)
    yield "\n]}\n"


_PIECES: Final[Mapping[ExportFormat, Callable[[Iterator[dict[str, object]]], Iterator[str]]]] = {
    "toml": _as_toml,
    "json": _as_json,
}
