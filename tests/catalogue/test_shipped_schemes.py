"""The shipped schemes: what is known of each round has its source, and what is not known stands there as a question."""

from dataclasses import fields
from datetime import date

import pytest

from filmtrack.catalogue.load import load_catalogue
from filmtrack.catalogue.schemes import load_schemes
from filmtrack.catalogue.shipped import shipped_file
from filmtrack.domain.money import parse_money
from filmtrack.domain.requirements import Demand

LISTED = {
    "filmwinter-stuttgart": (8, 1),
    "leuven-short": (8, 15),
    "isfvf-beijing": (8, 15),
    "peciff": (8, 17),
    "mecal": (9, 14),
    "short-shorts-asia": (9, 30),
    "anima-brussels": (10, 1),
    "clermont-ferrand": (10, 7),
    "animac": (10, 31),
    "regensburg": (10, 31),
}


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue([shipped_file("festivals.toml")])


@pytest.fixture(scope="module")
def shipped(catalogue):
    return load_schemes([shipped_file("schemes.toml")], festivals=catalogue.by_id)


def nae(shipped, round_):
    return shipped.by_id["nae"].round(round_)


def test_the_shipped_schemes_are_sound(shipped):
    assert shipped.problems == ()
    assert sorted(shipped.by_id) == [
        "adf-exchange",
        "animation-support",
        "asian-short-film-fund",
        "co-production",
        "fdf-festivals",
        "fffi",
        "fpfs",
        "fresh-wave",
        "hkadc-exchange",
        "hkadc-project",
        "ifva",
        "nae",
    ]


def test_everything_says_where_it_comes_from(shipped):
    for scheme in shipped.schemes():
        assert scheme.provenance.sources, scheme.id
        for round_ in scheme.rounds:
            rules = (getattr(round_.rules, each.name) for each in fields(round_.rules))
            stated = [each for each in rules if isinstance(each, Demand)]
            for each in (*stated, *round_.rules.in_words, *round_.grants, *round_.documents, *round_.dates):
                assert each.provenance.sources, (scheme.id, round_.id, each)


def test_nobody_claims_to_have_looked_at_a_live_page(shipped):
    for scheme in shipped.schemes():
        assert scheme.provenance.checked is None
        for round_ in scheme.rounds:
            assert round_.provenance.checked is None


def test_new_action_express_lists_the_ten_festivals_with_the_days_that_stand_beside_them(shipped, catalogue):
    rule = nae(shipped, "2019").rules.festivals
    assert {each.id: each.day for each in rule.listed} == LISTED
    assert (rule.complete, "panel" in rule.else_ask) == (False, True)
    listed = {each.id: (each.listed.month, each.listed.day) for each in catalogue.festivals() if each.listed}
    assert listed.items() >= LISTED.items()


def test_the_rounds_of_new_action_express_are_kept_apart(shipped):
    earlier, later = nae(shipped, "2018"), nae(shipped, "2019")
    assert {each.item: each.amount for each in earlier.grants} == {
        "air-ticket": None,
        "hotel": None,
        "event-pass": None,
        "ceiling": parse_money("50000 HKD"),
    }
    assert [(each.item, each.amount) for each in later.grants] == [("travel-grant", None)]
    assert [each.day for each in earlier.dates] == [date(2018, 6, 30)]
    assert later.dates == ()
    assert earlier.rules_known == "none"


def test_what_was_not_found_is_said(shipped):
    later = nae(shipped, "2019")
    assert (later.rules.event.since, later.rules.event.by, later.rules.event.by_unknown) == (
        date(2019, 1, 1),
        None,
        True,
    )
    (ceiling,) = (each for each in nae(shipped, "2018").grants if each.ceiling)
    assert ceiling.per is None
    asked = {each.id for each in later.questions}
    assert asked >= {"still-open", "closes", "window", "ceiling-per", "persons", "ticket-class", "hotel-nights",
                     "regions", "repeat", "other-funding", "quota", "documents", "report", "receipts", "credit",
                     "screening-rights", "appeal"}  # fmt: skip


def test_inferences_are_marked(shipped):
    rules = nae(shipped, "2019").rules
    certainty = {each.name: getattr(rules, each.name).provenance.certainty
                 for each in fields(rules) if isinstance(getattr(rules, each.name), Demand)}  # fmt: skip
    assert {name for name, each in certainty.items() if each == "inferred"} == {"applicants", "markets", "overseas"}


def test_the_festival_subsidy_has_ended(shipped):
    assert shipped.by_id["fdf-festivals"].ended_on == date(2023, 8, 31)


def test_money_for_features_has_no_rules(shipped):
    for id_ in ("fffi", "fpfs", "co-production"):
        scheme = shipped.by_id[id_]
        assert (scheme.pays_for, scheme.rounds, bool(scheme.notes)) == ("feature", (), True)
