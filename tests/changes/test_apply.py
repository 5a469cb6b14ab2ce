"""What `apply` decides: from the intention to the payment, with every doubt and question beside it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from factories import HONG_KONG, Catalogue
from filmtrack.changes.apply import Applying, apply
from filmtrack.changes.change import Change
from filmtrack.domain.application import Application
from filmtrack.domain.events import entry_submitted, entry_updated, film_added
from filmtrack.domain.film import Owner
from filmtrack.errors import UnknownNameError, WrongUsageError
from filmtrack.reports.sponsor import Asking, sponsor_row
from filmtrack.reports.trips import Travel
from ledgers import TODAY, an_entry, money
from standings import Stood
from trips import CHAN, NOW, ROUND_2027, a_short, an_edition, an_event, schemes

ENTRY = an_entry()
CLERMONT = an_event(editions=(an_edition(),), name="Clermont")
CATALOGUE = Catalogue(CLERMONT)


def begun(*, selected: bool = True) -> Stood:
    ledger = Stood(film_added(a_short(), on=TODAY), entry_submitted(ENTRY, on=TODAY))
    return ledger.after(entry_updated(ENTRY, on=TODAY, status="selected")) if selected else ledger


def a_wish(ledger: Stood, *, round_: str = "2027", **said: Any) -> Applying:
    scheme = schemes(ROUND_2027).by_id["nae"]
    travel = Travel(catalogue=CATALOGUE, ledger=ledger, scheme=scheme, today=TODAY)
    film = ledger.film("night-bus")
    assert film is not None
    trip = travel.to(film, said.pop("festival", CLERMONT), None)[-1]
    now = said.pop("now", NOW.replace(month=12, day=5))
    asking = Asking(now=now, zone=HONG_KONG, applicants=said.get("applicants", ()))
    row = sponsor_row(trip, scheme, scheme.round(round_), asking)
    usual = {"trip": trip, "scheme": scheme, "round": round_, "row": row, "on": TODAY, "today": TODAY}
    return Applying(**(usual | said))


def decided(ledger: Stood, **said: Any) -> Change:
    return apply(a_wish(ledger, **said), ledger)


def after(ledger: Stood, **said: Any) -> Application:
    """The application as it stands once the decision was recorded."""
    ledger.after(*decided(ledger, **said).facts)
    return ledger.applications()[-1]


def told(change: Change) -> list[str]:
    return [str(each.message) for each in change.said]


def doubts(change: Change) -> list[str]:
    return [str(each) for each in change.warnings]


def test_a_bare_word_records_what_was_applied_for_and_by_what_it_was_judged():
    ledger = begun()
    change = decided(ledger, amount=money("32000 HKD"))
    made = after(ledger, amount=money("32000 HKD"))
    assert (made.id, made.status, made.judged) == ("night-bus/nae/2027/clermont-ferrand/2027", "applied", "eligible")
    assert (made.entry, made.asked, made.scheme_name) == (
        ENTRY.id,
        money("32000 HKD"),
        "Hong Kong Short Film: New Action Express",
    )
    assert told(change) == ["Night Bus → Clermont 2027, nae 2027: applied for, 32000 HKD"]
    assert (doubts(change), change.questions) == ([], ())
    assert [str(each) for each in change.ending] == [
        "Recorded only. The application itself goes to Hong Kong Arts Centre."
    ]


def test_a_plan_is_only_a_plan_and_becomes_an_application():
    ledger = begun()
    change = decided(ledger, status="planned", note="ask Lee")
    assert (told(change), change.ending) == (["Night Bus → Clermont 2027, nae 2027: planned"], ())
    planned = after(ledger, status="planned", note="ask Lee")
    assert (planned.status, planned.notes[0].text) == ("planned", "ask Lee")
    made = after(ledger, amount=money("1000 HKD"))
    assert (made.id, made.status, made.asked, len(ledger.applications())) == (
        planned.id,
        "applied",
        money("1000 HKD"),
        1,
    )


def test_a_plan_takes_more_that_is_said_of_it_and_stays_a_plan():
    ledger = begun()
    after(ledger, status="planned")
    made = after(ledger, status="planned", amount=money("1000 HKD"))
    assert (made.status, made.asked, len(made.history)) == ("planned", money("1000 HKD"), 1)


def test_the_whole_life_of_an_application():
    ledger = begun()
    after(ledger, applicants=(CHAN,))
    granted = {"amount": money("32000 HKD"), "decided_by": "panel", "reason": "a strong film"}
    assert told(decided(ledger, status="granted", **granted)) == [
        "Night Bus → Clermont 2027, nae 2027: applied → granted, 32000 HKD"
    ]
    made = after(ledger, status="granted", **granted)
    assert (made.granted, made.decided_by, made.reason, made.applicants) == (
        money("32000 HKD"),
        "panel",
        "a strong film",
        (CHAN,),
    )
    two = ((money("12000 HKD"), "air ticket"), (money("3000 HKD"), "hotel"))
    assert told(decided(ledger, receipts=two)) == ["Night Bus → Clermont 2027, nae 2027: 2 receipts noted"]
    after(ledger, receipts=two)
    after(ledger, status="travelled")
    after(ledger, status="claimed", claim_due_on=date(2027, 4, 6))
    made = after(ledger, status="paid", amount=money("15000 HKD"))
    assert [each.status for each in made.history] == ["applied", "granted", "travelled", "claimed", "paid"]
    assert (made.granted, made.paid, len(made.receipts)) == (money("32000 HKD"), money("15000 HKD"), 2)
    assert made.claim_due_on == date(2027, 4, 6)


def test_a_refusal_keeps_its_reason():
    ledger = begun()
    after(ledger)
    made = after(ledger, status="refused", decided_by="panel", reason="no money left", reference="A-17")
    assert (made.status, made.reason, made.reference) == ("refused", "no money left", "A-17")


def test_a_note_is_news_without_a_status():
    ledger = begun()
    after(ledger)
    change = decided(ledger, note="they rang")
    assert told(change) == ["Night Bus → Clermont 2027, nae 2027: noted"]
    assert [each.text for each in after(ledger, note="they rang").notes] == ["they rang"]


def test_the_same_status_again_corrects_its_day_and_sum():
    ledger = begun()
    after(ledger)
    after(ledger, status="granted", amount=money("32000 HKD"))
    change = decided(ledger, status="granted", amount=money("30000 HKD"))
    assert told(change) == ["Night Bus → Clermont 2027, nae 2027: granted, 30000 HKD"]
    assert after(ledger, status="granted", amount=money("30000 HKD")).granted == money("30000 HKD")


def test_a_sum_without_a_status_belongs_to_the_status_that_stands():
    ledger = begun()
    after(ledger)
    assert after(ledger, amount=money("1 HKD")).asked == money("1 HKD")
    after(ledger, status="granted")
    assert after(ledger, amount=money("2 HKD")).granted == money("2 HKD")


def test_applying_twice_is_asked_about_and_makes_a_second_one():
    ledger = begun()
    first = after(ledger)
    change = decided(ledger)
    assert [str(each) for each in change.questions] == ["Night Bus has an application to nae there already: applied"]
    assert after(ledger).id == f"{first.id}~2"


@pytest.mark.parametrize("status", ["planned", "applied"])
def test_another_plan_or_application_is_asked_about_too(status):
    ledger = begun()
    after(ledger)
    assert len(decided(ledger, status=status).questions) == 1


def test_receipts_may_come_with_the_application():
    ledger = begun()
    made = after(ledger, receipts=((money("12000 HKD"), "air ticket"),))
    assert (made.status, [each.what for each in made.receipts]) == ("applied", ["air ticket"])


def test_without_a_selection_it_warns():
    change = decided(begun(selected=False))
    assert doubts(change) == ["no selection by Clermont is recorded, and schemes want one first"]
    alone = Stood(film_added(a_short(), on=TODAY))
    assert "no selection by Clermont" in doubts(decided(alone))[0]


def test_a_round_that_may_not_be_open_is_a_doubt():
    change = decided(begun(), round_="2019")
    assert doubts(change) == [
        (
            "the round is not known to be open (unknown): "
            "whether it takes applications is not known: ask Hong Kong Arts Centre"
        )
    ]


def test_rules_that_say_no_are_a_doubt_and_stop_nobody():
    change = decided(begun(), applicants=(replace(CHAN, right_of_abode=False),))
    assert doubts(change)[0].startswith("by the rules that are known it is not eligible: Chan Tai-man: no right")
    assert len(change.facts) == 1


def test_named_applicants_are_judged_with_what_the_film_knows_of_them():
    assert a_wish(begun(), applicants=(Owner(name="chan tai-man"),)).row.verdict == "eligible"


@pytest.mark.parametrize(
    ("amount", "doubtful"), [("40000 HKD", False), ("40001 HKD", True), ("40001 EUR", False), (None, False)]
)
def test_more_than_the_rounds_own_ceiling_is_a_doubt(amount, doubtful):
    change = decided(begun(), amount=money(amount) if amount else None)
    assert ("40001 HKD is over the ceiling of 40000 HKD" in doubts(change)) is doubtful


def test_the_ceiling_of_another_round_is_no_measure():
    change = decided(begun(), round_="2019", amount=money("60000 HKD"))
    assert not any("ceiling" in each for each in doubts(change))


def test_a_day_to_come_is_a_doubt():
    ledger = begun()
    assert "1 Mar 2027 is still to come" in doubts(decided(ledger, on=date(2027, 3, 1)))
    after(ledger)
    assert doubts(decided(ledger, status="granted", on=date(2027, 3, 1))) == ["1 Mar 2027 is still to come"]


@pytest.mark.parametrize(
    ("status", "doubt"),
    [
        ("granted", []),
        ("refused", []),
        ("travelled", ["as far as the record says it was never granted"]),
        ("paid", ["as far as the record says it was never granted"]),
    ],
)
def test_a_step_that_comes_before_the_one_it_follows_on_is_a_doubt(status, doubt):
    ledger = begun()
    after(ledger)
    assert doubts(decided(ledger, status=status)) == doubt


def test_what_was_only_planned_was_never_applied_for():
    ledger = begun()
    after(ledger, status="planned")
    assert doubts(decided(ledger, status="granted")) == ["as far as the record says it was never applied"]


def test_news_of_an_application_that_was_never_made_is_refused_with_the_command_that_makes_it():
    with pytest.raises(UnknownNameError, match="has no application to nae") as failure:
        decided(begun(), status="granted")
    assert str(failure.value.hint) == "filmtrack apply night-bus clermont-ferrand --scheme nae records one first"


@pytest.mark.parametrize(
    ("said", "match"),
    [
        ({"decided_by": "panel"}, "--decided-by is said with granted or refused"),
        ({"status": "refused", "amount": money("1 HKD")}, "a refused application has no amount"),
    ],
)
def test_what_does_not_belong_together_is_refused(said, match):
    with pytest.raises(WrongUsageError, match=match):
        decided(begun(), **said)


def test_a_trip_to_nowhere_is_refused():
    ledger = begun()
    wish = a_wish(ledger)
    with pytest.raises(WrongUsageError, match="to which festival"):
        apply(replace(wish, trip=replace(wish.trip, festival=None)), ledger)


def test_an_edition_that_nobody_knows_is_left_out():
    ledger = begun()
    wish = a_wish(ledger, status="planned")
    change = apply(replace(wish, trip=replace(wish.trip, edition=None, entries=()), round=None), ledger)
    (fact,) = change.facts
    assert fact.body["application"] == "night-bus/nae/clermont-ferrand"
    assert told(change) == ["Night Bus → Clermont, nae: planned"]
