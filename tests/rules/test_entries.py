"""The rules that look at what was entered before, and at what was released."""

import pytest

from filmtrack.domain.requirements import Choice, Words
from filmtrack.rules.broadcast import broadcast
from filmtrack.rules.entered import planned, sent, was_accepted
from filmtrack.rules.exclusive import exclusive
from filmtrack.rules.online import online
from filmtrack.rules.resubmission import resubmission
from judged import SOURCE, answer, entered, facts, seen
from ledgers import a_film

HK = a_film(countries=("HK",))


def choice(value):
    return Choice(value=value, provenance=SOURCE)


@pytest.mark.parametrize("rule", [resubmission, exclusive, online, broadcast])
def test_a_rule_that_is_not_stated_gives_no_verdict(rule):
    assert answer(rule, facts(entries=(entered("lamma", "submitted", edition=2025),))) == "-"


def before(*statuses, edition=2026, festival="lamma"):
    return entered(festival, *statuses, edition=edition)


@pytest.mark.parametrize(
    ("value", "entries", "stands"),
    [
        ("allowed", (before("submitted"),), "pass"),
        ("never", (), "pass"),
        ("never", (before("not-selected"),), "fail"),
        ("never", (before("submitted", "withdrawn"),), "pass"),
        ("never", (before("planned"),), "pass"),
        ("never", (before("submitted", edition=2027),), "pass"),
        ("never", (before("submitted", festival="elsewhere"),), "pass"),
        ("if-withdrawn", (before("submitted", "withdrawn"),), "pass"),
        ("if-withdrawn", (before("not-selected"),), "fail"),
        ("if-altered", (before("not-selected"),), "refer"),
        ("if-not-selected", (before("not-selected"),), "pass"),
        ("if-not-selected", (before("submitted", "selected", "screened"),), "fail"),
        ("if-not-rejected", (before("not-selected"),), "fail"),
        ("if-not-rejected", (before("no-answer"),), "fail"),
        ("if-not-rejected", (before("selected"),), "pass"),
    ],
)
def test_the_same_film_may_come_again_as_the_rule_says(value, entries, stands):
    assert answer(resubmission, facts(entries=entries, resubmission=choice(value))) == stands


def test_a_plan_for_another_year_is_mentioned():
    verdict = resubmission(facts(entries=(before("planned", edition=2028),), resubmission=choice("never")))
    assert str(verdict.reason) == "planned for 2028 too: it may be entered only once"


def test_the_latest_entry_is_named():
    entries = (before("not-selected", edition=2024), before("no-answer", edition=2025))
    verdict = resubmission(facts(entries=entries, resubmission=choice("never")))
    assert str(verdict.reason) == "entered in 2025 (no-answer); a film may be entered only once"


@pytest.mark.parametrize(
    ("entries", "stands"),
    [
        ((), "pass"),
        ((before("submitted", edition=2027, festival="cinef"),), "fail"),
        ((before("submitted", edition=2026, festival="cinef"),), "pass"),
        ((before("submitted", "withdrawn", edition=2027, festival="cinef"),), "pass"),
        ((before("planned", edition=2027, festival="cinef"),), "pass"),
        ((before("submitted", edition=2027, festival="elsewhere"),), "pass"),
        ((entered("lamma", "submitted", section="student"),), "fail"),
        ((entered("lamma", "submitted", section="open"),), "pass"),
    ],
)
def test_some_festivals_and_sections_exclude_each_other(entries, stands):
    asked = Words(values=("cinef", "lamma/student"), provenance=SOURCE)
    assert answer(exclusive, facts(entries=entries, exclusive_with=asked)) == stands


def test_a_plan_for_what_excludes_it_is_mentioned():
    told = facts(entries=(before("planned", edition=2027, festival="cinef"),), exclusive_with=Words(values=("cinef",)))
    assert str(exclusive(told).reason) == "planned for cinef too: only one of the two is allowed"


def test_the_section_that_excludes_it_is_named():
    told = facts(
        entries=(entered("lamma", "submitted", section="student"),), exclusive_with=Words(values=("lamma/student",))
    )
    assert str(exclusive(told).reason) == "entered in lamma/student, which excludes this one"


ONLINE = seen("Vimeo", on="2026-01-01", kind="online")
AT_HOME = seen("RTHK", on="2026-01-01", kind="online", country="HK")
ABROAD = seen("Arte", on="2026-01-01", kind="online", country="FR")


@pytest.mark.parametrize(
    ("value", "appearances", "stands"),
    [
        ("forbidden", (), "pass"),
        ("forbidden", (ONLINE,), "fail"),
        ("forbidden", (seen(on="2026-01-01", country="FR"),), "pass"),
        ("allowed", (ONLINE,), "pass"),
        ("counts-as-premiere", (ONLINE,), "pass"),
        ("geo-blocked", (AT_HOME,), "pass"),
        ("geo-blocked", (ABROAD,), "fail"),
        ("geo-blocked", (AT_HOME, ABROAD), "fail"),
        ("geo-blocked", (ONLINE,), "unknown"),
    ],
)
def test_a_release_online_is_judged_by_where_it_can_be_seen(value, appearances, stands):
    assert answer(online, facts(HK, appearances=appearances, online=choice(value))) == stands


def test_a_geo_block_cannot_be_judged_without_the_films_own_countries():
    verdict = online(facts(appearances=(AT_HOME,), online=choice("geo-blocked")))
    assert verdict.missing.command == "filmtrack film edit night-bus --country HK"


@pytest.mark.parametrize(
    ("appearances", "stands"),
    [((), "pass"), ((seen("RTHK", kind="tv", on="2026"),), "fail"), ((ONLINE,), "pass")],
)
def test_only_a_broadcast_breaks_the_rule_on_television(appearances, stands):
    assert answer(broadcast, facts(HK, appearances=appearances, broadcast=choice("forbidden"))) == stands


def test_entries_count_once_they_were_sent_and_not_withdrawn():
    entries = [before("planned"), before("submitted"), before("submitted", "withdrawn"), before("disqualified")]
    assert sent(entries) == [entries[1], entries[3]]
    assert planned(entries) == [entries[0]]


def test_an_entry_was_accepted_even_if_it_was_withdrawn_later():
    assert was_accepted(before("selected", "withdrawn"))
    assert not was_accepted(before("not-selected"))
