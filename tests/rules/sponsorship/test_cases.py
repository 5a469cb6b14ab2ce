"""Questions to New Action Express and the others, by hand, each beside the sentence of the source that it rests on.

The sentences are told in our own words; data/schemes.toml has their addresses. The round of 2027 is one of our own in
TOML, since the real one's last day is lost.
"""

from dataclasses import dataclass, field
from typing import Any

import pytest

from filmtrack.domain.days import day_range
from filmtrack.domain.film import Owner
from trips import (
    CHAN,
    COMPANY,
    LEE,
    a_short,
    a_trip,
    an_answer,
    an_edition,
    an_event,
    judged,
    only,
    schemes,
)

REAL = ("nae", "2019")
OWN = ("nae", "2027")


@dataclass(frozen=True, kw_only=True)
class Case:
    """One question: the claim, the sentence behind it, what differs from a trip with which all is well, the answers."""

    claim: str
    sentence: str
    rule: str
    says: str
    answer: str
    round: tuple[str, str] = OWN
    facts: dict[str, Any] = field(default_factory=dict)


EVERYONE = "All applicants hold a permanent identity card with the right of abode, or are companies registered here."
OWNERS = "Applicants own the copyright exclusively; if several parties own the film, all of them join."
PRODUCED = "The film was produced after 2008; older ones are exceptional cases for the advisor."
LENGTH = "The running time is at most 60 minutes, end credits included."
INVITED = "The maker must be invited to attend or take part in the festival."
LISTED = "The festival is on the short-listed Festival List."
PANEL = "Of a festival that is not on the list, an advisory panel decides by merit and standing."
WINDOW = "The film is shown at a festival that is held from 1 January 2019 to 3… (the text breaks off)."
ABROAD = "The scheme is for taking part in festivals overseas (inferred from its purpose)."
CORNER = "The Short Film Corner is a market catalogue and not a selection."


def film(**known: Any) -> dict[str, Any]:
    made = a_short(**known)
    return {"film": made, "applicants": made.owners}


def owners(*who: Owner) -> dict[str, Any]:
    return film(owners=who)


def at(festival: str, **known: Any) -> dict[str, Any]:
    return {"festival": an_event(festival, **known)}


def on(year: int, starts: str | None, ends: str | None) -> dict[str, Any]:
    return {"edition": an_edition(year, starts, ends)}


HOLDS_CARD_ONLY = Owner(name="Ho", permanent_id=True)
VISITOR = Owner(name="Smith", permanent_id=False, right_of_abode=False)

CASES = (
    # Who applies
    Case(claim="a permanent resident with the right of abode fits route A", sentence=EVERYONE,
         rule="applicants", says="pass", answer="pass"),
    Case(claim="a company fits route B", sentence=EVERYONE,
         rule="applicants", says="pass", answer="pass", facts=owners(COMPANY)),
    Case(claim="a resident and a company apply together, each by a route of its own", sentence=EVERYONE,
         rule="applicants", says="pass", answer="pass", facts=owners(CHAN, COMPANY)),
    Case(claim="a permanent card without the right of abode is not enough", sentence=EVERYONE,
         rule="applicants", says="fail", answer="fail", facts=owners(LEE)),
    Case(claim="of two applicants one has no right of abode, and the other does not make up for it", sentence=EVERYONE,
         rule="applicants", says="fail", answer="fail", facts=owners(CHAN, LEE)),
    Case(claim="the right of abode without a permanent card is not enough", sentence=EVERYONE,
         rule="applicants", says="fail", answer="fail",
         facts=owners(Owner(name="Ng", permanent_id=False, right_of_abode=True))),
    Case(claim="somebody with a card that is not permanent fits no route", sentence=EVERYONE,
         rule="applicants", says="fail", answer="fail", facts=owners(Owner(name="Rai", kind="non-permanent-id"))),
    Case(claim="a visitor fits no route", sentence=EVERYONE,
         rule="applicants", says="fail", answer="fail", facts=owners(VISITOR)),
    Case(claim="a film of mixed ownership fails by its one owner who fits neither route",
         sentence="One co-owner who is neither resident nor company makes the film fail (both rules together).",
         rule="applicants", says="fail", answer="fail", facts=owners(CHAN, COMPANY, VISITOR)),
    Case(claim="a foreign company fits no route", sentence=EVERYONE,
         rule="applicants", says="fail", answer="fail", facts=owners(Owner(name="Films SARL", kind="other"))),
    Case(claim="whether a sole proprietor counts as a company is not said, so somebody decides", sentence=EVERYONE,
         rule="applicants", says="refer", answer="refer",
         facts=owners(Owner(name="Wong Trading", kind="sole-proprietorship"))),
    Case(claim="whether a partnership counts as a company is not said either", sentence=EVERYONE,
         rule="applicants", says="refer", answer="refer", facts=owners(Owner(name="A & B", kind="partnership"))),
    Case(claim="a card is known, the right of abode is not: unknown, and never a pass", sentence=EVERYONE,
         rule="applicants", says="unknown", answer="unknown", facts=owners(HOLDS_CARD_ONLY)),
    Case(claim="an owner of whom only the name is known", sentence=EVERYONE,
         rule="applicants", says="unknown", answer="unknown", facts=owners(Owner(name="Lam"))),
    Case(claim="one who fails outweighs one who is unknown", sentence=EVERYONE,
         rule="applicants", says="fail", answer="fail", facts=owners(HOLDS_CARD_ONLY, LEE)),
    Case(claim="nobody is known to own the film", sentence=EVERYONE,
         rule="applicants", says="unknown", answer="unknown", facts=owners()),
    # Who owns
    Case(claim="the only owner applies", sentence=OWNERS, rule="owners", says="pass", answer="pass",
         facts={"applicants": (CHAN,), "named": True}),
    Case(claim="a co-owner stays away, though each who applies fits a route", sentence=OWNERS,
         rule="owners", says="fail", answer="fail",
         facts={**owners(CHAN, COMPANY), "applicants": (CHAN,), "named": True}),
    Case(claim="somebody applies who owns nothing of it", sentence=OWNERS,
         rule="owners", says="fail", answer="fail", facts={"applicants": (CHAN, COMPANY), "named": True}),
    Case(claim="names are compared as people write them", sentence=OWNERS, rule="owners", says="pass", answer="pass",
         facts={"applicants": (Owner(name="CHAN TAI MAN", permanent_id=True, right_of_abode=True),), "named": True}),
    Case(claim="an owner without a name can be nobody in particular", sentence=OWNERS,
         rule="owners", says="unknown", answer="unknown",
         facts={**owners(CHAN, Owner(kind="hong-kong-company")), "applicants": (CHAN,), "named": True}),
    Case(claim="who owns the film is not known", sentence=OWNERS,
         rule="owners", says="unknown", answer="unknown", facts={**owners(), "applicants": (CHAN,), "named": True}),
    # When it was made
    Case(claim="a film of 2009 passes", sentence=PRODUCED, rule="production", says="pass", answer="pass",
         facts=film(completed=day_range("2009"))),
    Case(claim="a film of 2008 goes to the advisor", sentence=PRODUCED, rule="production", says="refer", answer="refer",
         facts=film(completed=day_range("2008"))),
    Case(claim="the last day of 2008 goes to the advisor", sentence=PRODUCED,
         rule="production", says="refer", answer="refer", facts=film(completed=day_range("2008-12-31"))),
    Case(claim="the first day of 2009 passes", sentence=PRODUCED, rule="production", says="pass", answer="pass",
         facts=film(completed=day_range("2009-01-01"))),
    Case(claim="a film of 1998 is not barred but the advisor's to judge", sentence=PRODUCED,
         rule="production", says="refer", answer="refer", facts=film(completed=day_range("1998"))),
    Case(claim="a film of the turn of the year 2008 to 2009 is unknown until its day is", sentence=PRODUCED,
         rule="production", says="unknown", answer="unknown", facts=film(completed=day_range("2008-12-01/2009-01-31"))),
    Case(claim="nobody said when it was made", sentence=PRODUCED,
         rule="production", says="unknown", answer="unknown", facts=film(completed=None)),
    # How long it is
    Case(claim="60:00 passes", sentence=LENGTH, rule="running-time", says="pass", answer="pass",
         facts=film(runtime_seconds=3600)),
    Case(claim="60:01 fails", sentence=LENGTH, rule="running-time", says="fail", answer="fail",
         facts=film(runtime_seconds=3601)),
    Case(claim="2:36 passes, as films did that were supported", sentence="Supported films ran from 2:36 to 29:15.",
         rule="running-time", says="pass", answer="pass", facts=film(runtime_seconds=156)),
    Case(claim="nobody said how long it is", sentence=LENGTH,
         rule="running-time", says="unknown", answer="unknown", facts=film(runtime_seconds=None)),
    # Whether it is invited
    Case(claim="a selected film is invited", sentence=INVITED, rule="invitation", says="pass", answer="pass"),
    Case(claim="a film that was shown there was invited", sentence=INVITED, rule="invitation", says="pass",
         answer="pass", facts={"entries": (an_answer("submitted", "selected", "screened"),)}),
    Case(claim="a mere submission is not yet an invitation",
         sentence="The invitation comes first and the application second (follows from the rule).",
         rule="invitation", says="not-yet", answer="not-yet", facts={"entries": (an_answer("submitted"),)}),
    Case(claim="a place on the short list is not yet an invitation", sentence=INVITED,
         rule="invitation", says="not-yet", answer="not-yet",
         facts={"entries": (an_answer("submitted", "shortlisted"),)}),
    Case(claim="a plan is not yet an invitation", sentence=INVITED,
         rule="invitation", says="not-yet", answer="not-yet", facts={"entries": (an_answer("planned"),)}),
    Case(claim="a film that was never entered has no invitation yet", sentence=INVITED,
         rule="invitation", says="not-yet", answer="not-yet", facts={"entries": ()}),
    Case(claim="a festival that never answered has not invited it yet", sentence=INVITED,
         rule="invitation", says="not-yet", answer="not-yet",
         facts={"entries": (an_answer("submitted", "no-answer"),)}),
    Case(claim="a film that was not selected has no invitation to wait for", sentence=INVITED,
         rule="invitation", says="fail", answer="fail", facts={"entries": (an_answer("submitted", "not-selected"),)}),
    Case(claim="a withdrawn film has none either", sentence=INVITED,
         rule="invitation", says="fail", answer="fail", facts={"entries": (an_answer("submitted", "withdrawn"),)}),
    Case(claim="one section said no and another yes: it is invited", sentence=INVITED,
         rule="invitation", says="pass", answer="pass",
         facts={"entries": (an_answer("not-selected", section="lab"), an_answer("selected", section="international"))}),
    Case(claim="one section said no and another has not answered: not yet", sentence=INVITED,
         rule="invitation", says="not-yet", answer="not-yet",
         facts={"entries": (an_answer("not-selected", section="lab"), an_answer("submitted", section="national"))}),
    Case(claim="--if-selected takes the invitation for granted", sentence=INVITED,
         rule="invitation", says="pass", answer="pass",
         facts={"entries": (an_answer("submitted"),), "if_selected": True}),
    Case(claim="a film for which no festival is named is not invited yet", sentence=INVITED,
         rule="invitation", says="not-yet", answer="not-yet", facts={"festival": None, "edition": None, "entries": ()}),
    Case(claim="even taken for granted, an invitation is to some festival", sentence=LISTED,
         rule="festival-list", says="not-yet", answer="not-yet",
         facts={"festival": None, "edition": None, "entries": (), "if_selected": True}),
    # To what it is invited
    Case(claim="the Short Film Corner invites nobody, whatever the record says of it", sentence=CORNER,
         rule="market", says="not-yet", answer="not-yet", facts=at("short-film-corner", kind="market")),
    Case(claim="a festival is no market", sentence=CORNER, rule="market", says="pass", answer="pass"),
    Case(claim="Regensburg is on the list", sentence=LISTED, rule="festival-list", says="pass", answer="pass",
         facts=at("regensburg", country="DE")),
    Case(claim="an unlisted festival is not refused but goes to the panel", sentence=PANEL,
         rule="festival-list", says="refer", answer="refer", facts=at("oberhausen", country="DE")),
    Case(claim="a festival of one's own goes to the panel too", sentence=PANEL,
         rule="festival-list", says="refer", answer="refer", facts=at("lamma-night", country="IT")),
    Case(claim="a festival in Hong Kong is probably no trip: somebody must be asked", sentence=ABROAD,
         rule="overseas", says="refer", answer="refer", facts=at("clermont-ferrand", country="HK")),
    Case(claim="where an unknown festival takes place is unknown", sentence=ABROAD,
         rule="overseas", says="unknown", answer="unknown", facts=at("regensburg", country=None)),
    # When that is, in the real round, whose end is lost
    Case(claim="an event of 2018 came before the round", sentence=WINDOW, round=REAL,
         rule="event-window", says="fail", answer="fail", facts=on(2018, "2018-03-14", "2018-03-21")),
    Case(claim="the last day before the window fails", sentence=WINDOW, round=REAL,
         rule="event-window", says="fail", answer="fail", facts=on(2018, "2018-12-24", "2018-12-31")),
    Case(claim="an event within 2019 cannot be told, since the window's end is lost", sentence=WINDOW, round=REAL,
         rule="event-window", says="unknown", answer="unknown", facts=on(2019, "2019-02-01", "2019-02-09")),
    Case(claim="an event of 2027 cannot be told either", sentence=WINDOW, round=REAL,
         rule="event-window", says="unknown", answer="unknown"),
    Case(claim="an event that begins before the window and ends in it", round=REAL, rule="event-window",
         sentence="Whether start and end must both fall into the window is not said.",
         says="unknown", answer="unknown", facts=on(2019, "2018-12-28", "2019-01-05")),
    # When that is, in a round of one's own, whose window is whole
    Case(claim="before the window", sentence="The event is held in 2027.",
         rule="event-window", says="fail", answer="fail", facts=on(2026, "2026-12-01", "2026-12-31")),
    Case(claim="on the window's first day", sentence="The event is held in 2027.",
         rule="event-window", says="pass", answer="pass", facts=on(2027, "2027-01-01", "2027-01-01")),
    Case(claim="within the window", sentence="The event is held in 2027.",
         rule="event-window", says="pass", answer="pass"),
    Case(claim="on the window's last day", sentence="The event is held in 2027.",
         rule="event-window", says="pass", answer="pass", facts=on(2027, "2027-12-30", "2027-12-31")),
    Case(claim="after the window", sentence="The event is held in 2027.",
         rule="event-window", says="fail", answer="fail", facts=on(2028, "2028-01-01", "2028-01-08")),
    Case(claim="an event over the window's end, where nobody says what counts", sentence="The event is held in 2027.",
         rule="event-window", says="unknown", answer="unknown", facts=on(2027, "2027-12-28", "2028-01-04")),
    Case(claim="of an edition of 2027 without days it is known that it lies inside",
         sentence="The event is held in 2027.", rule="event-window", says="pass", answer="pass",
         facts=on(2027, None, None)),
    Case(claim="which edition it goes to is not known", sentence="The event is held in 2027.",
         rule="event-window", says="unknown", answer="unknown", facts={"edition": None}),
    # Several at once
    Case(claim="a film that fails and is unknown fails", sentence=LENGTH, rule="running-time", says="fail",
         answer="fail", facts=film(runtime_seconds=3601, completed=None)),
    Case(claim="unknown comes before refer", sentence=PANEL, rule="festival-list", says="refer", answer="unknown",
         facts={**film(runtime_seconds=None), **at("oberhausen", country="DE")}),
    Case(claim="refer comes before not yet", sentence=PANEL, rule="festival-list", says="refer", answer="refer",
         facts={**at("oberhausen", country="DE"), "entries": ()}),
    # The other schemes
    Case(claim="the festival subsidy is over: an event of 2027 is too late", round=("fdf-festivals", "2023"),
         sentence="The sponsorship for attending festivals ended on 31 August 2023.",
         rule="event-window", says="fail", answer="fail"),
    Case(claim="of an event of 2023 most rules of the subsidy are lost", round=("fdf-festivals", "2023"),
         sentence="Its amounts, festivals and persons were not found.",
         rule="other-rules", says="unknown", answer="unknown", facts=on(2023, "2023-02-01", "2023-02-09")),
    Case(claim="the exchange grant takes adults with an identity card", round=("hkadc-exchange", "undated"),
         sentence="Individuals hold a Hong Kong identity card and are 18 or older.", rule="applicants", says="pass",
         answer="unknown", facts=owners(Owner(name="Chan", permanent_id=True, age=18, age_on=a_trip().today))),
    Case(claim="the exchange grant takes nobody of 17", round=("hkadc-exchange", "undated"),
         sentence="Individuals hold a Hong Kong identity card and are 18 or older.", rule="applicants", says="fail",
         answer="fail", facts=owners(Owner(name="Chan", permanent_id=True, age=17, age_on=a_trip().today))),
    Case(claim="the exchange grant takes no sole proprietor", round=("hkadc-exchange", "undated"),
         sentence="Sole proprietors and partnerships are not accepted.", rule="applicants", says="fail", answer="fail",
         facts=owners(Owner(name="Wong Trading", kind="sole-proprietorship"))),
    Case(claim="of two applicants the exchange grant has to be asked", round=("hkadc-exchange", "undated"),
         sentence="Joint applications are not accepted (printed under organisations; the text is cut).",
         rule="joint-application", says="refer", answer="unknown", facts=owners(CHAN, LEE)),
    Case(claim="the Arts Development Fund wants an invitation", round=("adf-exchange", "undated"),
         sentence="Residents or registered bodies apply with an official invitation.",
         rule="invitation", says="not-yet", answer="unknown", facts={"entries": ()}),
    Case(claim="ifva takes a co-owner's written consent instead", round=("ifva", "faq"),
         sentence="Who enters is chief creator and owner, or holds all owners' written consent.",
         rule="owners", says="unknown", answer="unknown",
         facts={**owners(CHAN, LEE), "applicants": (CHAN,), "named": True}),
    Case(claim="of a joint work ifva wanted half to be residents in 2010", round=("ifva", "2010"),
         sentence="Of joint works half or more are permanent residents of 18 or older.",
         rule="applicants", says="pass", answer="unknown",
         facts=owners(Owner(name="Chan", permanent_id=True, age=30, age_on=a_trip().today), VISITOR)),
    Case(claim="no rule of the round of 2018 is archived", round=("nae", "2018"),
         sentence="Applicants must meet the terms for applicants, which are not archived.",
         rule="other-rules", says="unknown", answer="unknown"),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.claim)
def test_a_trip_is_judged_as_the_source_says(case):
    from trips import scheme_round

    found = judged(a_trip(scheme_round(*case.round), **case.facts))
    assert (found.of(case.rule).answer, found.answer) == (case.says, case.answer), found.of(case.rule).reason


def test_there_are_sixty_cases_with_every_answer_and_each_has_its_sentence():
    assert len(CASES) >= 60
    assert (
        {each.answer for each in CASES}
        == {each.says for each in CASES}
        == {"pass", "fail", "refer", "unknown", "not-yet"}
    )
    assert [each.claim for each in CASES if len(each.sentence) < 15] == []
    assert len({each.claim for each in CASES}) == len(CASES)


def test_every_rule_of_a_shipped_round_says_where_it_was_read():
    for scheme in schemes().schemes():
        for round_ in scheme.rounds:
            for verdict in judged(a_trip((scheme, round_))).verdicts.values():
                assert verdict.source, (scheme.id, round_.id, verdict.rule)


def test_a_round_without_rules_is_unknown_and_never_eligible():
    assert judged(a_trip(only(""))).answer == "unknown"
