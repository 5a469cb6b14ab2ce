"""The lines of a checklist: their order, labels, sources, what is not known, and how much is ready."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise

import pytest

from factories import a_deadline, a_festival, an_edition
from filmtrack.domain.items import STAGES
from filmtrack.domain.requirements import Requirements, Words
from filmtrack.reports.case import Due, Wanted
from filmtrack.reports.ready_count import counter_of
from filmtrack.rules.facts import Facts
from handing import ITEMS, SOURCE, a_case, a_material, a_tick, listed, papers, row
from judged import entered
from ledgers import a_film

STARTS = an_edition(2027, a_deadline("2026-12-31", fee="13 EUR"), starts="2027-02-01")


def test_the_lines_stand_in_the_order_of_their_due_dates_stage_by_stage():
    materials = (
        a_material("poster", "selection", due=date(2027, 1, 5)),
        a_material("dcp", "selection", due=date(2027, 1, 10)),
        a_material("press-kit", "selection"),
        a_material("stills"),
        a_material("trailer", optional=True),
        a_material("synopsis", due=date(2026, 12, 1)),
    )
    found = listed(a_case(*materials, edition=STARTS))
    assert [each.item for each in found.rows if each.item in {one.item for one in materials}] == [
        "synopsis",
        "stills",
        "trailer",
        "poster",
        "dcp",
        "press-kit",
    ]
    places = [(STAGES.index(each.stage), each.due_on or date.max) for each in found.rows if each.item]
    assert all(one <= other for one, other in pairwise(places))


def test_a_line_says_who_asks_for_it_and_what_is_usual_says_that():
    case = a_case(a_material("stills", count=3, formats=("JPEG",), note="300 dpi"), platforms=("FilmFreeway",))
    found = listed(case)
    stills, bio, form = row(found, "stills"), row(found, "biography"), row(found, "entry-form")
    assert (str(stills.label), stills.label_zh) == ("Stills × 3", "劇照")
    assert (str(stills.source), stills.as_of, stills.scope) == ("https://lamma.example/rules", 2026, "film")
    assert str(stills.note) == "format: JPEG; 300 dpi"
    assert str(bio.source) == "usual on FilmFreeway, not stated by the festival"
    assert str(form.source) == "usual, not stated by the festival"
    assert (form.scope, form.usual_on) == ("entry", ("anywhere",))


@pytest.mark.parametrize(
    ("languages", "all_of", "items", "labels"),
    [
        (("en",), False, ["subtitles:en"], ["Subtitles in the film: en"]),
        (("en", "fr"), False, ["subtitles:en/fr"], ["Subtitles in the film: en or fr"]),
        (
            ("en", "fr"),
            True,
            ["subtitles:en", "subtitles:fr"],
            ["Subtitles in the film: en", "Subtitles in the film: fr"],
        ),
    ],
)
def test_subtitles_are_named_with_their_languages(languages, all_of, items, labels):
    rules = Requirements(subtitles=Words(values=languages, all_of=all_of, provenance=SOURCE))
    found = listed(a_case(film=a_film(languages=("yue",)), requirements=rules))
    lines = [each for each in found.rows if each.item and each.item.startswith("subtitles")]
    assert [each.item for each in lines] == items
    assert [str(each.label) for each in lines] == labels
    assert all(str(each.source) == "https://lamma.example/rules" for each in lines)


def test_the_day_stands_in_every_line_with_the_instant_where_there_is_one():
    edition = an_edition(2027, a_deadline("2026-12-31", time="18:00", fee="13 EUR"))
    fee = row(listed(a_case(edition=edition)), "fee")
    assert (fee.due_on, fee.due_at) == (date(2026, 12, 31), datetime(2026, 12, 31, 17, tzinfo=UTC))
    assert (fee.hour_known, fee.due_expected, str(fee.note)) == (True, False, "13 EUR")


def test_what_is_optional_or_for_some_sections_only_does_not_count():
    only = a_material("student-proof", sections=("student",))
    found = listed(a_case(a_material("trailer", optional=True), only, sections=("student", "main")))
    trailer, proof = row(found, "trailer"), row(found, "student-proof")
    assert (trailer.optional, str(trailer.note)) == (True, "where there is one")
    assert (proof.optional, str(proof.note)) == (True, "only for: student")
    assert not trailer.missing
    named = row(listed(a_case(only, sections=("student", "main"), section="student")), "student-proof")
    assert named.missing
    said = row(listed(a_case(a_material("trailer", optional=True, note="if any"))), "trailer")
    assert str(said.note) == "if any"
    usual = row(listed(a_case()), "poster")
    assert (usual.optional, str(usual.note)) == (True, "where there is one")


def test_how_long_it_must_stay_available_is_said():
    found = row(listed(a_case(a_material("screener", until="the end of July"))), "screener")
    assert str(found.note) == "must stay available until the end of July"


def test_what_is_not_on_the_list_of_materials_is_shown_all_the_same():
    found = row(listed(a_case(a_material("cue-sheet"))), "cue-sheet")
    assert (str(found.label), found.label_zh, found.scope) == ("Cue sheet", None, "entry")
    assert str(found.note) == "not on the list of materials, so it counts for this entry only"


def test_what_nobody_knows_is_said_to_be_unknown():
    found = listed(a_case(website="https://lamma.example", edition=STARTS))
    unknown = [each for each in found.rows if each.item is None]
    assert [(each.stage, each.ready, str(each.note)) for each in unknown] == [
        ("entry", None, "look at https://lamma.example"),
        ("selection", None, "look at https://lamma.example"),
    ]
    assert "is not known" in str(unknown[0].label)
    half = listed(a_case(a_material("stills"), submit_url=None, website=None))
    assert [(each.stage, each.note) for each in half.rows if each.item is None] == [("selection", None)]
    whole = listed(a_case(a_material("stills"), a_material("dcp", "selection")))
    assert [each for each in whole.rows if each.item is None] == []


def test_a_fee_that_nobody_knows_of_counts_neither_as_ready_nor_as_missing():
    found = listed(a_case())
    assert row(found, "fee").ready is None
    assert (found.ready, found.total) == (0, 2)


@pytest.mark.parametrize(
    ("statuses", "missing", "stages"),
    [
        ((), (), ("entry",)),
        (("submitted",), (), ()),
        (("submitted",), ("film",), ("entry",)),
        (("submitted", "shortlisted"), (), ()),
        (("submitted", "selected"), (), ("selection",)),
        (("submitted", "selected"), ("film",), ("selection",)),
        (("submitted", "not-selected"), (), ()),
        (("submitted", "selected", "screened"), (), ()),
    ],
)
def test_the_status_of_the_entry_decides_what_is_due_now(statuses, missing, stages):
    entry = replace(entered("lamma", *statuses), missing=missing, number=3)
    found = listed(a_case(entry=entry))
    assert found.stages == stages
    assert {each.stage for each in found.due_now} == set(stages)
    assert {each.entry for each in found.rows} == {3}


@pytest.mark.parametrize(("day", "stages"), [("2026-11-21", ()), ("2026-11-22", ("selection",))])
def test_when_the_festival_is_over_nothing_is_due_any_more(day, stages):
    edition = an_edition(2026, a_deadline("2026-06-30"), starts="2026-11-20", ends=date.fromisoformat(day))
    found = listed(a_case(edition=edition, entry=entered("lamma", "submitted", "selected", edition=2026)))
    assert found.stages == stages


def test_so_much_of_so_much_is_ready():
    materials = (a_material("stills"), a_material("synopsis"), a_material("trailer", optional=True))
    case = a_case(*materials, edition=STARTS)
    found = listed(case, a_tick("stills"), a_tick("trailer"), a_tick("dcp"))
    assert (found.ready, found.total) == (1, 5)
    assert {each.item for each in found.due_now if each.missing} == {"synopsis", "fee", "entry-form", "screener"}


def test_what_a_scheme_wants_stands_beside():
    documents = (
        Wanted(material=a_material("invitation", "application"), name="their letter", due=Due(on=date(2027, 1, 1))),
        Wanted(material=a_material("receipts", "claim"), usual_on=("anywhere",), due=Due()),
    )
    found = listed(a_case(), more=documents, stages=("application",))
    letter, receipts = row(found, "invitation"), row(found, "receipts")
    assert (str(letter.label), letter.due_on, letter.stage) == ("their letter", date(2027, 1, 1), "application")
    assert str(receipts.source) == "usual, not stated by the scheme"
    assert found.stages == ("entry", "application")
    assert [each.stage for each in found.rows if each.stage in {"application", "claim"}] == ["application", "claim"]


def test_the_warnings_and_the_file_of_a_tick_stand_in_its_line():
    ticked = a_tick("screener", expires_on=date(2026, 12, 1))
    found = row(listed(a_case(a_material("screener")), ticked), "screener")
    assert (found.ready, found.expires_on, len(found.warnings)) == (True, date(2026, 12, 1), 1)


@pytest.mark.parametrize("statuses", [(), ("submitted", "selected"), ("submitted",)])
def test_the_short_count_is_that_of_the_whole_list(statuses):
    case = a_case(
        a_material("stills"), a_material("dcp", "selection"), edition=STARTS, entry=entered("lamma", *statuses)
    )
    ticked = papers(a_tick("stills"), a_tick("dcp"))
    facts = Facts(
        film=case.film,
        festival=case.festival,
        edition=case.edition,
        requirements=Requirements(),
        now=case.now,
        today=case.today,
        zone=case.zone,
    )
    count = counter_of(ticked)
    found = listed(case, *ticked.ticks)
    assert count(facts, case.entry) == ((found.ready, found.total) if found.stages else None)
    assert count(facts, case.entry) == count(facts, case.entry)


def test_a_list_of_an_unannounced_edition_has_its_expected_day():
    past = tuple(an_edition(year, a_deadline(f"{year - 1}-12-15")) for year in (2024, 2025, 2026))
    case = a_case(edition=past[-1])
    festival = replace(a_festival(*past), materials=(a_material("stills"),))
    found = row(listed(replace(case, festival=festival, edition=an_edition(2027))), "stills")
    assert (found.due_on, found.due_expected, found.due_at) == (date(2026, 12, 15), True, None)
    assert ITEMS.item("stills").scope == found.scope
