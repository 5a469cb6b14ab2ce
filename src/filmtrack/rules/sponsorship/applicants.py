"""Whether every applicant fits one of the routes by which the round may be applied for."""

from collections.abc import Sequence
from datetime import date

from filmtrack.domain.film import Owner
from filmtrack.domain.requirements import Demand
from filmtrack.domain.scheme import Applicants
from filmtrack.message import Message, message, together
from filmtrack.rules.sponsorship.facts import SponsorFacts, owners_lack
from filmtrack.rules.sponsorship.routes import Fit, fit_of, kind_of
from filmtrack.rules.verdict import ANSWERS, Answer, Verdict, combined, fails, passes, refers, unknown
from filmtrack.values import dataclass

RULE = "applicants"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """One applicant's best route."""

    owner: Owner
    fit: Fit


def applicants(facts: SponsorFacts) -> Verdict | None:
    """Each applicant against every route, then as many of them as the round asks for."""
    asked = facts.rules.applicants
    if asked is None:
        return None
    words = ", ".join(_words(asked))
    if not facts.applicants:
        missing = owners_lack(facts, message("who applies"), words)
        return unknown(RULE, message("who applies is not known"), asked, missing=missing)
    told = tuple(_Told(owner=each, fit=_best(each, asked, facts.today)) for each in facts.applicants)
    demand = _demand(asked, told)
    said = together(tuple(_said(each) for each in told)) or message("nobody applies")
    answer = _of_all(asked, [each.fit.answer for each in told])
    if answer == "unknown":
        lacking = next(each for each in told if each.fit.answer == "unknown")
        fact = message("{lacking} of {name}", lacking=lacking.fit.lacks, name=_name(lacking.owner))
        missing = owners_lack(facts, fact, words)
        return unknown(RULE, said, demand, missing=missing)
    if answer == "refer":
        return refers(RULE, said, demand, who=facts.who_decides(asked))
    return (passes if answer == "pass" else fails)(RULE, said, demand)


def _best(owner: Owner, asked: Applicants, today: date) -> Fit:
    """The applicant's best route; of the routes for another kind of applicant nothing is said, unless all are."""
    fits = [fit for route in asked.routes if (fit := fit_of(owner, route, today))]
    if not fits:
        said = message("{kind} fits no route", kind=kind_of(owner))
        return Fit(route=asked.routes[0], answer="fail", said=said)
    return max(fits, key=lambda each: ANSWERS.index(each.answer))


def _of_all(asked: Applicants, answers: Sequence[Answer]) -> Answer:
    if asked.share == "every":
        return combined(answers)
    needed = len(answers) / 2 if asked.share == "half" else 1
    if answers.count("pass") >= needed:
        return "pass"
    open_ = [each for each in answers if each in {"unknown", "refer"}]
    return combined(open_) if answers.count("pass") + len(open_) >= needed else "fail"


def _demand(asked: Applicants, told: Sequence[_Told]) -> Demand:
    """Of a single applicant only the route is asked, so the answer is as certain as that."""
    if len(told) > 1:
        return asked
    route = told[0].fit.route
    return Demand(provenance=route.provenance, else_ask=asked.else_ask, note=route.note)


def _said(told: _Told) -> Message:
    return message("{name}: {why}", name=_name(told.owner), why=told.fit.said)


def _name(owner: Owner) -> object:
    return owner.name or message("the owner")


def _words(asked: Applicants) -> Sequence[str]:
    person = next((each for each in asked.routes if "person" in each.kinds), None)
    if person is None:
        return asked.routes[0].kinds[:1]
    words = []
    if person.permanent_id or person.identity_card:
        words.append("permanent-id")
    if person.right_of_abode:
        words.append("right-of-abode")
    if person.at_least_age is not None or person.at_most_age is not None:
        words.append("age N")
    return words or ["person"]
