"""The fee as one of the things that are asked for."""

from filmtrack.domain.festival import Material
from filmtrack.domain.requirements import Provenance
from filmtrack.message import Message, message
from filmtrack.reports.case import Case, Wanted
from filmtrack.reports.fees import fee_answer
from filmtrack.rules.call import Call

FEE = "fee"


def asked_fee(case: Case, call: Call) -> Wanted | None:
    """The fee, unless there is none; where nobody says whether there is one, that is not known."""
    if case.entry and case.entry.fee:
        return None if not case.entry.fee.amount else _paid(message("{fee}", fee=case.entry.fee), Provenance())
    tier = call.current or call.last
    if tier is None or not tier.deadline.fees:
        return _paid(_usual_fee(case), case.festival.provenance, sure=False)
    answer = fee_answer(
        tier.deadline,
        case.film,
        section=case.section.id if case.section else None,
        platform=case.platforms[0] if len(case.platforms) == 1 else None,
    )
    if answer.fee is None:
        return _paid(answer.note, tier.deadline.provenance)
    if answer.fee.money is None or not answer.fee.money.amount:
        return None
    return _paid(message("{fee}", fee=answer.fee.money), tier.deadline.provenance)


def _paid(note: Message | None, where: Provenance, *, sure: bool = True) -> Wanted:
    return Wanted(material=Material(item=FEE, stage="entry", provenance=where), note=note, sure=sure)


def _usual_fee(case: Case) -> Message:
    usual = case.festival.usual_fee
    if usual is None:
        return message("whether there is a fee is not known")
    cost = tuple(dict.fromkeys(each for each in (usual.least, usual.most) if each))
    if not cost:
        return message("usually free; of this edition it is not known")
    return message("usually {cost}; of this edition it is not known", cost=cost)
