"""What became of a catalogue."""

from dataclasses import replace
from datetime import date

import pytest

from factories import a_deadline, a_festival, an_edition
from filmtrack.domain.festival import Deadline
from filmtrack.domain.requirements import LengthLimit, Requirements
from filmtrack.domain.scheme import Round, Scheme
from filmtrack.reports.catalogue_diff import catalogue_diff, scheme_diff

ONE = a_festival(an_edition(2027, a_deadline("2026-12-01", fee="10 EUR"), starts="2027-03-01"), sections=["shorts"])
EDITION = ONE.editions[0]
ROLLING = Deadline(key="rolling", tier="rolling", date=None, rolling=True)
LIMITED = Requirements(max_runtime=LengthLimit(seconds=900))


def differences(old, new):
    rows = catalogue_diff({each.id: each for each in old}, {each.id: each for each in new})
    return [(row.change, row.what, row.edition, row.before, row.after) for row in rows]


def with_edition(**more):
    return replace(ONE, editions=(replace(EDITION, **more),))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([ONE], [ONE], []),
        ([], [ONE], [("new", None, None, None, None)]),
        ([ONE], [], [("gone", None, None, None, None)]),
        ([ONE], [replace(ONE, name="Lamma Film")], [("changed", "name", None, None, None)]),
        ([ONE], [replace(ONE, city="Yung Shue Wan")], [("changed", "city", None, None, None)]),
        ([ONE], [replace(ONE, requirements=LIMITED)], [("changed", "rule max_runtime", None, None, None)]),
        ([ONE], [replace(ONE, sections=())], [("gone", "section shorts", None, None, None)]),
        ([replace(ONE, sections=())], [ONE], [("new", "section shorts", None, None, None)]),
        (
            [ONE],
            [replace(ONE, sections=(replace(ONE.sections[0], name="Short"),))],
            [("changed", "section shorts", None, None, None)],
        ),
        (
            [ONE],
            [with_edition(deadlines=(replace(EDITION.deadlines[0], date=date(2026, 12, 5)),))],
            [("moved", "regular", 2027, date(2026, 12, 1), date(2026, 12, 5))],
        ),
        ([ONE], [with_edition(deadlines=())], [("gone", "regular", 2027, date(2026, 12, 1), None)]),
        (
            [ONE],
            [with_edition(starts=date(2027, 3, 2))],
            [("moved", "starts", 2027, date(2027, 3, 1), date(2027, 3, 2))],
        ),
        ([ONE], [with_edition(deadlines=(*EDITION.deadlines, ROLLING))], [("new", "rolling", 2027, None, None)]),
        ([with_edition(deadlines=(*EDITION.deadlines, ROLLING))], [ONE], [("gone", "rolling", 2027, None, None)]),
        ([ONE], [with_edition(cancelled=True)], [("changed", "cancelled", 2027, None, None)]),
        ([ONE], [with_edition(requirements=LIMITED)], [("changed", "rule max_runtime", 2027, None, None)]),
        (
            [ONE],
            [with_edition(deadlines=(a_deadline("2026-12-01", fee="12 EUR"),))],
            [("changed", "regular: fees", 2027, None, None)],
        ),
        (
            [replace(ONE, editions=())],
            [ONE],
            [
                ("new", "starts", 2027, None, date(2027, 3, 1)),
                ("new", "regular", 2027, None, date(2026, 12, 1)),
            ],
        ),
    ],
)
def test_each_difference_is_named_once(old, new, expected):
    assert differences(old, new) == expected


def test_where_it_was_read_is_no_difference():
    seen = replace(ONE.provenance, checked=date(2026, 11, 1))
    assert differences([ONE], [replace(ONE, provenance=seen)]) == []


FUND = Scheme(id="fund", name="Fund", rounds=(Round(id="2026"), Round(id="2027")))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([FUND], [FUND], []),
        ([], [FUND], [("new", "scheme")]),
        ([FUND], [], [("gone", "scheme")]),
        ([FUND], [replace(FUND, ask="Ann")], [("changed", "scheme ask")]),
        (
            [FUND],
            [replace(FUND, rounds=(Round(id="2027", year=2027), Round(id="2028")))],
            [("gone", "scheme round 2026"), ("changed", "scheme round 2027"), ("new", "scheme round 2028")],
        ),
    ],
)
def test_schemes_are_compared_round_by_round(old, new, expected):
    rows = scheme_diff({each.id: each for each in old}, {each.id: each for each in new})
    assert [(row.change, row.what) for row in rows] == expected
