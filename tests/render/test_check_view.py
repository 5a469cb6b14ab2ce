from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from factories import HONG_KONG, TODAY
from filmtrack.message import message
from filmtrack.render.check_view import cells, closes, rule_cells
from filmtrack.reports.check_row import CheckRow
from filmtrack.reports.rule_rows import RuleRow

RULE = RuleRow(
    rule="running-time",
    verdict="fail",
    reason=message("it runs 25:01; at most 25:00 is taken"),
    source="page",
    certainty="certain",
    missing=None,
    command=None,
    note="at most 25:00 is taken",
    checked_on=None,
    as_of=None,
)
ROW = CheckRow(
    film="night-bus",
    festival="lamma",
    name="Lamma Short",
    edition=2027,
    section=None,
    section_name=None,
    verdict="fail",
    rules=(RULE, replace(RULE, rule="student", verdict="pass", reason=message("fine"), note=None)),
    opens_on=None,
    closes_at=datetime(2026, 12, 20, 22, 59, tzinfo=UTC),
    closes_on=date(2026, 12, 20),
    hour_known=True,
    open=True,
    tier=None,
    fee=None,
    free=None,
    fee_note=None,
    entry=None,
    notes=(),
)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (ROW, ("Mon 21 Dec 06:59 HKT", "")),
        (replace(ROW, hour_known=False), ("Sun 20 Dec", "")),
        (replace(ROW, open=False), ("Mon 21 Dec 06:59 HKT", "closed")),
        (replace(ROW, open=False, opens_on=date(2026, 12, 1)), ("Mon 21 Dec 06:59 HKT", "opens 1 Dec")),
        (replace(ROW, closes_on=None, closes_at=None), ("no date", "")),
        (
            replace(ROW, closes_on=None, closes_at=None, expected_on=date(2027, 9, 24)),
            ("no date", "expected ~ Fri 24 Sep 2027"),
        ),
    ],
)
def test_when_the_last_chance_is(row, said):
    assert closes(row, zone=HONG_KONG, today=TODAY) == said


def test_a_festival_in_one_line_says_only_the_rules_that_decide():
    (line,) = cells([replace(ROW, entry="planned")], zone=HONG_KONG, today=TODAY)
    assert [each.lines for each in line[1:]] == [
        ("fail", "planned"),
        ("Lamma Short", "2027"),
        ("it runs 25:01; at most 25:00 is taken",),
    ]


def test_a_film_that_passes_has_nothing_in_its_way():
    (line,) = cells([replace(ROW, verdict="pass")], zone=HONG_KONG, today=TODAY)
    assert line[3].lines == ()


def test_a_pass_where_no_rule_is_known_says_so():
    row = replace(ROW, verdict="pass", rules=(replace(RULE, rule="open", verdict="pass", note=None),))
    told = "no rule is known but the closing day: read the festival's own before you enter"
    assert cells([row], zone=HONG_KONG, today=TODAY)[0][3].lines == (told,)
    lines = rule_cells([row, row], zone=HONG_KONG, today=TODAY)
    assert [line[2].lines for line in lines].count((told,)) == 1
    assert lines[2][2].lines == (told,)


def test_words_that_the_reason_has_already_are_not_repeated():
    lines = rule_cells([ROW], zone=HONG_KONG, today=TODAY)
    assert lines[1][2].lines == ("it runs 25:01; at most 25:00 is taken",)
    assert lines[0][2].lines == ("Lamma Short, 2027, closes Mon 21 Dec 06:59 HKT",)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (replace(ROW, closes_on=None, closes_at=None), "Lamma Short, 2027"),
        (
            replace(ROW, closes_on=None, closes_at=None, expected_on=date(2027, 9, 24)),
            "Lamma Short, 2027, expected ~ Fri 24 Sep 2027",
        ),
        (replace(ROW, open=False), "Lamma Short, 2027, closes Mon 21 Dec 06:59 HKT (closed)"),
    ],
)
def test_a_sections_line_says_when_it_closes(row, told):
    assert rule_cells([row], zone=HONG_KONG, today=TODAY)[0][2].lines == (told,)


def test_nothing_to_show_has_no_lines():
    assert rule_cells([], zone=HONG_KONG, today=TODAY) == []


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (replace(ROW, free=True, tier="early"), "early: free"),
        (replace(ROW, free=True), "free"),
        (replace(ROW, fee_note=message("13 EUR or more")), "13 EUR or more"),
    ],
)
def test_what_it_costs_stands_behind_its_tier(row, told):
    assert rule_cells([row], zone=HONG_KONG, today=TODAY)[0][2].lines[0].endswith(told)
