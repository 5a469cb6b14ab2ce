from datetime import date

import pytest

from factories import an_edition
from filmtrack.domain.premiere import Appearance
from filmtrack.domain.requirements import Completion, RelativeDay
from filmtrack.rules.completion import completion
from filmtrack.rules.words import screening_lacks
from judged import SOURCE, answer, days, facts, seen
from ledgers import a_film


def finished(text):
    return a_film(completed=days(text) if text else None)


def rule(**more):
    return Completion(provenance=SOURCE, **more)


SINCE_2026 = rule(since=date(2026, 1, 1))


@pytest.mark.parametrize(
    ("film", "asked", "stands"),
    [
        (finished("2026-05-14"), None, "-"),
        (finished("2026-05-14"), SINCE_2026, "pass"),
        (finished("2025-12-31"), SINCE_2026, "fail"),
        (finished("2025"), SINCE_2026, "fail"),
        (finished("2026"), rule(since=date(2026, 3, 1)), "unknown"),
        (finished(None), SINCE_2026, "unknown"),
        (finished("1999"), rule(free=True), "pass"),
        (finished(None), rule(free=True), "pass"),
        (finished("2026-05-14"), rule(note="made lately"), "refer"),
        (finished(None), rule(since=date(2026, 1, 1), unfinished=True), "refer"),
        (finished("2027-02"), rule(since=date(2026, 1, 1), unfinished=True), "refer"),
        (finished("2025-02"), rule(since=date(2026, 1, 1), unfinished=True), "fail"),
        (finished("2026-05"), rule(after=RelativeDay(months_before=12, anchor="event")), "unknown"),
    ],
)
def test_a_film_is_finished_within_the_bounds_or_whatever_decides_is_asked(film, asked, stands):
    assert answer(completion, facts(film, completion=asked)) == stands


def test_a_month_that_the_rule_cuts_through_asks_for_the_day():
    verdict = completion(facts(finished("2026-03"), completion=rule(after=date(2026, 3, 15))))
    assert verdict.answer == "unknown"
    assert verdict.missing.command == "filmtrack film edit night-bus --completed YYYY-MM-DD"
    assert str(verdict.reason) == "finished 2026-03; after 15 Mar 2026 is asked for"


def test_an_event_that_nobody_dated_asks_for_its_day():
    verdict = completion(
        facts(finished("2026-05"), completion=rule(after=RelativeDay(months_before=12, anchor="event")))
    )
    assert verdict.missing.command == "filmtrack announce lamma --edition 2027 --starts YYYY-MM-DD"
    assert str(verdict.missing.fact) == "the event's first day, from which it is counted (lamma 2027)"


def test_a_closing_day_that_nobody_announced_is_asked_for_by_the_command_that_writes_it():
    verdict = completion(
        facts(finished("2026-05"), completion=rule(after=RelativeDay(months_before=12, anchor="deadline")))
    )
    assert verdict.missing.command == "filmtrack announce lamma YYYY-MM-DD --edition 2027"
    assert str(verdict.missing.fact) == "the closing day, from which it is counted (lamma 2027)"


def test_several_bounds_are_all_said():
    asked = rule(since=date(2026, 1, 1), by=date(2026, 6, 30))
    assert str(completion(facts(finished(None), completion=asked)).reason) == (
        "when it was finished is not known; on or after 1 Jan 2026; by 30 Jun 2026 is asked for"
    )


PREMIERED = rule(since=date(2026, 3, 1), measures="premiere")


@pytest.mark.parametrize(
    ("appearances", "stands"),
    [
        ((), "pass"),
        ((seen(on="2026-04-01"),), "pass"),
        ((seen(on="2026-02-28"),), "fail"),
        ((seen(on="2026-04-01"), seen(on="2026-02-28")), "fail"),
        ((seen(on="2026-02-28", kind="private"),), "pass"),
        ((seen(on="2026-02-28", kind="online"),), "unknown"),
        ((seen(on="2026-02-28", kind="online"), seen(on="2026-02-27")), "fail"),
        ((seen(),), "unknown"),
        ((seen(on="2026"),), "unknown"),
        ((seen(on="2026"), seen(on="2026-02-28", kind="school")), "unknown"),
    ],
)
def test_where_the_first_showing_is_what_counts_every_showing_must_fit(appearances, stands):
    assert answer(completion, facts(appearances=appearances, completion=PREMIERED)) == stands


def test_a_showing_on_an_unknown_day_is_asked_for():
    verdict = completion(facts(appearances=(seen("Alley Night"),), completion=PREMIERED))
    assert (
        str(verdict.reason) == "shown on an unknown day (Alley Night); first shown on or after 1 Mar 2026 is asked for"
    )
    assert verdict.missing.command == "filmtrack film screened night-bus 'Alley Night' --on DAY --country CC"


@pytest.mark.parametrize(
    ("how", "command"),
    [
        ({"kind": "online"}, "filmtrack film screened night-bus Vimeo --online --on DAY --country CC"),
        ({"entry": "an entry"}, "filmtrack film edit night-bus"),
    ],
)
def test_what_tells_the_day_of_a_showing_follows_how_it_was_shown(how, command):
    assert screening_lacks(a_film(), Appearance(event="Vimeo", **how)).command == command


def test_a_kind_of_showing_that_may_not_count_is_asked_of_the_festival():
    verdict = completion(facts(appearances=(seen("Vimeo", on="2026-02-01", kind="online"),), completion=PREMIERED))
    assert str(verdict.missing.fact) == "whether the festival counts the showing at Vimeo"
    assert verdict.missing.command is None


def test_a_first_showing_counted_from_an_unknown_day_asks_for_that_day():
    asked = rule(since=RelativeDay(months_before=12, anchor="event"), measures="premiere")
    told = facts(edition=an_edition(2027), appearances=(seen(on="2026-05-01"),), completion=asked)
    assert completion(told).missing.command == "filmtrack announce lamma --edition 2027 --starts YYYY-MM-DD"


def test_a_condition_without_any_figure_asks_a_person():
    assert "made lately" in str(completion(facts(finished("2026"), completion=rule(note="made lately"))).reason)


def test_the_end_of_an_edition_whose_days_nobody_wrote_down_is_asked_for():
    undated = facts(finished("2026-05"), previous=an_edition(2026), completion=rule(since_last="edition"))
    assert completion(undated).missing.command == (
        "filmtrack announce lamma --edition 2026 --starts YYYY-MM-DD --ends YYYY-MM-DD"
    )
    unknown = facts(finished("2026-05"), completion=rule(since_last="edition"))
    assert completion(unknown).missing.command == "filmtrack catalogue path --own"
