"""What a scheme wants with its application and its claim, as lines of a checklist."""

from collections.abc import Iterator
from typing import get_args

from filmtrack.domain.application import CLAIMABLE
from filmtrack.domain.festival import Material
from filmtrack.domain.items import Items, Stage
from filmtrack.domain.requirements import Provenance
from filmtrack.message import message
from filmtrack.reports.case import Due, Wanted
from filmtrack.reports.sponsor import SponsorRow
from filmtrack.reports.sponsor_parts import DateRow, DocumentRow

_DATES = {"application": "closes", "claim": "claim"}
"""Which date of a round closes which stage."""


def asked_by_scheme(row: SponsorRow, items: Items) -> tuple[Wanted, ...]:
    """What the round wants, then what is usual at a stage of which it says nothing."""
    stated = tuple(_stated(each, row) for each in row.documents)
    return (*stated, *_usual(row, items, {each.stage for each in stated}))


def stages_now(row: SponsorRow) -> tuple[Stage, ...]:
    """What is to be handed in now: the application until it is made, the claim once money is granted."""
    if row.application in {None, "planned"}:
        return ("application",)
    return ("claim",) if row.application in CLAIMABLE else ()


def _stated(document: DocumentRow, row: SponsorRow) -> Wanted:
    (stage,) = (each for each in get_args(Stage) if each == document.stage)
    where = Provenance(
        sources=(document.source,) if document.source else (),
        checked=document.checked_on,
        as_of=document.as_of,
        certainty=document.certainty,
    )
    material = Material(item=document.item, stage=stage, note=document.note, provenance=where)
    doubt = message("concluded, not stated by the scheme") if document.certainty == "inferred" else None
    return Wanted(material=material, name=document.name, note=doubt, due=_due(stage, row))


def _usual(row: SponsorRow, items: Items, stated: set[Stage]) -> Iterator[Wanted]:
    for item in items:
        for stage, places in item.usual:
            if stage in _DATES and stage not in stated:
                yield Wanted(material=Material(item=item.id, stage=stage), usual_on=places, due=_due(stage, row))


def _due(stage: Stage, row: SponsorRow) -> Due:
    """The first date ahead that closes a stage, else the last one past."""
    dates = [each for each in row.dates if each.what == _DATES[stage] and each.date]
    ahead: list[DateRow] = [each for each in dates if each.days_left is None or each.days_left >= 0]
    found = next(iter((*ahead, *reversed(dates))), None)
    if stage == "claim" and row.claim_due_on:
        return Due(on=row.claim_due_on)
    if found is None:
        return Due(note=message("the day is not known"))
    return Due(on=found.date, at=found.closes_at)
