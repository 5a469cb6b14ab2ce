"""How many shipped rules a film can be judged by, and how many can only be shown; each keeps its words."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from filmtrack.catalogue.build import build_festival
from filmtrack.catalogue.rule_tables import CompletionTable, OriginTable, RulesTable
from filmtrack.catalogue.shipped import shipped_file
from filmtrack.catalogue.sourced_tables import Condition
from filmtrack.catalogue.tables import CatalogueFile, FestivalTable
from filmtrack.domain.requirements import Demand, RelativeDay, Requirements

JUDGED = {
    "broadcast": 8,
    "completion": 131,
    "director_age": 7,
    "excluded_genres": 7,
    "exclusive_with": 2,
    "genres": 143,
    "language": 2,
    "max_runtime": 218,
    "min_runtime": 18,
    "online": 24,
    "origin": 72,
    "per_director": 4,
    "per_entrant": 5,
    "premiere": 61,
    "resubmission": 43,
    "student": 155,
    "subtitles": 46,
    "women_share": 3,
}
SHOWN_ONLY = {
    "completion": 11,
    "origin": 11,
}
IN_THEIR_OWN_WORDS = {
    "broadcast": 7,
    "completion": 135,
    "director_age": 6,
    "exclusive_with": 1,
    "genres": 1,
    "language": 2,
    "max_runtime": 63,
    "min_runtime": 1,
    "online": 18,
    "origin": 83,
    "per_director": 2,
    "per_entrant": 4,
    "premiere": 47,
    "resubmission": 20,
    "student": 17,
    "subtitles": 18,
    "women_share": 3,
}
SHOWN_IN_NOTES = {
    "Premiere": 5,
    "Origin": 9,
    "Entries": 8,
    "Genre": 15,
    "Subtitles": 2,
    "AI": 1,
}


@pytest.fixture(scope="module")
def festivals() -> dict[str, FestivalTable]:
    file = tomllib.loads(shipped_file("festivals.toml").read_text(encoding="utf-8"))
    return {each.id: each for each in CatalogueFile.model_validate(file).festival}


def _conditions(festivals: dict[str, FestivalTable]) -> Iterator[tuple[str, Condition]]:
    for festival in festivals.values():
        for table in (festival, *festival.section, *festival.edition):
            for kind in RulesTable.model_fields:
                if isinstance(condition := getattr(table, kind), Condition):
                    yield kind, condition


def _can_be_judged(condition: Condition) -> bool:
    """Whether it states anything besides words and where they come from."""
    if isinstance(condition, CompletionTable | OriginTable):
        return bool(condition.model_fields_set - {"source", "checked", "as_of", "certainty", "else_ask", "note"})
    return True


def test_every_kind_of_rule_is_counted(festivals: dict[str, FestivalTable]):
    judged = Counter(kind for kind, each in _conditions(festivals) if _can_be_judged(each))
    shown = Counter(kind for kind, each in _conditions(festivals) if not _can_be_judged(each))
    assert judged == JUDGED
    assert shown == SHOWN_ONLY


def test_rules_keep_the_words_that_they_were_read_from(festivals: dict[str, FestivalTable]):
    assert Counter(kind for kind, each in _conditions(festivals) if each.note) == IN_THEIR_OWN_WORDS
    assert all(each.note for _, each in _conditions(festivals) if not _can_be_judged(each))


def test_rules_that_no_field_holds_are_shown_as_notes(festivals: dict[str, FestivalTable]):
    said = [note.partition(": ")[0] for each in festivals.values() for note in each.note if ": " in note]
    assert {label: said.count(label) for label in SHOWN_IN_NOTES} == SHOWN_IN_NOTES


def _requirements(festival: FestivalTable, where: str | int | None) -> Requirements:
    built = build_festival(festival)
    if isinstance(where, int):
        return next(each.requirements for each in built.editions if each.year == where)
    return next((each.requirements for each in built.sections if each.id == where), built.requirements)


@pytest.mark.parametrize(
    ("festival", "where", "rule", "expected"),
    [
        ("clermont-ferrand", None, "completion", {"after": RelativeDay(month=10, day=1, years_before=2)}),
        ("clermont-ferrand", 2022, "completion", {"after": date(2020, 10, 1)}),
        ("clermont-ferrand", "national", "origin", {"countries": ("FR",), "majority": True}),
        ("kaohsiung", None, "max_runtime", {"seconds": 1500, "inclusive": True}),
        ("kaohsiung", "vr", "max_runtime", {"seconds": None}),
        ("kaohsiung", None, "completion", {"by": RelativeDay(months_before=0, anchor="deadline")}),
        ("tribeca", None, "max_runtime", {"seconds": 2400, "inclusive": False}),
        ("sundance-shorts", None, "max_runtime", {"seconds": 3000, "inclusive": False, "credits_included": True}),
        ("hamburg-short", "three-minute-quickie", "max_runtime", {"seconds": 239}),
        ("monstra", "super-short", "max_runtime", {"seconds": 120, "credits_included": False}),
        ("monstra", "feature", "max_runtime", {"seconds": None}),
        ("indy-shorts", None, "max_runtime", {"seconds": 2460, "inclusive": False}),
        (
            "berlinale-shorts",
            None,
            "premiere",
            {"level": "international", "except_origin": True, "home_level": "world"},
        ),
        ("berlinale-shorts", None, "online", {"value": "geo-blocked"}),
        ("cannes-short-films", None, "premiere", {"level": "international", "no_selection_elsewhere": True}),
        ("cannes-short-films", None, "exclusive_with", {"values": ("cannes-la-cinef",)}),
        ("sxsw", None, "premiere", {"level": "city", "territory": "Austin"}),
        ("sxsw", None, "online", {"value": "allowed"}),
        ("short-shorts-asia", None, "premiere", {"level": "national", "territory": "JP", "until": "end"}),
        ("short-shorts-asia", "japan", "premiere", {"level": "none"}),
        ("kaohsiung", "vr", "premiere", {"level": "continental", "territory": "Asia", "required": False}),
        ("hkiff", None, "premiere", {"level": "national", "territory": "HK", "except_origin": True}),
        ("first-xining", None, "completion", {"measures": "premiere"}),
        ("regensburg", None, "completion", {"years_before": (1, 2), "measures": "production"}),
        ("regensburg", None, "per_director", {"at_most": 1}),
        ("venice-orizzonti-corti", None, "completion", {"since_last": "edition"}),
        ("idfa", None, "completion", {"since_last": "call"}),
        ("animac", None, "completion", {"free": True}),
        ("biff-busan", None, "origin", {"regions": ("Asia",)}),
        ("image-forum", None, "origin", {"basis": ("birth", "residence")}),
        ("tricky-women", None, "women_share", {"at_least": 50}),
        ("nffty", None, "director_age", {"at_most": 24, "on": "completion"}),
        ("filmwinter-stuttgart", None, "resubmission", {"value": "if-withdrawn"}),
        ("vienna-shorts", None, "resubmission", {"value": "if-altered"}),
        ("macau-shorts", None, "resubmission", {"value": "if-not-selected"}),
        ("winterthur", "international", "premiere", {"else_ask": "the festival: invited films are let off"}),
    ],
)
def test_a_rule_holds_what_its_sentence_says(
    festivals: dict[str, FestivalTable], festival: str, where: str | int | None, rule: str, expected: dict[str, object]
):
    demand: Demand = getattr(_requirements(festivals[festival], where), rule)
    assert {name: getattr(demand, name) for name in expected} == expected


def test_a_rule_of_one_old_year_says_so(festivals: dict[str, FestivalTable]):
    raindance = build_festival(festivals["raindance"]).requirements.completion
    sundance = build_festival(festivals["sundance-shorts"]).requirements.completion
    assert raindance is not None
    assert raindance.provenance.as_of == 2014
    assert sundance is not None
    assert (sundance.provenance.as_of, sundance.provenance.certainty) == (2017, "inferred")
