"""Which digests went to whom, which reminders they told, and the numbers that reminders go by; outside of all steps."""

# ruff: noqa: S608 - the SQL is put together from this package's own words only

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Final

from filmtrack.domain.plain import instant, instant_text
from filmtrack.domain.telling import Addressee, Delivery, Telling, Tellings
from filmtrack.ledger.session import Row, Session
from filmtrack.ledger.written import as_json, storable

_COLUMNS: Final = "id, destination, recipient, claimed_at, lease_until, delivered_at, failed, attempts, document"
_ALL: Final = f"select {_COLUMNS} from delivery"
_PUT: Final = (
    f"insert into delivery ({_COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do update set "
    + ", ".join(f"{each} = excluded.{each}" for each in _COLUMNS.split(", ")[3:])
)
_TELL: Final = (
    "insert into telling (destination, recipient, matter, stage, due_on, is_expected, told_on)"
    " values (?, ?, ?, ?, ?, ?, ?) on conflict (destination, recipient, matter, stage) do update set "
    "due_on = excluded.due_on, is_expected = excluded.is_expected, told_on = excluded.told_on"
)
_TO: Final = "destination = ? and recipient = ?"


class Deliveries:
    """The record of what reminders told to whom, within the caller's transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def tellings(self, to: Addressee) -> Tellings:
        """What is known to have been told to an addressee."""
        asked = f"select matter, stage, due_on, is_expected, told_on from telling where {_TO}"
        rows = self._session.rows(asked, (to.destination, to.recipient))
        return {each.key: each for each in map(_telling, rows)}

    def undelivered(self, to: Addressee) -> Delivery | None:
        """The digest that was claimed for an addressee and is not known to have arrived.

        One that failed counts no more once a later one arrived, which told all that it would have told.
        """
        arrived = f"select coalesce(max(claimed_at), '') from delivery where {_TO} and delivered_at <> ''"
        open_ = f"delivered_at = '' and (failed = '' or claimed_at > ({arrived}))"
        asked = f"{_ALL} where {_TO} and {open_} order by claimed_at desc, id desc limit 1"
        return next(map(_delivery, self._session.rows(asked, (to.destination, to.recipient) * 2)), None)

    def last_delivered_at(self, to: Addressee) -> datetime | None:
        """When a digest last reached an addressee."""
        asked = f"select coalesce(max(delivered_at), '') from delivery where {_TO}"
        (found,) = next(self._session.rows(asked, (to.destination, to.recipient)))
        return instant(found) if found else None

    def claim(self, delivery: Delivery) -> None:
        """Note that a run is about to send a digest, or about to send it once more."""
        self._put(delivery)

    def settle(self, delivery: Delivery) -> None:
        """Note how the sending ended; what arrived is told from now on. A run whose claim another took over is late."""
        standing = self.undelivered(delivery.to)
        if delivery.delivered_at is None and (standing is None or standing.lease_until != delivery.lease_until):
            return
        self._put(delivery)
        if delivery.delivered_at is not None:
            rows = [_telling_row(delivery.to, each) for each in delivery.tellings]
            self._session.run_many(_TELL, rows)

    def latest(self, limit: int | None) -> Iterator[Delivery]:
        """The latest digests, the newest first."""
        asked = f"{_ALL} order by claimed_at desc, id desc"
        return map(_delivery, self._session.rows(f"{asked} limit ?", (limit,)) if limit else self._session.rows(asked))

    def numbers(self) -> dict[str, int]:
        """The numbers that matters go by."""
        return {matter: number for number, matter in self._session.rows("select number, matter from reminder")}

    def give_numbers(self, matters: Iterable[str]) -> dict[str, int]:
        """The numbers of all matters, with new ones for those that had none; a number is never given again."""
        known = self.numbers()
        following = max(known.values(), default=0) + 1
        new = {matter: number for number, matter in enumerate((m for m in matters if m not in known), following)}
        self._session.run_many(
            "insert into reminder (number, matter) values (?, ?)",
            [(number, storable(matter)) for matter, number in new.items()],
        )
        return known | new

    def matter_numbered(self, number: int) -> str | None:
        """The id of the matter with that number."""
        found = next(self._session.rows("select matter from reminder where number = ?", (number,)), None)
        return str(found[0]) if found else None

    def _put(self, delivery: Delivery) -> None:
        self._session.run(_PUT, _row(delivery))


def _row(delivery: Delivery) -> Row:
    document = {
        "subject": delivery.subject,
        "text": delivery.text,
        "html": delivery.html,
        "lines": delivery.lines,
        "may_have_arrived": delivery.may_have_arrived,
        "tellings": [list(_told(each)) for each in delivery.tellings],
    }
    return (
        storable(delivery.id),
        storable(delivery.to.destination),
        storable(delivery.to.recipient),
        instant_text(delivery.claimed_at),
        instant_text(delivery.lease_until),
        instant_text(delivery.delivered_at) if delivery.delivered_at else "",
        storable(delivery.failed or ""),
        delivery.attempts,
        storable(as_json(document)),
    )


def _delivery(row: Row) -> Delivery:
    id_, destination, recipient, claimed_at, lease_until, delivered_at, failed, attempts, document = row
    said = json.loads(document)
    return Delivery(
        id=id_,
        to=Addressee(destination=destination, recipient=recipient),
        claimed_at=instant(claimed_at),
        lease_until=instant(lease_until),
        delivered_at=instant(delivered_at) if delivered_at else None,
        failed=failed or None,
        may_have_arrived=said["may_have_arrived"],
        attempts=attempts,
        subject=said["subject"],
        text=said["text"],
        html=said["html"],
        lines=said["lines"],
        tellings=tuple(map(_telling, said["tellings"])),
    )


def _told(telling: Telling) -> tuple[str, str, str, int, str]:
    day = telling.due_on.isoformat() if telling.due_on else ""
    return (telling.matter, telling.stage, day, int(telling.expected), telling.told_on.isoformat())


def _telling_row(to: Addressee, telling: Telling) -> Row:
    return (to.destination, to.recipient, *_told(telling))


def _telling(row: Row) -> Telling:
    matter, stage, due_on, expected, told_on = row
    return Telling(
        matter=matter,
        stage=stage,
        due_on=date.fromisoformat(due_on) if due_on else None,
        expected=bool(expected),
        told_on=date.fromisoformat(told_on),
    )
