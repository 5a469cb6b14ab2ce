"""What a scheme wants with an application and a claim."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from filmtrack.domain.scheme import Document
from filmtrack.reports.asked_by_scheme import asked_by_scheme, stages_now
from filmtrack.reports.sponsor import Asking, sponsor_row
from filmtrack.reports.trips import Trip
from handing import ITEMS, SOURCE
from trips import NOW, ROUND_2027, SELECTED, a_short, an_edition, an_event, schemes

ASKING = Asking(now=NOW, zone=UTC)


def row_of(round_id="2027", *, now=NOW, application=None, claim=None, documents=None):
    scheme = schemes(ROUND_2027).by_id["nae"]
    round_ = scheme.round(round_id)
    if documents is not None:
        round_ = replace(round_, documents=documents)
    trip = Trip(film=a_short(), festival=an_event(), edition=an_edition(), entries=SELECTED)
    made = sponsor_row(trip, scheme, round_, Asking(now=now, zone=UTC))
    return replace(made, application=application, claim_due_on=claim)


def asked(row):
    return {each.item: each for each in asked_by_scheme(row, ITEMS)}


def test_the_documents_of_the_round_are_asked_with_their_source_and_doubts():
    found = asked(row_of())
    invitation = found["invitation"]
    assert (invitation.stage, invitation.name) == ("application", "the festival's invitation")
    assert str(invitation.note) == "concluded, not stated by the scheme"
    assert invitation.material.provenance.sources
    assert (invitation.due.on, invitation.due.hour_known) == (date(2027, 6, 30), False)
    assert invitation.due.at == datetime(2027, 6, 30, 10, tzinfo=UTC)


def test_what_is_stated_certainly_has_no_doubt():
    sure = Document(item="receipts", stage="claim", provenance=SOURCE)
    bare = Document(item="budget")
    found = asked(row_of(documents=(sure, bare)))
    assert found["receipts"].note is None
    assert found["receipts"].name == "receipts"
    assert found["receipts"].material.provenance.sources == SOURCE.sources


def test_of_a_stage_of_which_nothing_is_stated_the_usual_is_told():
    found = asked(row_of())
    assert found["boarding-passes"].usual_on == ("anywhere",)
    assert "application-form" not in found
    everything = asked(row_of(documents=()))
    assert everything["application-form"].usual_on == ("anywhere",)
    assert {each.stage for each in everything.values()} == {"application", "claim"}


def test_a_claim_is_due_by_its_own_day():
    assert asked(row_of(claim=date(2027, 5, 1)))["receipts"].due.on == date(2027, 5, 1)
    unknown = asked(row_of())["receipts"].due
    assert (unknown.on, str(unknown.note)) == (None, "the day is not known")


def test_a_closing_day_that_is_past_is_told_where_none_is_ahead():
    late = datetime(2027, 8, 1, tzinfo=UTC)
    assert asked(row_of(now=late))["invitation"].due.on == date(2027, 6, 30)


@pytest.mark.parametrize(
    ("application", "stages"),
    [
        (None, ("application",)),
        ("planned", ("application",)),
        ("applied", ()),
        ("granted", ("claim",)),
        ("travelled", ("claim",)),
        ("claimed", ()),
        ("refused", ()),
    ],
)
def test_how_the_application_stands_decides_what_is_due_now(application, stages):
    assert stages_now(row_of(application=application)) == stages


def test_every_stage_of_a_shipped_document_is_one_of_a_checklist():
    for scheme in schemes().schemes():
        for round_ in scheme.rounds:
            row = sponsor_row(Trip(film=a_short()), scheme, round_, ASKING)
            assert {each.item for each in asked_by_scheme(row, ITEMS)} >= {each.item for each in round_.documents}
