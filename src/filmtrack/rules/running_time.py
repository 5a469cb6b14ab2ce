"""Whether the film is short enough, and long enough: to the second, bounds included or not, with or without credits."""

from functools import cache

from filmtrack.domain.film import Film
from filmtrack.domain.requirements import Demand, LengthLimit
from filmtrack.domain.running_time import minutes_and_seconds
from filmtrack.message import Message, message
from filmtrack.rules.facts import Facts
from filmtrack.rules.verdict import Missing, Verdict, fails, passes, unknown, worst
from filmtrack.rules.words import film_lacks

RULE = "running-time"

_ANY = message("any length is taken")


def running_time(facts: Facts) -> Verdict | None:
    """The film's running time against the shortest and the longest that are taken."""
    return length(facts.film, facts.requirements.min_runtime, facts.requirements.max_runtime)


def length(film: Film, shortest: LengthLimit | None, longest: LengthLimit | None) -> Verdict | None:
    """A film's running time against two bounds, where they are stated; of two answers the worse one."""
    if shortest is None and longest is None:
        return None
    least = _judged(film, shortest, shortest.seconds, is_least=True) if shortest and shortest.seconds else None
    most = _judged(film, longest, longest.seconds, is_least=False) if longest and longest.seconds else None
    if least and most:
        return worst((least, most))
    return least or most or passes(RULE, _ANY, longest or shortest or Demand())


def _judged(film: Film, limit: LengthLimit, bound: int, *, is_least: bool) -> Verdict:
    runs = film.runtime_seconds
    asked = _asked(bound, inclusive=limit.inclusive, credits_included=limit.credits_included, is_least=is_least)
    if runs is None:
        missing = film_lacks(film, message("the running time"), "--runtime MM:SS")
        said = message("its running time is not known; {asked} is taken", asked=asked)
        return unknown(RULE, said, limit, missing=missing)
    compared = message("it runs {time}; {asked} is taken", time=minutes_and_seconds(runs), asked=asked)
    fits = limit.inclusive if runs == bound else (runs > bound) is is_least
    if not limit.credits_included and fits is is_least:
        return unknown(RULE, compared, limit, missing=Missing(fact=message("the running time without its end credits")))
    return (passes if fits else fails)(RULE, compared, limit)


@cache
def _asked(bound: int, *, inclusive: bool, credits_included: bool, is_least: bool) -> Message:
    """The bound in words; few lengths are asked for by many."""
    time = minutes_and_seconds(bound)
    if inclusive:
        asked = message("at least {time}", time=time) if is_least else message("at most {time}", time=time)
    else:
        asked = message("over {time}", time=time) if is_least else message("under {time}", time=time)
    return asked if credits_included else message("{asked} without end credits", asked=asked)
