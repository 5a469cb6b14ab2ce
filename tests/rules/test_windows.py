from datetime import date

import pytest

from factories import a_deadline, an_edition
from filmtrack.domain.requirements import Completion, RelativeDay
from filmtrack.rules.frame import Frame
from filmtrack.rules.windows import fits, shown
from judged import days

TODAY = date(2026, 11, 22)
EVENT = an_edition(2027, starts="2027-03-04", ends=date(2027, 3, 14))


def frame(edition=EVENT, previous=None, closing="2026-10-31"):
    return Frame(
        edition=edition,
        previous=previous,
        closing_day=date.fromisoformat(closing) if closing else None,
        today=TODAY,
    )


JAN = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("finished", "condition", "stands"),
    [
        ("2026-01-01", Completion(after=JAN), False),
        ("2026-01-02", Completion(after=JAN), True),
        ("2026-01", Completion(after=JAN), None),
        ("2025", Completion(after=JAN), False),
        ("2026-01-01", Completion(since=JAN), True),
        ("2025-12-31", Completion(since=JAN), False),
        ("2025-12-31/2026-01-01", Completion(since=JAN), None),
        ("2025-12-31", Completion(before=JAN), True),
        ("2026-01-01", Completion(before=JAN), False),
        ("2025-12-31/2026-01-01", Completion(before=JAN), None),
        ("2026-01-01", Completion(by=JAN), True),
        ("2026-01-02", Completion(by=JAN), False),
        ("2026-01", Completion(by=JAN), None),
        ("2025-06", Completion(years=(2025,)), True),
        ("2024", Completion(years=(2025,)), False),
        ("2025-06-01/2026-02-28", Completion(years=(2025,)), None),
        ("2025-06-01/2026-02-28", Completion(years=(2025, 2026)), True),
        ("2026-06", Completion(years_before=(1, 2)), True),
        ("2025-06", Completion(years_before=(1, 2)), True),
        ("2024-12-31", Completion(years_before=(1, 2)), False),
        ("2027-01-02", Completion(years_before=(1, 2)), False),
        ("2026-01-02", Completion(after=JAN, by=date(2026, 1, 1)), False),
        ("2026-06", Completion(), True),
    ],
)
def test_every_kind_of_bound_is_kept_to_the_day(finished, condition, stands):
    assert fits(days(finished), condition, frame()).answer is stands


@pytest.mark.parametrize(
    ("finished", "bound", "stands"),
    [
        ("2025-10-01", RelativeDay(month=10, day=1, years_before=2), False),
        ("2025-10-02", RelativeDay(month=10, day=1, years_before=2), True),
        ("2025-04-30", RelativeDay(months_before=18, anchor="deadline"), False),
        ("2025-05-01", RelativeDay(months_before=18, anchor="deadline"), True),
        ("2026-03-04", RelativeDay(months_before=12, anchor="event"), False),
        ("2026-03-05", RelativeDay(months_before=12, anchor="event"), True),
    ],
)
def test_a_bound_may_be_counted_back_from_the_edition_its_closing_or_its_first_day(finished, bound, stands):
    assert fits(days(finished), Completion(after=bound), frame()).answer is stands


def test_a_leap_day_is_the_last_of_february_in_other_years():
    assert frame().day_of(RelativeDay(month=2, day=29, years_before=1)) == (date(2026, 2, 28), date(2026, 2, 28))


@pytest.mark.parametrize(
    ("finished", "stands"),
    [("2025-05-22", False), ("2025-05-23", None), ("2026-06", None), ("2026-07-01", True)],
)
def test_a_closing_day_that_is_not_known_leaves_open_only_what_hangs_on_it(finished, stands):
    bound = Completion(after=RelativeDay(months_before=18, anchor="deadline"))
    unannounced = Frame(edition=an_edition(2027), today=TODAY)
    assert fits(days(finished), bound, unannounced).answer is stands


def test_what_is_counted_from_an_unknown_day_says_so():
    bound = Completion(since=RelativeDay(months_before=12, anchor="event"))
    fit = fits(days("2026-05"), bound, Frame(edition=an_edition(2027), today=TODAY))
    assert (fit.answer, str(fit.unresolved)) == (None, "the event's first day, from which it is counted")
    assert [str(each) for each in fit.asked] == ["on or after some day of 2026"]


def test_days_that_are_no_whole_month_or_year_are_named_by_their_ends():
    bound = Completion(by=RelativeDay(months_before=1, anchor="deadline"))
    fit = fits(days("2026-05"), bound, Frame(edition=an_edition(2027), today=TODAY))
    assert [str(each) for each in fit.asked] == ["by some day between 22 Oct 2026 and 30 Nov 2027"]


LAST = an_edition(2026, a_deadline("2025-10-30"), starts="2026-03-01", ends=date(2026, 3, 10))


@pytest.mark.parametrize(
    ("finished", "which", "stands"),
    [
        ("2026-03-10", "edition", False),
        ("2026-03-11", "edition", True),
        ("2025-10-30", "call", False),
        ("2025-10-31", "call", True),
    ],
)
def test_since_the_last_edition_or_call_means_after_it(finished, which, stands):
    assert fits(days(finished), Completion(since_last=which), frame(previous=LAST)).answer is stands


@pytest.mark.parametrize("which", ["edition", "call"])
@pytest.mark.parametrize("previous", [None, an_edition(2026)])
def test_a_last_edition_that_nobody_dated_leaves_it_open(which, previous):
    fit = fits(days("2026-05"), Completion(since_last=which), frame(previous=previous))
    assert fit.answer is None
    assert fit.unresolved is not None


def test_the_first_day_stands_for_a_last_edition_without_an_end():
    previous = an_edition(2026, starts="2026-03-01")
    assert fits(days("2026-03-02"), Completion(since_last="edition"), frame(previous=previous)).answer is True


@pytest.mark.parametrize(
    "condition",
    [
        Completion(after=JAN),
        Completion(since=JAN),
        Completion(before=JAN),
        Completion(by=JAN),
        Completion(years=(2026,)),
        Completion(since_last="call"),
    ],
)
def test_a_film_whose_day_nobody_stated_is_open_and_told_what_is_asked(condition):
    fit = fits(None, condition, frame(previous=LAST))
    assert (fit.answer, len(fit.asked)) == (None, 1)


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (Completion(after=JAN), "after 1 Jan 2026"),
        (Completion(since=JAN), "on or after 1 Jan 2026"),
        (Completion(before=JAN), "before 1 Jan 2026"),
        (Completion(by=JAN), "by 1 Jan 2026"),
        (Completion(years=(2027,), years_before=(1,)), "in 2026, 2027"),
        (Completion(since_last="edition"), "after the end of the last edition, 10 Mar 2026"),
        (Completion(since_last="call"), "after the closing of the last call, 30 Oct 2025"),
    ],
)
def test_bounds_are_said_with_their_days(condition, said):
    assert [str(each) for each in fits(days("2026-05"), condition, frame(previous=LAST)).asked] == [said]


@pytest.mark.parametrize(
    ("edition", "closing", "event", "end", "closes"),
    [
        (EVENT, "2026-10-31", "2027-03-04", "2027-03-14", "2026-10-31"),
        (an_edition(2027), None, "2027", "2027", "2026-11-22/2027-12-31"),
        (an_edition(2027), "2027-02-01", "2027-02-01/2027-12-31", "2027-02-01/2027-12-31", "2027-02-01"),
        (an_edition(2027), "2028-02-01", "2027-12-31", "2027-12-31", "2028-02-01"),
        (an_edition(2027, starts="2027-03-04"), None, "2027-03-04", "2027-03-04/2027-12-31", "2026-11-22/2027-03-04"),
        (an_edition(2025), None, "2025", "2025", "2025-12-31"),
    ],
)
def test_days_that_are_not_known_lie_where_they_still_can(edition, closing, event, end, closes):
    known = frame(edition=edition, closing=closing)
    assert (str(known.event), str(known.event_end), str(known.closing)) == (event, end, closes)


def test_only_entry_dates_close_a_call():
    edition = an_edition(2026, a_deadline("2025-10-30"), a_deadline("2025-12-01", "print", closes="print"))
    assert frame(previous=edition).last_call_end == date(2025, 10, 30)


def test_a_range_is_shown_as_its_day_where_it_has_one():
    assert shown(days("2026-05-14")) == date(2026, 5, 14)
    assert str(shown(days("2026-05"))) == "2026-05"
