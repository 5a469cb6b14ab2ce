"""Whether the film is short enough, and long enough: to the second, bounds included or not, with or without credits."""

from filmtrack.domain.requirements import LengthLimit
from filmtrack.message import Message, message
from filmtrack.rules.facts import Facts
from filmtrack.rules.verdict import Missing, Verdict, fails, passes, unknown, worst
from filmtrack.rules.words import clock, film_lacks

RULE = "running-time"


def running_time(facts: Facts) -> Verdict | None:
    """The film's running time against the shortest and the longest that are taken; of two answers the worse one."""
    shortest, longest = facts.requirements.min_runtime, facts.requirements.max_runtime
    verdicts = []
    if shortest is not None and shortest.seconds is not None:
        verdicts.append(_judged(facts, shortest, shortest.seconds, is_least=True))
    if longest is not None and longest.seconds is not None:
        verdicts.append(_judged(facts, longest, longest.seconds, is_least=False))
    if not verdicts and longest is not None:
        return passes(RULE, message("any length is taken"), longest)
    return worst(verdicts)


def _judged(facts: Facts, limit: LengthLimit, bound: int, *, is_least: bool) -> Verdict:
    asked = _asked(limit, clock(bound), is_least=is_least)
    runs = facts.film.runtime_seconds
    if runs is None:
        missing = film_lacks(facts.film, message("the running time"), "--runtime MM:SS")
        return unknown(
            RULE, message("its running time is not known; {asked} is taken", asked=asked), limit, missing=missing
        )
    compared = message("it runs {time}; {asked} is taken", time=clock(runs), asked=asked)
    fits = _fits(runs, bound, inclusive=limit.inclusive, is_least=is_least)
    if not limit.credits_included and fits is is_least:
        return unknown(RULE, compared, limit, missing=Missing(fact=message("the running time without its end credits")))
    return (passes if fits else fails)(RULE, compared, limit)


def _fits(runs: int, bound: int, *, inclusive: bool, is_least: bool) -> bool:
    if runs == bound:
        return inclusive
    return (runs > bound) is is_least


def _asked(limit: LengthLimit, time: str, *, is_least: bool) -> Message:
    if limit.inclusive:
        asked = message("at least {time}", time=time) if is_least else message("at most {time}", time=time)
    else:
        asked = message("over {time}", time=time) if is_least else message("under {time}", time=time)
    return asked if limit.credits_included else message("{asked} without end credits", asked=asked)
