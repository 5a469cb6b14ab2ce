"""What a row tells of an application for money, as facts with the ids that they have in every import of that row."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from filmtrack.changes.importing.cells import CellError
from filmtrack.changes.importing.entries import Told
from filmtrack.changes.importing.identity import told_id
from filmtrack.changes.importing.said import ApplicationSaid
from filmtrack.domain.application import Application, ApplicationFilter, application_id
from filmtrack.domain.application_events import application_made, application_planned, application_updated
from filmtrack.domain.festival import Festival
from filmtrack.domain.ledger_reader import LedgerReader
from filmtrack.domain.scheme import Scheme
from filmtrack.domain.spelling import plain_name as plain
from filmtrack.domain.spelling import shortened
from filmtrack.message import message


def scheme_named(schemes: Iterable[Scheme], words: str) -> Scheme:
    """The scheme of that id or name.

    Raises:
        CellError: when there is none.
    """
    wanted = plain(words)
    for each in schemes:
        if wanted in {plain(each.id), plain(each.name), *(plain(name) for _, name in each.names)}:
            return each
    raise CellError(message('no scheme is called "{words}"', words=shortened(words)))


def check_days(told: ApplicationSaid, *, today: date) -> None:
    """Refuse what has not happened yet.

    Raises:
        CellError: when a day is still to come, or the decision came before the application.
    """
    for day in (told.applied_on, told.decided_on):
        if day and day > today:
            raise CellError(message("{day} is still to come; is the order of day and month right?", day=day))
    if told.applied_on and told.decided_on and told.decided_on < told.applied_on:
        raise CellError(message("the decision of {day} came before the application", day=told.decided_on))


def application_facts(
    told: ApplicationSaid,
    *,
    film: str,
    scheme: Scheme,
    festival: Festival,
    year: int,
    ledger: LedgerReader | None,
    today: date,
) -> Iterator[Told]:
    """An application and what became of it; `ledger` is asked where the film was known before this table."""
    base = Application(
        id=application_id(film, scheme.id, told.round, festival.id, year, taken=lambda _: False),
        film=film,
        scheme=scheme.id,
        round=told.round,
        festival=festival.id,
        edition=year,
        scheme_name=scheme.name,
        festival_name=festival.name,
        asked=told.asked,
        reference=told.reference,
    )
    made = _standing(base, ledger) if ledger else None
    applied = told.applied_on or told.decided_on or today
    if made is None:
        record = application_planned if told.status == "planned" else application_made
        yield told_id("application", base.id), record(base, on=applied, note=told.note)
    about = made or base
    values: dict[str, Any] = {"granted": told.granted} if told.granted else {}
    if told.status not in {None, "planned", "applied"} and not (made and made.reached(told.status)):
        fact = application_updated(about, on=told.decided_on or today, status=told.status, values=values)
        yield told_id("application status", about.id, told.status, told.decided_on), fact


def _standing(base: Application, ledger: LedgerReader) -> Application | None:
    wanted = ApplicationFilter(
        films=(base.film,), schemes=(base.scheme,), festivals=(base.festival,), editions=(base.edition or 0,)
    )
    return next((each for each in ledger.applications(wanted) if base.round in {None, each.round}), None)
