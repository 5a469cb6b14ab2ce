"""The laws of reminders, played through a year: told before it is due, never twice, never after it is dealt with."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from factories import Catalogue, a_deadline, a_festival, an_edition
from filmtrack.domain.attention import reminder_done, watched
from filmtrack.domain.events import entry_planned, entry_submitted, film_added
from filmtrack.domain.instants import closing
from filmtrack.domain.zones import resolve
from filmtrack.reports.all_matters import Days
from filmtrack.reports.moment import Moment
from ledgers import a_film, an_entry
from reminding import Kept, Told

FIRST = date(2026, 11, 22)
YEAR = 365
ZONES = [  # the clocks of all but the first change, once by half an hour only
    ZoneInfo(each)
    for each in ("Asia/Hong_Kong", "Europe/Paris", "America/New_York", "Australia/Lord_Howe", "Pacific/Chatham")
]
PLACES = ["Europe/Paris", "AoE", "America/Los_Angeles", "submitter", None]
offsets = st.integers(0, YEAR - 1)


@dataclass
class Call:
    """One deadline of one festival: where it closes, who wants to know, what becomes of it on which day of the year."""

    day: int
    at: str | None
    place: str | None
    planned: bool
    moves: dict[int, int] = field(default_factory=dict)
    dealt_with: tuple[int, str] | None = None


calls = st.builds(
    Call,
    day=offsets,
    at=st.sampled_from([None, "23:59", "12:00", "00:30", "24:00"]),
    place=st.sampled_from(PLACES),
    planned=st.booleans(),
    moves=st.dictionaries(offsets, offsets, max_size=2),
    dealt_with=st.none() | st.tuples(offsets, st.sampled_from(["done", "sent"])),
)
gaps = st.lists(st.tuples(offsets, st.integers(1, 40)), max_size=4)
stages = st.sampled_from([(30, 14, 7, 3, 1, 0), (0,), (7,), (1, 0), (60, 3)])
hours = st.builds(time, st.integers(0, 23), st.sampled_from([0, 30]))


class Year:
    """What happens, day by day; every run also tells what is due, twice in a row."""

    def __init__(self, played, zone, days):
        self.zone = zone
        self.calls = {f"f{number}": call for number, call in enumerate(played)}
        self.now_on = {id_: {FIRST + timedelta(days=call.day)} for id_, call in self.calls.items()}
        self.day_of = {id_: FIRST + timedelta(days=call.day) for id_, call in self.calls.items()}
        self.dealt_with = {}
        ledger = Kept(film_added(a_film(), on=FIRST))
        for id_, call in self.calls.items():
            ledger.after(
                entry_planned(an_entry("night-bus", id_), on=FIRST)
                if call.planned
                else watched("festival", id_, on=FIRST)
            )
        self.somebody = Told(catalogue=self.catalogue(), ledger=ledger, days=Days(usual=days))
        self.runs = []
        self.said = []

    def catalogue(self):
        return Catalogue(
            *(
                a_festival(
                    an_edition(2027, a_deadline(self.day_of[id_].isoformat(), "late", time=call.at)),
                    id=id_,
                    timezone=call.place,
                )
                for id_, call in self.calls.items()
            )
        )

    def happen(self, offset):
        on = FIRST + timedelta(days=offset)
        for id_, call in self.calls.items():
            if offset in call.moves:
                day = FIRST + timedelta(days=call.moves[offset])
                if day not in self.now_on[id_]:  # a date that comes back is told again, which is meant
                    self.day_of[id_] = day
                    self.now_on[id_].add(day)
                    self.somebody.catalogue = self.catalogue()
            if call.dealt_with and call.dealt_with[0] == offset and id_ not in self.dealt_with:
                self.dealt_with[id_] = on
                done = call.dealt_with[1] == "done"
                entry = an_entry("night-bus", id_)
                self.somebody.after(reminder_done(f"{id_}/2027/late", on=on) if done else entry_submitted(entry, on=on))

    def run(self, offset, hour):
        on = FIRST + timedelta(days=offset)
        moment = Moment(now=datetime.combine(on, hour, self.zone).astimezone(UTC), zone=self.zone)
        lines = self.somebody.hears(moment)
        assert self.somebody.due(moment) == ()
        for line in (each for each in lines if each.reminder.matter != "look"):  # that is the edition after
            assert line.reminder.festival not in self.dealt_with
            self.said.append((line.reminder.festival, line.reminder.due_on, moment.now))
        self.runs.append(moment.now)
        for id_ in self.calls.keys() - self.dealt_with.keys():
            self.check_told(id_, moment.now)

    def check_told(self, id_, now):
        """What is due within the last stage has been told by now, unless it is too late already."""
        call, day = self.calls[id_], self.day_of[id_]
        when = closing(day, call.at, resolve(call.place, user=self.zone), strict=False)
        near = timedelta(days=max(self.somebody.days.usual))
        if timedelta() < when.warn_from_at - now <= near:
            assert (id_, day) in {(festival, due_on) for festival, due_on, _ in self.said}


@settings(max_examples=12, phases=[Phase.generate])
@given(st.lists(calls, min_size=1, max_size=4), st.sampled_from(ZONES), stages, hours, gaps)
def test_a_year_of_reminders(played, zone, days, hour, missed):
    year = Year(played, zone, days)
    asleep = {each for start, length in missed for each in range(start, start + length)}
    for offset in range(YEAR):
        year.happen(offset)
        if offset not in asleep:
            year.run(offset, hour)
    heard = Counter((each.matter, each.stage, each.due_on) for each in year.somebody.heard if not each.expected)
    weekly = {each for each in heard if "-W" in each[1]}
    assert [each for each, times in heard.items() if times > 1 and each not in weekly] == []


@settings(max_examples=60)
@given(calls, st.sampled_from(ZONES), hours)
def test_whoever_looks_every_day_hears_of_the_last_one(call, zone, hour):
    call = Call(day=call.day, at=call.at, place=call.place, planned=call.planned)
    year = Year([call], zone, (0,))
    when = closing(year.day_of["f0"], call.at, resolve(call.place, user=zone), strict=False)
    for offset in range(max(call.day - 3, 0), call.day + 3):
        year.run(offset, hour)
    if any(each < when.warn_from_at for each in year.runs):
        last = max(at for _, _, at in year.said if at < when.closes_at)
        assert when.warn_from_at - last <= timedelta(hours=25)
