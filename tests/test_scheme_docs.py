"""The rounds that docs/schemes.md shows are real: each loads as it stands there, and judges as the page says."""

import re
from pathlib import Path

import pytest

from filmtrack.catalogue.load import load_catalogue
from filmtrack.catalogue.schemes import merge_schemes
from filmtrack.catalogue.shipped import shipped_file
from filmtrack.catalogue.sponsor_tables import SponsorRulesTable
from filmtrack.catalogue.toml_file import parse_toml, read_toml
from filmtrack.domain.film import Owner
from trips import a_short, a_trip, an_answer, an_edition, an_event, judged

PAGE = (Path(__file__).parents[1] / "docs" / "schemes.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def schemes():
    festivals = load_catalogue([shipped_file("festivals.toml")]).by_id
    own = [parse_toml(text.encode(), f"block{place}.toml") for place, text in enumerate(BLOCKS)]
    found = merge_schemes([read_toml(shipped_file("schemes.toml")), *own], festivals=festivals)
    assert found.problems == ()
    return found.by_id


def test_the_round_of_ones_own_is_ten_lines():
    assert len(BLOCKS[0].splitlines()) == 10


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        ({}, "pass"),
        ({"film": a_short(runtime_seconds=3601)}, "fail"),
        ({"edition": an_edition(2028, "2028-01-28", "2028-02-05")}, "fail"),
        ({"festival": an_event("lund")}, "refer"),
        ({"entries": (an_answer("submitted"),)}, "not-yet"),
        ({"film": a_short(completed=None)}, "unknown"),
    ],
)
def test_the_new_round_of_new_action_express_gives_every_answer(schemes, facts, answer):
    scheme = schemes["nae"]
    assert scheme.latest.id == "2027"
    assert judged(a_trip((scheme, scheme.latest), **facts)).answer == answer


def test_what_the_new_round_answers_is_no_longer_asked(schemes):
    asked = {each.id for each in schemes["nae"].latest.questions}
    assert {"window", "closes", "still-open", "ceiling-per"}.isdisjoint(asked)
    assert "hotel-nights" in asked


def test_the_scheme_of_a_school_judges_by_all_that_it_says(schemes):
    scheme = schemes["school-fund"]
    student = Owner(name="Chan", permanent_id=True, age=20, age_on=a_trip().today)
    found = judged(a_trip((scheme, scheme.latest), film=a_short(owners=(student,))))
    assert {rule: each.answer for rule, each in found.verdicts.items()} == {
        "applicants": "pass",
        "running-time": "pass",
        "invitation": "pass",
        "festival-list": "pass",
        "event-window": "pass",
        "overseas": "pass",
        "diploma": "refer",
    }


def test_the_page_names_every_condition_of_a_round():
    names = re.findall(r"`(\w+)`", PAGE.partition("| key of a round |")[2].partition("\n\n")[0])
    assert set(SponsorRulesTable.model_fields) - {"rule"} <= set(names)
