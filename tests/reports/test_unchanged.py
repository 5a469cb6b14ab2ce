"""For how long an answer stays as it is: whatever is said to hold is what would be worked out anew."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from factories import HONG_KONG, Catalogue, a_deadline, a_festival, an_edition
from filmtrack.domain.festival import Deadline, Festival, ListedDay
from filmtrack.domain.instants import days_left
from filmtrack.domain.zones import resolve
from filmtrack.reports.check import check_films, checked
from filmtrack.reports.check_row import Checked
from filmtrack.reports.due_window import Upcoming, Window
from filmtrack.reports.facts import Asked
from filmtrack.reports.filters import Filters
from filmtrack.reports.occasions import occasions
from filmtrack.reports.record import Record
from filmtrack.reports.unchanged import Unchanged
from filmtrack.reports.upcoming import upcoming
from filmtrack.reports.upcoming_film import mark_for
from judged import days
from ledgers import a_film

START = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
FILM = a_film(runtime_seconds=900, countries=("HK",), completed=days("2026-05-14"))
ZONES = ("Pacific/Kiritimati", "Asia/Kolkata", "Europe/Paris", "America/Santiago", "AoE", "submitter", None)
AHEAD = timedelta(days=30)

near = st.one_of(st.integers(-3, 3), st.integers(26, 34)).map(lambda ahead: START.date() + timedelta(days=ahead))
times = st.sampled_from([None, "23:59", "18:00", "00:00"])


@st.composite
def festivals(draw: st.DrawFn, id_: str) -> Festival:
    """One with a call whose days are near the moment, or near the window's end; announced, or only of years before."""
    sections = draw(st.sampled_from([(), ("short", "student")]))
    dates: list[Deadline] = []
    for tier in draw(st.lists(st.sampled_from(["early", "regular", "late"]), unique=True)):
        of = draw(st.sampled_from([(), sections[:1]]))
        zone = draw(st.sampled_from([None, "Asia/Tokyo"]))
        day = draw(near)
        rolling = draw(st.integers(0, 9)) == 0
        dates.append(a_deadline(str(day), tier, sections=of, time=draw(times), timezone=zone, rolling=rolling))
    ages = draw(st.sampled_from([(0,), (1,), (1, 2), (1, 2, 3), (0, 1)]))
    editions = [
        an_edition(
            2027 - age,
            *(replace(each, date=_years_before(each.date, age)) for each in dates),
            starts=str(_years_before(date(2027, 2, 1), age)),
            opens=_years_before(draw(near), age) if draw(st.booleans()) else None,
        )
        for age in sorted(ages, reverse=True)
    ]
    day = draw(near)
    return a_festival(
        *editions,
        id=id_,
        name=id_,
        sections=sections,
        timezone=draw(st.sampled_from(ZONES)),
        listed=ListedDay(month=day.month, day=day.day, source="s") if draw(st.integers(0, 4)) == 0 else None,
    )


def _years_before(day: date | None, years: int) -> date:
    assert day
    return day.replace(year=day.year - years)


catalogues = st.tuples(festivals("one"), festivals("two")).map(lambda both: Catalogue(*both))
zones = st.sampled_from([HONG_KONG, ZoneInfo("America/Santiago"), ZoneInfo("Europe/London")])
_SECOND = timedelta(seconds=1)


@st.composite
def questions(draw: st.DrawFn) -> tuple[Catalogue, datetime, datetime, ZoneInfo]:
    """A catalogue, two moments with some instant between them or at the later at which something may turn, a user."""
    catalogue, zone = draw(catalogues), draw(zones)
    closings = [
        each.closing
        for festival in catalogue.festivals()
        for each in occasions(festival, now=START, zone=zone)
        if each.closing
    ]
    turns = {
        *(each.closes_at for each in closings),
        *(each.warn_from_at - AHEAD for each in closings),
        *(
            datetime.combine(START.date() + timedelta(days=ahead), time(), resolve(clock, user=zone) or zone)
            for clock in (*ZONES, "UTC")
            for ahead in range(3)
        ),
    }
    turn = draw(st.sampled_from(sorted(each for each in turns if abs(each - START) < timedelta(days=9)))).astimezone(
        UTC
    )
    now = turn - draw(st.sampled_from([_SECOND, timedelta(minutes=20), timedelta(hours=3), timedelta(hours=9)]))
    return catalogue, now, turn + draw(st.sampled_from([timedelta(), -_SECOND, _SECOND, timedelta(hours=2)])), zone


windows = st.sampled_from(
    [
        Window(),
        Window(before=START),
        Window(before=START, maybe=True),
        Window(events=True, closed=True),
        Window(next_only=True),
        Window(first=date(2026, 11, 20), last=date(2026, 12, 22)),
    ]
)


def asked(now: datetime, zone: tzinfo) -> Asked:
    return Asked(record=Record(film=FILM), now=now, today=now.astimezone(zone).date(), zone=zone)


def judged(catalogue: Catalogue, now: datetime, zone: tzinfo) -> tuple[Checked, Unchanged]:
    unchanged = Unchanged(now=now, zone=zone)
    who = asked(now, zone)
    found = check_films([who], catalogue, Filters(), unchanged)
    return checked(who, found, why_not=True, unchanged=unchanged), unchanged


def due(catalogue: Catalogue, window: Window, now: datetime, zone: tzinfo) -> tuple[Upcoming, Unchanged, Window]:
    seen = replace(window, before=now + AHEAD) if window.before else window
    who = asked(now, zone)
    unchanged = Unchanged(now=now, zone=zone, before=seen.before)
    mark = mark_for(who, catalogue)
    found = upcoming(catalogue, seen, Filters(), now=now, zone=zone, today=who.today, mark=mark, unchanged=unchanged)
    return found, unchanged, seen


@settings(max_examples=300)
@given(question=questions())
def test_a_list_of_verdicts_that_is_said_to_hold_would_be_worked_out_alike(
    question: tuple[Catalogue, datetime, datetime, ZoneInfo],
) -> None:
    catalogue, now, later, zone = question
    found, unchanged = judged(catalogue, now, zone)
    if unchanged.holds(later, None):
        assert judged(catalogue, later, zone)[0] == found


@settings(max_examples=300)
@given(question=questions(), window=windows)
def test_what_is_due_and_is_said_to_hold_would_be_worked_out_alike_but_for_the_days_left(
    question: tuple[Catalogue, datetime, datetime, ZoneInfo], window: Window
) -> None:
    catalogue, now, later, zone = question
    found, unchanged, _ = due(catalogue, window, now, zone)
    anew, _, seen = due(catalogue, window, later, zone)
    if unchanged.holds(later, seen.before):
        assert anew == replace(
            found,
            rows=tuple(
                replace(row, days_left=days_left(later, row.closes_at)) if row.closes_at else row for row in found.rows
            ),
        )


def test_it_holds_from_its_moment_until_something_closes_and_not_before():
    festival = a_festival(an_edition(2027, a_deadline("2026-11-23", time="18:00", timezone="Asia/Tokyo")))
    now = datetime(2026, 11, 22, 20, tzinfo=UTC)
    _, unchanged = judged(Catalogue(festival), now, HONG_KONG)
    closes = datetime(2026, 11, 23, 9, tzinfo=UTC)
    assert (unchanged.since, unchanged.until) == (now, closes)
    second = timedelta(microseconds=1)
    held = [unchanged.holds(each, None) for each in (now - second, now, closes - second, closes)]
    assert held == [False, True, True, False]


def test_it_holds_no_longer_than_the_users_day():
    festival = a_festival(an_edition(2027, a_deadline("2027-03-01")))
    _, unchanged = judged(Catalogue(festival), START, HONG_KONG)
    assert unchanged.until == datetime(2026, 11, 22, 16, tzinfo=UTC)


def test_a_moving_window_holds_until_something_else_lies_in_it():
    deadline = a_deadline(f"{START.date() + AHEAD}", time="21:00", timezone="Asia/Tokyo")
    catalogue = Catalogue(a_festival(an_edition(2027, deadline)))
    now = datetime(2026, 11, 22, 11, tzinfo=UTC)
    found, unchanged, _ = due(catalogue, Window(before=START), now, ZoneInfo("Europe/London"))
    enters = timedelta(hours=1)
    held = [unchanged.holds(now + wait, now + wait + AHEAD) for wait in (enters, enters + timedelta(microseconds=1))]
    assert (found.rows, held) == ((), [True, False])


def test_a_window_without_end_is_no_window_that_moves():
    unchanged = Unchanged(now=START, zone=HONG_KONG)
    assert not unchanged.holds(START, START + AHEAD)
    assert not Unchanged(now=START, zone=HONG_KONG, before=START + AHEAD).holds(START, None)


def test_at_the_end_of_all_days_it_holds_to_the_end():
    last = datetime(9999, 12, 31, 20, tzinfo=UTC)
    unchanged = Unchanged(now=last, zone=ZoneInfo("Europe/London"), before=last)
    assert unchanged.until == datetime.max.replace(tzinfo=UTC)
    assert unchanged.holds(last, last)
