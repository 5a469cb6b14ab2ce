"""From a catalogue's merged tables to festivals; what a table leaves unsaid, the one around it says."""

from typing import TYPE_CHECKING, Any, TypeVar

from filmtrack.catalogue.merge import key_of
from filmtrack.catalogue.rule_build import NO_REQUIREMENTS, completion, provenance, requirements
from filmtrack.domain.festival import (
    NOT_STATED,
    Deadline,
    Edition,
    Fee,
    Festival,
    ListedDay,
    Material,
    Section,
    UsualFee,
)
from filmtrack.domain.requirements import Demand, Provenance, Requirements
from filmtrack.values import fields, replace

if TYPE_CHECKING:  # they import pydantic
    from filmtrack.catalogue.tables import (
        DeadlineTable,
        EditionTable,
        FeeTable,
        FestivalTable,
        ListedTable,
        MaterialTable,
        SectionTable,
        UsualFeeTable,
    )

D = TypeVar("D", bound=Demand)
_NOTHING_SAID = Provenance()


def build_festival(table: "FestivalTable") -> Festival:
    """The domain's festival from a complete table."""
    here = provenance(table)
    return Festival(
        id=table.id,
        name=table.name or table.id,
        kind=table.kind,
        names=tuple(table.names.items()),
        former_names=table.former_names,
        city=table.city,
        country=table.country,
        timezone=table.timezone,
        website=table.website,
        submit_url=table.submit_url,
        platforms=table.platforms,
        qualifying=table.qualifying,
        qualifying_as_of=table.qualifying_as_of,
        rhythm=table.rhythm,
        usual_month=table.usual_month,
        usual_fee=_usual_fee(table.usual_fee) if table.usual_fee else None,
        listed=_listed(table.listed_deadline) if table.listed_deadline else None,
        requirements=_requirements(requirements(table), here),
        sections=tuple(_section(each, here) for each in table.section),
        outside_sections=table.outside_sections,
        editions=tuple(_edition(each, here) for each in sorted(table.edition, key=lambda each: each.year)),
        materials=tuple(_material(each, here) for each in table.material),
        notes=table.note,
        provenance=here,
    )


def _section(table: "SectionTable", outer: Provenance) -> Section:
    return Section(
        id=table.id,
        name=table.name or table.id,
        requirements=_requirements(requirements(table), outer),
        notes=table.note,
    )


def _edition(table: "EditionTable", outer: Provenance) -> Edition:
    here = inherited(provenance(table), outer)
    return Edition(
        year=table.year,
        number=table.number,
        starts=table.starts,
        ends=table.ends,
        opens=table.opens,
        notifies=table.notifies,
        cancelled=table.cancelled,
        requirements=_requirements(requirements(table), here),
        deadlines=tuple(_deadline(each, here) for each in table.deadline),
        notes=table.note,
        looked_on=table.checked,
        provenance=here,
    )


def _deadline(table: "DeadlineTable", outer: Provenance) -> Deadline:
    here = inherited(provenance(table), outer)
    completed = completion(table.completed) if table.completed else None
    return Deadline(
        key=key_of(table),
        tier=table.tier,
        date=table.date,
        time=table.time,
        timezone=table.timezone,
        label=table.label,
        basis=table.basis,
        closes=table.closes,
        sections=table.sections,
        platforms=table.platform,
        completed=sourced(completed, here) if completed else None,
        fees=_fees(table),
        rolling=table.rolling,
        stated=table.stated,
        replaces=table.replaces,
        extended_on=table.extended_on,
        forecasts=table.forecasts and table.tier != NOT_STATED,
        notes=table.note,
        provenance=here,
    )


def _fees(table: "DeadlineTable") -> tuple[Fee, ...]:
    plain = (Fee(money=table.fee),) if "fee" in table.model_fields_set else ()
    return plain + tuple(_fee(each) for each in table.fees)


def _fee(table: "FeeTable") -> Fee:
    return Fee(
        money=table.amount,
        sections=table.sections,
        platforms=table.platforms,
        countries=table.countries,
        student=table.student,
        member=table.member,
        over_seconds=table.over,
        up_to_seconds=table.up_to,
        note=table.note,
    )


def _usual_fee(table: "UsualFeeTable") -> UsualFee:
    known = table.model_fields_set
    return UsualFee(
        least=table.least,
        most=table.most,
        free="least" in known and table.least is None,
        note=table.note,
        as_of=table.as_of,
    )


def _listed(table: "ListedTable") -> ListedDay:
    return ListedDay(month=table.day[0], day=table.day[1], source=table.source, as_of=table.as_of)


def _material(table: "MaterialTable", outer: Provenance) -> Material:
    return Material(
        item=table.item,
        stage=table.stage,
        sections=table.sections,
        count=table.count,
        languages=table.languages,
        formats=table.formats,
        dpi=table.dpi,
        pixels=table.pixels,
        words=table.words,
        megabytes=table.megabytes,
        up_to_seconds=table.up_to,
        optional=table.optional,
        only_spoken=table.only_spoken,
        unless_spoken=table.unless_spoken,
        unless_subtitled=table.unless_subtitled,
        due=table.due,
        until=table.until,
        note=table.note,
        provenance=inherited(provenance(table), outer),
    )


def _requirements(stated: Requirements, outer: Provenance) -> Requirements:
    if stated == NO_REQUIREMENTS:
        return NO_REQUIREMENTS
    demands: dict[str, Any] = {}
    for each in fields(stated):
        demand = getattr(stated, each.name)
        if demand is not None:
            demands[each.name] = sourced(demand, outer)
    return replace(stated, **demands)


def sourced(demand: D, outer: Provenance) -> D:
    """A condition with its provenance completed from the table around it."""
    return replace(demand, provenance=inherited(demand.provenance, outer))


def inherited(own: Provenance, outer: Provenance) -> Provenance:
    """A statement's provenance, completed from the table around it; a day on which it was seen live outdoes `as_of`.

    Where it says nothing of its own it is that of the table around it, the same object, which is kept and read once.
    """
    if own == _NOTHING_SAID and outer.certainty == own.certainty and not (outer.checked and outer.as_of):
        return outer
    checked = own.checked or (None if own.sources or own.as_of else outer.checked)
    as_of = None if checked else own.as_of or outer.as_of
    return Provenance(sources=own.sources or outer.sources, checked=checked, as_of=as_of, certainty=own.certainty)
