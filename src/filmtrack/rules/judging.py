"""All rules of a festival, in the order in which people read them; every one is asked, none stops the others."""

from collections.abc import Callable, Iterable
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
from filmtrack.rules.open_call import is_shared, open_call
from filmtrack.rules.verdict import Verdict
from filmtrack.values import dataclass


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

_RULE_OF = {name: rule.name for rule in RULES for name in rule.of}
_IN_ORDER = tuple(name for rule in RULES for name in rule.of)
_demands: Callable[[Requirements], tuple[Demand | None, ...]] = attrgetter(*_IN_ORDER)
_PLAN = tuple((rule, _IN_ORDER.index(rule.of[0]), _IN_ORDER.index(rule.of[-1])) for rule in RULES)
"""Every rule with the places of its first and its last condition."""


def judge(facts: Facts) -> tuple[Verdict, ...]:
    """The verdict of every rule that the festival states, and of those that only another edition of it states."""
    return judge_sections((facts,))[0]


def judge_sections(sections: Iterable[Facts]) -> list[tuple[Verdict, ...]]:
    """The verdicts of several sections of one edition for one film; what two in a row share is judged once."""
    found = []
    before: tuple[Demand | None, ...] = (None,) * len(_IN_ORDER)
    surroundings: object = None
    known: dict[str, Verdict | None] = {}
    undated: Verdict | None = None
    for facts in sections:
        demands = _demands(facts.requirements)
        around = _surroundings(facts)
        alike = around == surroundings
        if facts.call.last is None:
            undated = undated if undated and is_shared(facts) else open_call(facts)
        verdicts: list[Verdict | None] = [open_call(facts) if facts.call.last else undated]
        for rule, first, last in _PLAN:
            one, other = demands[first], demands[last]
            if one is None and other is None:
                continue
            if one is not before[first] or other is not before[last] or not (rule.alone or alike):
                known[rule.name] = rule.judge(facts)
            verdicts.append(known[rule.name])
        if facts.elsewhere:
            verdicts += stated_elsewhere(facts, _RULE_OF)
        found.append(tuple(each for each in verdicts if each is not None))
        before, surroundings = demands, around
    return found


def _surroundings(facts: Facts) -> object:
    """What some rules look at besides their own conditions: the closing day, and what is said of releases."""
    last, stated = facts.call.last, facts.requirements
    return last.deadline.date if last else None, id(stated.online), id(stated.broadcast)
