"""What is recorded of films that are sent to a festival, and what is asked and told."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from factories import HONG_KONG, NOW, TODAY, a_deadline, a_festival, an_edition
from filmtrack.changes.editions import moment_of
from filmtrack.changes.submit import Sending, send
from filmtrack.domain.entry import DETAILS
from filmtrack.domain.events import entry_planned, entry_submitted, entry_updated
from filmtrack.domain.festival import NOT_STATED, Fee
from filmtrack.domain.money import NOTHING, Money
from filmtrack.errors import UnknownNameError, WrongUsageError
from filmtrack.message import message
from ledgers import a_film, an_entry, money
from standings import Stood, stood

BUS, TIN = a_film(), a_film("tin-moon")
OPEN = a_festival(
    an_edition(2027, a_deadline("2026-12-04", fee="13 EUR"), notifies=date(2027, 1, 20)),
    website="https://lamma.example",
    platforms=("FilmFreeway",),
    sections=("international", "student"),
)


def sending(festival=OPEN, *films, on=None, **said):
    day = date.fromisoformat(on) if on else None
    return Sending(
        films=films or (BUS,),
        festival=festival,
        moment=moment_of(day, now=NOW, zone=HONG_KONG),
        today=TODAY,
        **said,
    )


def told(change):
    return [str(each.message) for each in change.said]


def asked(change):
    return [str(each) for each in change.questions]


def warned(change):
    return [str(each) for each in change.warnings]


def body(change, place=0):
    return change.facts[place].body


def test_an_open_edition_freezes_what_it_was_judged_by():
    change = send(sending(zone_data="2026f"), stood(BUS))
    assert [(each.kind, each.on) for each in change.facts] == [("entry-submitted", TODAY)]
    assert body(change) == {
        "entry": "night-bus/lamma/2027",
        "film": "night-bus",
        "festival": "lamma",
        "edition": 2027,
        "platform": "FilmFreeway",
        "fee": "13.00 EUR",
        "answer_due_on": "2027-01-20",
        "terms": {
            "festival_name": "Lamma Short",
            "deadline": "regular",
            "tier": "regular",
            "day": "2026-12-04",
            "timezone": "Europe/Paris",
            "closes_at": "2026-12-04T23:00:00Z",
            "zone_data": "2026f",
            "fee": "13.00 EUR",
        },
    }


def test_it_says_which_tier_how_long_before_what_it_cost_and_when_they_answer():
    change = send(sending(section="student", missing=("film",)), stood(BUS))
    assert told(change)[0].split("; ") == [
        "Night Bus → Lamma Short 2027, student: regular deadline 4 Dec 2026, 12 days before",
        "13 EUR by the catalogue",
        "answer due 20 Jan 2027",
        "still missing: film",
    ]
    assert [str(each) for each in change.ending] == ["Recorded only. Now finish on FilmFreeway: https://lamma.example"]
    assert (warned(change), asked(change)) == ([], [])


@pytest.mark.parametrize(
    ("festival", "said", "ending"),
    [
        ({"platforms": ("A", "B")}, {}, "Recorded only. Now finish on A, B: https://lamma.example"),
        (
            {"submit_url": "https://enter.example"},
            {},
            "Recorded only. Now finish on FilmFreeway: https://enter.example",
        ),
        ({"website": None, "platforms": ()}, {}, "Recorded only. Now finish on Lamma Short."),
        ({}, {"platform": "Festhome"}, "Recorded only. Now finish on Festhome: https://lamma.example"),
        ({}, {"platform": "filmfreeway"}, "Recorded only. Now finish on FilmFreeway: https://lamma.example"),
    ],
)
def test_it_ends_with_where_to_finish(festival, said, ending):
    change = send(sending(replace(OPEN, **festival), details=said), stood(BUS))
    assert [str(each) for each in change.ending] == [ending]


def with_deadline(day="2026-12-04", tier="regular", **more):
    return replace(OPEN, editions=(an_edition(2027, a_deadline(day, tier, **more)),))


@pytest.mark.parametrize(
    ("festival", "on", "said"),
    [
        (with_deadline(), None, "regular deadline 4 Dec 2026, 12 days before"),
        (with_deadline(), "2026-12-03", "regular deadline 4 Dec 2026, 1 day before"),
        (with_deadline(), "2026-12-04", "regular deadline 4 Dec 2026, on its last day"),
        (with_deadline("2026-11-22", time="23:59"), None, "regular deadline 22 Nov 2026, 10 hours before it closes"),
        (with_deadline("2026-11-22", time="13:20"), None, "regular deadline 22 Nov 2026, less than an hour before it"),
        (with_deadline("2026-11-22", time="12:50"), None, "late, regular deadline 22 Nov 2026 had closed less than an"),
        (
            with_deadline("2026-11-20", time="12:50"),
            None,
            "late, regular deadline 20 Nov 2026 had closed 2 days before",
        ),
        (with_deadline(tier=NOT_STATED), None, "deadline 4 Dec 2026, 12 days before"),
        (with_deadline("", rolling=True), None, "open all the time"),
        (with_deadline(sections=["student"]), None, "regular deadline of student 4 Dec 2026, 12 days before"),
    ],
)
def test_the_date_that_is_met_or_missed_is_told(festival, on, said):
    assert f": {said}" in told(send(sending(festival, on=on), stood(BUS)))[0]


def test_what_comes_late_is_recorded_as_late_with_no_fee_taken_for_granted():
    change = send(sending(with_deadline("2026-11-10", fee="13 EUR")), stood(BUS))
    assert body(change)["terms"]["late"] is True
    assert "fee" not in body(change)
    assert "13 EUR by the catalogue" in told(change)[0]


def past(*years):
    return tuple(an_edition(each, a_deadline(f"{each - 1}-12-20")) for each in years)


def test_an_expected_edition_is_recorded_with_a_note_that_it_was_not_announced():
    festival = replace(OPEN, editions=past(2025, 2026))
    change = send(sending(festival), stood(BUS))
    note = "the 2027 edition was not announced: its closing day was expected about 20 Dec 2026"
    assert body(change)["note"] == note
    assert body(change)["terms"] == {
        "festival_name": "Lamma Short",
        "deadline": "regular",
        "tier": "regular",
        "announced": False,
    }
    assert warned(change) == [note]
    assert ": not announced, closing day expected about 20 Dec 2026; fee not known; no answer day" in told(change)[0]


def test_that_note_stands_beside_the_users_own():
    festival = replace(OPEN, editions=past(2025, 2026))
    change = send(sending(festival, note="mine"), stood(BUS))
    assert [(each.kind, each.body["note"][:3]) for each in change.facts] == [
        ("entry-submitted", "min"),
        ("entry-updated", "the"),
    ]


@pytest.mark.parametrize(
    ("editions", "edition", "note"),
    [
        ((), None, "no date of a 2027 edition was known"),
        ((), 2031, "no date of a 2031 edition was known"),
        ((an_edition(2027, starts="2027-05-01"),), None, "the closing day of the 2027 edition was not known"),
    ],
)
def test_what_nobody_knows_is_recorded_and_said(editions, edition, note):
    change = send(sending(replace(OPEN, editions=editions), edition=edition), stood(BUS))
    assert body(change)["note"] == note
    assert "closing day not known" in told(change)[0]


@pytest.mark.parametrize(("edition", "guessed"), [(None, True), (2031, False)])
def test_a_guessed_year_is_called_one_and_a_named_one_is_not(edition, guessed):
    change = send(sending(replace(OPEN, editions=()), edition=edition), stood(BUS))
    assert ("2027 is a guess: name another edition with --edition YEAR" in warned(change)) is guessed


def test_the_user_knows_better_than_the_catalogue():
    details = {
        "fee": money("20.00 USD"),
        "charge": money("2.00 USD"),
        "platform": "Festhome",
        "reference": "LX-1",
        "code": "FRIEND",
        "code_expires_on": date(2026, 12, 31),
        "cut": "June",
        "link": "https://vimeo.com/1",
        "link_until": date(2027, 6, 1),
        "answer_due_on": date(2027, 2, 1),
    }
    change = send(sending(details=details, note="n", word="In Consideration"), stood(BUS))
    said = DETAILS.given(body(change))
    assert {name: said[name] for name in details} == details
    assert (body(change)["note"], body(change)["word"]) == ("n", "In Consideration")
    assert "20 USD and 2 USD charge; answer due 1 Feb 2027" in told(change)[0]
    assert warned(change) == ["Lamma Short is known to take films by FilmFreeway only"]


@pytest.mark.parametrize(
    ("fee", "recorded", "said"),
    [("free", NOTHING, "free"), (None, None, "fee not known"), ("13 EUR", money("13.00 EUR"), "13 EUR by")],
)
def test_the_fee_of_the_tier_is_recorded_where_it_is_certain(fee, recorded, said):
    change = send(sending(with_deadline(fee=fee)), stood(BUS))
    assert DETAILS.given(body(change)).get("fee") == recorded
    assert f"; {said}" in told(change)[0]


def test_with_a_code_nobody_knows_what_was_paid():
    change = send(sending(details={"code": "FRIEND"}), stood(BUS))
    assert "fee" not in body(change)


def test_a_fee_for_others_is_not_this_films():
    fees = (Fee(money=Money(amount=Decimal(5), currency="EUR"), student=True), Fee(money=money("10 EUR")))
    festival = with_deadline(fees=fees)
    assert "fee" not in body(send(sending(festival), stood(BUS)))
    student = replace(BUS, student=True)
    assert body(send(sending(festival, student), stood(student)))["fee"] == "5.00 EUR"


@pytest.mark.parametrize(
    ("festival", "said", "warning"),
    [
        ({}, {"on": "2026-11-24"}, "24 Nov 2026 is still to come"),
        ({}, {"details": {"code": "X", "code_expires_on": date(2026, 11, 21)}}, "the code expired on 21 Nov 2026"),
        (
            {"editions": (an_edition(2027, a_deadline("2026-12-04"), opens=date(2026, 12, 1)),)},
            {},
            "the 2027 edition opens for entries on 1 Dec 2026",
        ),
        (
            {"editions": (an_edition(2027, a_deadline("2026-12-04"), cancelled=True),)},
            {"edition": 2027},
            "the 2027 edition is marked as cancelled",
        ),
        (
            {"editions": (an_edition(2027, a_deadline("2026-12-04"), a_deadline("2027-01-04", sections=["student"])),)},
            {},
            "Lamma Short has closing days of their own for student: say --section",
        ),
    ],
)
def test_doubts_are_told_and_stand_in_nobodys_way(festival, said, warning):
    change = send(sending(replace(OPEN, **festival), **said), stood(BUS))
    assert warned(change) == [warning]
    assert (len(change.facts), asked(change)) == (1, [])


def test_an_unknown_hour_is_told_on_the_last_day_only():
    assert warned(send(sending(with_deadline("2026-11-22")), stood(BUS))) == ["the closing hour is not known"]
    assert warned(send(sending(with_deadline("2026-11-24")), stood(BUS))) == []


def test_a_day_on_which_it_closed_counts_as_in_time():
    festival = with_deadline("2026-11-19", time="23:59")
    assert warned(send(sending(festival, on="2026-11-20"), stood(BUS))) == [
        "it closed in the course of 20 Nov 2026: taken as in time"
    ]


def test_an_edition_that_hangs_on_the_day_of_completion_is_doubted():
    from filmtrack.domain.requirements import Completion

    until = Completion(before=date(2026, 9, 1))
    festival = replace(
        OPEN,
        editions=(
            an_edition(2027, a_deadline("2026-12-01", "early", completed=until), a_deadline("2026-12-04", "late")),
        ),
    )
    assert warned(send(sending(festival), stood(BUS))) == [
        "which closing day holds depends on when the film was finished"
    ]


@pytest.mark.parametrize("words", ["student", "stud", "Student"])
def test_a_section_is_found_by_its_names(words):
    assert body(send(sending(section=words), stood(BUS)))["section"] == "student"


def test_an_unknown_section_is_asked_about():
    change = send(sending(section="Panorama Now"), stood(BUS))
    assert asked(change) == ["Lamma Short has no section Panorama Now (it has international, student)"]
    assert body(change)["section"] == "panorama-now"
    assert body(send(sending(section="全景"), stood(BUS)))["section"] == "全景"


def test_where_no_section_is_known_any_is_taken():
    change = send(sending(replace(OPEN, sections=()), section="shorts"), stood(BUS))
    assert (asked(change), warned(change)) == ([], ["the catalogue knows no sections of Lamma Short"])


def test_an_ambiguous_section_lists_what_it_may_be():
    festival = a_festival(an_edition(2027, a_deadline("2026-12-04")), sections=("short-a", "short-b"))
    with pytest.raises(UnknownNameError, match="short"):
        send(sending(festival, section="short"), stood(BUS))


TWO = replace(OPEN, editions=(an_edition(2027, a_deadline("2026-12-04")), an_edition(2028, a_deadline("2027-12-04"))))


def test_several_editions_leave_the_choice_to_the_user():
    change = send(sending(TWO), stood(BUS))
    assert change.choice is not None
    assert str(change.choice.question) == "which edition of Lamma Short?"
    assert [(each.edition, str(each.label)) for each in change.choice.options] == [
        (2027, "regular deadline 4 Dec 2026, 12 days before"),
        (2028, "regular deadline 4 Dec 2027, 377 days before"),
    ]
    assert change.facts == ()
    assert body(send(sending(TWO, edition=2028), stood(BUS)))["edition"] == 2028


def test_a_plan_settles_which_edition_is_meant():
    ledger = stood(BUS).after(entry_planned(an_entry(festival="lamma", edition=2028), on=TODAY))
    assert body(send(sending(TWO), ledger))["edition"] == 2028


PLANNED = an_entry(festival="lamma", cut="June")


@pytest.mark.parametrize("section", [None, "student"])
def test_a_plan_becomes_the_entry(section):
    ledger = stood(BUS).after(entry_planned(PLANNED, on=TODAY))
    change = send(sending(section=section), ledger)
    assert (body(change)["entry"], body(change)["number"], body(change)["cut"]) == (PLANNED.id, 1, "June")
    assert asked(change) == []
    entry = ledger.after(*change.facts).entry_numbered(1)
    assert (entry.status, entry.section, len(ledger.entries().rows)) == ("submitted", section, 1)


def test_a_plan_for_the_section_goes_before_one_for_none():
    plans = [
        PLANNED,
        an_entry(festival="lamma", section="student"),
        an_entry(festival="lamma", section="international"),
    ]
    ledger = stood(BUS).after(*(entry_planned(each, on=TODAY) for each in plans))
    assert body(send(sending(section="student"), ledger))["number"] == 2


def test_plans_for_two_sections_are_not_chosen_between():
    plans = [an_entry(festival="lamma", section=each) for each in ("student", "international")]
    ledger = stood(BUS).after(*(entry_planned(each, on=TODAY) for each in plans))
    assert body(send(sending(), ledger))["entry"] == "night-bus/lamma/2027"


def test_a_plan_that_a_number_named_keeps_its_edition_and_section():
    plan = an_entry(festival="lamma", edition=2026, section="student")
    ledger = stood(BUS).after(entry_planned(plan, on=TODAY))
    change = send(sending(entry=ledger.entry(plan.id)), ledger)
    assert (body(change)["entry"], body(change)["edition"], body(change)["section"]) == (plan.id, 2026, "student")


def test_what_the_plan_says_stays_unless_it_is_said_anew():
    plan = replace(PLANNED, fee=money("9.00 EUR"), answer_due_on=date(2027, 3, 1))
    ledger = stood(BUS).after(entry_planned(plan, on=TODAY))
    said = DETAILS.given(body(send(sending(), ledger)))
    assert (said["fee"], said["answer_due_on"]) == (money("9.00 EUR"), date(2027, 3, 1))


def submitted(status="submitted", **known):
    entry = an_entry(festival="lamma", **known)
    ledger = stood(BUS).after(entry_submitted(entry, on=TODAY))
    return ledger if status == "submitted" else ledger.after(entry_updated(entry, on=TODAY, status=status))


@pytest.mark.parametrize(
    ("ledger", "section", "duplicate"),
    [
        (submitted(), None, True),
        (submitted(), "student", True),
        (submitted(section="student"), None, True),
        (submitted(section="student"), "student", True),
        (submitted(section="student"), "international", False),
        (submitted(edition=2026), None, False),
        (submitted("not-selected"), None, True),
        (submitted("withdrawn"), None, False),
    ],
)
def test_the_same_entry_again_is_asked_about(ledger, section, duplicate):
    change = send(sending(section=section), ledger)
    assert bool(change.questions) is duplicate
    if duplicate:
        status = ledger.entry_numbered(1).status
        assert asked(change) == [f"Night Bus is at Lamma Short 2027 already: entry 1, {status}"]


def test_a_wanted_duplicate_has_an_id_of_its_own():
    assert body(send(sending(), submitted()))["entry"] == "night-bus/lamma/2027~2"


def test_an_entry_that_was_sent_in_is_not_sent_again_by_its_number_unasked():
    ledger = submitted()
    change = send(sending(entry=ledger.entry_numbered(1)), ledger)
    assert len(change.questions) == 1
    assert body(change)["entry"] == "night-bus/lamma/2027~2"
    with_a_plan = ledger.after(entry_planned(an_entry(festival="lamma", section="student"), on=TODAY))
    change = send(sending(entry=with_a_plan.entry_numbered(1)), with_a_plan)
    assert body(change)["entry"] == "night-bus/lamma/2027~2"


def test_a_plan_records_an_intention_and_no_payment():
    change = send(sending(intention=True, note="if done"), stood(BUS))
    assert (change.facts[0].kind, body(change)["note"]) == ("entry-planned", "if done")
    assert "fee" not in body(change)
    assert body(change)["terms"]["fee"] == "13.00 EUR"
    assert change.ending == ()


def test_a_plan_twice_is_asked_about():
    ledger = stood(BUS).after(entry_planned(PLANNED, on=TODAY))
    assert len(send(sending(intention=True), ledger).questions) == 1


def failing(film, festival, year, section):
    return (message("{film} is too long for {festival} {year}", film=film.id, festival=festival.id, year=year),)


def test_a_failed_rule_is_asked_about_and_of_a_plan_only_told():
    assert asked(send(sending(), stood(BUS), judge=failing)) == ["night-bus is too long for lamma 2027"]
    plan = send(sending(intention=True), stood(BUS), judge=failing)
    assert (asked(plan), warned(plan)) == ([], ["night-bus is too long for lamma 2027"])


def test_many_films_go_in_one_step():
    change = send(sending(OPEN, BUS, TIN, section="nonsense"), stood(BUS, TIN), judge=failing)
    assert [each.film for each in change.facts] == ["night-bus", "tin-moon"]
    assert len(change.said) == 2
    assert len(change.ending) == 1
    assert len(asked(change)) == 3
    assert send(sending(TWO, BUS, TIN), stood(BUS, TIN)).choice is not None


def test_a_reference_is_said_of_one_film():
    with pytest.raises(WrongUsageError, match="--ref"):
        send(sending(OPEN, BUS, TIN, details={"reference": "LX-1"}), stood(BUS, TIN))


def test_an_answer_day_that_is_past_is_not_expected():
    festival = replace(OPEN, editions=(an_edition(2027, a_deadline("2026-12-04"), notifies=TODAY - timedelta(1)),))
    assert "answer_due_on" not in body(send(sending(festival), stood(BUS)))


def test_the_submitters_zone_is_recorded_by_its_name():
    festival = with_deadline(timezone="submitter")
    assert body(send(sending(festival), stood(BUS)))["terms"]["timezone"] == "Asia/Hong_Kong"


def test_an_entry_that_stands_elsewhere_is_no_duplicate():
    ledger = Stood().after(*stood(BUS).facts, entry_submitted(an_entry(festival="other"), on=TODAY))
    assert send(sending(), ledger).questions == ()
