"""What one event or fact tells, in a sentence."""

from collections.abc import Callable, Mapping

from filmtrack.domain import events
from filmtrack.domain.application_events import application_named
from filmtrack.domain.events import Fact
from filmtrack.domain.money import NotMoneyError, parse_money
from filmtrack.domain.plain import Body
from filmtrack.message import Message, message, together

_NAMED_ALREADY = {"entry", "film", "festival", "edition", "section", "number", "note", "word", "terms", "missing"}
_SUMS = {"fee", "charge", "asked", "granted", "paid"}


def told(fact: Fact) -> Message:
    """The whole of it: which film or entry, and what happened to it."""
    about = application_named(fact) or fact.entry or fact.film
    return message("{about}: {what}", about=about, what=what_happened(fact)) if about else what_happened(fact)


def what_happened(fact: Fact) -> Message:
    """What happened, without the name of the film or entry; of a kind that is not known, its name."""
    say = _SENTENCES.get(fact.kind)
    return say(fact.body) if say else message("{kind}", kind=fact.kind)


def values_told(values: Mapping[str, object]) -> tuple[Message, ...]:
    """Fields and what they hold now, each as a part of a sentence."""
    return tuple(
        message("{field}: {value}", field=_spelt(name), value=_money(value) if name in _SUMS else _shown(value))
        for name, value in sorted(values.items())
    )


def _film_added(body: Body) -> Message:
    return message('film "{title}" added', title=body.get("title"))


def _film_edited(body: Body) -> Message:
    return together(_changes(body)) or message("film looked at, nothing changed")


def _film_screened(body: Body) -> Message:
    return message("shown at {event}", event=_table(body, "screening").get("event"))


def _planned(body: Body) -> Message:
    return _joined(message("planned"), *_details(body), *_spoken(body))


def _submitted(body: Body) -> Message:
    return _joined(message("submitted"), *_details(body), *_spoken(body))


def _updated(body: Body) -> Message:
    status = (message("{status}", status=body["status"]),) if "status" in body else ()
    return together((*status, *_changes(body), *_spoken(body))) or message("looked at, nothing changed")


def _cost(body: Body) -> Message:
    return message("cost {money}: {what}", money=_money(body.get("money")), what=body.get("what"))


def _income(body: Body) -> Message:
    return message("income {money}: {what}", money=_money(body.get("money")), what=body.get("what"))


def _application_planned(body: Body) -> Message:
    return _joined(message("application to {scheme} planned", scheme=_scheme(body)), *_spoken(body))


def _application_made(body: Body) -> Message:
    asked = (message("asked: {money}", money=_money(body["asked"])),) if "asked" in body else ()
    return _joined(message("applied to {scheme}", scheme=_scheme(body)), *asked, *_spoken(body))


def _application_updated(body: Body) -> Message:
    return message("application: {news}", news=_updated(body))


def _receipt(body: Body) -> Message:
    return message("receipt {money}: {what}", money=_money(body.get("money")), what=body.get("what"))


def _scheme(body: Body) -> Message:
    name = body.get("scheme_name") or body.get("scheme")
    round_ = body.get("round")
    return message("{name}, {round}", name=name, round=round_) if round_ else message("{name}", name=name)


def _ticked(body: Body) -> Message:
    ready = message("ready: {item}", item=body.get("item"))
    until = (message("until {day}", day=body["expires_on"]),) if "expires_on" in body else ()
    file = (message("file: {path}", path=_table(body, "file").get("path")),) if "file" in body else ()
    return _joined(ready, *until, *file, *_spoken(body))


def _unticked(body: Body) -> Message:
    return message("no longer ready: {item}", item=body.get("item"))


def _watched(body: Body) -> Message:
    return message("watching {what}", what=_attended(body))


def _unwatched(body: Body) -> Message:
    return message("no longer watching {what}", what=_attended(body))


def _reminder_done(body: Body) -> Message:
    return message("no more reminders of {matter}", matter=body.get("matter"))


def _reminder_snoozed(body: Body) -> Message:
    return message("reminder of {matter} again on {day}", matter=body.get("matter"), day=body.get("until"))


def _attended(body: Body) -> Message:
    found = next(((what, body[what]) for what in ("festival", "film", "scheme") if what in body), ("", ""))
    return message("{what} {id}", what=found[0], id=found[1])


def _undone(body: Body) -> Message:
    return message("step {step} taken back", step=body.get("undoes"))


_SENTENCES: Mapping[str, Callable[[Body], Message]] = {
    events.FILM_ADDED: _film_added,
    events.FILM_EDITED: _film_edited,
    events.FILM_SCREENED: _film_screened,
    events.ENTRY_PLANNED: _planned,
    events.ENTRY_SUBMITTED: _submitted,
    events.ENTRY_UPDATED: _updated,
    events.COST_NOTED: _cost,
    events.INCOME_NOTED: _income,
    events.APPLICATION_PLANNED: _application_planned,
    events.APPLICATION_MADE: _application_made,
    events.APPLICATION_UPDATED: _application_updated,
    events.RECEIPT_NOTED: _receipt,
    events.WATCHED: _watched,
    events.UNWATCHED: _unwatched,
    events.REMINDER_DONE: _reminder_done,
    events.REMINDER_SNOOZED: _reminder_snoozed,
    events.TICKED: _ticked,
    events.UNTICKED: _unticked,
    events.UNDONE: _undone,
}


def _joined(first: Message, *more: Message) -> Message:
    return together((first, *more)) or first


def _spoken(body: Body) -> tuple[Message, ...]:
    """The platform's own word, and the note."""
    word = (message('they say "{word}"', word=body["word"]),) if "word" in body else ()
    note = (message("note: {note}", note=body["note"]),) if "note" in body else ()
    return (*word, *note)


def _details(body: Body) -> tuple[Message, ...]:
    lacking = body.get("missing")
    missing = tuple(str(each) for each in lacking) if isinstance(lacking, list) else ()
    return (
        *values_told({name: value for name, value in body.items() if name not in _NAMED_ALREADY}),
        *((message("still missing: {missing}", missing=missing),) if missing else ()),
    )


def _changes(body: Body) -> tuple[Message, ...]:
    cleared = body.get("clear")
    names = tuple(str(each) for each in cleared) if isinstance(cleared, list) else ()
    gone = (message("no longer known: {fields}", fields=tuple(_spelt(each) for each in names)),) if names else ()
    values = _table(body, "set")
    others = {name: value for name, value in values.items() if name != "missing"}
    return (*values_told(others), *(_sent(values["missing"]) if "missing" in values else ()), *gone)


def _sent(missing: object) -> tuple[Message, ...]:
    """What is sent by now, told by what is still missing."""
    lacking = tuple(str(each) for each in missing) if isinstance(missing, list) else ()
    if not lacking:
        return (message("form and film are sent"),)
    sent = tuple(message("the {what} is sent", what=each) for each in ("form", "film") if each not in lacking)
    return (*sent, message("still missing: {missing}", missing=lacking))


def _shown(value: object) -> object:
    match value:
        case list():
            return tuple(_shown(each) for each in value) if value else message("none")
        case Mapping():
            return tuple(_shown(each) for each in value.values())
        case bool():
            return message("yes") if value else message("no")
    return value


def _money(value: object) -> object:
    """A recorded amount as money, which is told as it is told everywhere; what is none stays what it is."""
    try:
        return parse_money(str(value))
    except NotMoneyError:
        return value


def _spelt(name: str) -> str:
    return name.replace("_", " ")


def _table(body: Body, name: str) -> Body:
    found = body.get(name)
    return found if isinstance(found, Mapping) else {}
