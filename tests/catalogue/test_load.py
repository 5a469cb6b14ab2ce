"""Layers are merged, every problem of every file is reported at once, and one bad festival never hides the others."""

from datetime import date

import pytest

from filmtrack.catalogue.known import Catalogue
from filmtrack.catalogue.load import merge_files
from filmtrack.catalogue.toml_file import parse_toml
from filmtrack.domain.money import parse_money

BASE = """
[[festival]]
id = "oberhausen"
name = "Oberhausen"
country = "DE"
timezone = "Europe/Berlin"
platforms = ["own form"]
source = "https://example.org/rules"
as_of = 2024
names = { zh = "奧伯豪森" }

[[festival.section]]
id = "german"
name = "German Competition"

[[festival.edition]]
year = 2026
[[festival.edition.deadline]]
tier = "regular"
date = 2026-02-01
fee = "10 EUR"
"""


def load(*layers: str) -> Catalogue:
    return merge_files([parse_toml(text.encode(), f"layer{place}.toml") for place, text in enumerate(layers)])


def said(catalogue: Catalogue) -> list[str]:
    return [
        f"{problem.file}:{problem.line} {problem.id} {problem.key} {problem.message}" for problem in catalogue.problems
    ]


def test_a_sound_file_has_no_problems():
    catalogue = load(BASE)
    assert catalogue.problems == ()
    (deadline,) = catalogue.by_id["oberhausen"].editions[0].deadlines
    assert (deadline.key, deadline.date) == ("regular", date(2026, 2, 1))
    assert deadline.fees[0].money == parse_money("10 EUR")


def test_a_deadline_without_a_source_has_that_of_the_table_around_it():
    (deadline,) = load(BASE).by_id["oberhausen"].editions[0].deadlines
    assert deadline.provenance.sources == ("https://example.org/rules",)
    assert deadline.provenance.as_of == 2024


def test_a_patch_changes_what_it_names_and_nothing_else():
    patch = """
[[festival]]
id = "oberhausen"
names = { ja = "オーバーハウゼン" }
[[festival.edition]]
year = 2026
[[festival.edition.deadline]]
tier = "regular"
date = 2026-02-08
replaces = 2026-02-01
checked = 2026-01-20
source = "https://example.org/news"
"""
    festival = load(BASE, patch).by_id["oberhausen"]
    (deadline,) = festival.editions[0].deadlines
    assert festival.country == "DE"
    assert dict(festival.names) == {"zh": "奧伯豪森", "ja": "オーバーハウゼン"}
    assert (deadline.date, deadline.original_date) == (date(2026, 2, 8), date(2026, 2, 1))
    assert deadline.fees[0].money == parse_money("10 EUR")
    assert (deadline.provenance.checked, deadline.provenance.as_of) == (date(2026, 1, 20), None)


def test_another_key_is_another_deadline_and_another_year_another_edition():
    patch = """
[[festival]]
id = "oberhausen"
[[festival.edition]]
year = 2026
[[festival.edition.deadline]]
tier = "regular"
date = 2026-01-15
sections = ["german"]
[[festival.edition]]
year = 2027
starts = 2027-05-01
"""
    festival = load(BASE, patch).by_id["oberhausen"]
    assert [deadline.key for deadline in festival.editions[0].deadlines] == ["regular", "regular.german"]
    assert [edition.year for edition in festival.editions] == [2026, 2027]


@pytest.mark.parametrize(
    ("patch", "left"),
    [
        ('[[festival]]\nid = "oberhausen"\nwithdrawn = true', None),
        ('[[festival]]\nid = "oberhausen"\n[[festival.edition]]\nyear = 2026\nwithdrawn = true', (0, 1)),
        ('[[festival]]\nid = "oberhausen"\n[[festival.section]]\nid = "german"\nwithdrawn = true', (1, 0)),
        (
            (
                '[[festival]]\nid = "oberhausen"\n[[festival.edition]]\nyear = 2026\n'
                '[[festival.edition.deadline]]\ntier = "regular"\nwithdrawn = true'
            ),
            (1, 1),
        ),
    ],
)
def test_withdrawn_removes_one_thing(patch: str, left: tuple[int, int] | None):
    festival = load(BASE, patch).by_id.get("oberhausen")
    if left is None:
        assert festival is None
    else:
        assert festival is not None
        assert (len(festival.editions), len(festival.sections)) == left
        assert not [deadline for edition in festival.editions for deadline in edition.deadlines] or left == (1, 0)


@pytest.mark.parametrize(
    ("toml", "expected"),
    [
        ('[[festival]]\nid = "x"', "layer0.toml:1 x name this festival has no name"),
        ('[[festival]]\nname = "x"', "layer0.toml:1 None id this key is missing"),
        ('[[festival]]\nid = "X Y"\nname = "x"', "layer0.toml:1 X Y id write small letters, digits and hyphens"),
        ('[[festival]]\nid = "x"\nname = "x"\ncountry = "France"', "layer0.toml:1 x country write a country"),
        ('[[festival]]\nid = "x"\nname = 3', "layer0.toml:1 x name write text in quotes here"),
        ('[[festival]]\nid = "x"\nname = ""', "layer0.toml:1 x name this text is empty"),
        ('[[festival]]\nid = "x"\nname = "x"\nkind = "gala"', "layer0.toml:1 x kind write one of 'festival'"),
        ('[[festival]]\nid = "x"\nname = "x"\ntimezone = "PT"', "layer0.toml:1 x timezone unknown time zone"),
        ('[[festival]]\nid = "x"\nname = "x"\nplatforms = 3', "layer0.toml:1 x platforms write a list"),
        ('[[festival]]\nid = "x"\nname = "x"\nnames = 3', "layer0.toml:1 x names write a table here"),
        ('[[festival]]\nid = "x"\nname = "x"\nmax_runtime = "40"', "layer0.toml:1 x max_runtime"),
        ('[[festival]]\nid = "x"\nname = "x"\ncompleted_after = "soon"', "layer0.toml:1 x completed_after"),
        ('[[festival]]\nid = "x"\nname = "x"\ncompleted_after = "13-40, 2 years before"', "no month has such a day"),
        ('[[festival]]\nid = "x"\nname = "x"\nlisted_deadline = { day = "10-7", source = "s" }', "MM-DD"),
        ("festival = 3", "write festivals as [[festival]] tables"),
        ("[[festivals]]", "unknown table or key"),
        ("festival = [3]", "write a table here"),
    ],
)
def test_each_mistake_is_told_with_line_id_and_key(toml: str, expected: str):
    assert any(expected in each for each in said(load(toml))), said(load(toml))


EDITION = '[[festival]]\nid = "x"\nname = "x"\n[[festival.edition]]\nyear = 2026\n'


@pytest.mark.parametrize(
    ("toml", "line", "expected"),
    [
        ("year = 2026", None, "not valid TOML"),
        ("starts = 2026-05-02\nends = 2026-05-01", 4, "ends before it starts"),
        ("starts = 2026-05-02T10:00:00", 4, "write a day without quotes or time here"),
        ('starts = "2026-05-02"', 4, "write a day without quotes or time here"),
        ("number = 0", 4, "out of range"),
        ("number = true", 4, "write a whole number here"),
        ("cancelled = 1", 4, "write true or false here"),
        ("colour = 1", 4, "unknown key"),
        ("[[festival.edition.deadline]]", 6, "this deadline has no date"),
        ("[[festival.edition.deadline]]\ndate = 2026-01-01\nfee = 13", 6, "write an amount with its currency"),
        ('[[festival.edition.deadline]]\ndate = 2026-01-01\nfee = "13"', 6, "write an amount with its currency"),
        ('[[festival.edition.deadline]]\ndate = 2026-01-01\ntime = "25:00"', 6, 'write a time as "HH:MM"'),
        ('[[festival.edition.deadline]]\ndate = 2026-01-01\nsections = ["y"]', 6, "there is no section y"),
        ("[[festival.edition.deadline]]\ndate = 2026-01-01\n" * 2, 8, "have the key regular: give it an id"),
        ("[[festival.edition]]\nyear = 2026", 6, "the edition of 2026 stands twice"),
        (
            '[[festival.edition.deadline]]\ndate = 2026-03-29\ntime = "02:30"\ntimezone = "Europe/Paris"',
            6,
            "clocks in Europe/Paris jump",
        ),
        (
            '[[festival.edition.deadline]]\ndate = 2011-12-30\ntimezone = "Pacific/Apia"',
            6,
            "Pacific/Apia never had 30 Dec 2011",
        ),
    ],
)
def test_a_mistake_in_an_edition_names_the_innermost_table(toml: str, line: int | None, expected: str):
    problems = load(EDITION + toml).problems
    found = [problem for problem in problems if expected in str(problem.message)]
    assert found, said(load(EDITION + toml))
    if line is not None:
        assert found[0].line == line


def test_a_near_key_is_proposed():
    (problem,) = load('[[festival]]\nid = "x"\nname = "x"\nwebsit = "y"').problems
    assert str(problem.hint) == "did you mean website?"


def test_the_same_id_twice_in_one_file_is_a_mistake_and_the_first_stays():
    catalogue = load(BASE + '[[festival]]\nid = "oberhausen"\nname = "Another"\n')
    assert catalogue.by_id["oberhausen"].name == "Oberhausen"
    assert "this id stands twice in the file" in said(catalogue)[0]
    assert str(catalogue.problems[0].hint) == "put all that is said of it into one [[festival]]"


def test_one_bad_festival_hides_no_other():
    catalogue = load(BASE + '[[festival]]\nid = "bad"\nname = 3\n', '[[festival]]\nid = "good"\nname = "Good"')
    assert sorted(catalogue.by_id) == ["good", "oberhausen"]
    assert len(catalogue.problems) == 1


def test_a_patch_of_a_broken_festival_is_no_second_problem():
    catalogue = load('[[festival]]\nid = "x"\nname = 3', '[[festival]]\nid = "x"\ncity = "Y"')
    assert len(catalogue.problems) == 1


def test_an_incomplete_festival_is_the_fault_of_the_file_that_introduced_it():
    catalogue = load(BASE, '[[festival]]\nid = "new"', '[[festival]]\nid = "new"\ncity = "Y"')
    assert [problem.file for problem in catalogue.problems] == ["layer1.toml"]


def test_a_rolling_call_needs_no_date():
    assert load(EDITION + "[[festival.edition.deadline]]\nrolling = true").problems == ()


def test_a_submitters_clock_is_not_the_catalogues_business():
    toml = '[[festival.edition.deadline]]\ndate = 2026-03-29\ntime = "02:30"\ntimezone = "submitter"'
    assert load(EDITION + toml).problems == ()
