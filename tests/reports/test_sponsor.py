"""Who pays for the trip: one row a trip, with the round's status and the verdict apart, and what to do next."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from applications import an_application
from factories import HONG_KONG, Catalogue
from filmtrack.domain.application_events import application_made, application_planned, application_updated
from filmtrack.domain.events import entry_submitted, entry_updated, film_added
from filmtrack.domain.film import Owner
from filmtrack.domain.scheme import Scheme
from filmtrack.reports.sponsor import Asking, by_answer, says_no, sponsor_row, sponsor_rows
from filmtrack.reports.trips import Travel, known_of
from ledgers import TODAY, an_entry, money
from standings import Stood
from trips import CHAN, LEE, ROUND_2027, a_short, an_edition, an_event, only, schemes

CLERMONT = an_event(editions=(an_edition(),), name="Clermont")
LUND = an_event("lund", country="SE", name="Lund", editions=(an_edition(2027, "2027-09-01", "2027-09-05"),))
CATALOGUE = Catalogue(CLERMONT, LUND)
NAE = schemes(ROUND_2027).by_id["nae"]
OPEN = datetime(2026, 12, 5, 8, 30, tzinfo=UTC)


def begun(*applications, festivals=("clermont-ferrand",), film=None) -> Stood:
    ledger = Stood(film_added(film or a_short(), on=TODAY))
    for festival in festivals:
        entry = an_entry(festival=festival)
        ledger.after(entry_submitted(entry, on=TODAY), entry_updated(entry, on=TODAY, status="selected"))
    return ledger.after(*applications)


def rows(ledger, *, scheme=NAE, named="2027", festival=CLERMONT, year=None, every=False, **asking):
    travel = Travel(catalogue=CATALOGUE, ledger=ledger, scheme=scheme, today=TODAY)
    film = ledger.film("night-bus")
    found = travel.all() if every else travel.to(film, festival, year) if festival else travel.of(film)
    round_ = scheme.round(named) if named else None
    return sponsor_rows(found, scheme, round_, Asking(**{"now": OPEN, "zone": HONG_KONG} | asking), every=every)


def row(ledger, **asked):
    (only_one,) = rows(ledger, **asked)
    return only_one


def said(messages):
    return [str(each) for each in messages]


def test_the_status_of_the_round_and_the_verdict_are_two_things():
    found = row(begun())
    assert (found.round_status, found.verdict, str(found.answer)) == ("open", "eligible", "every rule passes")
    lost = row(begun(), named="2019")
    assert (lost.round_status, lost.verdict) == ("unknown", "unknown")
    assert str(lost.answer) == (
        "every known rule passes; not known: the last day of the window: ask Hong Kong Arts Centre"
    )


def test_by_default_it_is_judged_by_the_latest_round_that_is_known():
    assert row(begun(), named=None).round == "2027"
    assert row(begun(), named=None, scheme=schemes().by_id["nae"]).round == "2019"


def test_the_row_names_the_trip():
    found = row(begun())
    assert (found.film, found.festival, found.festival_name, found.edition) == (
        "night-bus",
        "clermont-ferrand",
        "Clermont",
        2027,
    )
    assert (found.entry, found.entry_status, found.application) == (1, "selected", None)


@pytest.mark.parametrize(
    ("film", "answer", "verdict"),
    [
        ({"runtime_seconds": 3601}, "it runs 60:01; at most 60:00 is taken", "not-eligible"),
        (
            {"completed": None, "runtime_seconds": None},
            ("every known rule passes; not known: when it was produced; the running time"),
            "unknown",
        ),
        ({"owners": (Owner(name="X", kind="partnership"),)}, None, "refer"),
    ],
)
def test_the_answer_is_what_decides(film, answer, verdict):
    found = row(begun(film=a_short(**film)))
    assert (found.verdict, answer or str(found.answer)) == (verdict, str(found.answer))


def test_when_more_than_unknowns_stand_in_the_way_the_unknown_rules_are_the_answer():
    found = row(begun(film=a_short(completed=None), festivals=("lund",)), festival=LUND)
    assert (found.verdict, str(found.answer)) == (
        "unknown",
        "when it was produced is not known; after 31 Dec 2008 is asked for",
    )


def test_what_is_paid_is_told_with_the_round_that_says_so():
    latest = {each.item: (each.round, each.amount, each.per) for each in row(begun()).grants}
    assert latest == {
        "ceiling": ("2027", money("40000 HKD"), "person"),
        "travel-grant": ("2027", None, None),
        "air-ticket": ("2018", None, None),
        "hotel": ("2018", None, None),
        "event-pass": ("2018", None, None),
    }
    later = {each.item: (each.round, each.amount, each.per) for each in row(begun(), named="2019").grants}
    assert later["ceiling"] == ("2018", money("50000 HKD"), None)
    first = row(begun(), named="2018")
    assert {each.round for each in first.grants} == {"2018"}
    assert "visa" in first.not_listed
    assert first.not_listed == row(begun(), named="2019").not_listed


def test_a_scheme_that_lists_nothing_leaves_nothing_out():
    scheme, round_ = only('max_runtime = "60:00"')
    assert row(begun(), scheme=scheme, named=round_.id).not_listed == ()


def test_dates_that_were_not_found_are_rows_too():
    (closes,) = row(begun(), named="2019").dates
    assert (closes.what, closes.status, closes.date, closes.as_of) == ("closes", "unknown", None, 2019)
    opens, closes = row(begun()).dates
    assert (opens.what, opens.status, opens.date, opens.days_left) == ("opens", "announced", date(2026, 12, 1), -4)
    assert (closes.date, closes.time, closes.closes_at, closes.checked_on) == (
        date(2027, 6, 30),
        "18:00",
        datetime(2027, 6, 30, 10, 0, tzinfo=UTC),
        date(2026, 11, 20),
    )


def test_a_claim_is_counted_from_the_events_end():
    dates = 'date = [{ what = "claim", after_event = "2 months" }, { what = "decision", after_event = "1 month" }]'
    scheme, _ = only(dates)
    found = row(begun(), scheme=scheme)
    assert [(each.what, each.status, each.date) for each in found.dates] == [
        ("claim", "counted", date(2027, 4, 6)),
        ("decision", "counted", None),
        ("closes", "unknown", None),
    ]
    assert found.claim_due_on == date(2027, 4, 6)
    unknown = row(begun(), scheme=scheme, year=2029)
    assert unknown.claim_due_on is None


def test_recurring_dates_are_marked():
    scheme, _ = only('date = [{ what = "closes", each = ["03-31", "09-30"] }]')
    (closes,) = row(begun(), scheme=scheme).dates
    assert (closes.status, closes.date) == ("recurring", date(2027, 3, 31))


def test_questions_documents_and_whom_to_ask_come_with_the_row():
    found = row(begun(), named="2019")
    assert found.ask == "Hong Kong Arts Centre"
    assert found.questions[0].id == "still-open"
    assert {each.item for each in found.documents} >= {"invitation", "rights-declaration"}
    assert {each.stage for each in found.documents} == {"application"}


def test_an_application_decides_which_round_it_is_judged_by():
    ledger = begun(application_made(an_application(round="2019"), on=TODAY))
    assert (row(ledger, named=None).round, row(ledger, named=None).application) == ("2019", "applied")
    other = row(ledger, named="2027")
    assert (other.round, other.application) == ("2027", None)
    gone = begun(application_made(an_application(round="1999"), on=TODAY))
    assert row(gone, named=None).round == "2027"
    unnamed = begun(application_made(an_application(round=None), on=TODAY))
    assert row(unnamed, named=None).round == "2027"


def test_every_trip_is_an_application_or_a_selection():
    made = application_made(an_application("lund", round="2027"), on=TODAY)
    found = rows(begun(made), every=True)
    assert {each.festival: each.application for each in found} == {"lund": "applied", "clermont-ferrand": None}
    earlier = begun(application_made(an_application("lund", round="2019"), on=TODAY))
    assert [each.festival for each in rows(earlier, every=True)] == ["clermont-ferrand"]
    assert len(rows(earlier, every=True, named=None)) == 2
    assert rows(Stood(film_added(a_short(), on=TODAY)), every=True) == ()


def test_a_trip_to_a_festival_that_left_the_catalogue_keeps_its_name():
    made = application_made(an_application("gone", festival_name="Gone Fest"), on=TODAY)
    found = row(begun(made, festivals=()), festival=None)
    assert (found.festival, found.festival_name, found.verdict) == ("gone", "Gone Fest", "unknown")
    bare = begun(festivals=("gone",))
    assert row(bare, festival=None).festival_name == "gone"


def test_a_film_that_is_selected_nowhere_is_judged_for_a_trip_to_nowhere_yet():
    found = row(begun(festivals=()), festival=None)
    assert (found.festival, found.edition, found.verdict) == (None, None, "not-yet")
    assert str(found.answer) == (
        "no festival has selected it so far; no festival is named; "
        "no festival is named; the event must be on or after 1 Jan 2027; by 31 Dec 2027"
    )


def test_without_a_named_edition_it_is_the_last_one_selected_else_entered_else_the_next():
    ledger = Stood(film_added(a_short(), on=TODAY))
    assert row(ledger).edition == 2027
    ledger.after(entry_submitted(an_entry(edition=2029), on=TODAY))
    assert row(ledger).edition == 2029
    ledger.after(entry_submitted(an_entry(edition=2028), on=TODAY))
    ledger.after(entry_updated(an_entry(edition=2028), on=TODAY, status="selected"))
    assert row(ledger).edition == 2028
    assert row(ledger, year=2031).edition == 2031


def test_if_selected_takes_the_invitation_for_granted():
    ledger = begun(festivals=())
    assert (row(ledger).verdict, row(ledger, if_selected=True).verdict) == ("not-yet", "eligible")


def test_named_applicants_count_instead_of_the_owners():
    ledger = begun(film=a_short(owners=(CHAN, LEE)))
    assert row(ledger, applicants=(CHAN,)).verdict == "not-eligible"
    (owners,) = (each for each in row(ledger, applicants=(CHAN,)).rules if each.rule == "owners")
    assert owners.verdict == "fail"


@pytest.mark.parametrize(
    ("applicant", "known"),
    [
        (Owner(name="chan tai-man"), CHAN),
        (Owner(name="Chan Tai-man", permanent_id=False), replace(CHAN, permanent_id=False)),
        (Owner(name="Chan Tai-man", kind="other"), replace(CHAN, kind="other")),
        (
            Owner(name="Chan Tai-man", age=30, age_on=TODAY),
            replace(CHAN, age=30, age_on=TODAY),
        ),
        (Owner(name="Somebody"), Owner(name="Somebody")),
        (Owner(), Owner()),
    ],
)
def test_an_applicant_is_known_as_far_as_the_owner_of_that_name_is(applicant, known):
    found = known_of(applicant, (LEE, CHAN))
    assert replace(found, name=None) == replace(known, name=None)


TRIP = an_application(claim_due_on=date(2026, 12, 1))


@pytest.mark.parametrize(
    ("status", "overdue"),
    [
        ("applied", False),
        ("granted", True),
        ("travelled", True),
        ("claimed", False),
        ("paid", False),
        ("refused", False),
    ],
)
def test_a_claim_is_overdue_once_its_day_is_over_and_nothing_was_claimed(status, overdue):
    facts = (application_made(TRIP, on=TODAY), application_updated(TRIP, on=TODAY, status=status))
    found = row(begun(*facts))
    assert (found.claim_due_on, found.claim_overdue) == (date(2026, 12, 1), overdue)
    on_the_day = row(begun(*facts), now=datetime(2026, 12, 1, 8, 0, tzinfo=UTC))
    assert on_the_day.claim_overdue is False


def test_a_decision_settles_what_was_referred():
    made = an_application("lund")
    ledger = begun(application_made(made, on=TODAY), festivals=("lund",))
    assert row(ledger, festival=LUND).verdict == "refer"
    values = {"granted": money("32000 HKD"), "decided_by": "panel", "reason": "a strong film"}
    ledger.after(application_updated(made, on=TODAY, status="granted", values=values))
    found = row(ledger, festival=LUND)
    assert (found.verdict, found.decided_by, found.granted) == ("eligible", "panel", money("32000 HKD"))
    (listed,) = (each for each in found.rules if each.rule == "festival-list")
    assert str(listed.reason) == "granted by panel on 22 Nov 2026: a strong film"


def test_a_refusal_settles_it_too():
    made = an_application("lund")
    facts = (application_made(made, on=TODAY), application_updated(made, on=TODAY, status="refused"))
    assert row(begun(*facts, festivals=("lund",)), festival=LUND).verdict == "not-eligible"


@pytest.mark.parametrize(
    ("ledger", "asked", "steps"),
    [
        (begun(), {}, ["apply, and record it: filmtrack apply night-bus clermont-ferrand --scheme nae"]),
        (
            begun(),
            {"named": "2019"},
            [
                "ask Hong Kong Arts Centre whether the round takes applications",
                "apply, and record it: filmtrack apply night-bus clermont-ferrand --scheme nae",
            ],
        ),
        (
            begun(film=a_short(runtime_seconds=None), festivals=("lund",)),
            {"festival": LUND},
            [
                "say the running time: filmtrack film edit night-bus --runtime MM:SS",
                (
                    "ask those who decide, and record it: filmtrack apply night-bus lund --scheme nae granted "
                    "--decided-by WHO"
                ),
                "apply, and record it: filmtrack apply night-bus lund --scheme nae",
            ],
        ),
        (
            begun(festivals=()),
            {"festival": None},
            [
                "once the festival selects it: filmtrack update night-bus FESTIVAL selected",
                "apply, and record it: filmtrack apply night-bus FESTIVAL --scheme nae",
            ],
        ),
        (begun(film=a_short(runtime_seconds=3601)), {}, []),
        (
            begun(application_planned(TRIP, on=TODAY)),
            {},
            ["apply, and record it: filmtrack apply night-bus clermont-ferrand --scheme nae"],
        ),
    ],
)
def test_what_to_do_next_before_applying(ledger, asked, steps):
    assert said(row(ledger, **asked).next_steps) == steps


def test_of_what_is_over_nothing_is_to_be_done():
    fund = schemes().by_id["fdf-festivals"]
    (step,) = row(begun(), scheme=fund, named=None).next_steps
    assert str(step).startswith("nothing: the scheme's round is over")


COMMAND = "filmtrack apply night-bus clermont-ferrand --scheme nae"


@pytest.mark.parametrize(
    ("status", "steps"),
    [
        (None, [f"record the decision: {COMMAND} granted --amount SUM, or refused"]),
        ("granted", [f"keep the receipts: {COMMAND} --receipt SUM WHAT; then travelled", "claim by 1 Dec 2026"]),
        ("travelled", [f"claim the money: {COMMAND} claimed", "claim by 1 Dec 2026"]),
        ("claimed", [f"record the payment: {COMMAND} paid --amount SUM"]),
        ("paid", []),
        ("refused", []),
    ],
)
def test_what_to_do_next_after_applying(status, steps):
    update = (application_updated(TRIP, on=TODAY, status=status),) if status else ()
    assert said(row(begun(application_made(TRIP, on=TODAY), *update)).next_steps) == steps


def test_money_that_was_granted_without_a_day_to_claim_it_has_none():
    made = an_application()
    ledger = begun(application_made(made, on=TODAY), application_updated(made, on=TODAY, status="granted"))
    assert len(row(ledger).next_steps) == 1


def test_of_a_scheme_without_rounds_nothing_is_known():
    found = row(begun(), scheme=schemes().by_id["fffi"], named=None)
    assert (found.round, found.round_status, found.verdict) == (None, "unknown", "unknown")
    assert str(found.answer).startswith("every known rule passes; not known: the rules of the round")


def test_a_scheme_without_any_rule_says_so():
    trip = Travel(catalogue=CATALOGUE, ledger=begun(), scheme=NAE, today=TODAY).of(a_short())[0]
    found = sponsor_row(trip, Scheme(id="x", name="X"), None, Asking(now=OPEN, zone=HONG_KONG))
    assert [(each.rule, each.verdict) for each in found.rules] == [("other-rules", "unknown")]


def test_overdue_claims_come_first_then_the_best_verdicts():
    found = row(begun())
    late = replace(found, claim_overdue=True, verdict="not-eligible")
    unknown = replace(found, verdict="unknown")
    fewer = replace(unknown, rules=found.rules[:2])
    refused = replace(found, verdict="not-eligible")
    assert by_answer((refused, fewer, unknown, found, late)) == (late, found, unknown, fewer, refused)


@pytest.mark.parametrize(
    ("verdicts", "loose", "strict"),
    [
        (("eligible",), False, False),
        (("not-eligible",), True, True),
        (("not-eligible", "eligible"), False, False),
        (("unknown",), False, True),
        (("refer", "not-yet", "not-eligible"), False, True),
    ],
)
def test_the_answer_is_no_when_nothing_is_left(verdicts, loose, strict):
    found = [replace(row(begun()), verdict=each) for each in verdicts]
    assert (says_no(found, strict=False), says_no(found, strict=True)) == (loose, strict)
