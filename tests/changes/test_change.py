"""Several decisions become one step."""

from filmtrack.changes.change import Change, Choice, Said, joined
from filmtrack.domain.events import film_added
from filmtrack.message import message
from ledgers import TODAY, a_film

ONE = Change(
    facts=(film_added(a_film(), on=TODAY),),
    said=(Said(message=message("one")),),
    warnings=(message("careful"),),
    questions=(message("really"),),
    ending=(message("done"),),
)


def test_facts_and_sentences_follow_one_another_and_what_is_general_is_said_once():
    both = joined((ONE, ONE))
    assert (both.facts, both.said) == (ONE.facts * 2, ONE.said * 2)
    assert (both.warnings, both.questions, both.ending) == (ONE.warnings, ONE.questions, ONE.ending)


def test_an_open_choice_comes_before_everything():
    choice = Choice(question=message("which?"), options=())
    assert joined((ONE, Change(choice=choice))) == Change(choice=choice)
