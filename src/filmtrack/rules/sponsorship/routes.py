"""Whether one applicant fits one route."""

from collections.abc import Iterator
from datetime import date

from filmtrack.domain.days import one_day
from filmtrack.domain.film import Owner, Person
from filmtrack.domain.scheme import Route
from filmtrack.message import Message, message
from filmtrack.rules.ages import ages_of, bounds
from filmtrack.rules.verdict import Answer, combined
from filmtrack.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """How an applicant stands to a route: the answer, why, and what is lacking where it is unknown."""

    route: Route
    answer: Answer
    said: Message
    lacks: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    answer: Answer
    said: Message
    lacks: Message | None = None


def fit_of(owner: Owner, route: Route, today: date) -> Fit | None:
    """One applicant against one route, all of whose demands must be met; None: it is for another kind of applicant."""
    if owner.kind in route.unclear:
        said = message("whether {kind} may apply by route {route} is not said", kind=kind_of(owner), route=route.id)
        return Fit(route=route, answer="refer", said=said)
    if owner.kind not in route.kinds:
        return None
    parts = tuple(_parts(owner, route, today))
    answer = combined(each.answer for each in parts)
    told = next((each for each in parts if each.answer == answer and answer != "pass"), None)
    if told is None:
        return Fit(route=route, answer="pass", said=message("route {route}", route=route.id))
    said = message("{what} (route {route})", what=told.said, route=route.id)
    return Fit(route=route, answer=answer, said=said, lacks=told.lacks)


def _parts(owner: Owner, route: Route, today: date) -> Iterator[_Part]:
    if route.permanent_id:
        held = False if owner.kind == "non-permanent-id" else owner.permanent_id
        yield _part(message("a permanent identity card"), message("no permanent identity card"), held=held)
    if route.right_of_abode:
        yield _part(message("the right of abode"), message("no right of abode"), held=owner.right_of_abode)
    if route.identity_card:
        held = True if owner.kind == "non-permanent-id" or owner.permanent_id else None
        yield _part(message("an identity card"), message("no identity card"), held=held)
    if route.at_least_age is not None or route.at_most_age is not None:
        yield _aged(owner, route, today)


def _part(thing: Message, without: Message, *, held: bool | None) -> _Part:
    if held is None:
        return _Part(answer="unknown", said=message("whether there is {thing} is not known", thing=thing), lacks=thing)
    return _Part(answer="pass" if held else "fail", said=thing if held else without)


def _aged(owner: Owner, route: Route, today: date) -> _Part:
    person = Person(name=owner.name or "", age=owner.age, age_on=owner.age_on)
    ages = ages_of(person, one_day(today))
    asked = bounds(route.at_least_age, route.at_most_age)
    if ages is None:
        said = message("the age is not known; {asked} is asked for", asked=asked)
        return _Part(answer="unknown", said=said, lacks=message("the age"))
    shown = ages.least if ages.least == ages.most else message("{least} or {most}", least=ages.least, most=ages.most)
    said = message("aged {age}; {asked} is asked for", age=shown, asked=asked)
    fits = ages.keep_to(route.at_least_age, route.at_most_age)
    if fits:
        return _Part(answer="pass", said=said)
    return _Part(answer="unknown" if fits is None else "fail", said=said, lacks=message("the age"))


def kind_of(owner: Owner) -> Message:
    """What an applicant is, in words."""
    return {
        "person": message("a person"),
        "hong-kong-company": message("a company in Hong Kong"),
        "partnership": message("a partnership"),
        "sole-proprietorship": message("a sole proprietorship"),
        "non-permanent-id": message("a person without a permanent identity card"),
        "other": message("another body"),
    }[owner.kind]
