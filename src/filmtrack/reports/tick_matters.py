"""What was ticked as ready but will not be for ever: certificates, screener links."""

from collections.abc import Iterator

from filmtrack.domain.ledger_reader import LedgerReader
from filmtrack.domain.typed import typed
from filmtrack.message import message
from filmtrack.reports.entry_matters import last_week
from filmtrack.reports.matters import Matter


def tick_matters(ledger: LedgerReader, days: tuple[int, ...]) -> Iterator[Matter]:
    """A matter for everything that is ready until a day."""
    for tick in ledger.ticks():
        if tick.expires_on is None:
            continue
        film = ledger.film(tick.film)
        what = tick.item.replace("-", " ")
        title = film.title if film else tick.film
        yield Matter(
            id="/".join(each for each in (tick.film, tick.item, tick.place) if each) + "/expires",
            kind="link" if "link" in tick.item or "screener" in tick.item else "checklist",
            text=message("{film}: {what} expires", film=title, what=what),
            past=message("{film}: {what} has expired", film=title, what=what),
            command=f"filmtrack tick {typed(tick.film)} {typed(tick.material)} --expires YYYY-MM-DD",
            films=(tick.film,),
            festival=tick.festival,
            edition=tick.edition,
            due_on=tick.expires_on,
            stages=last_week(days),
        )
