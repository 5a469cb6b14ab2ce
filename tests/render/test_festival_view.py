"""A festival in words: every kind of condition, every kind of date, harmless and wrapped."""

from datetime import date
from typing import get_args, get_type_hints

import pytest

from factories import HONG_KONG, NOW, TODAY, a_deadline, a_festival, an_edition
from filmtrack.domain.festival import Edition, Festival, Material
from filmtrack.domain.requirements import (
    Choice,
    Completion,
    Demand,
    Figure,
    LengthLimit,
    Origin,
    PremiereDemand,
    Provenance,
    RelativeDay,
    Requirements,
    Words,
)
from filmtrack.render.festival_view import festival_text
from filmtrack.render.month_bar import month_bar
from filmtrack.render.rules_view import described
from filmtrack.reports.occasions import occasions


def text(festival: Festival, **how: object) -> str:
    found = occasions(festival, now=NOW, zone=HONG_KONG)
    return festival_text(festival, found, now=NOW, zone=HONG_KONG, today=TODAY, **how)


@pytest.mark.parametrize(
    ("demand", "said"),
    [
        (LengthLimit(seconds=2400), "40:00, credits included"),
        (
            LengthLimit(seconds=2459, inclusive=False, credits_included=False),
            "40:59 (itself excluded), credits not counted",
        ),
        (LengthLimit(seconds=None), "none"),
        (
            Completion(after=date(2025, 1, 1), by=RelativeDay(month=3, day=1, years_before=1)),
            "after 2025-01-01; on or before 03-01, 1 year before",
        ),
        (Completion(by=RelativeDay(month=3, day=1, years_before=0)), "on or before 03-01 of that year"),
        (Completion(by=RelativeDay(months_before=0, anchor="deadline")), "on or before the deadline"),
        (Completion(since=RelativeDay(months_before=1, anchor="event")), "on or after 1 month before the event"),
        (
            Completion(since=RelativeDay(months_before=18, anchor="deadline")),
            "on or after 18 months before the deadline",
        ),
        (Completion(before=date(2025, 1, 1), years=(2024, 2025)), "before 2025-01-01; in 2024, 2025"),
        (Completion(years_before=(0, 1, 2)), "in the edition's year or the year before or 2 years before"),
        (Completion(since_last="call", unfinished=True), "since the last call; unfinished films are taken"),
        (Completion(free=True), "any year"),
        (PremiereDemand(level="national", territory="DE"), "national (DE)"),
        (PremiereDemand(level="world", required=False), "world, preferred"),
        (Origin(countries=("HK",), regions=("asia",), excluded_countries=("JP",)), "HK, asia, not JP"),
        (Choice(value="only"), "only"),
        (Words(values=("en", "fr")), "en, fr"),
        (Words(values=("en", "fr"), all_of=True), "en and fr"),
        (Figure(at_least=18, at_most=35), "at least 18, at most 35"),
        (Demand(), ""),
    ],
)
def test_every_condition_has_its_words(demand: Demand, said: str):
    assert described(demand) == said


def test_no_condition_is_left_without_words():
    known = (LengthLimit, Completion, PremiereDemand, Origin, Choice, Words, Figure)
    for name, hint in get_type_hints(Requirements).items():
        kinds = [kind for kind in get_args(hint) if kind is not type(None)]
        assert all(issubclass(kind, known) for kind in kinds), name


FULL = a_festival(
    an_edition(
        2025, a_deadline("2024-09-01"), *(a_deadline(f"2024-0{month}-01", f"tier {month}") for month in range(1, 8))
    ),
    an_edition(2026, cancelled=True),
    an_edition(
        2027, a_deadline("2027-01-15", "final", replaces=date(2027, 1, 1), closes="screener"), starts="2027-05-01"
    ),
    Edition(year=2028, starts=date(2028, 5, 1), ends=date(2028, 5, 4)),
    names=(("zh", "南丫短片節"),),
    former_names=("Old Name",),
    platforms=("FilmFreeway",),
    qualifying=("academy",),
    qualifying_as_of=2024,
    materials=(
        Material(item="stills", stage="entry", count=2, note="300 dpi"),
        Material(item="dcp", stage="selection"),
    ),
    notes=("a note with \x1b[31m in it",),
    provenance=Provenance(sources=("https://example.org",), checked=date(2026, 11, 1)),
)


def test_everything_that_is_known_is_told(snapshot):
    assert text(FULL) == snapshot


def test_sentences_are_wrapped_to_the_terminal():
    festival = a_festival(notes=("word " * 60,))
    assert max(map(len, text(festival, columns=40).splitlines())) <= 60
    assert "word\n      word" in text(festival, columns=40)


def test_without_unicode_the_bar_is_ascii():
    names, bar = month_bar(date(2027, 10, 1), *((date(2027, 9, 20), date(2027, 10, 12)),) * 3, unicode=False)
    assert names.split() == "Aug Sep Oct Nov Dec Jan Feb Mar Apr May Jun Jul".split()
    assert set(bar) == {".", "=", "#"}


def test_a_range_wider_than_the_year_still_shows_its_middle():
    wide = (date(2026, 1, 1), date(2029, 1, 1))
    assert "█" in month_bar(date(2027, 10, 1), wide, wide, wide)[1]


def test_that_films_enter_outside_the_sections_is_told():
    words = "films also enter outside these sections"
    assert words in text(a_festival(an_edition(2027), sections=("feature",), outside_sections=True))
    assert words not in text(a_festival(an_edition(2027), sections=("feature",)))
    assert words not in text(a_festival(an_edition(2027), outside_sections=True))
