"""Schemes come from files like festivals do: layers, patches, every problem with file, line and key."""

import json
from datetime import date

import pytest

from filmtrack.catalogue.known_schemes import Schemes
from filmtrack.catalogue.schema import schemes_schema_text
from filmtrack.catalogue.schemes import merge_schemes
from filmtrack.catalogue.shipped import shipped_file
from filmtrack.catalogue.toml_file import parse_toml
from filmtrack.domain.money import parse_money
from filmtrack.domain.periods import Span

BASE = """
[[scheme]]
id = "lamma"
name = "Lamma Travel Fund"
run_by = "Lamma Arts"
timezone = "Asia/Hong_Kong"
source = "https://example.org/fund"
as_of = 2024

[[scheme.round]]
id = "2026"
source = "https://example.org/fund/2026"
max_runtime = "30:00"
owners = "all-apply"
invitation = { value = "selected", certainty = "inferred" }
event = { since = 2026-01-01, by = "unknown" }

[scheme.round.applicants]
[[scheme.round.applicants.route]]
id = "A"
permanent_id = true

[scheme.round.festivals]
else_ask = "a panel"

[[scheme.round.festival]]
id = "oberhausen"
[[scheme.round.grant]]
item = "ceiling"
amount = "1000 HKD"
ceiling = true
[[scheme.round.document]]
item = "letter"
[[scheme.round.date]]
what = "closes"
day = 2026-03-31
time = "18:00"
[[scheme.round.date]]
what = "claim"
after_event = "2 months"
[[scheme.round.question]]
id = "window"
text = "Until when?"
about = "event"
[[scheme.round.question]]
id = "persons"
text = "How many people?"
[[scheme.round.rule]]
id = "first"
text = "first films come first"
"""


def load(*layers: str, festivals: set[str] | None = None) -> Schemes:
    files = [parse_toml(text.encode(), f"layer{place}.toml") for place, text in enumerate(layers)]
    return merge_schemes(files, festivals=festivals)


def sound(*layers: str) -> Schemes:
    found = load(*layers)
    assert found.problems == (), said(found)
    return found


def said(found: Schemes) -> list[str]:
    return [f"{each.file}:{each.line} {each.id} {each.key} {each.message}" for each in found.problems]


def test_a_round_holds_all_that_its_tables_say():
    scheme = sound(BASE).by_id["lamma"]
    (round_,) = scheme.rounds
    assert (scheme.whom_to_ask, scheme.latest, round_.year, round_.rules_known) == ("Lamma Arts", round_, 2026, "all")
    rules = round_.rules
    assert (rules.max_runtime.seconds, rules.owners.value, rules.event.by_unknown) == (1800, "all-apply", True)
    assert [each.id for each in rules.in_words] == ["first"]
    assert rules.festivals.entry("oberhausen").id == "oberhausen"
    assert (round_.grants[0].amount, round_.grants[0].per) == (parse_money("1000 HKD"), None)
    assert [each.after_event for each in round_.dates] == [None, Span(months=2)]


def test_a_statement_without_a_source_has_that_of_the_round_and_its_year_that_of_the_scheme():
    (round_,) = sound(BASE).by_id["lamma"].rounds
    rules = round_.rules
    for each in (rules.max_runtime, rules.applicants, rules.applicants.routes[0], rules.in_words[0], round_.grants[0]):
        assert each.provenance.sources == ("https://example.org/fund/2026",)
        assert each.provenance.as_of == 2024
    assert rules.invitation.provenance.certainty == "inferred"


def test_a_patch_changes_what_it_names_and_nothing_else():
    patch = """
[[scheme]]
id = "lamma"
names = { zh = "南丫" }
[[scheme.round]]
id = "2026"
max_runtime = "20:00"
[[scheme.round.festival]]
id = "uppsala"
[[scheme.round.date]]
what = "closes"
day = 2026-04-15
[[scheme.round.question]]
id = "persons"
text = "x"
withdrawn = true
"""
    scheme = sound(BASE, patch).by_id["lamma"]
    (round_,) = scheme.rounds
    assert (scheme.name, dict(scheme.names)) == ("Lamma Travel Fund", {"zh": "南丫"})
    assert (round_.rules.max_runtime.seconds, round_.rules.owners.value) == (1200, "all-apply")
    assert [each.id for each in round_.rules.festivals.listed] == ["oberhausen", "uppsala"]
    assert [each.day for each in round_.dates] == [date(2026, 4, 15), None]
    assert [each.id for each in round_.questions] == ["window"]


def test_a_round_like_another_takes_over_what_it_does_not_say_as_an_inference():
    mine = """
[[scheme]]
id = "lamma"
[[scheme.round]]
id = "2027"
like = "2026"
source = "a letter"
checked = 2026-11-20
max_runtime = "25:00"
event = { since = 2027-01-01, by = 2027-12-31 }
festival = [{ id = "uppsala" }]
grant = [{ item = "hotel" }]
rule = [{ id = "second", text = "second films too" }]
"""
    before, after = sound(BASE, mine).by_id["lamma"].rounds
    own, taken = after.rules, after.rules.owners.provenance
    assert (own.max_runtime.seconds, own.max_runtime.provenance.certainty) == (1500, "certain")
    assert (own.max_runtime.provenance.sources, own.max_runtime.provenance.checked) == (
        ("a letter",),
        date(2026, 11, 20),
    )
    assert (own.owners.value, taken.certainty, taken.sources) == (
        "all-apply",
        "inferred",
        ("https://example.org/fund/2026",),
    )
    assert [each.id for each in own.festivals.listed] == ["uppsala", "oberhausen"]
    assert own.festivals.else_ask == "a panel"
    assert [each.id for each in own.in_words] == ["second", "first"]
    assert [(each.item, each.provenance.certainty) for each in after.grants] == [
        ("hotel", "certain"),
        ("ceiling", "inferred"),
    ]
    assert [each.item for each in after.documents] == ["letter"]
    assert [each.id for each in after.questions] == ["persons"]  # the window is known now
    assert after.dates == ()
    assert before == sound(BASE).by_id["lamma"].rounds[0]


def test_a_list_of_festivals_is_itself_the_condition():
    toml = '[[scheme]]\nid = "x"\nname = "X"\n[[scheme.round]]\nid = "2027"\nfestival = [{ name = "Nowhere" }]'
    (round_,) = sound(toml).by_id["x"].rounds
    assert (round_.rules.festivals.complete, round_.rules.festivals.entry("a")) == (True, None)


def test_an_explicit_list_replaces_the_one_of_the_round_that_it_is_like():
    mine = """
[[scheme]]
id = "lamma"
[[scheme.round]]
id = "2027"
like = "2026"
festivals = { complete = false }
festival = [{ id = "uppsala" }]
not_listed = { items = "visa" }
"""
    over = '[[scheme]]\nid = "lamma"\n[[scheme.round]]\nid = "2028"\nlike = "2027"\nrules_known = "part"'
    *_, round_, last = sound(BASE, mine, over).by_id["lamma"].rounds
    assert [each.id for each in round_.rules.festivals.listed] == ["uppsala"]
    assert (last.not_listed.items, last.not_listed.provenance.certainty, last.rules_known) == (
        ("visa",),
        "inferred",
        "part",
    )


def test_rounds_stand_in_the_order_of_their_years():
    toml = """
[[scheme]]
id = "x"
name = "X"
[[scheme.round]]
id = "30th"
year = 2025
[[scheme.round]]
id = "2019"
[[scheme.round]]
id = "29th"
year = 2024
"""
    scheme = sound(toml).by_id["x"]
    assert [each.id for each in scheme.rounds] == ["2019", "29th", "30th"]
    assert scheme.round("29th").year == 2024
    assert scheme.round("2030") is None


def test_a_scheme_without_rounds_is_a_sourced_note():
    scheme = sound('[[scheme]]\nid = "x"\nname = "X"\nnote = "for features"').by_id["x"]
    assert (scheme.latest, scheme.notes, scheme.whom_to_ask) == (None, ("for features",), "X")


ROUND = '[[scheme]]\nid = "x"\nname = "X"\ntimezone = "Europe/Paris"\n[[scheme.round]]\nid = "2027"\n'


@pytest.mark.parametrize(
    ("toml", "expected"),
    [
        ('[[scheme]]\nid = "x"', "layer0.toml:1 x name this scheme has no name"),
        ('[[scheme]]\nname = "x"', "layer0.toml:1 None id this key is missing"),
        ("scheme = 3", "write schemes as [[scheme]] tables"),
        ("[[festival]]", "unknown table or key; a catalogue file holds [[scheme]] tables"),
        ('[[scheme]]\nid = "x"\nname = "x"\n' * 2, "layer0.toml:4 x id this id stands twice in the file"),
        (ROUND + "colour = 1", "layer0.toml:5 x round[1].colour unknown key"),
        (ROUND + 'status = "open"', "write one of 'unknown' or 'ended'"),
        (ROUND + 'owners = "some"', "write one of 'all-apply' or 'all-apply-or-consent'"),
        (ROUND + 'invitation = "yes"', "write one of 'selected' or 'none'"),
        (ROUND + 'overseas = "Hong Kong"', "write a country"),
        (ROUND + 'event = { since = "soon" }', "x round[1].event.since"),
        (ROUND + "applicants = {}", "x round[1].applicants.route this key is missing"),
        (ROUND + "applicants = { route = [] }", "x round[1].applicants.route"),
        (ROUND + 'applicants = { route = [{ id = "A", kinds = ["king"] }] }', "write one of 'person'"),
        (ROUND + 'grant = [{ item = "x", amount = 3 }]', "write an amount with its currency"),
        (ROUND + 'date = [{ what = "closes" }]', "layer0.toml:5 x day a date says one of day, each and after_event"),
        (ROUND + 'date = [{ what = "claim", after_event = "soon" }]', "write a length of time"),
        (ROUND + 'date = [{ what = "claim", after_event = 3 }]', "write a length of time"),
        (
            ROUND + '[[scheme.round.date]]\nwhat = "closes"\nday = 2027-03-28\ntime = "02:30"',
            "layer0.toml:7 x day clocks in Europe/Paris jump",
        ),
        (ROUND + 'like = "2026"', "layer0.toml:5 x like there is no round 2026"),
        (ROUND + 'like = "2027"', "x like this round is like itself, by way of 2027"),
        (ROUND + '[[scheme.round]]\nid = "2027"', "layer0.toml:7 x round.id the round 2027 stands twice"),
        (ROUND + '[[scheme.round]]\nid = "spring"', "layer0.toml:7 x year this round has no year"),
        (ROUND + 'grant = [{ item = "a" }, { item = "a" }]', "x grant.id grant a of the round 2027 stands twice"),
        (ROUND + "festival = [{}]", "x festival.id a festival on the list needs an id or a name"),
        (ROUND + 'festival = [{ id = "nowhere" }]', "x festival.id there is no festival nowhere in the catalogue"),
        ('[[scheme]]\nid = "x"\nname = "X"\nsame_as = "nowhere"', "x same_as there is no festival nowhere"),
    ],
)
def test_each_mistake_is_told_with_line_id_and_key(toml: str, expected: str):
    found = load(toml, festivals={"uppsala"})
    assert any(expected in each for each in said(found)), said(found)


def test_grants_for_different_people_are_different_grants():
    both = 'grant = [{ item = "sum", to = "students" }, { item = "sum", to = "others" }]'
    (round_,) = sound(ROUND + both).by_id["x"].rounds
    assert [each.to for each in round_.grants] == ["students", "others"]


@pytest.mark.parametrize("zone", ['timezone = "submitter"', 'timezone = "AoE"', ""])
def test_a_date_whose_clocks_are_not_known_is_taken_as_it_stands(zone):
    toml = f'[[scheme]]\nid = "x"\nname = "X"\n{zone}\n[[scheme.round]]\nid = "2027"\n'
    assert load(toml + 'date = [{ what = "closes", day = 2027-03-28, time = "02:30" }]').problems == ()


def test_ids_of_festivals_are_taken_on_trust_where_no_catalogue_is_at_hand():
    assert load(ROUND + 'festival = [{ id = "nowhere" }]').problems == ()


def test_one_bad_scheme_hides_no_other():
    found = load(BASE, '[[scheme]]\nid = "bad"\nname = 3', '[[scheme]]\nid = "good"\nname = "Good"')
    assert sorted(each.id for each in found.schemes()) == ["good", "lamma"]
    assert len(found.problems) == 1


def test_withdrawn_removes_a_scheme_or_a_round():
    assert sound(BASE, '[[scheme]]\nid = "lamma"\nwithdrawn = true').scheme("lamma") is None
    gone = '[[scheme]]\nid = "lamma"\n[[scheme.round]]\nid = "2026"\nwithdrawn = true'
    assert sound(BASE, gone).by_id["lamma"].rounds == ()


def test_a_mixed_file_may_hold_festivals_too():
    file = parse_toml(b'[[festival]]\nid = "x"\n[[scheme]]\nid = "x"\nname = "X"', "mine.toml")
    assert merge_schemes([file], mixed=frozenset({"mine.toml"})).problems == ()
    assert len(merge_schemes([file]).problems) == 1


def test_the_schema_beside_the_data_is_the_programs():
    assert shipped_file("schemes.schema.json").read_text() == schemes_schema_text(), "make schema writes it anew"
    assert shipped_file("schemes.toml").read_text().startswith("#:schema ./schemes.schema.json")


def test_the_schema_describes_what_people_write():
    round_ = json.loads(schemes_schema_text())["$defs"]["RoundTable"]["properties"]
    assert {"type": "string"} in round_["max_runtime"]["anyOf"]
    assert {"type": "string"} in round_["owners"]["anyOf"]
