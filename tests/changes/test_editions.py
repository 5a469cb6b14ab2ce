"""Which edition a film goes to that is sent in on a day, and which closing date it meets."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from factories import HONG_KONG, NOW, a_deadline, a_festival, an_edition
from filmtrack.changes.editions import Question, editions_that_fit, moment_of, named_edition
from filmtrack.domain.days import one_day
from filmtrack.domain.film import Film
from filmtrack.domain.instants import WallTimeError
from filmtrack.domain.requirements import Completion

BUS = Film(id="night-bus", title="Night Bus")
PAST = (
    an_edition(2024, a_deadline("2023-09-24"), starts="2024-02-01"),
    an_edition(2025, a_deadline("2024-09-24"), starts="2025-02-01"),
    an_edition(2026, a_deadline("2025-09-24"), starts="2026-02-01"),
)


def asked(festival, on=None, *, section=None, film=BUS, platform=None):
    day = date.fromisoformat(on) if on else None
    return Question(
        film=film,
        festival=festival,
        section=festival.section(section) if section else None,
        platform=platform,
        moment=moment_of(day, now=NOW, zone=HONG_KONG),
    )


def fits(festival, on=None, **more):
    found = editions_that_fit(asked(festival, on, **more))
    return [(each.year, each.basis, each.tier.deadline.key if each.tier else None) for each in found]


def test_today_is_judged_by_this_moment_and_another_day_from_its_beginning():
    assert moment_of(None, now=NOW, zone=HONG_KONG).at == NOW
    assert moment_of(date(2026, 11, 22), now=NOW, zone=HONG_KONG).exact
    other = moment_of(date(2026, 11, 20), now=NOW, zone=HONG_KONG)
    assert (other.exact, other.at) == (False, datetime(2026, 11, 19, 16, tzinfo=UTC))


def test_a_day_outside_the_calendar_is_refused():
    with pytest.raises(WallTimeError):
        moment_of(date.max, now=NOW, zone=HONG_KONG)


TIERS = a_festival(*PAST, an_edition(2027, a_deadline("2026-11-01", "early"), a_deadline("2026-12-01", "late")))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2026-10-01", (2027, "open", "early")),
        ("2026-11-01", (2027, "open", "early")),
        ("2026-11-02", (2027, "open", "early")),
        ("2026-11-03", (2027, "open", "late")),
        ("2026-12-01", (2027, "open", "late")),
        ("2026-12-15", (2027, "late", "late")),
        ("2026-12-31", (2027, "late", "late")),
    ],
)
def test_the_announced_edition_is_met_until_30_days_after_its_last_date(on, expected):
    assert fits(TIERS, on) == [expected]


def test_longer_after_the_last_date_the_next_edition_is_expected():
    # `late` was never seen before, so that its year after is expected by its first date
    assert fits(TIERS, "2027-01-02")[0][:2] == (2028, "expected")


def test_the_thirtieth_day_is_the_last():
    closes = datetime(2026, 12, 1, 23, tzinfo=UTC)
    question = asked(TIERS, "2026-12-15")
    at = [closes.replace(year=2026, month=12, day=31), closes.replace(year=2027, month=1, day=1)]
    found = [
        editions_that_fit(replace(question, moment=replace(question.moment, at=each, exact=True)))[0].basis
        for each in at
    ]
    assert found == ["late", "expected"]


def test_a_plan_is_never_late():
    assert [each.basis for each in editions_that_fit(asked(TIERS, "2026-12-15"), late=False)] == ["expected"]


def test_an_expected_later_tier_keeps_an_edition_from_being_over():
    tiers = [(2025, "2024"), (2026, "2025")]
    past = [an_edition(y, a_deadline(f"{d}-09-01", "early"), a_deadline(f"{d}-12-20", "late")) for y, d in tiers]
    festival = a_festival(*past, an_edition(2027, a_deadline("2026-11-10", "early")))
    found = editions_that_fit(asked(festival))
    assert [(each.year, each.basis, each.expected.tier) for each in found] == [(2027, "expected", "late")]


def test_what_may_just_have_closed_leaves_two_editions():
    festival = a_festival(*(an_edition(year, a_deadline(f"{year - 1}-11-15")) for year in (2024, 2025, 2026)))
    found = editions_that_fit(asked(festival))
    assert [(each.year, each.basis) for each in found] == [(2027, "expected"), (2028, "expected")]


def test_two_open_editions_are_both_offered_the_sooner_first():
    festival = a_festival(an_edition(2027, a_deadline("2027-03-01")), an_edition(2028, a_deadline("2027-01-10")))
    assert [each[0] for each in fits(festival)] == [2028, 2027]


def test_a_call_without_end_comes_after_one_that_closes():
    rolling = an_edition(2028, a_deadline("", rolling=True))
    assert fits(a_festival(rolling)) == [(2028, "open", "regular")]
    assert [each[0] for each in fits(a_festival(an_edition(2027, a_deadline("2027-03-01")), rolling))] == [2027, 2028]


def test_a_cancelled_edition_is_not_meant():
    festival = a_festival(*PAST, an_edition(2027, a_deadline("2026-12-01"), cancelled=True))
    assert [each[0] for each in fits(festival)] == [2028]


SECTIONS = a_festival(
    an_edition(2027, a_deadline("2026-11-10"), a_deadline("2026-12-10", sections=["student"])),
    sections=("student", "open"),
)


def test_a_section_has_its_own_date_and_no_section_the_general_one():
    assert fits(SECTIONS) == [(2027, "late", "regular")]
    assert fits(SECTIONS, section="student") == [(2027, "open", "regular.student")]
    assert fits(SECTIONS, section="open") == [(2027, "late", "regular")]


def test_where_every_date_is_a_sections_own_no_section_means_any():
    festival = a_festival(
        an_edition(
            2027,
            a_deadline("2026-11-10", sections=["a"]),
            a_deadline("2026-12-10", sections=["b"]),
            starts="2027-05-01",
        ),
        sections=("a", "b", "c"),
    )
    assert fits(festival) == [(2027, "open", "regular.b")]
    assert fits(festival, section="c") == [(2027, "undated", None)]


def test_an_expected_date_of_another_section_is_not_meant():
    past = [an_edition(y, a_deadline(f"{y - 1}-12-10", sections=["a"])) for y in (2025, 2026)]
    festival = a_festival(*past, sections=("a", "b"))
    assert fits(festival, section="a")[0][:2] == (2027, "expected")
    assert fits(festival, section="b")[0][:2] == (2027, "unknown")


def test_an_announced_event_without_a_date_is_the_next_that_begins():
    festival = a_festival(
        an_edition(2026, starts="2026-05-01"),
        an_edition(2028, starts="2028-05-01"),
        an_edition(2027, starts="2027-05-01"),
    )
    assert fits(festival) == [(2027, "undated", None)]


@pytest.mark.parametrize(("on", "year"), [("2026-06-01", 2026), ("2026-11-22", 2027), ("9999-12-28", 9999)])
def test_where_nothing_is_known_the_next_months_decide(on, year):
    assert fits(a_festival(), on) == [(year, "unknown", None)]


@pytest.mark.parametrize(("year", "basis"), [(2027, "open"), (2026, "closed"), (2028, "expected"), (2033, "unknown")])
def test_a_named_edition_is_taken_whatever_is_known_of_it(year, basis):
    found = named_edition(asked(TIERS), year)
    assert (found.year, found.basis) == (year, basis)


def test_a_named_edition_that_closed_tells_by_how_much():
    closing = named_edition(asked(TIERS), 2025).closing
    assert closing is not None
    assert closing.closes_at == datetime(2024, 9, 24, 22, tzinfo=UTC)


def test_a_named_event_without_dates_may_still_be_expected():
    festival = a_festival(*PAST, an_edition(2027, starts="2027-02-01"))
    found = named_edition(asked(festival, "2026-09-01"), 2027)
    assert (found.basis, found.known) == ("expected", festival.edition(2027))


def test_the_date_for_films_finished_then_binds_them():
    done = Completion(after=date(2026, 8, 31))
    festival = a_festival(
        an_edition(
            2027,
            a_deadline("2026-11-10", "early"),
            a_deadline("2026-12-10", "late", completed=done),
            starts="2027-02-01",
        )
    )
    film = replace(BUS, completed=one_day(date(2026, 9, 1)))
    assert fits(festival, film=film) == [(2027, "open", "late")]


YEARS = a_festival(*PAST, an_edition(2027, a_deadline("2026-09-24"), starts="2027-02-01"))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2024-08-01", (2025, "open")),
        ("2024-10-10", (2025, "late")),
        ("2024-11-10", (2026, "open")),
        ("2023-01-10", (2024, "open")),
    ],
)
def test_what_was_announced_since_does_not_reach_back_to_a_past_day(on, expected):
    assert [each[:2] for each in fits(YEARS, on)] == [expected]


@pytest.mark.parametrize(("opens", "found"), [("2024-10-01", (2026, "open")), ("2024-10-11", (2025, "late"))])
def test_a_call_is_open_from_its_opening_day_on(opens, found):
    later = replace(PAST[2], opens=date.fromisoformat(opens))
    assert [each[:2] for each in fits(a_festival(*PAST[:2], later), "2024-10-10")] == [found]


def test_an_announced_call_that_opens_later_goes_before_an_expected_one():
    festival = a_festival(*PAST, an_edition(2027, a_deadline("2027-03-01"), opens=date(2026, 12, 1)))
    assert fits(festival) == [(2027, "open", "regular")]


def test_a_call_without_end_was_open_on_a_past_day():
    assert fits(a_festival(an_edition(2027, a_deadline("", rolling=True))), "2020-01-01") == [(2027, "open", "regular")]
