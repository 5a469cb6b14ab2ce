"""What each rule of a round says, word for word, in rounds of one's own in TOML."""

import pytest

from filmtrack.domain.days import day_range
from filmtrack.domain.film import Owner
from trips import CHAN, COMPANY, LEE, TODAY, a_short, a_trip, an_edition, an_event, judged, only

SMITH = Owner(name="Smith", permanent_id=False)


def says(toml: str, rule: str, **facts):
    verdict = judged(a_trip(only(toml), **facts)).of(rule)
    return verdict.answer, str(verdict.reason)


def missing(toml: str, rule: str, **facts):
    found = judged(a_trip(only(toml), **facts)).of(rule).missing
    return str(found.fact), found.command


def film(**known):
    made = a_short(**known)
    return {"film": made, "applicants": made.owners}


def aged(age: int, on=TODAY) -> Owner:
    return Owner(name="Chan", permanent_id=True, age=age, age_on=on)


ADULTS = "applicants = { route = [{ id = 'adult', at_least_age = 18, at_most_age = 35 }] }"
CARDS = "applicants = { route = [{ id = 'card', identity_card = true, kinds = ['person', 'non-permanent-id'] }] }"
PERMANENT = "applicants = { route = [{ id = 'A', permanent_id = true, kinds = ['person', 'non-permanent-id'] }] }"
HALF = "applicants = { share = 'half', route = [{ id = 'A', permanent_id = true }] }"
ONE = "applicants = { share = 'one', route = [{ id = 'A', permanent_id = true }] }"
UNCLEAR = "applicants = { share = 'half', route = [{ id = 'A', permanent_id = true, unclear = ['other'] }] }"
COMPANIES = "applicants = { route = [{ id = 'B', kinds = ['hong-kong-company'] }] }"
ANYBODY = "applicants = { route = [{ id = 'any' }] }"


@pytest.mark.parametrize(
    ("toml", "who", "answer", "reason"),
    [
        (ADULTS, (aged(18),), "pass", "Chan: route adult"),
        (ADULTS, (aged(35),), "pass", "Chan: route adult"),
        (ADULTS, (aged(17),), "fail", "Chan: aged 17; 18 to 35 is asked for (route adult)"),
        (ADULTS, (aged(36),), "fail", "Chan: aged 36; 18 to 35 is asked for (route adult)"),
        (
            ADULTS,
            (aged(17, on=TODAY.replace(month=3)),),
            "unknown",
            "Chan: aged 17 or 18; 18 to 35 is asked for (route adult)",
        ),
        (ADULTS, (Owner(name="Chan"),), "unknown", "Chan: the age is not known; 18 to 35 is asked for (route adult)"),
        (
            "applicants = { route = [{ id = 'a', at_least_age = 18 }] }",
            (aged(17),),
            "fail",
            "Chan: aged 17; at least 18 is asked for (route a)",
        ),
        (
            "applicants = { route = [{ id = 'a', at_most_age = 30 }] }",
            (aged(31),),
            "fail",
            "Chan: aged 31; at most 30 is asked for (route a)",
        ),
        (CARDS, (Owner(name="Rai", kind="non-permanent-id"),), "pass", "Rai: route card"),
        (CARDS, (CHAN,), "pass", "Chan Tai-man: route card"),
        (CARDS, (SMITH,), "unknown", "Smith: whether there is an identity card is not known (route card)"),
        (PERMANENT, (Owner(name="Rai", kind="non-permanent-id"),), "fail", "Rai: no permanent identity card (route A)"),
        (COMPANIES, (CHAN,), "fail", "Chan Tai-man: a person fits no route"),
        (COMPANIES, (Owner(kind="partnership"),), "fail", "the owner: a partnership fits no route"),
        (ANYBODY, (COMPANY,), "fail", "Harbour Films Ltd: a company in Hong Kong fits no route"),
        (HALF, (CHAN, SMITH), "pass", "Chan Tai-man: route A; Smith: no permanent identity card (route A)"),
        (
            HALF,
            (SMITH, SMITH, CHAN),
            "fail",
            (
                "Smith: no permanent identity card (route A); Smith: no permanent identity card (route A); "
                "Chan Tai-man: route A"
            ),
        ),
        (
            HALF,
            (CHAN, SMITH, Owner(name="Lam")),
            "unknown",
            (
                "Chan Tai-man: route A; Smith: no permanent identity card (route A); "
                "Lam: whether there is a permanent identity card is not known (route A)"
            ),
        ),
        (ONE, (CHAN, SMITH, SMITH), "pass", None),
        (ONE, (SMITH, SMITH), "fail", None),
        (ONE, (SMITH, Owner(name="Lam")), "unknown", None),
        (
            UNCLEAR,
            (SMITH, Owner(name="Club", kind="other")),
            "refer",
            (
                "Own decides: Smith: no permanent identity card (route A); "
                "Club: whether another body may apply by route A is not said"
            ),
        ),
    ],
)
def test_every_applicant_has_to_fit_a_route_alone(toml, who, answer, reason):
    found = says(toml, "applicants", applicants=who)
    assert found == (answer, reason or found[1])


@pytest.mark.parametrize(
    ("toml", "who", "fact", "command"),
    [
        (ADULTS, (), "who applies", 'filmtrack film edit night-bus --owner "NAME: age N"'),
        (CARDS, (), "who applies", 'filmtrack film edit night-bus --owner "NAME: permanent-id"'),
        (COMPANIES, (), "who applies", 'filmtrack film edit night-bus --owner "NAME: hong-kong-company"'),
        (ANYBODY, (), "who applies", 'filmtrack film edit night-bus --owner "NAME: person"'),
        (
            "applicants = { route = [{ id = 'A', permanent_id = true, right_of_abode = true }] }",
            (CHAN, Owner(name="Lam", permanent_id=True)),
            "the right of abode of Lam",
            'filmtrack film edit night-bus --owner "NAME: permanent-id, right-of-abode"',
        ),
    ],
)
def test_what_is_missing_of_applicants_is_said_with_the_command_that_states_it(toml, who, fact, command):
    assert missing(toml, "applicants", applicants=who) == (fact, command)


def test_of_a_single_applicant_only_the_route_is_asked_so_the_answer_is_as_certain_as_that():
    toml = """
[scheme.round.applicants]
certainty = "inferred"
note = "all of them"
[[scheme.round.applicants.route]]
id = "A"
permanent_id = true
note = "the card"
"""
    one = judged(a_trip(only(toml))).of("applicants")
    two = judged(a_trip(only(toml), applicants=(CHAN, LEE))).of("applicants")
    assert (one.certainty, one.note, two.certainty, two.note) == ("certain", "the card", "inferred", "all of them")


@pytest.mark.parametrize(
    ("toml", "who", "answer", "reason"),
    [
        ('joint = "allowed"', (CHAN, LEE), "pass", "several may apply together"),
        ('joint = "refused"', (CHAN,), "pass", "1 applies, and only one may"),
        ('joint = "refused"', (CHAN, LEE), "fail", "2 apply, and only one may"),
        ('joint = "refused"', (), "unknown", "who applies is not known; only one may"),
        (
            'joint = { value = "refused", else_ask = "the council" }',
            (CHAN, LEE),
            "refer",
            "the council decides: 2 apply, and only one may",
        ),
    ],
)
def test_several_apply_together_where_that_is_not_refused(toml, who, answer, reason):
    assert says(toml, "joint-application", applicants=who) == (answer, reason)


OWNED = {"film": a_short(owners=(CHAN, COMPANY)), "named": True}


@pytest.mark.parametrize(
    ("value", "facts", "answer", "reason"),
    [
        ("all-apply", {}, "pass", "its only owner applies"),
        ("all-apply", film(owners=(CHAN, COMPANY)), "pass", "all its 2 owners apply"),
        ("all-apply", {**OWNED, "applicants": (COMPANY, CHAN)}, "pass", "all its 2 owners apply"),
        (
            "all-apply",
            {**OWNED, "applicants": (CHAN,)},
            "fail",
            "Harbour Films Ltd owns a part of the film and does not apply",
        ),
        (
            "all-apply-or-consent",
            {**OWNED, "applicants": (CHAN,)},
            "unknown",
            "Harbour Films Ltd owns a part of the film and does not apply",
        ),
        (
            "all-apply",
            {**OWNED, "applicants": (CHAN, LEE, SMITH)},
            "fail",
            "Lee Siu-ming, Smith apply and own no part of the film",
        ),
        (
            "all-apply",
            {"film": a_short(owners=(CHAN, Owner())), "named": True, "applicants": (CHAN,)},
            "unknown",
            "somebody without a name owns a part of the film and does not apply",
        ),
    ],
)
def test_every_owner_applies_and_nobody_else(value, facts, answer, reason):
    assert says(f'owners = "{value}"', "owners", **facts) == (answer, reason)


def test_consent_is_a_fact_to_ask_for():
    fact, command = missing('owners = "all-apply-or-consent"', "owners", **OWNED, applicants=(CHAN,))
    assert (fact, command) == ("whether Harbour Films Ltd consents in writing: ask Own", None)


@pytest.mark.parametrize(
    ("toml", "completed", "answer", "reason"),
    [
        ("production = { free = true }", "2001", "pass", "films of any year are taken"),
        ('production = { note = "recent" }', "2001", "refer", "Own decides: its rule is in words: “recent”"),
        ("production = { years = [2025, 2026] }", "2026-05", "pass", "produced 2026-05; in 2025, 2026 is asked for"),
        ("production = { years = [2025] }", "2026-05", "fail", "produced 2026-05; in 2025 is asked for"),
        ("production = { years = [2025] }", None, "unknown", "when it was produced is not known; in 2025 is asked for"),
        (
            "production = { since = 2026-05-10 }",
            "2026-05",
            "unknown",
            "produced 2026-05; on or after 10 May 2026 is asked for",
        ),
    ],
)
def test_a_film_is_produced_within_the_rounds_bounds(toml, completed, answer, reason):
    made = a_short(completed=day_range(completed) if completed else None)
    assert says(toml, "production", film=made) == (answer, reason)


@pytest.mark.parametrize(
    ("toml", "seconds", "answer"),
    [
        ('max_runtime = "30:00"', 1800, "pass"),
        ('max_runtime = "30:00"', 1801, "fail"),
        ('max_runtime = { limit = "30:00", inclusive = false }', 1800, "fail"),
        ('max_runtime = { limit = "30:00", credits = "excluded" }', 1801, "unknown"),
        ('max_runtime = "none"', 9000, "pass"),
        ('min_runtime = "03:00"', 179, "fail"),
        ('min_runtime = "03:00"', 180, "pass"),
        ('max_runtime = "30:00"', None, "unknown"),
        ('max_runtime = { limit = "30:00", else_ask = "the jury" }', 1801, "refer"),
    ],
)
def test_a_film_is_as_long_as_the_round_takes(toml, seconds, answer):
    assert says(toml, "running-time", film=a_short(runtime_seconds=seconds))[0] == answer


def test_a_round_that_wants_no_invitation_says_so():
    assert says('invitation = "none"', "invitation", entries=()) == ("pass", "no invitation is asked for")


LIST = 'festival = [{ id = "uppsala" }, { name = "Nowhere", day = "10-07" }]\n'


@pytest.mark.parametrize(
    ("toml", "festival", "answer", "reason"),
    [
        (LIST, "uppsala", "pass", "Uppsala is on the festival list"),
        (LIST, "lund", "fail", "Lund is not on the festival list"),
        (
            LIST + "festivals = { complete = false }",
            "lund",
            "unknown",
            "Lund is not on the part of the festival list that is known",
        ),
        (
            LIST + 'festivals = { else_ask = "a panel" }',
            "lund",
            "refer",
            "a panel decides: Lund is not on the festival list",
        ),
    ],
)
def test_a_festival_is_on_the_list_or_whoever_decides_is_asked(toml, festival, answer, reason):
    assert says(toml, "festival-list", festival=an_event(festival)) == (answer, reason)


def test_what_the_whole_list_has_can_only_be_asked():
    fact, command = missing(LIST + "festivals = { complete = false }", "festival-list")
    assert (fact, command) == ("whether the whole list has it: ask Own", None)


WHOLE = 'event = { since = 2027-01-01, by = 2027-12-31, counts = "whole" }'
START = 'event = { since = 2027-01-01, by = 2027-12-31, counts = "start" }'
OVER = "it must be on or after 1 Jan 2027; by 31 Dec 2027"


@pytest.mark.parametrize(
    ("toml", "edition", "answer", "reason"),
    [
        (WHOLE, (2027, "2027-12-28", "2028-01-04"), "fail", f"held 28 Dec 2027 to 4 Jan 2028; {OVER}"),
        (START, (2027, "2027-12-28", "2028-01-04"), "pass", f"held 28 Dec 2027 to 4 Jan 2028; {OVER}"),
        (START, (2026, "2026-12-28", "2027-01-04"), "fail", f"held 28 Dec 2026 to 4 Jan 2027; {OVER}"),
        (WHOLE, (2026, "2026-12-28", "2027-01-04"), "fail", f"held 28 Dec 2026 to 4 Jan 2027; {OVER}"),
        (START, (2028, "2028-01-01", None), "fail", f"held 1 Jan 2028; {OVER}"),
        (START, (2027, "2027-05-01", "2027-05-01"), "pass", f"held 1 May 2027; {OVER}"),
        (START, (2027, None, None), "pass", f"held in 2027; {OVER}"),
        (START, (2028, None, None), "fail", f"held in 2028; {OVER}"),
        (
            "event = { since = 2027-06-01 }",
            (2027, None, None),
            "unknown",
            "held in 2027; it must be on or after 1 Jun 2027",
        ),
        ("event = { by = 2027-06-01 }", (2027, None, None), "unknown", "held in 2027; it must be by 1 Jun 2027"),
        (
            'event = { since = "unknown", by = 2027-06-01 }',
            (2027, "2027-05-01", "2027-05-03"),
            "unknown",
            "held 1 May 2027 to 3 May 2027; it must be on or after a day that was not found; by 1 Jun 2027",
        ),
        ("event = {}", (2027, "2027-05-01", None), "pass", "held 1 May 2027; it must be on any day"),
        ("event = { since = 2027-01-01 }", (2027, "2027-05-01", None), "pass", None),
    ],
)
def test_the_event_lies_in_the_window_whole_or_by_its_start(toml, edition, answer, reason):
    found = says(toml, "event-window", edition=an_edition(*edition))
    assert found == (answer, reason or found[1])


@pytest.mark.parametrize(
    ("toml", "edition", "fact"),
    [
        ('event = { since = "unknown" }', (2027, "2027-05-01", None), "the first day of the window: ask Own"),
        ('event = { by = "unknown" }', (2027, "2027-05-01", None), "the last day of the window: ask Own"),
        ("event = { since = 2027-06-01 }", (2027, None, None), "the days of clermont-ferrand 2027"),
        ("event = { since = 2027-06-01 }", (2027, "2027-05-30", None), "the days of clermont-ferrand 2027"),
        (
            "event = { since = 2027-06-01 }",
            (2027, "2027-05-30", "2027-06-02"),
            "whether an event that lies only partly inside counts: ask Own",
        ),
    ],
)
def test_what_is_missing_to_place_an_event(toml, edition, fact):
    assert missing(toml, "event-window", edition=an_edition(*edition))[0] == fact


def test_an_event_that_is_not_named_is_not_held_yet():
    answer, reason = says("event = { since = 2027-06-01 }", "event-window", festival=None, edition=None)
    assert (answer, reason) == ("not-yet", "no festival is named; the event must be on or after 1 Jun 2027")


@pytest.mark.parametrize(
    ("toml", "country", "answer", "reason"),
    [
        ('overseas = "HK"', "FR", "pass", "Clermont Ferrand is in FR"),
        ('overseas = "HK"', "HK", "fail", "Clermont Ferrand is in HK, and no trip overseas"),
        (
            'overseas = { home = "HK", certainty = "inferred" }',
            "HK",
            "refer",
            "Own decides: Clermont Ferrand is in HK, and no trip overseas",
        ),
        (
            'overseas = { home = "HK", certainty = "inferred", else_ask = "the jury" }',
            "HK",
            "refer",
            "the jury decides: Clermont Ferrand is in HK, and no trip overseas",
        ),
        ('overseas = "HK"', None, "unknown", "where Clermont Ferrand takes place is not known"),
    ],
)
def test_the_event_is_outside_the_home_country(toml, country, answer, reason):
    assert says(toml, "overseas", festival=an_event(country=country)) == (answer, reason)


def test_an_event_that_is_not_named_is_neither_abroad_nor_a_market():
    toml = 'overseas = "HK"\nmarkets = ["market"]'
    assert set(judged(a_trip(only(toml), festival=None, edition=None)).verdicts) == set()


@pytest.mark.parametrize(("kind", "answer"), [("festival", "pass"), ("market", "not-yet"), ("forum", "not-yet")])
def test_a_market_is_no_festival_to_a_scheme_that_says_so(kind, answer):
    assert says('markets = ["market", "forum"]', "market", festival=an_event(kind=kind))[0] == answer


def test_rules_in_words_are_for_people_to_read():
    toml = 'rule = [{ id = "a", text = "no films on cats" }, { id = "b", text = "x", else_ask = "the jury" }]'
    found = judged(a_trip(only(toml)))
    assert str(found.of("a").reason) == "Own decides: its rule is in words: “no films on cats”"
    assert str(found.of("b").reason) == "the jury decides: its rule is in words: “x”"
    assert found.answer == "refer"


@pytest.mark.parametrize(
    ("toml", "answer", "reason"),
    [
        (
            'max_runtime = "60:00"\nrules_known = "part"',
            "unknown",
            "only a part of the rules of the round 2027 is known",
        ),
        ('rules_known = "part"', "unknown", "no rule of the round 2027 is known"),
        ('max_runtime = "60:00"\nrules_known = "none"', "unknown", "no rule of the round 2027 is known"),
        ("", "unknown", "no rule of the round 2027 is known"),
    ],
)
def test_rules_that_nobody_found_keep_a_trip_from_being_eligible(toml, answer, reason):
    assert says(toml, "other-rules") == (answer, reason)
    assert judged(a_trip(only(toml))).answer == "unknown"


def test_a_round_whose_rules_are_all_known_has_no_other_rules():
    assert judged(a_trip(only('max_runtime = "60:00"'))).answer == "pass"
