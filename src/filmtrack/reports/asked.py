"""What an edition of a festival asks of one film: what it states, what its rules bring with it, what is usual there."""

from filmtrack.domain.items import Items
from filmtrack.reports.asked_by_festival import stated
from filmtrack.reports.asked_by_rules import asked_by_rules, with_languages
from filmtrack.reports.asked_fee import asked_fee
from filmtrack.reports.asked_usually import asked_usually
from filmtrack.reports.case import Case, Wanted
from filmtrack.rules.call import Call


def everything_asked(case: Case, items: Items, call: Call) -> tuple[Wanted, ...]:
    """Everything that is asked of the film, what is stated before what is usual."""
    known = with_languages(tuple(stated(case)), tuple(asked_by_rules(case)))
    fee = asked_fee(case, call)
    known = (*known, *((fee,) if fee else ()))
    return (*known, *asked_usually(case, items, known))
