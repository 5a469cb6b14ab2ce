"""One's own entries on a calendar: the answers that are due, the selections, and the deadlines still to be met."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from calendars import HELD, MINE, asked, only, said, uids
from factories import a_deadline, a_festival, an_edition
from filmtrack.domain.entry import Entry, StatusChange, Terms
from filmtrack.domain.festival import ListedDay
from filmtrack.reports.calendar_item import UNDATED
from filmtrack.reports.due_window import Mark
from filmtrack.reports.filters import Filters
from filmtrack.reports.rows import UpcomingRow


def an_entry(status: str = "submitted", **known: object) -> Entry:
    day = date(2026, 11, 10)
    change = StatusChange(status=status, on=day, at=datetime(2026, 11, 10, 8, 30, tzinfo=UTC), by="ann", seq=1)
    told = {
        "id": "night-bus/lamma/2027",
        "number": 17,
        "film": "night-bus",
        "festival": "lamma",
        "edition": 2027,
        "updated_at": datetime(2026, 11, 12, 8, 30, 15, 250, tzinfo=UTC),
        "history": (change,),
    }
    return Entry(**{**told, **known})


def test_an_answer_is_due_on_the_day_that_the_entry_says():
    entry = an_entry(answer_due_on=date(2027, 1, 15), section="xr", reference="A-7")
    item = only(asked(HELD, entries=(entry,), question=MINE))
    assert (item.uid, item.what, item.first, item.last) == (
        "night-bus/lamma/2027/answer",
        "answer",
        date(2027, 1, 15),
        date(2027, 1, 15),
    )
    assert str(item.title) == "夜車 Night Bus: answer due from Lamma Short 2027"
    assert item.stamp == datetime(2026, 11, 12, 8, 30, 15, tzinfo=UTC)
    assert said(item).splitlines() == [
        "Section: Xr",
        "Sent on 10 Nov 2026",
        "Status: submitted",
        "Reference: A-7",
        "filmtrack log 17",
    ]


def test_else_on_the_day_on_which_the_festival_notifies():
    item = only(asked(HELD, entries=(an_entry(),), question=MINE))
    assert item.first == date(2027, 2, 1)
    assert item.stamp == datetime(2026, 11, 20, tzinfo=UTC)
    assert "Sent on 10 Nov 2026" in said(item)
    assert "Checked on 20 Nov 2026" in said(item)


def test_where_nobody_knows_the_day_there_is_no_answer_to_wait_for():
    unknown = a_festival(an_edition(2027, starts="2027-03-01"))
    assert asked(unknown, entries=(an_entry(),), question=MINE).items == ()


@pytest.mark.parametrize("status", ["selected", "screened", "awarded"])
def test_a_selection_lasts_as_long_as_the_festival(status: str):
    item = only(asked(HELD, entries=(an_entry(status, film="untold"),), question=MINE))
    assert (item.uid, item.first, item.last) == ("night-bus/lamma/2027/selection", date(2027, 3, 1), date(2027, 3, 7))
    assert str(item.title) == "untold at Lamma Short 2027"
    assert item.place == "Paris, FR"


@pytest.mark.parametrize("status", ["not-selected", "withdrawn", "disqualified", "no-answer"])
def test_what_is_over_is_on_no_calendar(status: str):
    assert asked(HELD, entries=(an_entry(status, answer_due_on=date(2027, 1, 1)),), question=MINE).items == ()


def test_a_selection_without_days_or_at_a_cancelled_edition_is_on_no_calendar():
    undated = a_festival(an_edition(2027, a_deadline("2026-12-02")))
    cancelled = a_festival(an_edition(2027, starts="2027-03-01", cancelled=True))
    one_day = a_festival(an_edition(2027, starts="2027-03-01"))
    entries = (an_entry("selected"),)
    assert asked(undated, entries=entries, question=MINE).items == ()
    assert asked(cancelled, entries=entries, question=MINE).items == ()
    assert only(asked(one_day, entries=entries, question=MINE)).last == date(2027, 3, 1)


@pytest.mark.parametrize(
    ("entry", "deadlines"),
    [
        (an_entry("planned"), ["regular", "late.xr", "final@festhome"]),
        (an_entry("planned", section="xr"), ["regular", "late.xr", "final@festhome"]),
        (an_entry("planned", section="other", platform="FilmFreeway"), ["regular"]),
        (an_entry("planned", edition=2026), []),
        (an_entry("planned", festival="ruhr"), []),
        (an_entry("submitted", missing=("film",), terms=Terms(deadline="late.xr")), ["late.xr"]),
        (an_entry("submitted", missing=("form",)), ["regular", "late.xr", "final@festhome"]),
        (an_entry("submitted"), []),
        (an_entry("not-selected", missing=("film",)), []),
    ],
)
def test_the_deadlines_of_entries_are_those_that_they_still_have_to_meet(entry: Entry, deadlines: list[str]):
    found = asked(HELD, entries=(entry,), question=replace(MINE, last=date(2026, 12, 31)))
    assert uids(found) == [f"lamma/2027/{key}" for key in deadlines]


def test_a_plan_may_aim_at_a_listed_day():
    festival = a_festival(listed=ListedDay(month=12, day=7, source="example.org/list"))
    assert uids(asked(festival, entries=(an_entry("planned"),), question=MINE)) == ["lamma/2026/listed"]


def test_everything_holds_both_and_the_catalogue_alone_nothing_of_entries():
    entries = (an_entry("selected"),)
    both = uids(asked(HELD, entries=entries))
    assert {"lamma/2027/event", "lamma/2027/regular", "night-bus/lamma/2027/selection"} <= set(both)
    alone = uids(asked(HELD))
    assert set(both) - set(alone) == {"night-bus/lamma/2027/selection"}


@pytest.mark.parametrize(
    ("question", "there"),
    [
        ({"films": ("night-bus",)}, True),
        ({"films": ("other",)}, False),
        ({"filters": Filters(festivals=("lamma",))}, True),
        ({"filters": Filters(festivals=("ruhr",))}, False),
        ({"filters": Filters(editions=(2026,))}, False),
        ({"filters": Filters(sections=("xr",))}, False),
        ({"filters": Filters(countries=("FR",))}, True),
        ({"filters": Filters(countries=("DE",))}, False),
        ({"filters": Filters(statuses=("announced", "expected"))}, True),
        ({"filters": Filters(statuses=("expected",))}, False),
        ({"last": date(2027, 2, 28)}, False),
    ],
)
def test_films_and_filters_choose_among_entries(question: dict, there: bool):
    found = asked(HELD, entries=(an_entry("selected"),), question=replace(MINE, **question))
    assert bool(found.items) is there


@pytest.mark.parametrize(("terms", "name"), [(Terms(festival_name="Lamma then"), "Lamma then"), (None, "lamma")])
def test_a_festival_that_left_the_catalogue_goes_by_its_name_of_then(terms: Terms | None, name: str):
    entry = an_entry(answer_due_on=date(2027, 1, 15), terms=terms, updated_at=None)
    item = only(asked(entries=(entry,), question=MINE))
    assert str(item.title) == f"夜車 Night Bus: answer due from {name} 2027"
    assert item.stamp == UNDATED


def test_a_festival_that_left_the_catalogue_fits_no_filter_of_festivals():
    entry = an_entry(answer_due_on=date(2027, 1, 15))
    question = replace(MINE, filters=Filters(countries=("FR",)))
    assert asked(entries=(entry,), question=question).items == ()


# What one film may still enter


def entered(status: str | None) -> Mark:
    return lambda row: replace(row, entry=status)


def refused(row: UpcomingRow) -> None:
    return None


BOTH_DAYS = ["lamma/2027/regular", "lamma/2027/late.xr", "lamma/2027/final@festhome", "lamma/2027/event"]


@pytest.mark.parametrize(
    ("marks", "there"),
    [
        ((entered(None),), BOTH_DAYS),
        ((entered("planned"),), BOTH_DAYS),
        ((entered("submitted"),), BOTH_DAYS[-1:]),
        ((refused,), []),
        ((refused, entered(None)), BOTH_DAYS),
    ],
)
def test_a_films_calendar_has_the_dates_that_are_of_use_to_it(marks: tuple[Mark, ...], there: list[str]):
    assert uids(asked(HELD, marks=marks)) == there


def test_and_the_deadlines_that_a_film_which_was_sent_still_has_to_meet():
    entry = an_entry(missing=("film",), terms=Terms(deadline="regular"), answer_due_on=date(2028, 1, 1))
    found = asked(HELD, entries=(entry,), marks=(entered("submitted"),))
    assert uids(found) == ["lamma/2027/regular", "lamma/2027/event"]
