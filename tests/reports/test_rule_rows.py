from datetime import date

import pytest

from filmtrack.domain.requirements import Demand, Provenance
from filmtrack.message import message
from filmtrack.reports.rule_rows import rule_row
from filmtrack.rules.verdict import Missing, passes, unknown

WHY = message("because")


def demand(**more):
    return Demand(provenance=Provenance(sources=("page",), **more), note="words")


@pytest.mark.parametrize(
    ("where", "year", "certainty"),
    [
        (demand(as_of=2026), 2027, "certain"),
        (demand(as_of=2025), 2027, "inferred"),
        (demand(as_of=2015), None, "certain"),
        (demand(as_of=2015, checked=date(2026, 11, 1)), 2027, "certain"),
        (demand(), 2027, "certain"),
        (demand(certainty="inferred", as_of=2027), 2027, "inferred"),
    ],
)
def test_a_rule_that_was_last_seen_long_before_is_only_inferred_to_hold(where, year, certainty):
    assert rule_row(passes("length", WHY, where), year).certainty == certainty


def test_a_row_has_everything_that_the_contract_names():
    missing = Missing(fact=message("the length"), command="filmtrack film edit x")
    row = rule_row(unknown("length", WHY, demand(checked=date(2026, 11, 1), as_of=2026), missing=missing), 2027)
    assert (row.rule, row.verdict, row.source, row.command, row.note) == (
        "length",
        "unknown",
        "page",
        "filmtrack film edit x",
        "words",
    )
    assert (str(row.reason), str(row.missing), row.checked_on, row.as_of) == (
        "because",
        "the length",
        date(2026, 11, 1),
        2026,
    )


def test_a_row_of_a_film_that_passes_misses_nothing():
    row = rule_row(passes("length", WHY))
    assert (row.missing, row.command, row.source) == (None, None, None)
