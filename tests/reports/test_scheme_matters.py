"""What is due to those who pay: watched rounds, planned applications, money to be claimed."""

from dataclasses import replace

import pytest

from factories import Catalogue, a_deadline, a_festival, an_edition
from filmtrack.catalogue.known_schemes import Schemes
from filmtrack.domain.application import Application, ApplicationChange
from filmtrack.domain.attention import watched
from filmtrack.domain.events import film_added
from filmtrack.domain.periods import Span
from filmtrack.domain.scheme import Round, Scheme, SchemeDate
from filmtrack.reports.scheme_matters import Paying, overdue_claims
from ledgers import TODAY, a_film, money
from reminding import Kept, Told, at, day, ids, texts

NOW = at("2026-11-22T20:00")
CLOSES = SchemeDate(what="closes", key="closes", day=day("2026-12-01"), time="18:00")
OPENS = SchemeDate(what="opens", key="opens", day=day("2026-11-20"))
DECISION = SchemeDate(what="decision", key="decision", day=day("2026-12-01"))
CLAIM = SchemeDate(what="claim", key="claim", after_event=Span(days=30))
LAMMA = a_festival(an_edition(2027, a_deadline("2026-06-01"), starts="2026-11-01", ends=day("2026-11-05")))


def a_scheme(*dates, id="nae", **more):
    round_ = Round(id="2027", dates=dates, **more.pop("round", {}))
    return Scheme(id=id, name="New Action", timezone="Asia/Hong_Kong", rounds=(round_,), **more)


class Applying(Kept):
    """A ledger with applications as they stand."""

    made: tuple[Application, ...] = ()

    def applications(self, wanted):
        return tuple(each for each in self.made if wanted.fits(each))


def told(*schemes, facts=(), made=(), festivals=(LAMMA,)):
    ledger = Applying(film_added(a_film(), on=TODAY), *facts)
    ledger.made = made
    by_id = {each.id: each for each in schemes}
    return Told(catalogue=Catalogue(*festivals), ledger=ledger, schemes=Schemes(by_id=by_id))


WATCHED = (watched("scheme", "nae", on=TODAY),)


def an_application(status="planned", **known):
    base = {"id": "night-bus/nae/2027/lamma/2027", "film": "night-bus", "scheme": "nae", "festival": "lamma"}
    made = Application(**{**base, "round": "2027", "edition": 2027, **known})
    return replace(made, history=()) if status == "planned" else with_status(made, status)


def with_status(made, status):
    change = ApplicationChange(status=status, on=TODAY, at=NOW.now, by="ann", seq=1)
    return replace(made, history=(change,))


def test_a_watched_scheme_is_told_when_its_applications_open_and_close():
    opens, closes = told(a_scheme(CLOSES, OPENS, DECISION), facts=WATCHED).due(NOW)
    assert (opens.reminder.id, str(opens.reminder.text)) == ("nae/2027/opens/0", "New Action: applications open")
    row = closes.reminder
    assert (row.id, row.matter, row.due_on) == ("nae/2027/closes/14", "application", day("2026-12-01"))
    assert str(row.text) == "New Action: applications close"
    assert (row.hour_known, row.festival_timezone) == (True, "Asia/Hong_Kong")
    assert row.command == "filmtrack scheme show nae"


def test_nothing_is_told_of_a_scheme_that_nobody_watches_or_knows():
    assert told(a_scheme(CLOSES)).due(NOW) == ()
    assert told(facts=WATCHED).due(NOW) == ()
    assert told(a_scheme(CLOSES, round={"status": "ended"}), facts=WATCHED).due(NOW) == ()
    assert told(replace(a_scheme(), rounds=()), facts=WATCHED).due(NOW) == ()
    assert told(a_scheme(replace(OPENS, day=day("2026-11-30"))), facts=WATCHED).due(NOW) == ()


def test_where_nobody_can_tell_whether_a_round_takes_applications_that_is_said():
    (line,) = told(a_scheme(CLOSES, round={"status": "unknown"}, ask="the office"), facts=WATCHED).due(NOW)
    assert str(line.reminder.text) == (
        "New Action: applications close; whether it takes applications is not known: ask the office"
    )


def test_days_of_every_year_are_told_each_time():
    quarterly = SchemeDate(what="closes", key="closes", each=((3, 31), (11, 30)))
    somebody = told(a_scheme(quarterly), facts=WATCHED)
    assert ids(somebody.hears(NOW)) == ["nae/2027/closes/2026-11-30/7"]
    assert ids(somebody.hears(at("2027-03-20T20:00"))) == ["nae/2027/closes/2027-03-31/14"]


def test_the_day_after_it_is_said_that_it_is_over_and_then_nothing_more():
    somebody = told(a_scheme(CLOSES), facts=WATCHED)
    somebody.hears(at("2026-12-01T08:00"))
    assert somebody.hears(at("2026-12-02T08:00")) == ()
    assert texts(told(a_scheme(CLOSES), facts=WATCHED).due(at("2026-12-01T20:00"))) == [
        "New Action: applications close: that day is over"
    ]


def test_a_planned_application_is_told_though_nobody_watches():
    (line,) = told(a_scheme(CLOSES), made=(an_application(),)).due(NOW)
    row = line.reminder
    assert row.id == "night-bus/nae/2027/lamma/2027/apply/14"
    assert str(row.text) == "Night Bus → Lamma Short 2027: apply to New Action"
    assert (row.film, row.festival, row.edition) == ("night-bus", "lamma", 2027)
    assert row.command == "filmtrack apply night-bus lamma --scheme nae"


@pytest.mark.parametrize(
    ("scheme", "application"),
    [
        (a_scheme(DECISION), an_application()),
        (a_scheme(CLOSES, id="other"), an_application()),
        (a_scheme(CLOSES), an_application(round="2019")),
        (a_scheme(CLOSES), an_application("applied")),
        (a_scheme(CLOSES), an_application("granted")),
    ],
    ids=["no day", "unknown scheme", "unknown round", "applied", "no claim day"],
)
def test_nothing_is_told_without_a_day_or_a_need(scheme, application):
    assert told(scheme, made=(application,)).due(NOW) == ()


def test_an_application_to_no_named_round_goes_to_the_latest():
    made = an_application(round=None, edition=None, film="gone", scheme_name="Then")
    assert texts(told(a_scheme(CLOSES), made=(made,)).due(NOW)) == ["gone → Lamma Short: apply to Then"]


def test_granted_money_is_to_be_claimed_by_the_day_of_the_round():
    made = an_application("granted", granted=money("32000 HKD"))
    (line,) = told(a_scheme(CLAIM), made=(made,)).due(NOW)
    row = line.reminder
    assert (row.id, row.matter, row.due_on) == (f"{made.id}/claim/14", "claim", day("2026-12-05"))
    assert str(row.text) == "Night Bus → Lamma Short 2027: claim the money of New Action (32000 HKD)"
    assert row.command == "filmtrack apply night-bus lamma --scheme nae claimed"


def test_an_overdue_claim_is_told_twice_more():
    made = an_application("travelled", claim_due_on=day("2026-11-20"), festival_name="Lamma, then")
    somebody = told(made=(made,), festivals=())
    (line,) = somebody.hears(NOW)
    assert str(line.reminder.text) == "Night Bus → Lamma, then 2027: the claim to nae is overdue"
    assert somebody.hears(at("2026-12-03T20:00")) == ()
    assert ids(somebody.hears(at("2026-12-04T20:00"))) == [f"{made.id}/claim/-14"]


def test_without_the_end_of_the_event_no_day_of_a_claim_is_known():
    made = an_application("granted")
    assert told(a_scheme(CLAIM), made=(made,), festivals=()).due(NOW) == ()
    assert told(a_scheme(CLAIM), made=(replace(made, edition=None),)).due(NOW) == ()


def test_overdue_claims_stand_alone_the_longest_overdue_first():
    late, later, ahead, unknown, claimed = (
        an_application("granted", id="late", claim_due_on=day("2026-11-21")),
        an_application("travelled", id="later", claim_due_on=day("2026-11-01")),
        an_application("granted", id="ahead", claim_due_on=day("2026-11-22")),
        an_application("granted", id="unknown"),
        an_application("claimed", id="claimed", claim_due_on=day("2026-11-01")),
    )
    somebody = told(made=(late, later, ahead, unknown, claimed))
    paying = Paying(
        schemes=somebody.schemes, catalogue=somebody.catalogue, ledger=somebody.ledger, days=(14,), moment=NOW
    )
    assert [each.id for each in overdue_claims(paying)] == ["later/claim", "late/claim"]
