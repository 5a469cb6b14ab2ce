"""What is due: each window, each status, and what is never silently left out."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from factories import HONG_KONG, NOW, TODAY, Catalogue, a_deadline, a_festival, an_edition
from filmtrack.domain.festival import NOT_STATED, Fee, Festival, ListedDay
from filmtrack.domain.money import parse_money
from filmtrack.domain.requirements import Completion
from filmtrack.reports.due_window import Upcoming, Window
from filmtrack.reports.filters import Filters
from filmtrack.reports.rows import UpcomingRow
from filmtrack.reports.upcoming import upcoming


def due(*festivals: Festival, filters: Filters | None = None, now: datetime = NOW, **window: object) -> Upcoming:
    wanted = Window(**window) if window else Window(before=now + timedelta(days=60))
    today = now.astimezone(HONG_KONG).date()
    return upcoming(Catalogue(*festivals), wanted, filters or Filters(), now=now, zone=HONG_KONG, today=today)


def shown(found: Upcoming) -> list[tuple[str, str | None]]:
    return [(row.status, row.date.isoformat() if row.date else None) for row in found.rows]


def only(found: Upcoming) -> UpcomingRow:
    (row,) = found.rows
    return row


SOON = a_festival(an_edition(2027, a_deadline("2026-12-01", time="23:59", fee="13 EUR")))


def test_an_announced_deadline_is_an_instant_in_its_own_zone():
    row = only(due(SOON))
    assert row.closes_at == datetime(2026, 12, 1, 22, 59, tzinfo=UTC)
    assert row.warn_from_at == row.closes_at
    assert (row.status, row.days_left, row.hour_known, row.fee) == ("announced", 9, True, parse_money("13 EUR"))


def test_without_an_hour_it_is_open_to_the_end_of_that_day_and_warned_of_from_its_start():
    row = only(due(a_festival(an_edition(2027, a_deadline("2026-12-01")))))
    assert row.closes_at == datetime(2026, 12, 1, 23, 0, tzinfo=UTC)
    assert row.warn_from_at == datetime(2026, 11, 30, 23, 0, tzinfo=UTC)
    assert not row.hour_known


def test_a_submitters_deadline_closes_by_the_clock_of_whoever_submits():
    row = only(due(a_festival(an_edition(2027, a_deadline("2026-12-01", time="23:59", timezone="submitter")))))
    assert row.closes_at == datetime(2026, 12, 1, 15, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("closes", "there"), [("2026-11-22", True), ("2026-11-21", False), ("2027-01-21", True), ("2027-01-22", False)]
)
def test_the_usual_window_is_sixty_days_from_now(closes: str, there: bool):
    festival = a_festival(an_edition(2027, a_deadline(closes), a_deadline("2029-01-01", "final")))
    assert bool(shown(due(festival))) is there


def test_what_has_closed_shows_only_when_asked_for():
    past = a_festival(an_edition(2027, a_deadline("2026-11-02")))
    month = {"first": date(2026, 11, 1), "last": date(2026, 11, 30)}
    assert shown(due(past, **month)) == []
    row = only(due(past, **month, closed=True))
    assert row.closed
    assert row.days_left == -20


def test_a_month_takes_the_wall_date_that_the_festival_prints():
    festival = a_festival(an_edition(2027, a_deadline("2026-11-30", time="23:59", timezone="America/Los_Angeles")))
    row = only(due(festival, first=date(2026, 11, 1), last=date(2026, 11, 30)))
    assert row.closes_at == datetime(2026, 12, 1, 7, 59, tzinfo=UTC)


KNOWN = a_festival(an_edition(2025, a_deadline("2024-12-10")), an_edition(2026, a_deadline("2025-12-10")))


def test_an_edition_that_is_not_announced_is_expected_with_its_ranges():
    row = only(due(KNOWN))
    assert (row.status, row.edition, row.date) == ("expected", 2027, date(2026, 12, 10))
    assert row.range50 is not None
    assert row.range80 is not None
    assert row.range80[0] < row.range50[0] < row.date < row.range50[1] < row.range80[1]
    assert (row.closes_at, row.warn_from_at, row.days_left) == (None, None, 18)
    assert (row.editions_known, row.last_known_edition) == (2, 2026)


def test_an_announced_edition_is_not_expected_again():
    announced = replace(KNOWN, editions=(*KNOWN.editions, an_edition(2027, a_deadline("2026-12-12"))))
    assert shown(due(announced)) == [("announced", "2026-12-12")]


def test_an_announced_later_tier_hides_no_expected_earlier_one():
    early = [
        an_edition(year, a_deadline(f"{year - 1}-12-01", "early"), a_deadline(f"{year - 1}-12-20", "final"))
        for year in (2025, 2026)
    ]
    festival = a_festival(*early, an_edition(2027, a_deadline("2026-12-21", "final")))
    assert shown(due(festival)) == [("expected", "2026-12-01"), ("announced", "2026-12-21")]


@pytest.mark.parametrize(
    "announced",
    [
        an_edition(2027, a_deadline("2026-11-28", "final")),
        an_edition(2027, a_deadline("2026-12-03", NOT_STATED, forecasts=False)),
        an_edition(2027, starts="2026-11-30"),
        an_edition(2027, cancelled=True),
    ],
)
def test_an_expectation_that_contradicts_what_is_announced_is_not_shown(announced: object):
    festival = a_festival(an_edition(2026, a_deadline("2025-12-01", "early")), announced)
    assert not [status for status, day in shown(due(festival)) if status == "expected" and day == "2026-12-01"]


def test_an_expected_deadline_says_which_films_alone_it_binds():
    older = a_deadline("2025-12-10", key="older-films", completed=Completion(note="films of last year"))
    assert str(only(due(a_festival(an_edition(2026, older)))).note).startswith("binds only: films of last year; ")


def test_a_later_tier_before_an_announced_earlier_one_is_not_shown():
    festival = a_festival(
        an_edition(2026, a_deadline("2025-12-01", "late")), an_edition(2027, a_deadline("2026-12-05", "early"))
    )
    assert shown(due(festival)) == [("announced", "2026-12-05")]


def test_tiers_of_other_sections_do_not_contradict():
    festival = a_festival(
        an_edition(2026, a_deadline("2025-12-01", "early")),
        an_edition(2027, a_deadline("2026-11-28", "final", sections=("xr",))),
        sections=("xr",),
    )
    assert ("expected", "2026-12-01") in shown(due(festival))


def test_tiers_with_names_of_their_own_do_not_contradict():
    festival = a_festival(
        an_edition(2026, a_deadline("2025-12-01", "Super Saver")), an_edition(2027, a_deadline("2026-11-28", "final"))
    )
    assert ("expected", "2026-12-01") in shown(due(festival))


def test_an_expected_day_that_is_past_counts_as_due_now_and_names_the_edition_after():
    row = only(due(a_festival(an_edition(2026, a_deadline("2025-11-18")))))
    assert row.due_now
    assert "any day now, or just closed: look" in str(row.note)
    assert "18 Nov 2027" in str(row.note)
    after = due(a_festival(an_edition(2026, a_deadline("2025-11-18"))), first=date(2027, 1, 1)).rows[0]
    assert (str(after.date), "any day now" in str(after.note)) == ("2027-11-18", False)


def test_what_is_due_now_stands_behind_what_is_dated():
    festival = a_festival(an_edition(2026, a_deadline("2025-11-18")), id="a")
    assert [row.due_now for row in due(festival, replace(SOON, id="b")).rows] == [False, True]


def test_what_is_due_now_belongs_only_to_windows_that_hold_today():
    festival = a_festival(an_edition(2026, a_deadline("2025-11-18")))
    assert shown(due(festival, first=date(2026, 12, 1), last=date(2026, 12, 31))) == []
    assert shown(due(festival, first=date(2026, 11, 20), last=date(2026, 11, 30))) == [("expected", "2026-11-18")]


def test_what_only_its_range_brings_in_is_counted_and_listed_on_demand():
    window = {"first": date(2026, 12, 1), "last": date(2026, 12, 9)}
    assert (shown(due(KNOWN, **window)), due(KNOWN, **window).maybe) == ([], 1)
    assert shown(due(KNOWN, **window, maybe=True)) == [("expected", "2026-12-10")]


def test_within_a_time_counts_ranges_too():
    assert due(KNOWN, before=NOW + timedelta(days=10)).maybe == 1


LISTED = a_festival(listed=ListedDay(month=12, day=7, source="https://example.org/list", as_of=2019))


def test_a_listed_day_is_shown_in_its_next_occurrence_without_an_edition():
    row = only(due(LISTED))
    assert (row.status, row.edition, row.date, row.superseded_by) == ("listed", None, date(2026, 12, 7), None)
    assert row.source == "https://example.org/list"
    assert row.range80 is not None


def test_a_listed_day_remembers_what_is_newer():
    festival = replace(LISTED, editions=(an_edition(2025, a_deadline("2024-12-10")),))
    listed = next(row for row in due(festival).rows if row.status == "listed")
    assert listed.superseded_by == "2025 regular"
    assert [row.status for row in due(festival, next_only=True).rows] == ["expected"]


def test_what_is_older_than_the_list_does_not_supersede_it():
    festival = replace(LISTED, editions=(an_edition(2015, a_deadline("2014-12-10")),))
    assert next(row for row in due(festival).rows if row.status == "listed").superseded_by is None


def test_somebody_who_looked_in_vain_makes_an_edition_overdue():
    looked = an_edition(2026, looked_on=date(2026, 11, 1))
    festival = a_festival(
        an_edition(2024, a_deadline("2023-09-01")), an_edition(2025, a_deadline("2024-09-01")), looked
    )
    rows = due(festival).rows
    assert ("overdue", 2026) in {(row.status, row.edition) for row in rows}


def test_a_festival_of_which_nothing_is_known_is_said_to_be_unknown():
    row = only(due(a_festival(), next_only=True))
    assert (row.status, row.date) == ("unknown", None)
    assert str(row.note) == "no deadline and no edition is known"


def test_unknown_says_what_was_known_last():
    old = a_festival(an_edition(2005, a_deadline("2004-09-01")))
    held = a_festival(an_edition(2025, starts="2025-03-17"))
    assert str(only(due(old, next_only=True)).note) == "no date: the last known deadline is of 2005"
    assert str(only(due(held, next_only=True)).note) == "no deadline is known; the last known edition is 2025"


def test_a_superseded_list_alone_leaves_the_next_date_unknown():
    held = an_edition(2026, a_deadline("2025-12-01", "not stated", forecasts=False))
    festival = a_festival(held, listed=ListedDay(month=12, day=7, source="s", as_of=2019))
    assert [row.status for row in due(festival, next_only=True).rows] == ["unknown"]


def test_what_has_no_date_shows_only_when_asked_for():
    assert shown(due(a_festival())) == []
    assert shown(due(a_festival(), undated=True)) == [("unknown", None)]


def test_next_gives_one_row_a_festival_its_soonest():
    festival = a_festival(an_edition(2027, a_deadline("2026-12-20", "final"), a_deadline("2026-12-01")))
    assert shown(due(festival, next_only=True)) == [("announced", "2026-12-01")]


def test_a_rolling_call_closes_nothing():
    row = only(due(a_festival(an_edition(2027, a_deadline("", rolling=True))), next_only=True))
    assert (row.status, row.closes_at, row.days_left) == ("announced", None, None)
    assert "open all the time" in str(row.note)


EVENTS = a_festival(
    an_edition(2027, starts="2026-12-10", ends=date(2026, 12, 13), opens=date(2026, 11, 25)), kind="market"
)


def test_events_show_opening_and_event_days():
    window = {"before": NOW + timedelta(days=60)}
    assert shown(due(EVENTS, **window)) == []
    assert [row.what for row in due(EVENTS, **window, events=True).rows] == ["opens", "event"]
    assert due(EVENTS, **window, events=True).rows[1].ends_on == date(2026, 12, 13)


def test_events_of_the_past_show_when_asked_for():
    festival = a_festival(an_edition(2026, starts="2026-03-01"), an_edition(2025, starts="2025-03-01", cancelled=True))
    assert shown(due(festival, first=date(2025, 1, 1), events=True)) == []
    assert shown(due(festival, first=date(2025, 1, 1), closed=True, events=True)) == [("announced", "2026-03-01")]


@pytest.mark.parametrize(
    ("one", "later", "rises"),
    [
        ("13 EUR", "20 EUR", True),
        ("free", "5 EUR", True),
        ("20 EUR", "13 EUR", False),
        ("13 EUR", "20 USD", False),
        ("13 EUR", "free", False),
        ("13 EUR", None, False),
        (None, "20 EUR", False),
    ],
)
def test_the_price_rises_with_a_later_tier_that_is_known_to_cost_more(one: str | None, later: str | None, rises: bool):
    edition = an_edition(2027, a_deadline("2026-12-01", "early", fee=one), a_deadline("2026-12-20", "late", fee=later))
    row = due(a_festival(edition)).rows[0]
    assert row.price_rises_on == (date(2026, 12, 1) if rises else None)


def test_fees_that_depend_on_the_film_are_told_and_not_guessed():
    fees = (
        Fee(money=parse_money("10 EUR"), student=True, member=False),
        Fee(money=parse_money("20 EUR"), student=False, member=True, up_to_seconds=1200, note="with catalogue"),
        Fee(money=None, countries=("HK",), over_seconds=600),
        Fee(money=parse_money("30 EUR")),
    )
    row = only(due(a_festival(an_edition(2027, a_deadline("2026-12-01", fees=fees)))))
    assert (row.fee, row.free) == (None, None)
    assert "10 EUR (students, not members); 20 EUR (not students, members, up to 20 min, with catalogue); " in str(
        row.note
    )
    assert "free (HK, over 10 min); 30 EUR" in str(row.note)


def test_notes_of_a_deadline_are_shown():
    deadline = a_deadline(
        "2026-12-01",
        closes="screener",
        basis="postmarked",
        notes=("doubtful",),
        completed=Completion(note="films of 2026"),
        replaces=date(2026, 11, 30),
    )
    row = only(due(a_festival(an_edition(2027, deadline))))
    assert str(row.note) == "closes the screener; the postmark counts; films of 2026; doubtful"
    assert row.replaces == date(2026, 11, 30)


FESTIVALS = (
    replace(SOON, id="a", country="HK", kind="competition", platforms=("FilmFreeway",), qualifying=("academy",)),
    a_festival(
        an_edition(2027, a_deadline("2026-12-02", fee="free", sections=("xr",))), id="b", country=None, sections=("xr",)
    ),
    a_festival(an_edition(2027, a_deadline("2026-12-03")), id="c", name="Cé"),
)


@pytest.mark.parametrize(
    ("filters", "ids", "unstated"),
    [
        (Filters(), "abc", 0),
        (Filters(festivals=("b",)), "b", 0),
        (Filters(countries=("HK",)), "a", 1),
        (Filters(kinds=("festival",)), "bc", 0),
        (Filters(platforms=("filmfreeway",)), "a", 2),
        (Filters(qualifying=("academy",)), "a", 0),
        (Filters(editions=(2027,)), "abc", 0),
        (Filters(editions=(2026,)), "", 0),
        (Filters(statuses=("expected",)), "", 0),
        (Filters(sections=("xr",)), "abc", 0),
        (Filters(sections=("other",)), "ac", 0),
        (Filters(free=True), "b", 1),
        (Filters(max_fee=parse_money("13 EUR")), "ab", 1),
        (Filters(max_fee=parse_money("12 EUR")), "b", 1),
        (Filters(max_fee=parse_money("13 USD")), "b", 2),
        (Filters(genres=("animation",)), "", 3),
        (Filters(student=True), "", 0),
    ],
)
def test_a_filter_keeps_what_fits_and_counts_what_does_not_say(filters: Filters, ids: str, unstated: int):
    found = due(*FESTIVALS, filters=filters)
    assert ("".join(row.festival for row in found.rows), found.unstated) == (ids, unstated)


def test_the_order_of_the_catalogue_does_not_matter():
    assert due(*FESTIVALS).rows == due(*reversed(FESTIVALS)).rows


def test_today_is_the_users():
    late = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)
    assert only(due(KNOWN, now=late)).days_left == 17
    assert date(2026, 11, 22) == TODAY
