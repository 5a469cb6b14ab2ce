"""What is still to be handed in: what the checklists lack and want by a day, one line an entry and stage."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from filmtrack.domain.typed import typed
from filmtrack.message import message
from filmtrack.reports.asked_fee import FEE
from filmtrack.reports.checklist import Checklist, ChecklistRow
from filmtrack.reports.matters import Crowd, Fold, Matter

LONGEST_DAYS = 14
"""What is still missing is told at the usual days of the last two weeks, and on the day after."""

SENDING = frozenset({"entry-form", FEE, "screener", "file"})
"""What a submission itself consists of: of that the deadline tells, and what is missing of an entry."""

_LATE = 14
_DAY = timedelta(days=1)


def checklist_matters(lists: Iterable[Checklist], days: tuple[int, ...]) -> Iterator[Matter]:
    """A matter for each thing that must be there, is not, and is due on an announced day.

    A plan whose call has closed needs nothing any more.
    """
    before = tuple(each for each in days if each <= LONGEST_DAYS)
    for each in lists:
        for row in each.due_now:
            sending = row.stage == "entry" and row.item in SENDING
            if row.missing and row.due_on and not row.due_expected and each.case.entry and not sending:
                planned = each.case.entry.status == "planned"
                yield _matter(each, row, before if planned else (*before, -1), lapses_after=0 if planned else _LATE)


def _matter(each: Checklist, row: ChecklistRow, stages: tuple[int, ...], *, lapses_after: int) -> Matter:
    case = each.case
    entry = case.entry.id if case.entry else ""
    heading = message(
        "{film} → {festival} {year}, still missing",
        film=case.film.title,
        festival=case.festival.name,
        year=str(case.edition.year),
    )
    return Matter(
        id=f"{entry}/{row.stage}/{row.item}",
        kind="checklist",
        text=row.label,
        command=f"filmtrack tick {typed(case.film.id)} {typed(row.item or '')} --for {typed(case.festival.id)}",
        films=(case.film.id,),
        festival=case.festival.id,
        name=case.festival.name,
        edition=case.edition.year,
        due_on=row.due_on,
        closes_at=row.due_at,
        warn_from_at=row.due_at - _DAY if row.due_at and not row.hour_known else row.due_at,
        hour_known=row.hour_known,
        festival_timezone=case.festival.timezone,
        stages=stages,
        lapses_after=lapses_after,
        fold=Fold(
            id=f"{entry}/{row.stage}",
            heading=heading,
            command=f"filmtrack checklist {typed(case.film.id)} {typed(case.festival.id)}",
        ),
        crowd=_crowd(each, row, apart=f"{entry}/{row.stage}"),
    )


def _crowd(each: Checklist, row: ChecklistRow, *, apart: str) -> Crowd:
    """The line of the festival, on which a film is named that lacks anything."""
    case = each.case
    fold = Fold(
        id=f"{case.festival.id}/{case.edition.year}/{row.stage}/{row.due_on}",
        heading=message(
            "{festival} {year}, materials still missing for", festival=case.festival.name, year=str(case.edition.year)
        ),
        command=f"filmtrack checklist --missing --festival {typed(case.festival.id)}",
    )
    return Crowd(fold=fold, name=message("{film}", film=case.film.title), apart=apart)
