"""A digest as people get it: every line with number, when, what and what to run; other people's text made harmless."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from filmtrack.message import message
from filmtrack.render.reminder_view import digest_html, digest_subject, digest_text
from filmtrack.reports.reminder_lines import Reminder

HONG_KONG = ZoneInfo("Asia/Hong_Kong")
TODAY = date(2026, 11, 22)


def a_reminder(**known):
    base = {
        "id": "lamma/2027/late/14",
        "number": 7,
        "matter": "deadline",
        "group": "next",
        "film": None,
        "films": (),
        "festival": "lamma",
        "name": "Lamma Short",
        "edition": 2027,
        "tier": "late",
        "due_at": datetime(2026, 12, 3, 22, 59, tzinfo=UTC),
        "due_on": date(2026, 12, 3),
        "hour_known": True,
        "festival_timezone": "Europe/Paris",
        "days_before": 14,
        "days_left": 11,
        "moved_from": None,
        "text": message("Lamma Short 2027: late deadline"),
        "command": "filmtrack festival show lamma",
    }
    return Reminder(**{**base, **known})


def text(*reminders, **more):
    return digest_text(reminders, zone=HONG_KONG, today=TODAY, **more)


def test_a_line_says_number_when_what_and_what_to_run():
    assert text(a_reminder()) == (
        "next     7  Fri 4 Dec 06:59 HKT (Thu 3 Dec 23:59 Paris), in 11 days: "
        "Lamma Short 2027: late deadline  [filmtrack festival show lamma]\n"
    )


def test_a_terminal_gets_whole_words_and_the_command_on_a_line_of_its_own():
    assert text(a_reminder(), columns=60) == (
        "next     7  Fri 4 Dec 06:59 HKT (Thu 3 Dec 23:59 Paris), in\n"
        "            11 days: Lamma Short 2027: late deadline\n"
        "            [filmtrack festival show lamma]\n"
    )


@pytest.mark.parametrize(
    ("known", "when"),
    [
        ({"hour_known": False}, "Thu 3 Dec, hour unknown, Paris, in 11 days"),
        ({"hour_known": False, "festival_timezone": None}, "Thu 3 Dec, hour unknown, zone unknown, in 11 days"),
        ({"festival_timezone": None}, "Thu 3 Dec, zone unknown, in 11 days"),
        ({"due_at": None, "days_left": -2}, "Thu 3 Dec, 2 days ago"),
        ({"due_at": None, "days_left": None}, "Thu 3 Dec, "),
        ({"matter": "look", "due_at": None}, "any day"),
        ({"due_on": None, "due_at": None}, "any day"),
    ],
)
def test_when_is_said_as_far_as_it_is_known(known, when):
    assert text(a_reminder(**known)).startswith(f"next     7  {when}: ")


def test_numbers_are_aligned_and_one_that_is_not_given_yet_is_a_dash():
    lines = text(a_reminder(number=120), a_reminder(number=None)).splitlines()
    assert [line[:15] for line in lines] == ["next     120  F", "next       -  F"]


def test_what_failed_is_said_first_and_what_has_no_room_last():
    lines = text(a_reminder(), before=message("one did not arrive"), after=message("and 3 more")).splitlines()
    assert (lines[0], lines[-1], len(lines)) == ("one did not arrive", "and 3 more", 3)


def test_hostile_text_stays_on_its_line():
    line = text(a_reminder(text=message("{x}", x="a\x1b[31m\nb\u202e"), command="c\x07"))
    assert line.count("\n") == 1
    assert not {"\x1b", "\x07", "\u202e"} & set(line)


def test_the_html_holds_the_same_and_nothing_that_runs():
    html = digest_html(
        [a_reminder(text=message("<script>x</script> & more"))],
        zone=HONG_KONG,
        today=TODAY,
        before=message("<b>"),
        after=message("and 2 more"),
    )
    assert "&lt;script&gt;x&lt;/script&gt; &amp; more" in html
    assert "<p>&lt;b&gt;</p>" in html
    assert "and 2 more" in html
    assert "<script" not in html
    assert "http" not in html
    assert "<p>" not in digest_html([a_reminder()], zone=HONG_KONG, today=TODAY)


def test_the_subject_counts_what_is_urgent():
    groups = ["overdue", "next", "next"]
    subject = digest_subject([a_reminder(group=each) for each in groups], today=TODAY)
    assert subject == "filmtrack: 1 overdue, 2 next (22 Nov 2026)"
