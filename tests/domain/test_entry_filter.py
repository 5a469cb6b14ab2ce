"""A filter lets through what fits every part of it."""

from datetime import date

import pytest

from filmtrack.domain.entry import StatusChange
from filmtrack.domain.entry_filter import EVERY_ENTRY, EntryFilter
from ledgers import ANN, NOW, TODAY, an_entry

ENTRY = an_entry(
    section="international",
    platform="Short Film Depot",
    answer_due_on=date(2027, 1, 15),
    missing=("film",),
    history=(StatusChange(status="submitted", on=TODAY, at=NOW, by=ANN, seq=1),),
)


@pytest.mark.parametrize(
    ("part", "fitting", "other"),
    [
        ("films", ("night-bus", "x"), ("x",)),
        ("festivals", ("clermont-ferrand",), ()),
        ("editions", (2027,), (2026,)),
        ("sections", ("international",), (None,)),
        ("platforms", ("Short Film Depot",), ("FilmFreeway",)),
        ("statuses", ("submitted",), ("planned",)),
        ("open", True, False),
        ("missing", True, False),
        ("submitted_from", TODAY, date(2026, 11, 23)),
        ("submitted_to", TODAY, date(2026, 11, 21)),
        ("answer_due_from", date(2027, 1, 15), date(2027, 1, 16)),
        ("answer_due_to", date(2027, 1, 15), date(2027, 1, 14)),
    ],
)
def test_each_part_lets_through_what_fits(part, fitting, other):
    assert EntryFilter(**{part: fitting}).fits(ENTRY)
    assert not EntryFilter(**{part: other}).fits(ENTRY)


def test_what_asks_for_nothing_lets_all_through():
    assert EVERY_ENTRY.fits(ENTRY)
    assert EVERY_ENTRY.fits(an_entry())


def test_a_day_that_is_not_known_is_in_no_period():
    assert not EntryFilter(submitted_from=TODAY).fits(an_entry())
    assert not EntryFilter(answer_due_to=TODAY).fits(an_entry())
