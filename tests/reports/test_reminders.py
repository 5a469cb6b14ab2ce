"""What is newly due: once for each stage and day, folded after a gap, silent about what was dealt with."""

import pytest

from factories import Catalogue, a_deadline, a_festival, an_edition
from filmtrack.domain.attention import reminder_done, reminder_snoozed, watched
from filmtrack.domain.events import entry_submitted, film_added
from filmtrack.reports.reminder_lines import with_numbers
from filmtrack.reports.reminders import everything_open
from ledgers import TODAY, a_film, an_entry
from reminding import Kept, Told, at, day, ids

NOW = at("2026-11-22T20:00")


def lamma(*days, **more):
    deadlines = (a_deadline(each, tier, time="23:59") for each, tier in zip(days, ("early", "late"), strict=False))
    return a_festival(an_edition(2027, *deadlines), **more)


def told(*days):
    return Told(catalogue=Catalogue(lamma(*days)), ledger=Kept(watched("festival", "lamma", on=TODAY)))


def moved(somebody, *days):
    somebody.catalogue = Catalogue(lamma(*days))
    return somebody


def test_what_was_told_is_not_told_again():
    somebody = told("2026-12-03")
    assert ids(somebody.hears(NOW)) == ["lamma/2027/early/14"]
    assert somebody.hears(NOW) == ()
    assert somebody.hears(at("2026-11-25T20:00")) == ()
    assert ids(somebody.hears(at("2026-11-26T20:00"))) == ["lamma/2027/early/7"]
    assert somebody.hears(at("2026-11-29T20:00")) == ()
    assert ids(somebody.hears(at("2026-11-30T20:00"))) == ["lamma/2027/early/3"]


def test_a_missed_week_is_caught_up_in_one_line_for_each_matter():
    somebody = told("2026-12-03", "2026-12-05")
    somebody.hears(NOW)
    assert ids(somebody.hears(at("2026-12-02T20:00"))) == ["lamma/2027/early/1", "lamma/2027/late/3"]


def test_the_first_run_says_the_latest_stage_of_each_matter():
    assert ids(told("2026-11-23", "2026-12-20").hears(NOW)) == ["lamma/2027/early/1", "lamma/2027/late/30"]


def test_the_most_urgent_come_first():
    somebody = told("2026-11-21", "2026-11-22")
    assert [each.reminder.group for each in somebody.due(NOW)] == ["overdue", "today"]


def test_a_date_that_moved_is_told_anew_with_what_it_was():
    somebody = told("2026-12-03")
    somebody.hears(NOW)
    (line,) = moved(somebody, "2026-12-04").due(NOW)
    assert line.reminder.moved_from == day("2026-12-03")
    assert "the day has moved: it was 3 Dec 2026" in str(line.reminder.text)
    somebody.hears(NOW)
    assert somebody.due(NOW) == ()


def test_a_date_that_moved_far_away_is_told_at_its_own_stages():
    somebody = told("2026-12-03")
    somebody.hears(NOW)
    moved(somebody, "2027-01-20")
    assert somebody.hears(NOW) == ()
    assert ids(somebody.hears(at("2026-12-22T20:00"))) == ["lamma/2027/early/30"]


def expecting(*announced):
    past = tuple(an_edition(year, a_deadline(f"{year - 1}-12-08", time="23:59")) for year in (2024, 2025, 2026))
    return Catalogue(a_festival(*past, *announced))


@pytest.mark.parametrize(
    ("announced", "first_told_at"),
    [
        ("2026-12-12", "2026-11-28T20:00"),  # 30 days were reached when it was looked for; 14 are next
        ("2026-12-24", "2026-11-24T20:00"),  # not even 30 days away when it was looked for
        ("2026-12-01", "2026-11-23T20:00"),  # nearer than was expected
    ],
)
def test_an_expected_date_that_is_announced_does_not_repeat_what_was_told(announced, first_told_at):
    somebody = Told(catalogue=expecting(), ledger=Kept(watched("festival", "lamma", on=TODAY)))
    assert ids(somebody.hears(NOW)) == ["look/2026-W47"]
    somebody.catalogue = expecting(an_edition(2027, a_deadline(announced, time="23:59")))
    days = (f"2026-11-{each}T20:00" for each in range(23, 31))
    assert next(each for each in days if somebody.hears(at(each))) == first_told_at


def test_what_is_looked_for_is_told_once_a_week():
    somebody = Told(catalogue=expecting(), ledger=Kept(watched("festival", "lamma", on=TODAY)))
    days = [f"2026-11-{each}" for each in range(21, 31)] + [f"2026-12-{each:02}" for each in range(1, 31)]
    heard = {each: ids(lines) for each in days if (lines := somebody.hears(at(f"{each}T20:00")))}
    assert list(heard) == ["2026-11-21", "2026-11-23", "2026-11-30", "2026-12-07", "2026-12-14"]


def test_what_is_done_is_told_no_more_even_when_it_moves():
    somebody = told("2026-12-03")
    somebody.after(reminder_done("lamma/2027/early", on=TODAY))
    assert somebody.due(NOW) == ()
    assert moved(somebody, "2026-12-04").due(NOW) == ()


def test_a_snoozed_matter_comes_again_on_its_day():
    somebody = told("2026-12-03")
    somebody.hears(NOW)
    somebody.after(reminder_snoozed("lamma/2027/early", on=TODAY, until=day("2026-11-27")))
    assert somebody.hears(at("2026-11-26T20:00")) == ()
    assert ids(somebody.hears(at("2026-11-27T20:00"))) == ["lamma/2027/early/7"]
    assert somebody.hears(at("2026-11-27T21:00")) == ()


def test_a_snooze_ends_early_when_the_date_moves_to_before_it():
    somebody = told("2026-12-03")
    somebody.after(reminder_snoozed("lamma/2027/early", on=TODAY, until=day("2026-12-01")))
    assert somebody.due(NOW) == ()
    assert ids(moved(somebody, "2026-11-30").due(NOW)) == ["lamma/2027/early/14"]


def test_what_is_overdue_or_has_no_day_can_be_snoozed():
    somebody = told("2026-11-21")
    somebody.after(reminder_snoozed("lamma/2027/early", on=TODAY, until=day("2026-12-01")))
    assert somebody.due(NOW) == ()
    looking = Told(catalogue=expecting(), ledger=Kept(watched("festival", "lamma", on=TODAY)))
    looking.after(reminder_snoozed("lamma/2027/look", on=TODAY, until=day("2026-12-20")))
    assert looking.due(NOW) == ()


def test_everything_open_is_shown_though_it_was_told():
    somebody = told("2026-12-03")
    somebody.hears(NOW)
    lines = everything_open(somebody.matters(NOW), somebody.ledger.attention(), NOW)
    assert ids(lines) == ["lamma/2027/early/14"]


def test_lines_go_by_the_numbers_of_their_matters():
    lines = told("2026-12-03", "2026-12-05").due(NOW)
    numbered = with_numbers(lines, {"lamma/2027/early": 7})
    assert [each.reminder.number for each in numbered] == [7, None]


def test_a_telling_knows_the_day_that_it_was_about():
    (line,) = told("2026-12-03").due(NOW)
    (telling,) = line.tellings
    assert (telling.key, telling.due_on, telling.told_on) == (
        ("lamma/2027/early", "14"),
        day("2026-12-03"),
        day("2026-11-22"),
    )
    assert not telling.expected


def test_what_is_told_of_an_entry_ends_with_it():
    ledger = Kept(film_added(a_film(), on=TODAY))
    ledger.after(entry_submitted(an_entry("night-bus", "lamma", answer_due_on=day("2026-11-20")), on=TODAY))
    somebody = Told(catalogue=Catalogue(lamma("2026-10-03")), ledger=ledger)
    assert ids(somebody.hears(NOW)) == ["night-bus/lamma/2027/answer/-1"]
    assert somebody.hears(at("2026-12-19T20:00")) == ()
    (line,) = somebody.hears(at("2026-12-21T20:00"))
    assert (line.reminder.days_before, line.reminder.command) == (-30, "filmtrack update 1 no-answer")


def test_days_left_are_counted_as_everywhere_else_and_an_unknown_hour_is_said_on_the_last_day():
    hourless = a_festival(an_edition(2027, a_deadline("2026-12-03")))
    somebody = Told(catalogue=Catalogue(hourless), ledger=Kept(watched("festival", "lamma", on=TODAY)))
    assert somebody.due(NOW)[0].reminder.days_left == 11
    (line,) = somebody.due(at("2026-12-02T20:00"))
    assert (line.reminder.days_before, line.reminder.days_left, line.reminder.group) == (0, 1, "today")
    assert "nobody knows the hour: take today for the last day" in str(line.reminder.text)
    assert told("2026-12-03").due(NOW)[0].reminder.days_left == 11
    assert told("2026-12-03").due(at("2026-12-04T20:00"))[0].reminder.days_left == -1
