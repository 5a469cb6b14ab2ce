"""All rules of a festival, in the order in which people read them; every one is asked, none stops the others."""

from collections.abc import Callable

from filmtrack.rules.broadcast import broadcast
from filmtrack.rules.completion import completion
from filmtrack.rules.director_age import director_age
from filmtrack.rules.elsewhere import stated_elsewhere
from filmtrack.rules.exclusive import exclusive
from filmtrack.rules.facts import Facts
from filmtrack.rules.first_film import first_film
from filmtrack.rules.genre import genre
from filmtrack.rules.language import language
from filmtrack.rules.online import online
from filmtrack.rules.open_call import open_call
from filmtrack.rules.origin import origin
from filmtrack.rules.per_director import per_director
from filmtrack.rules.per_entrant import per_entrant
from filmtrack.rules.premiere import premiere
from filmtrack.rules.resubmission import resubmission
from filmtrack.rules.running_time import running_time
from filmtrack.rules.student import student
from filmtrack.rules.subtitles import subtitles
from filmtrack.rules.verdict import Verdict
from filmtrack.rules.women_share import women_share

RULES: tuple[Callable[[Facts], Verdict | None], ...] = (
    open_call,
    running_time,
    completion,
    premiere,
    origin,
    language,
    genre,
    student,
    first_film,
    director_age,
    women_share,
    online,
    broadcast,
    resubmission,
    exclusive,
    per_director,
    per_entrant,
    subtitles,
)


def judge(facts: Facts) -> tuple[Verdict, ...]:
    """The verdict of every rule that the festival states, and of those that only another edition of it states."""
    answers = [verdict for rule in RULES if (verdict := rule(facts)) is not None]
    if facts.elsewhere is not None:
        answers += stated_elsewhere(facts)
    return tuple(answers)
