"""What watch, unwatch, remind done and snooze decide."""

import pytest

from filmtrack.changes.watching import done, snooze, unwatch, watch
from filmtrack.domain.attention import Attention, reminder_done, reminder_snoozed, unwatched, watched
from filmtrack.errors import WrongUsageError
from filmtrack.message import message
from filmtrack.reports.matters import Matter
from ledgers import TODAY
from reminding import day

UPPSALA = ("festival", "uppsala")
NIGHT_BUS = ("film", "night-bus")
WATCHED = (Attention(what="festival", id="uppsala", on=TODAY, by="ann"),)


def a_matter(due, **more):
    return Matter(id="m", kind="deadline", text=message("x"), command="c", due_on=due and day(due), **more)


def said(change):
    return [str(each.message) for each in change.said]


def test_what_is_watched_already_is_only_named():
    change = watch([UPPSALA, NIGHT_BUS, NIGHT_BUS], WATCHED, today=TODAY)
    assert change.facts == (watched(*NIGHT_BUS, on=TODAY),)
    assert said(change) == ["watching film night-bus", "festival uppsala is watched already"]


def test_what_was_not_watched_is_only_named():
    change = unwatch([UPPSALA, NIGHT_BUS], WATCHED, today=TODAY)
    assert change.facts == (unwatched(*UPPSALA, on=TODAY),)
    assert said(change) == ["no longer watching festival uppsala", "film night-bus was not watched"]


def test_what_was_looked_for_in_vain_comes_again_next_week():
    change = done(["a"], looked=["p/2027/look", "q/2027/look"], today=TODAY)
    assert day("2026-11-22") == TODAY  # a Sunday
    assert change.facts == (
        reminder_done("a", on=TODAY),
        reminder_snoozed("p/2027/look", on=TODAY, until=day("2026-11-23")),
        reminder_snoozed("q/2027/look", on=TODAY, until=day("2026-11-23")),
    )
    assert said(change)[1:] == [
        "looked: 2 announcements; told again from 23 Nov 2026, until each is written down",
        "to end it for one festival: filmtrack unwatch, or filmtrack remind done p/2027/look",
    ]
    assert done([], looked=["p/2027/look"], today=day("2026-11-23")).facts[0].body["until"] == "2026-11-30"
    assert said(done([], today=TODAY)) == ["nothing on that line is open now"]


def test_done_is_done_once():
    assert done(["a", "b", "a"], today=TODAY).facts == (reminder_done("a", on=TODAY), reminder_done("b", on=TODAY))


@pytest.mark.parametrize(
    ("matter", "until", "expected"),
    [
        (a_matter("2026-12-20"), None, "2026-11-29"),
        (a_matter("2026-11-27"), None, "2026-11-26"),
        (a_matter("2026-11-23"), None, "2026-11-23"),
        (a_matter("2026-11-22"), None, "2026-11-29"),
        (a_matter("2026-11-02"), None, "2026-11-29"),
        (a_matter("2026-11-25", weekly=True), None, "2026-11-29"),
        (a_matter(None), None, "2026-11-29"),
        (a_matter("2026-12-20"), "2026-12-20", "2026-12-20"),
        (a_matter("2026-11-02"), "2026-12-20", "2026-12-20"),
    ],
)
def test_a_snooze_lasts_a_week_but_never_beyond_the_day(matter, until, expected):
    change = snooze(["m", "m"], [matter], until=until and day(until), today=TODAY)
    assert change.facts == (reminder_snoozed("m", on=TODAY, until=day(expected)),)


def test_a_matter_that_is_not_due_any_more_can_be_snoozed():
    assert len(snooze(["gone"], [], until=None, today=TODAY).facts) == 1


@pytest.mark.parametrize(
    ("until", "reason"), [("2026-11-22", "is not to come"), ("2026-12-21", "due on 20 Dec 2026, before 21 Dec 2026")]
)
def test_a_snooze_that_makes_no_sense_is_refused(until, reason):
    with pytest.raises(WrongUsageError, match=reason):
        snooze(["m"], [a_matter("2026-12-20")], until=day(until), today=TODAY)
