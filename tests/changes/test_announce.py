"""A date that became known finds its edition and deadline, or the user is asked which."""

from dataclasses import replace
from datetime import date

import pytest

from factories import HONG_KONG, NOW, TODAY, a_deadline, a_festival, an_edition
from filmtrack.changes.announce import Announcement, Patch, announce
from filmtrack.domain.festival import Festival
from filmtrack.errors import WrongUsageError

FESTIVAL = a_festival(
    an_edition(2025, a_deadline("2024-12-01", "early"), a_deadline("2025-01-15", "final")),
    an_edition(2026, a_deadline("2025-12-01", "early"), a_deadline("2026-01-15", "final")),
    website="https://example.org",
)


def decide(festival: Festival, day: str, **wish: object) -> Patch:
    said = Announcement(day=date.fromisoformat(day), **wish)
    return announce(festival, said, now=NOW, zone=HONG_KONG, today=TODAY)


def test_the_nearest_expectation_gives_edition_tier_and_key():
    patch = decide(FESTIVAL, "2026-12-04")
    assert (patch.year, patch.key) == (2027, "early")
    assert patch.deadline == {
        "tier": "early",
        "date": date(2026, 12, 4),
        "source": "https://example.org",
        "checked": TODAY,
    }


def test_a_named_tier_keeps_the_expected_edition():
    assert (decide(FESTIVAL, "2026-12-20", tier="final").year, decide(FESTIVAL, "2026-12-20", tier="final").key) == (
        2027,
        "final",
    )


def test_a_tier_nobody_knew_is_a_new_deadline_of_the_edition_named():
    patch = decide(FESTIVAL, "2027-02-01", tier="late", edition=2027, time="23:59", fee="20 EUR", source="mail")
    assert patch.key == "late"
    assert patch.deadline["time"] == "23:59"
    assert patch.deadline["fee"] == "20 EUR"
    assert patch.deadline["source"] == "mail"


def test_an_announced_event_tells_the_edition():
    festival = a_festival(an_edition(2027, starts="2027-05-01"), website="https://example.org")
    assert (decide(festival, "2026-12-01").year, decide(festival, "2026-12-01").key) == (2027, "regular")


def test_without_any_hint_the_edition_is_asked_for():
    with pytest.raises(WrongUsageError, match="which edition") as refused:
        decide(a_festival(website="https://example.org"), "2026-12-01")
    assert str(refused.value.hint) == "say it with --edition 2027"


def test_a_date_half_a_year_away_from_every_expectation_needs_its_edition():
    with pytest.raises(WrongUsageError, match="which edition"):
        decide(a_festival(an_edition(2020, a_deadline("2019-06-01"), cancelled=True), website="x"), "2026-12-01")


def test_without_website_the_source_is_asked_for():
    with pytest.raises(WrongUsageError, match="has no website"):
        decide(a_festival(an_edition(2026, a_deadline("2025-12-01"))), "2026-12-01")


def test_sections_must_exist_and_narrow_the_deadline():
    festival = a_festival(
        an_edition(2026, a_deadline("2025-12-01", sections=("xr",), platforms=("Festhome",))),
        sections=("xr",),
        website="https://example.org",
    )
    patch = decide(festival, "2026-12-02", sections=("xr",))
    assert patch.key == "regular.xr@festhome"
    assert patch.deadline["sections"] == ["xr"]
    assert patch.deadline["platform"] == ["Festhome"]
    with pytest.raises(WrongUsageError, match="has no section vr") as refused:
        decide(festival, "2026-12-02", sections=("vr",))
    assert str(refused.value.hint) == "sections: xr"
    with pytest.raises(WrongUsageError, match="has no section vr") as refused:
        decide(FESTIVAL, "2026-12-02", sections=("vr",))
    assert refused.value.hint is None


def test_a_section_that_nobody_named_is_told():
    festival = a_festival(
        an_edition(
            2026, a_deadline("2025-12-01", sections=("national",)), a_deadline("2025-11-01", sections=("world",))
        ),
        sections=("national", "world"),
        website="https://example.org",
    )
    told = "taken as the day of national, which is the nearest; --section names another"
    assert told in map(str, decide(festival, "2026-12-05").said)
    named = decide(festival, "2026-12-05", sections=("world",))
    assert named.deadline["sections"] == ["world"]
    assert [each for each in map(str, named.said) if "taken as" in each] == []


def test_of_several_deadlines_the_one_with_an_id_of_its_own_that_was_taken_is_told():
    older, usual = a_deadline("2025-11-30", key="older-films"), a_deadline("2026-01-31")
    told = "taken as the day of the deadline older-films, which is the nearest; --section names another"
    both = a_festival(an_edition(2026, older, usual), website="https://example.org")
    assert told in map(str, decide(both, "2026-12-05").said)
    assert told not in map(str, decide(both, "2027-02-01").said)
    assert told not in map(str, decide(replace(both, editions=(an_edition(2026, older),)), "2026-12-05").said)


def test_a_deadline_with_an_id_of_its_own_keeps_it():
    festival = a_festival(an_edition(2026, a_deadline("2025-12-01", key="main")), website="https://example.org")
    patch = decide(festival, "2026-12-02")
    assert (patch.key, patch.deadline["id"]) == ("main", "main")


ANNOUNCED = a_festival(an_edition(2027, a_deadline("2026-12-01")), website="https://example.org")


def test_an_extension_keeps_the_date_it_replaced_and_the_day_it_was_seen():
    patch = decide(ANNOUNCED, "2026-12-08", extended=True)
    assert patch.deadline["replaces"] == date(2026, 12, 1)
    assert patch.deadline["extended_on"] == TODAY
    assert "it was 1 Dec 2026 before" in [str(said) for said in patch.said]


def test_a_move_without_the_word_extended_says_what_the_word_would_do():
    patch = decide(ANNOUNCED, "2026-12-08")
    assert "replaces" not in patch.deadline
    assert any("--extended" in str(said) for said in patch.said)


def test_the_same_date_again_says_nothing_of_before():
    assert len(decide(ANNOUNCED, "2026-12-01").said) == 1


def test_nothing_can_be_extended_that_was_never_announced():
    with pytest.raises(WrongUsageError, match="no announced date"):
        decide(FESTIVAL, "2026-12-08", extended=True)
