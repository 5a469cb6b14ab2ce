"""Films, entries and ledgers for tests: small, whole values to be changed by what a test is about."""

import json
import sqlite3
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from filmtrack.domain.entry import Entry
from filmtrack.domain.events import Event, Fact, entry_submitted, film_added
from filmtrack.domain.film import Film
from filmtrack.domain.money import Money
from filmtrack.ledger.exchange import exported
from filmtrack.ledger.opening import Ledger, open_ledger
from filmtrack.ledger.sqlite import SqliteStore

NOW = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)
TODAY = date(2026, 11, 22)
ANN = "ann"


def money(text: str) -> Money:
    amount, currency = text.split()
    return Money(amount=Decimal(amount), currency=currency)


def a_film(film: str = "night-bus", **known: object) -> Film:
    return Film(**{"id": film, "title": film.replace("-", " ").title(), **known})


def an_entry(
    film: str = "night-bus", festival: str = "clermont-ferrand", edition: int = 2027, **known: object
) -> Entry:
    section = known.get("section")
    id_ = "/".join(str(each) for each in (film, festival, edition, section) if each)
    return Entry(**{"id": id_, "film": film, "festival": festival, "edition": edition, **known})


def told(*facts: Fact, by: str = ANN, at: datetime = NOW, first_seq: int = 1) -> list[Event]:
    """Facts as if each had been recorded in a step of its own."""
    return [
        Event(kind=each.kind, on=each.on, body=each.body, id=f"event-{seq}", at=at, by=by, seq=seq, step=seq)
        for seq, each in enumerate(facts, first_seq)
    ]


def written(ledger: Ledger, *facts: Fact, by: str = ANN, at: datetime = NOW) -> tuple[Event, ...]:
    """The events of one step with these facts."""
    with ledger.writing(at=at, by=by) as recorder:
        return recorder.append(facts)


def begun(ledger: Ledger) -> Ledger:
    """The ledger with one film and one submitted entry."""
    written(ledger, film_added(a_film(), on=TODAY))
    written(ledger, entry_submitted(an_entry(fee=money("13 EUR")), on=TODAY))
    return ledger


def content(ledger: Ledger) -> str:
    """Everything that was entered, as the export gives it."""
    with ledger.reading() as records:
        return "".join(exported(records, "json"))


def lines(text: str) -> list[dict[str, object]]:
    """The events of a JSON export."""
    events = json.loads(text)["event"]
    assert isinstance(events, list)
    return events


def ledger_at(folder: Path, name: str = "ledger.db") -> Ledger:
    return open_ledger(folder / "data" / name, state_folder=folder / "state")


def path_of(ledger: Ledger) -> Path:
    return Path(ledger.name)


def shared_ledger(url: str, folder: Path | None = None) -> Ledger:
    """The ledger in a database, remembered in a folder."""
    return open_ledger(url, state_folder=folder and folder / "state", backups=folder and folder / "backups")


def tampered(ledger: Ledger, *statements: str) -> None:
    """Change the file or the tables behind the ledger's back."""
    if not isinstance(ledger.store, SqliteStore):
        session = ledger.store.open_to_write()
        session.begin_writing()
        for each in statements:
            session.run(each)
        session.commit()
        session.close()
        return
    with sqlite3.connect(path_of(ledger)) as connection:
        for each in statements:
            connection.execute(each)
    connection.close()


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, byte for byte."""
    return {str(each.relative_to(folder)): each.read_bytes() for each in sorted(folder.rglob("*")) if each.is_file()}


def ledger_in(home: Path) -> Ledger:
    """The ledger that runs in this home use."""
    return open_ledger(home / "data" / "filmtrack" / "ledger.db", state_folder=home / "state" / "filmtrack")


def signed(home: Path, settings: str = "", *, name: str = ANN) -> None:
    """Let runs in this home write as somebody, with these settings."""
    path = home / "config" / "filmtrack" / "config.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'name = "{name}"\n{settings}', encoding="utf-8")
