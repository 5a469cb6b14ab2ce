"""Whether the film was released in a way that the festival bars: online (also on demand), or on television."""

from filmtrack.domain.film import Showing
from filmtrack.domain.premiere import Appearance, in_order
from filmtrack.domain.requirements import Choice
from filmtrack.message import Message, message
from filmtrack.rules.facts import Facts
from filmtrack.rules.verdict import Missing, Verdict, fails, passes, unknown
from filmtrack.rules.words import film_lacks, screening_lacks

_NONE = message("no such release is recorded")


def released(facts: Facts, rule: str, asked: Choice, kind: Showing) -> Verdict:
    """The film's showings of one kind against what the festival says of them."""
    there = [each for each in in_order(facts.history.appearances) if each.kind == kind]
    if asked.value == "allowed":
        return passes(rule, message("such a release is allowed"), asked)
    if not there:
        return passes(rule, _NONE, asked)
    if asked.value == "counts-as-premiere":
        return passes(rule, message("{released}: it counts as a showing there", released=_said(there[0])), asked)
    if asked.value == "geo-blocked":
        return _geo_blocked(facts, rule, asked, there)
    return fails(rule, message("{released}; such a release is barred", released=_said(there[0])), asked)


def _geo_blocked(facts: Facts, rule: str, asked: Choice, there: list[Appearance]) -> Verdict:
    """At home only: a release in one of the film's own countries is allowed, any other is not."""
    home = facts.film.countries
    for each in there:
        said = message("{released}; allowed only where it is blocked outside its own country", released=_said(each))
        if each.country is None:
            return unknown(rule, said, asked, missing=screening_lacks(facts.film, each))
        if not home:
            missing: Missing = film_lacks(facts.film, message("the countries that it comes from"), "--country HK")
            return unknown(rule, said, asked, missing=missing)
        if each.country not in home:
            return fails(rule, said, asked)
    return passes(rule, message("{released}: at home only", released=_said(there[0])), asked)


def _said(appearance: Appearance) -> Message:
    where = appearance.country or message("no country said")
    return message("released by {event} ({where})", event=appearance.event, where=where)
