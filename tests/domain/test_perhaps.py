"""Answers taken together: what nobody knows never hides a no among all, or a yes among some."""

from itertools import product

import pytest

from filmtrack.domain.perhaps import every, some

ANSWERS = (True, False, None)


@pytest.mark.parametrize("answers", [each for length in range(4) for each in product(ANSWERS, repeat=length)])
def test_an_answer_for_several_holds_whatever_the_unknown_ones_turn_out_to_be(answers):
    possible = list(product(*((each,) if each is not None else (True, False) for each in answers)))
    for whole, python in ((every, all), (some, any)):
        outcomes = {python(each) for each in possible}
        assert whole(answers) is (outcomes.pop() if len(outcomes) == 1 else None)
