"""A page without money: no amount, no fee, and no remark that speaks of either."""

from dataclasses import replace
from datetime import timedelta

import pytest

from factories import HONG_KONG, NOW, TODAY, Catalogue, a_deadline, a_festival, an_edition
from filmtrack.domain.events import entry_submitted, entry_updated, film_added
from filmtrack.message import message
from filmtrack.reports.due_window import Window
from filmtrack.reports.filters import Filters
from filmtrack.reports.log import row_of
from filmtrack.reports.missing import missing
from filmtrack.reports.page import part
from filmtrack.reports.page_money import tells_money, without_money
from filmtrack.reports.sponsor import Asking, sponsor_rows
from filmtrack.reports.trips import Travel
from filmtrack.reports.upcoming import upcoming
from handing import a_case, listed
from judged import entered
from ledgers import an_entry, money
from report_pages import PAGE
from standings import Stood
from trips import ROUND_2027, a_short, an_event, schemes
from trips import an_edition as an_edition_held

LAMMA = a_festival(an_edition(2027, a_deadline("2026-12-01", fee="13 EUR", stated="1 December, 13 EUR")))


@pytest.mark.parametrize(
    "said", ["13 EUR", "HKD 4,444", "€5", "no entry fee", "early bird price", "報名費另計", "40 dollars", "US$ 20"]
)
def test_what_speaks_of_money_is_seen(said):
    assert tells_money(said)
    assert tells_money(message("note: {said}", said=said))


@pytest.mark.parametrize("said", [None, "", "closes on 7 Oct 2027", "H.264, MP4, 2 GB", "Oct 20, shorts only"])
def test_what_does_not_is_kept(said):
    assert not tells_money(said)


def due(note):
    found = upcoming(
        Catalogue(LAMMA), Window(before=NOW + timedelta(60)), Filters(), now=NOW, zone=HONG_KONG, today=TODAY
    )
    return replace(found.rows[0], note=message(note), why=message(note))


def test_a_deadline_loses_its_price_and_what_is_said_of_it():
    page = without_money(replace(PAGE, due=part([due("5 EUR more by post"), due("shorts only")])))
    first, second = page.due.rows
    assert (first.fee, first.stated, first.note, str(first.why)) == (None, None, None, "filmtrack check says more")
    assert (second.fee, str(second.note), str(second.why)) == (None, "shorts only", "shorts only")


def test_the_fee_is_not_among_what_is_to_be_sent():
    case = a_case(edition=an_edition(2027, a_deadline("2026-12-24", fee="13 EUR")), entry=entered())
    rows = [replace(each, note=message("13 EUR"), source="€") for each in missing([listed(case)]).rows]
    page = without_money(replace(PAGE, missing=part(rows)))
    assert "fee" in {each.item for each in rows}
    assert {each.item for each in page.missing.rows} == {each.item for each in rows} - {"fee"}
    assert page.missing.total == len(rows) - 1
    assert {(each.note, each.source) for each in page.missing.rows} == {(None, None)}


def test_entries_and_trips_keep_everything_but_amounts():
    clermont = an_event(editions=(an_edition_held(),), name="Clermont")
    entry = an_entry(fee=money("5 EUR"), charge=money("6 USD"))
    ledger = Stood(film_added(a_short(), on=TODAY))
    ledger.after(entry_submitted(entry, on=TODAY), entry_updated(entry, on=TODAY, status="selected"))
    nae = schemes(ROUND_2027).by_id["nae"]
    travel = Travel(catalogue=Catalogue(clermont), ledger=ledger, scheme=nae, today=TODAY)
    (trip,) = sponsor_rows(travel.all(), nae, nae.round("2027"), Asking(now=NOW, zone=HONG_KONG))
    rich = replace(trip, asked=money("9 HKD"), granted=money("8 HKD"), paid=money("7 HKD"))
    costly = replace(trip, answer=message("up to {money}", money=money("9 HKD")))
    entries = [row_of(each, "Night Bus", today=TODAY) for each in ledger.entries().rows]
    assert entries[0].fee
    page = without_money(replace(PAGE, entries=part(entries), trips=part([rich, costly]), budget_total=3))
    assert [(each.fee, each.charge) for each in page.entries.rows] == [(None, None)]
    assert page.trips.rows[0] == trip
    assert str(page.trips.rows[1].answer) == "filmtrack sponsor says more"
    assert (page.budget, page.budget_total, page.cap) == (None, 0, None)
