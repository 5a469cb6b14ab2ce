"""Owners and people are given in one line each."""

from datetime import date

import pytest

from filmtrack.domain.credits import owner_table, person_table
from filmtrack.errors import WrongUsageError

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("Chan", {"name": "Chan"}),
        ("Chan: permanent-id, right-of-abode", {"name": "Chan", "permanent_id": True, "right_of_abode": True}),
        ("Chan：permanent id", {"name": "Chan", "permanent_id": True}),
        (
            "Chan: no-permanent-id, no-right-of-abode",
            {"name": "Chan", "permanent_id": False, "right_of_abode": False},
        ),
        ("Lee: non-permanent-id", {"name": "Lee", "kind": "non-permanent-id", "permanent_id": False}),
        ("Lotus Films Ltd: hong-kong-company", {"name": "Lotus Films Ltd", "kind": "hong-kong-company"}),
        ("A: B: other, age 35", {"name": "A: B", "kind": "other", "age": 35, "age_on": "2026-11-22"}),
        (": partnership", {"kind": "partnership"}),
    ],
)
def test_an_owner_is_a_name_and_words(text, table):
    assert owner_table(text, today=TODAY) == table


@pytest.mark.parametrize("text", ["Chan: rich", "Chan: age old", "Chan: age", "Chan: age 1234"])
def test_a_word_that_says_nothing_of_owners_is_refused_with_those_that_do(text):
    with pytest.raises(WrongUsageError) as failure:
        owner_table(text, today=TODAY)
    assert "right-of-abode" in str(failure.value.hint)


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("Ann Chan", {"name": "Ann Chan", "role": "director"}),
        (
            "Ann Chan: born 1990, nationality hk, nationality FR, lives in Lamma Island, gender woman, age 36",
            {
                "name": "Ann Chan",
                "role": "director",
                "birth_year": 1990,
                "nationalities": ["hk", "FR"],
                "residence": "Lamma Island",
                "gender": "woman",
                "age": 36,
                "age_on": "2026-11-22",
            },
        ),
    ],
)
def test_a_director_is_a_name_and_words(text, table):
    assert person_table(text, today=TODAY, role="director") == table


def test_the_first_other_word_of_somebody_else_is_the_role():
    assert person_table("Bo Lee: Sound Designer, born 1985", today=TODAY) == {
        "name": "Bo Lee",
        "role": "sound designer",
        "birth_year": 1985,
    }


@pytest.mark.parametrize(
    "text", ["Ann: tall", "Ann: born yesterday", "Ann: nationality", "Ann: lives in", "Ann: gender"]
)
def test_a_word_that_says_nothing_of_people_is_refused_with_those_that_do(text):
    with pytest.raises(WrongUsageError) as failure:
        person_table(text, today=TODAY, role="director")
    assert "born 1990" in str(failure.value.hint)
