from dataclasses import replace
from datetime import date

import pytest

from factories import HONG_KONG, NOW, TODAY, Catalogue, a_deadline, a_festival, an_edition
from filmtrack.domain.festival import Fee, Section
from filmtrack.domain.requirements import Choice, LengthLimit, PremiereDemand, Provenance, Requirements
from filmtrack.reports.check import (
    check,
    check_all,
    check_row,
    entry_mark,
    judged_sections,
    left_open,
)
from filmtrack.reports.check_row import says_no
from filmtrack.reports.facts import Asked
from filmtrack.reports.filters import Filters
from filmtrack.reports.record import Record
from judged import entered
from ledgers import a_film, money

FILM = a_film(runtime_seconds=900, countries=("HK",), student=False)
EDITION = an_edition(
    2027,
    a_deadline("2026-11-30", "early", "10 EUR"),
    a_deadline("2026-12-31", "regular", "20 EUR", time="18:00"),
    opens=date(2026, 9, 1),
    starts="2027-03-04",
)


def section(id, **asked):
    return Section(id=id, name=id.title(), requirements=Requirements(**asked), notes=(f"about {id}",))


STUDENT = section("student", student=Choice(value="only"))
SHORT = section("short", max_runtime=LengthLimit(seconds=600))
OPEN = section("open")
FIRST = section("first", first_film=Choice(value="only"))
LAMMA = replace(a_festival(EDITION), sections=(STUDENT, SHORT, FIRST, OPEN))


def asked(film=FILM, platform=None, **record):
    return Asked(record=Record(film=film, **record), now=NOW, today=TODAY, zone=HONG_KONG, platform=platform)


def all_rows(catalogue, filters=Filters()):  # noqa: B008 - frozen
    return [check_row(asked(), each) for each in check_all(asked(), catalogue, filters)]


def test_the_best_section_comes_first():
    rows = check(asked(), LAMMA, Catalogue(LAMMA))
    assert [(row.section, row.verdict) for row in rows] == [
        ("open", "pass"),
        ("first", "unknown"),
        ("student", "fail"),
        ("short", "fail"),
    ]


def test_of_sections_that_answer_alike_the_one_with_fewer_obstacles_comes_first():
    two = section("two", student=Choice(value="only"), max_runtime=LengthLimit(seconds=600))
    festival = replace(LAMMA, sections=(two, STUDENT))
    assert [row.section for row in check(asked(), festival, Catalogue())] == ["student", "two"]


def test_a_row_names_the_last_chance_and_what_the_current_tier_costs():
    row = check(asked(), LAMMA, Catalogue(), sections=("open",))[0]
    assert (row.tier, str(row.fee), row.free, row.closes_on, row.open) == (
        "early",
        "10 EUR",
        False,
        date(2026, 12, 31),
        True,
    )
    assert row.closes_at.isoformat() == "2026-12-31T17:00:00+00:00"
    assert (row.opens_on, row.hour_known, row.section_name, row.notes) == (
        date(2026, 9, 1),
        True,
        "Open",
        ("about open",),
    )


def test_a_fee_that_hangs_on_the_platform_is_known_once_it_is_named():
    fees = (Fee(money=money("19 CHF"), platforms=("FilmFreeway",)), Fee(money=None, platforms=("Own form",)))
    festival = a_festival(an_edition(2027, a_deadline("2026-12-31", fees=fees)))
    assert check(asked(), festival, Catalogue())[0].fee_note is not None
    row = check(asked(platform="own form"), festival, Catalogue())[0]
    assert (row.fee, row.free, row.fee_note) == (None, True, None)


def test_a_call_that_is_not_open_yet_is_not_open():
    festival = a_festival(an_edition(2027, a_deadline("2026-12-31"), opens=date(2026, 12, 1)))
    row = check(asked(), festival, Catalogue())[0]
    assert (row.open, row.verdict) == (False, "pass")


def test_a_named_year_is_asked_even_when_it_is_closed_or_unknown():
    assert check(asked(), LAMMA, Catalogue(), year=2020)[0].edition == 2020
    old = a_festival(an_edition(2025, a_deadline("2024-12-31")))
    row = check(asked(), old, Catalogue(), year=2025)[0]
    assert (row.verdict, row.open, row.tier, row.fee, row.closes_at) == ("fail", False, None, None, None)


def test_a_festival_without_a_date_has_none_in_its_row():
    row = check(asked(), a_festival(), Catalogue())[0]
    assert (row.closes_on, row.closes_at, row.verdict, row.hour_known) == (None, None, "unknown", False)


def test_rules_carry_their_source_and_how_certain_they_are():
    page = Provenance(sources=("https://lamma.example",), as_of=2020)
    festival = a_festival(EDITION, requirements=Requirements(max_runtime=LengthLimit(seconds=1500, provenance=page)))
    rule = check(asked(), festival, Catalogue())[0].rules[1]
    assert (rule.rule, rule.source, rule.certainty) == ("running-time", "https://lamma.example", "inferred")


OLD = an_edition(2026, a_deadline("2025-12-31"), a_deadline("2025-12-15", "early"))


def test_a_call_that_nobody_announced_is_expected_to_close_on_its_last_day():
    row = check(asked(), a_festival(OLD), Catalogue())[0]
    assert (row.edition, row.expected_on) == (2027, date(2026, 12, 31))
    assert check(asked(), a_festival(EDITION), Catalogue())[0].expected_on is None
    assert all_rows(Catalogue(a_festival(OLD)))[0].expected_on == date(2026, 12, 31)


def test_what_is_expected_for_other_sections_is_not_this_ones():
    old = an_edition(
        2026, a_deadline("2025-12-31", sections=("student",)), a_deadline("2025-12-15", sections=("open",))
    )
    festival = replace(a_festival(old), sections=(STUDENT, OPEN))
    found = {row.section: row.expected_on for row in check(asked(), festival, Catalogue())}
    assert found == {"student": date(2026, 12, 31), "open": date(2026, 12, 15)}


def closing(id, day, **more):
    return a_festival(an_edition(2027, a_deadline(day)), id=id, name=id.title(), **more)


def test_all_festivals_come_open_ones_first_and_those_that_fail_last():
    short = Requirements(max_runtime=LengthLimit(seconds=60))
    catalogue = Catalogue(
        closing("late", "2027-01-31"),
        closing("fails", "2026-12-01", requirements=short),
        closing("soon", "2026-12-15"),
        a_festival(id="unknown", name="Unknown"),
        a_festival(an_edition(2027, a_deadline("2026-12-05"), opens=date(2026, 12, 1)), id="not-open", name="Not Open"),
    )
    rows = all_rows(catalogue)
    assert [row.festival for row in rows] == ["soon", "late", "not-open", "unknown", "fails"]


def test_one_row_a_festival_its_best_section():
    rows = all_rows(Catalogue(LAMMA))
    assert [(row.festival, row.section) for row in rows] == [("lamma", "open")]


def test_filters_narrow_festivals_editions_and_sections():
    catalogue = Catalogue(LAMMA, closing("elsewhere", "2026-12-31", country="DE"))
    assert [row.festival for row in all_rows(catalogue, Filters(countries=("DE",)))] == ["elsewhere"]
    assert [row.section for row in all_rows(catalogue, Filters(sections=("student",)))] == ["student"]
    assert {row.edition for row in all_rows(catalogue, Filters(editions=(2026,)))} == {2026}


@pytest.mark.parametrize(
    ("verdicts", "no", "strictly"),
    [
        (["pass", "fail"], False, False),
        (["fail", "fail"], True, True),
        (["unknown", "fail"], False, True),
        (["refer"], False, True),
        (["not-yet"], False, True),
        ([], True, True),
    ],
)
def test_the_answer_is_no_when_every_row_fails(verdicts, no, strictly):
    assert (says_no(verdicts, strict=False), says_no(verdicts, strict=True)) == (no, strictly)


@pytest.mark.parametrize(
    ("entry", "mark"),
    [
        (entered("lamma", "submitted", section="open"), "submitted"),
        (entered("lamma", "planned"), "planned"),
        (entered("lamma", "submitted", section="student"), None),
        (entered("lamma", "submitted", edition=2026), None),
        (entered("elsewhere", "submitted"), None),
    ],
)
def test_what_the_film_has_entered_is_marked(entry, mark):
    (judged,) = judged_sections(asked(entries=(entry,)), LAMMA, EDITION, ("open",))
    assert entry_mark(judged.facts) == mark


def test_an_entry_in_some_section_stands_for_a_festival_without_any():
    festival = a_festival(EDITION)
    (judged,) = judged_sections(asked(entries=(entered("lamma", "submitted", section="x"),)), festival, EDITION)
    assert entry_mark(judged.facts) == "submitted"


NEEDY = a_festival(
    an_edition(2027, a_deadline("2027-01-31"), starts="2027-05-01"),
    id="needy",
    name="Needy",
    country="DE",
    requirements=Requirements(premiere=PremiereDemand(level="world")),
)


def test_an_entry_that_another_would_endanger_is_told():
    catalogue = Catalogue(LAMMA, NEEDY)
    row = check(asked(entries=(entered("needy", "submitted"),)), LAMMA, catalogue, sections=("open",))[0]
    said = [str(each).split("; ") for each in row.conflicts]
    assert said == [
        [
            "Needy asks for a world premiere",
            "Lamma Short would show the film before",
            "if Needy takes it: withdraw from Lamma Short",
            "if Lamma Short takes it: withdraw from Needy",
        ]
    ]


def test_a_film_without_entries_endangers_none():
    assert check(asked(), LAMMA, Catalogue(LAMMA, NEEDY), sections=("open",))[0].conflicts == ()


def test_its_own_entry_endangers_what_it_would():
    entries = (entered("needy", "submitted"), entered("lamma", "selected", section="open"))
    row = check(asked(entries=entries), LAMMA, Catalogue(LAMMA, NEEDY), sections=("open",))[0]
    assert str(row.conflicts[0]).endswith("withdraw from Needy")


def test_what_does_not_say_what_is_filtered_by_is_left_out_and_counted():
    catalogue = Catalogue(
        a_festival(id="here", country="HK"), a_festival(id="there", country="FR"), a_festival(id="where", country=None)
    )
    wanted = Filters(countries=("FR",))
    assert [each.facts.festival.id for each in check_all(asked(), catalogue, wanted)] == ["there"]
    assert left_open(catalogue, wanted) == 1
    assert (left_open(catalogue, Filters()), len(check_all(asked(), catalogue, Filters()))) == (0, 3)


def test_an_hour_of_nobody_knows_which_zone_is_no_known_hour():
    festival = a_festival(an_edition(2027, a_deadline("2026-12-31", time="18:00")), timezone=None)
    (row,) = check(asked(), festival, Catalogue())
    assert (row.closes_on, row.hour_known) == (date(2026, 12, 31), False)
