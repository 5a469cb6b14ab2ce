"""Zone names: what is taken, what is refused, and what is suggested instead."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from filmtrack.domain.zones import AOE, UnknownZoneError, is_fixed, is_zone, resolve, zone

HONG_KONG = ZoneInfo("Asia/Hong_Kong")


@pytest.mark.parametrize("name", ["Asia/Hong_Kong", "Europe/Paris", "UTC", "CET", "Pacific/Kiritimati"])
def test_an_iana_name_is_a_zone(name):
    assert str(zone(name)) == name
    assert is_zone(name)


def test_anywhere_on_earth_is_twelve_hours_behind_utc():
    noon = datetime(2026, 10, 1, 12, tzinfo=UTC)
    assert zone("AoE").utcoffset(noon) == timedelta(hours=-12)
    assert str(AOE) == "AoE"


@pytest.mark.parametrize(
    "name",
    [
        "",
        "../../etc/passwd",
        "/etc/localtime",
        "Europe/Par\0is",
        "x" * 10_000,
        "Europe",
        "Europe/",
        "tzdata.zi",
        "__init__.py",
        "localtime",
        "posixrules",
        "Factory",
        "right/Europe/Paris",
        "posix/Europe/Paris",
        "\ud800",
        "香港",
        "[bold]Paris[/bold]",
        "+08:00",
        "UTC+8",
        "submitter",
    ],
)
def test_anything_else_is_an_unknown_zone(name):
    assert not is_zone(name)
    with pytest.raises(UnknownZoneError) as caught:
        zone(name)
    assert len(str(caught.value.message)) < 100
    assert caught.value.hint is not None
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Europe/Pariss", "did you mean Europe/Paris?"),
        ("europe/paris", "did you mean Europe/Paris?"),
        ("Hong Kong", "did you mean Asia/Hong_Kong?"),
        ("aoe", "did you mean AoE?"),
        ("Submiter", "did you mean submitter?"),
        ("PT", "did you mean America/Los_Angeles?"),
        ("kst", "did you mean Asia/Seoul?"),
        ("+08:00", "write the zone of a place, such as Asia/Hong_Kong, instead of an offset"),
        ("−5", "write the zone of a place, such as Asia/Hong_Kong, instead of an offset"),
        ("GMT-3:30", "write the zone of a place, such as Asia/Hong_Kong, instead of an offset"),
        ("zzzz", "write the zone of a place, such as Asia/Hong_Kong, or AoE"),
    ],
)
def test_an_unknown_zone_is_answered_with_what_may_be_meant(name, meant):
    with pytest.raises(UnknownZoneError) as caught:
        zone(name)
    assert str(caught.value.hint) == meant


def test_submitter_is_the_zone_of_the_user():
    assert resolve("submitter", HONG_KONG) is HONG_KONG
    assert resolve("submitter") is None


def test_a_festival_without_a_zone_has_none_whoever_asks():
    assert resolve(None, HONG_KONG) is None


def test_a_named_zone_does_not_depend_on_the_user():
    assert resolve("Europe/Paris", HONG_KONG) == ZoneInfo("Europe/Paris")


def test_an_unknown_zone_is_a_value_error_too_so_that_files_can_collect_it():
    with pytest.raises(ValueError, match="there is no time zone"):
        resolve("Europe/Pariss", HONG_KONG)


@pytest.mark.parametrize(
    ("name", "fixed"), [("AoE", True), ("UTC", True), ("Europe/Paris", False), ("submitter", False), (None, False)]
)
def test_only_aoe_and_utc_never_change_their_clocks(name, fixed):
    assert is_fixed(name) is fixed
