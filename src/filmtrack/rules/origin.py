"""Whether the film, or its directors, come from where the festival asks."""

from filmtrack.domain.requirements import Origin
from filmtrack.message import Message, message
from filmtrack.rules.facts import Facts
from filmtrack.rules.ties import Tie, held, ties
from filmtrack.rules.verdict import Verdict, fails, passes, refers, unknown, worst
from filmtrack.rules.words import FESTIVAL, film_lacks, in_words

RULE = "origin"

_OPTIONS = {
    "production": "--country HK",
    "nationality": '--director "NAME: nationality HK"',
    "residence": '--director "NAME: lives in HK"',
}


def origin(facts: Facts) -> Verdict | None:
    """The film's countries, and its directors' nationality and residence, against those that are taken."""
    asked = facts.requirements.origin
    if asked is None:
        return None
    if not (asked.countries or asked.regions or asked.excluded_countries):
        return in_words(RULE, asked)
    return worst(each for each in (_excluded(facts, asked), _included(facts, asked)) if each)


def _included(facts: Facts, asked: Origin) -> Verdict | None:
    if not (asked.countries or asked.regions):
        return None
    looked = ties(facts.film, asked)
    where = (*asked.countries, *asked.regions)
    fitting = next((each for each in looked if each.answer), None)
    if fitting:
        return passes(RULE, message("{tie}; taken: {where}", tie=_said(fitting), where=where), asked)
    open_ = next((each for each in looked if each.answer is None), None)
    said = message("{ties}; taken: {where}", ties=tuple(_said(each) for each in looked), where=where)
    if open_ is None:
        return fails(RULE, said, asked)
    if open_.missing is None:
        return refers(RULE, said, asked, who=FESTIVAL)
    return unknown(RULE, said, asked, missing=film_lacks(facts.film, open_.missing, _OPTIONS.get(open_.basis, "")))


def _excluded(facts: Facts, asked: Origin) -> Verdict | None:
    out = asked.excluded_countries
    if not out:
        return None
    tie = asked.basis[0]
    own = held(facts.film, tie)
    if not own:
        missing = film_lacks(facts.film, message("where it, or its directors, come from"), _OPTIONS.get(tie, ""))
        return unknown(
            RULE, message("where it comes from is not known; not taken: {where}", where=out), asked, missing=missing
        )
    said = message("{tie}; not taken: {where}", tie=_said(Tie(basis=tie, answer=None, has=own)), where=out)
    inside = [each for each in own if each in out]
    if inside and len(inside) < len(own):
        return refers(RULE, said, asked, who=FESTIVAL)
    return (fails if inside else passes)(RULE, said, asked)


def _said(tie: Tie) -> Message:
    if not tie.has:
        return _not_known(tie)
    has = tie.has
    match tie.basis:
        case "production":
            return message("produced in {has}", has=has)
        case "nationality":
            return message("director's nationality {has}", has=has)
        case _:  # of schools and births no place is ever recorded
            return message("director lives in {has}", has=has)


def _not_known(tie: Tie) -> Message:
    match tie.basis:
        case "production":
            return message("where it was produced is not known")
        case "nationality":
            return message("its directors' nationality is not known")
        case "residence":
            return message("where its directors live is not known")
        case "school":
            return message("where its directors went to school is not known")
        case _:
            return message("where its directors were born is not known")
