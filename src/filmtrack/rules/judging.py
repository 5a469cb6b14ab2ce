"""All rules of a festival, in the order in which people read them; every one is asked, none stops the others."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter

from filmtrack.domain.requirements import Demand, Requirements
from filmtrack.rules import (
    broadcast,
    completion,
    director_age,
    exclusive,
    first_film,
    genre,
    language,
    online,
    origin,
    per_director,
    per_entrant,
    premiere,
    resubmission,
    running_time,
    student,
    subtitles,
    women_share,
)
from filmtrack.rules.elsewhere import stated_elsewhere
from filmtrack.rules.facts import Facts
from filmtrack.rules.open_call import open_call
from filmtrack.rules.verdict import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule: its name, the function that judges, and the conditions that it judges.

    A rule that is not `alone` also looks at the closing day, or at what the festival says of releases, so that two
    sections with the same condition may differ.
    """

    name: str
    judge: Callable[[Facts], Verdict | None]
    of: tuple[str, ...]
    alone: bool = True


RULES: tuple[Rule, ...] = (
    Rule(name=running_time.RULE, judge=running_time.running_time, of=("max_runtime", "min_runtime")),
    Rule(name=completion.RULE, judge=completion.completion, of=("completion",), alone=False),
    Rule(name=premiere.RULE, judge=premiere.premiere, of=("premiere",), alone=False),
    Rule(name=origin.RULE, judge=origin.origin, of=("origin",)),
    Rule(name=language.RULE, judge=language.language, of=("language",)),
    Rule(name=genre.RULE, judge=genre.genre, of=("genres", "excluded_genres")),
    Rule(name=student.RULE, judge=student.student, of=("student",)),
    Rule(name=first_film.RULE, judge=first_film.first_film, of=("first_film",)),
    Rule(name=director_age.RULE, judge=director_age.director_age, of=("director_age",), alone=False),
    Rule(name=women_share.RULE, judge=women_share.women_share, of=("women_share",)),
    Rule(name=online.RULE, judge=online.online, of=("online",)),
    Rule(name=broadcast.RULE, judge=broadcast.broadcast, of=("broadcast",)),
    Rule(name=resubmission.RULE, judge=resubmission.resubmission, of=("resubmission",)),
    Rule(name=exclusive.RULE, judge=exclusive.exclusive, of=("exclusive_with",)),
    Rule(name=per_director.RULE, judge=per_director.per_director, of=("per_director",)),
    Rule(name=per_entrant.RULE, judge=per_entrant.per_entrant, of=("per_entrant",)),
    Rule(name=subtitles.RULE, judge=subtitles.subtitles, of=("subtitles",)),
)
"""Every rule but the call's own, which is judged first, and always."""

_RULE_OF = {name: rule for rule in RULES for name in rule.of}
_IN_ORDER = tuple(name for rule in RULES for name in rule.of)
_JUDGING = tuple(_RULE_OF[name] for name in _IN_ORDER)
_demands: Callable[[Requirements], tuple[Demand | None, ...]] = attrgetter(*_IN_ORDER)


def judge(facts: Facts) -> tuple[Verdict, ...]:
    """The verdict of every rule that the festival states, and of those that only another edition of it states."""
    return judge_sections((facts,))[0]


def judge_sections(sections: tuple[Facts, ...]) -> list[tuple[Verdict, ...]]:
    """The verdicts of several sections of one edition for one film; what they have in common is judged once."""
    known: dict[object, Verdict | None] = {}
    found = []
    for facts in sections:
        verdicts: list[Verdict | None] = [open_call(facts)]
        judged = None
        for rule, demand in zip(_JUDGING, _demands(facts.requirements), strict=True):
            if demand is None or rule is judged:
                continue
            judged = rule
            key = _what_it_sees(rule, facts)
            if key not in known:
                known[key] = rule.judge(facts)
            verdicts.append(known[key])
        if facts.elsewhere:
            verdicts += stated_elsewhere(facts, {name: rule.name for name, rule in _RULE_OF.items()})
        found.append(tuple(each for each in verdicts if each is not None))
    return found


def _what_it_sees(rule: Rule, facts: Facts) -> object:
    """What a rule's answer hangs on within one edition: its conditions, and the closing day where it counts."""
    stated = facts.requirements
    demands = [id(getattr(stated, name)) for name in rule.of]
    if rule.alone:
        return rule.name, *demands
    last = facts.call.last
    return rule.name, *demands, id(stated.online), id(stated.broadcast), last.deadline.date if last else None
