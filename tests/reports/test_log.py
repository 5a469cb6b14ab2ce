"""The log: open entries first, overdue answers marked, days waited, and no more rows read than are shown."""

from datetime import date

import pytest

from filmtrack.domain.entry import Terms
from filmtrack.domain.entry_filter import EVERY_ENTRY, EntryFilter
from filmtrack.domain.events import entry_planned, entry_submitted, entry_updated, film_added
from filmtrack.reports.entry_history import whole_entry
from filmtrack.reports.log import (
    LogQuestion,
    awaiting_of,
    log,
    log_rows,
    overdue_of,
    row_of,
    something_is_due,
    wanted_entries,
)
from ledgers import TODAY, a_film, an_entry, ledger_at, money, written

OVERDUE = an_entry(
    festival="busan", answer_due_on=date(2026, 11, 21), platform="FilmFreeway", fee=money("13 EUR"), missing=("film",)
)
DUE_TODAY = an_entry(festival="clermont", answer_due_on=TODAY, fee=money("0 EUR"), platform="Short Film Depot")
PLANNED = an_entry(festival="leeds", fee=money("20 USD"))
SETTLED = an_entry(festival="tampere", platform="filmfreeway")


@pytest.fixture
def reader(tmp_path):
    ledger = ledger_at(tmp_path)
    written(ledger, film_added(a_film(), on=TODAY))
    written(ledger, entry_submitted(SETTLED, on=date(2026, 9, 1)))
    written(ledger, entry_updated(SETTLED, on=date(2026, 10, 1), status="not-selected"))
    written(ledger, entry_planned(PLANNED, on=date(2026, 11, 1)))
    written(ledger, entry_submitted(DUE_TODAY, on=date(2026, 10, 1)))
    written(ledger, entry_submitted(OVERDUE, on=date(2026, 10, 23)))
    with ledger.reading() as records:
        yield records


def festivals(found):
    return [row.festival for row in found.rows]


def test_what_is_open_comes_first_and_the_answer_due_longest_on_top(reader):
    assert festivals(log(reader, LogQuestion(), today=TODAY)) == ["busan", "clermont", "leeds", "tampere"]


def test_an_answer_is_overdue_from_the_day_after_it_was_due(reader):
    rows = log(reader, LogQuestion(), today=TODAY).rows
    assert [row.answer_overdue for row in rows] == [True, False, False, False]
    tomorrow = log(reader, LogQuestion(), today=date(2026, 11, 23)).rows
    assert [row.answer_overdue for row in tomorrow] == [True, True, False, False]


def test_days_are_waited_only_while_an_answer_is_awaited(reader):
    rows = log(reader, LogQuestion(), today=TODAY).rows
    assert [row.waiting_days for row in rows] == [30, 52, None, None]
    elsewhere = log(reader, LogQuestion(), today=date(2026, 10, 1)).rows
    assert [row.waiting_days for row in elsewhere] == [0, 0, None, None]


def test_a_limit_keeps_the_total(reader):
    found = log(reader, LogQuestion(), today=TODAY, limit=1)
    assert (festivals(found), found.total) == (["busan"], 4)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (LogQuestion(platforms=("FILM freeway",)), []),
        (LogQuestion(platforms=("filmfreeway",)), ["busan", "tampere"]),
        (LogQuestion(platforms=("short-film-depot",)), ["clermont"]),
        (LogQuestion(free=True), ["clermont"]),
        (LogQuestion(most=money("15 EUR")), ["busan", "clermont"]),
        (LogQuestion(most=money("20 USD")), ["clermont", "leeds"]),
        (LogQuestion(wanted=EntryFilter(festivals=("busan",)), free=True), []),
    ],
)
def test_what_the_ledgers_filter_cannot_say_is_looked_at_entry_by_entry(reader, question, expected):
    found = log(reader, question, today=TODAY)
    assert (festivals(found), found.total) == (expected, len(expected))
    assert log(reader, question, today=TODAY, limit=1).total == len(expected)
    assert not question.exact


def test_entries_alone_can_be_asked_for(reader):
    rows, total = wanted_entries(reader, LogQuestion(), limit=2)
    assert ([each.number for each in rows], total) == ([1, 2], 4)


def test_a_row_says_which_terms_it_was_judged_by():
    terms = Terms(festival_name="Busan", tier="late", late=True, announced=False)
    row = row_of(an_entry(terms=terms), None, today=TODAY)
    assert (row.festival_name, row.tier, row.late, row.announced, row.film_title) == (
        "Busan",
        "late",
        True,
        False,
        None,
    )
    bare = row_of(an_entry(), "Night Bus", today=TODAY)
    assert (bare.festival_name, bare.tier, bare.late, bare.announced, bare.closes_at) == (None, None, False, None, None)


def test_an_entry_of_a_film_that_is_gone_keeps_its_id(reader):
    (row,) = log_rows(reader, (an_entry("lost"),), today=TODAY)
    assert (row.film, row.film_title) == ("lost", None)


@pytest.mark.parametrize(
    ("wanted", "due"),
    [
        (EVERY_ENTRY, True),
        (EntryFilter(festivals=("busan",)), True),
        (EntryFilter(festivals=("clermont",)), False),
        (EntryFilter(missing=False, festivals=("busan",)), False),
        (EntryFilter(missing=False, festivals=("leeds",)), False),
        (EntryFilter(open=False), False),
        (EntryFilter(statuses=("planned",)), False),
    ],
)
def test_something_is_due_when_an_answer_is_late_or_something_is_missing(reader, wanted, due):
    assert something_is_due(reader, LogQuestion(wanted=wanted), today=TODAY) is due


@pytest.mark.parametrize(
    ("question", "due"),
    [
        (LogQuestion(platforms=("filmfreeway",)), True),
        (LogQuestion(platforms=("short film depot",)), False),
        (LogQuestion(wanted=EntryFilter(missing=False), free=True), False),
    ],
)
def test_only_what_is_asked_for_can_be_due(reader, question, due):
    assert something_is_due(reader, question, today=TODAY) is due


def test_overdue_ends_the_day_before_and_never_after_what_was_asked():
    assert overdue_of(EVERY_ENTRY, today=TODAY).answer_due_to == date(2026, 11, 21)
    earlier = EntryFilter(answer_due_to=date(2026, 11, 1))
    assert overdue_of(earlier, today=TODAY).answer_due_to == date(2026, 11, 1)
    later = EntryFilter(answer_due_to=date(2027, 11, 1))
    assert overdue_of(later, today=TODAY).answer_due_to == date(2026, 11, 21)


def test_awaiting_narrows_what_was_asked():
    assert awaiting_of(EVERY_ENTRY).statuses == ("shortlisted", "submitted")
    assert awaiting_of(EntryFilter(statuses=("submitted", "selected"))).statuses == ("submitted",)


def test_a_whole_entry_has_everything_that_happened_to_it(reader):
    entry = reader.entry_numbered(1)
    whole = whole_entry(reader, entry, today=TODAY)
    assert (whole.entry, whole.row.number) == (entry, 1)
    assert [(each.kind, each.by, str(each.text)) for each in whole.history] == [
        ("entry-submitted", "ann", "submitted; platform: filmfreeway"),
        ("entry-updated", "ann", "not-selected"),
    ]
