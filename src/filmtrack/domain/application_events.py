"""What can happen to applications: facts that a change decides, and how each makes the next standing of one.

As with all events, the kinds and the words of their bodies may be added to, never renamed.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from filmtrack.domain.application import (
    APPLICATION_DETAILS,
    APPLICATION_STATUS,
    Application,
    ApplicationChange,
    ApplicationStatus,
)
from filmtrack.domain.entry import Note, Payment, in_order
from filmtrack.domain.events import (
    APPLICATION_MADE,
    APPLICATION_PLANNED,
    APPLICATION_UPDATED,
    RECEIPT_NOTED,
    Event,
    Fact,
    unreadable,
)
from filmtrack.domain.money import Money
from filmtrack.domain.plain import MONEY, TEXT, NotPlainError
from filmtrack.values import replace

_NEVER_CHANGED = ("film", "scheme", "festival")


def application_planned(application: Application, *, on: date, note: str | None = None) -> Fact:
    """An application is intended."""
    return _opened(APPLICATION_PLANNED, application, on, note)


def application_made(application: Application, *, on: date, note: str | None = None) -> Fact:
    """An application was handed in: a new one, or the planned one of the same id."""
    return _opened(APPLICATION_MADE, application, on, note)


def application_updated(
    application: Application,
    *,
    on: date,
    status: ApplicationStatus | None = None,
    note: str | None = None,
    values: Mapping[str, object] | None = None,
    clear: Iterable[str] = (),
) -> Fact:
    """News of an application: a status, a note, fields replaced or cleared."""
    given = {name: value for name, value in (values or {}).items() if value is not None}
    said = {
        **_named(application),
        **({"status": status} if status else {}),
        **({"note": note} if note else {}),
        **({"set": APPLICATION_DETAILS.plain(given)} if given else {}),
    }
    cleared = sorted(clear)
    return Fact(kind=APPLICATION_UPDATED, on=on, body={**said, **({"clear": cleared} if cleared else {})})


def receipt_noted(application: Application, *, on: date, money: Money, what: str) -> Fact:
    """Money was spent on the trip, and there is a receipt of it."""
    said = {**_named(application), "money": MONEY.write(money), "what": what}
    return Fact(kind=RECEIPT_NOTED, on=on, body=said)


def application_named(fact: Fact) -> str | None:
    """The id of the application that a fact is about."""
    named = fact.body.get("application")
    return named if isinstance(named, str) else None


def application_after(application: Application | None, event: Event) -> Application | None:
    """An application (None: not begun yet) after one more event about it; other kinds change nothing.

    Raises:
        BadInputError: when the event's body cannot be read.
    """
    step = _STEPS.get(event.kind)
    if step is None:
        return application
    try:
        return step(application, event)
    except NotPlainError as wrong:
        raise unreadable(event, wrong) from wrong


def _named(application: Application) -> dict[str, object]:
    entry = {"entry": application.entry} if application.entry else {}
    return {"application": application.id, "film": application.film, **entry}


def _opened(kind: str, application: Application, on: date, note: str | None) -> Fact:
    said = {**_named(application), **APPLICATION_DETAILS.write(application), **({"note": note} if note else {})}
    return Fact(kind=kind, on=on, body=said)


def _begun(status: ApplicationStatus) -> Callable[[Application | None, Event], Application]:
    def step(application: Application | None, event: Event) -> Application:
        if application is None:
            known = APPLICATION_DETAILS.complete(event.body)
            return _told(Application(id=str(application_named(event)), **known), {}, status, event)
        return _told(application, APPLICATION_DETAILS.given(event.body), status, event)

    return step


def _updated(application: Application | None, event: Event) -> Application | None:
    set_, clear = event.body.get("set", {}), event.body.get("clear", [])
    if not isinstance(set_, Mapping) or not isinstance(clear, list):
        raise NotPlainError(event.body, field="set")
    changed = APPLICATION_DETAILS.changed(set_, [TEXT.read(each) for each in clear])
    status = APPLICATION_STATUS.read(event.body["status"]) if "status" in event.body else None
    return application and _told(application, changed, status, event)


def _receipt(application: Application | None, event: Event) -> Application | None:
    money, what = MONEY.read(event.body.get("money")), TEXT.read(event.body.get("what"))
    paid = Payment(money=money, what=what, on=event.on, by=event.by)
    return application and _told(application, {"receipts": (*application.receipts, paid)}, None, event)


def _told(
    application: Application, changed: Mapping[str, Any], status: ApplicationStatus | None, event: Event
) -> Application:
    history, notes = application.history, application.notes
    if status:
        change = ApplicationChange(status=status, on=event.on, at=event.at, by=event.by, seq=event.seq)
        history = in_order((*history, change))
    if "note" in event.body:
        notes = (*notes, Note(text=TEXT.read(event.body["note"]), on=event.on, at=event.at, by=event.by))
    kept = {name: value for name, value in changed.items() if name not in _NEVER_CHANGED}
    return replace(application, **kept, history=history, notes=notes, updated_at=event.at, by=event.by)


_STEPS: Mapping[str, Callable[[Application | None, Event], Application | None]] = {
    APPLICATION_PLANNED: _begun("planned"),
    APPLICATION_MADE: _begun("applied"),
    APPLICATION_UPDATED: _updated,
    RECEIPT_NOTED: _receipt,
}
