"""What the doctor compares: entries with the catalogue, recorded instants with the zone data in use."""

from datetime import UTC, date, datetime

import pytest

from filmtrack.domain.entry import Terms
from filmtrack.reports.doctoring import dangling_festivals, moved_deadlines
from ledgers import NOW, an_entry

VANCOUVER = Terms(
    festival_name="VIFF",
    day=date(2026, 12, 25),
    time="23:59",
    timezone="America/Vancouver",
    closes_at=datetime(2026, 12, 26, 7, 59, tzinfo=UTC),  # by the rules before 2026b
    zone_data="2025b",
)


def changed(**fields):
    known = {each: getattr(VANCOUVER, each) for each in VANCOUVER.__slots__}
    return an_entry(number=4, terms=Terms(**{**known, **fields}))


def moved(*entries, now=NOW):
    return tuple(moved_deadlines(entries, zone_data="2026c", now=now))


def test_a_festival_that_the_catalogue_lost_is_named_once_with_its_entries():
    lost = [an_entry(festival="izmir", number=each, terms=Terms(festival_name="Izmir Short")) for each in range(1, 8)]
    (found,) = dangling_festivals([*lost, an_entry(festival="tampere")], {"tampere"})
    assert found.id == "izmir"
    assert "7 entries (1, 2, 3, 4, 5, …)" in str(found.message)
    assert "festival add 'Izmir Short' --id izmir" in str(found.hint)


def test_a_lost_festival_without_a_name_goes_by_its_id():
    (found,) = dangling_festivals([an_entry(festival="izmir", number=3)], set())
    assert "1 entry (3)" in str(found.message)
    assert "festival add izmir --id izmir" in str(found.hint)


def test_a_zone_whose_rules_changed_moves_a_deadline_that_is_not_over():
    (found,) = moved(changed(closes_at=datetime(2026, 12, 26, 8, 59, tzinfo=UTC)))
    assert "entry 4: its deadline was recorded as 26 Dec 2026 08:59 UTC by zone data 2025b" in str(found.message)


@pytest.mark.parametrize(
    "entry",
    [
        an_entry(),
        changed(day=None),
        changed(closes_at=None),
        changed(zone_data="2026c", closes_at=datetime(2026, 12, 1, tzinfo=UTC)),
        changed(timezone="submitter", closes_at=datetime(2026, 12, 1, tzinfo=UTC)),
        changed(timezone="UTC", closes_at=datetime(2026, 12, 25, 23, 59, tzinfo=UTC)),
    ],
    ids=["no terms", "no day", "no instant", "the same data", "the submitter's zone", "the same instant"],
)
def test_nothing_moved_is_nothing_said(entry):
    assert moved(entry) == ()


def test_a_deadline_that_is_over_is_left_in_peace():
    assert moved(changed(timezone="UTC"), now=datetime(2027, 1, 1, tzinfo=UTC)) == ()


def test_without_a_zone_the_last_place_on_earth_counts():
    assert moved(changed(timezone=None, closes_at=datetime(2026, 12, 26, 11, 59, tzinfo=UTC))) == ()


@pytest.mark.parametrize("fields", [{"timezone": "Mars/Base"}, {"time": "25:61"}])
def test_what_can_no_longer_be_computed_is_said(fields):
    (found,) = moved(changed(zone_data=None, **fields))
    assert str(found.message).startswith("entry 4: ")
