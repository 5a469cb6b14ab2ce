"""Applications stand beside the entries: undone, exported, imported, rebuilt and examined like them."""

import pytest

from applications import CHAN, an_application
from filmtrack.domain.application import ApplicationFilter
from filmtrack.domain.application_events import (
    application_made,
    application_planned,
    application_updated,
    receipt_noted,
)
from filmtrack.domain.events import entry_submitted, entry_updated, film_added, undone
from filmtrack.errors import BadInputError, LedgerError, RefusedError
from filmtrack.ledger.examining import examine
from filmtrack.ledger.exchange import exported, read_export
from ledgers import NOW, TODAY, a_film, an_entry, begun, content, money, tampered, written

ENTRY = an_entry()
TRIP = an_application(entry=ENTRY.id, applicants=(CHAN,))


@pytest.fixture
def ledger(new_ledger):
    made = begun(new_ledger("ledger"))
    written(made, application_made(TRIP, on=TODAY))
    return made


def standing(ledger, **wanted):
    with ledger.reading() as records:
        return records.applications(ApplicationFilter(**wanted))


def take_back(ledger, count=1):
    with ledger.writing(at=NOW, by="ann") as recorder:
        recorder.append(undone(each.number, on=TODAY) for each in recorder.last_steps(count, by="ann"))


def test_a_ledger_without_applications_has_none(new_ledger):
    assert standing(new_ledger("other")) == ()


def test_an_application_stands_with_all_that_was_told(ledger):
    written(
        ledger,
        application_updated(TRIP, on=TODAY, status="granted", values={"granted": money("32000 HKD")}),
        receipt_noted(TRIP, on=TODAY, money=money("12000 HKD"), what="air ticket"),
    )
    (found,) = standing(ledger)
    assert (found.status, found.granted, found.applicants) == ("granted", money("32000 HKD"), (CHAN,))
    assert [each.what for each in found.receipts] == ["air ticket"]
    assert examine(ledger) == ()


def test_applications_are_found_by_what_they_are(ledger):
    written(ledger, film_added(a_film("tin-moon"), on=TODAY))
    other = an_application(film="tin-moon", scheme="hkadc-exchange", round="undated")
    written(ledger, application_planned(other, on=TODAY))
    assert [each.film for each in standing(ledger)] == ["night-bus", "tin-moon"]
    assert standing(ledger, films=("tin-moon",)) == standing(ledger, schemes=("hkadc-exchange",))
    assert standing(ledger, films=("tin-moon",), statuses=("applied",)) == ()
    assert len(standing(ledger, schemes=("nae", "hkadc-exchange"))) == 2


def test_undo_takes_a_step_back_and_leaves_what_stood_before(ledger):
    said = content(ledger)
    written(ledger, application_updated(TRIP, on=TODAY, status="granted"))
    take_back(ledger)
    assert (standing(ledger)[0].status, content(ledger)) == ("applied", said)
    take_back(ledger)
    assert standing(ledger) == ()
    assert examine(ledger) == ()


def test_the_entry_that_an_application_builds_on_is_not_taken_back_before_it(ledger):
    with pytest.raises(RefusedError, match="builds on it"), ledger.writing(at=NOW, by="ann") as recorder:
        recorder.append([undone(2, on=TODAY)])


def test_later_news_of_the_entry_does_not_hold_the_application(ledger):
    written(ledger, entry_updated(ENTRY, on=TODAY, note="a letter"), by="bob")
    take_back(ledger)
    assert standing(ledger) == ()


def test_the_film_is_not_taken_back_before_its_application(new_ledger):
    ledger = new_ledger("other")
    written(ledger, film_added(a_film(), on=TODAY))
    written(ledger, application_made(an_application(), on=TODAY))
    with pytest.raises(RefusedError, match="builds on it"), ledger.writing(at=NOW, by="ann") as recorder:
        recorder.append([undone(1, on=TODAY)])


@pytest.mark.parametrize("kind", ["toml", "json"])
def test_an_export_holds_applications_and_an_import_makes_the_same(ledger, new_ledger, kind):
    written(ledger, application_updated(TRIP, on=TODAY, status="refused", values={"reason": "no money left"}))
    with ledger.reading() as records:
        text = "".join(exported(records, kind))
    other = new_ledger("other")
    with other.writing(at=NOW, by="bob") as recorder:
        recorder.take_in(read_export(text, name="x"))
    assert content(other) == content(ledger)
    assert [each.reason for each in standing(other)] == ["no money left"]
    assert examine(other) == ()


@pytest.mark.parametrize(
    "fact",
    [
        application_made(an_application(film="nobody"), on=TODAY),
        application_made(an_application(entry="nothing"), on=TODAY),
        application_updated(an_application("uppsala"), on=TODAY, status="granted"),
        receipt_noted(an_application("uppsala"), on=TODAY, money=money("1 HKD"), what="x"),
        application_made(an_application(id=""), on=TODAY),
    ],
    ids=["unknown film", "unknown entry", "never made", "receipt of none", "no id"],
)
def test_what_is_about_nothing_is_refused_and_changes_nothing(ledger, fact):
    said = content(ledger)
    with pytest.raises(BadInputError, match="does not hold"):
        written(ledger, fact)
    assert content(ledger) == said


def test_a_step_of_many_keeps_each(ledger):
    facts = []
    for number in range(600):
        facts += [film_added(a_film(f"f{number}"), on=TODAY)]
        facts += [entry_submitted(an_entry(f"f{number}"), on=TODAY)]
        facts += [application_made(an_application(film=f"f{number}", entry=an_entry(f"f{number}").id), on=TODAY)]
    written(ledger, *facts)
    assert len(standing(ledger)) == 601
    assert examine(ledger) == ()


def test_the_doctor_sees_an_application_that_does_not_stand_as_its_events_say(ledger):
    tampered(ledger, "update application set document = replace(document, 'applied', 'paid')")
    (problem,) = examine(ledger)
    assert "night-bus/nae/2027/clermont-ferrand/2027 does not stand" in str(problem.message)


def test_the_doctor_sees_one_that_comes_from_no_event_and_one_that_is_lost(ledger):
    tampered(ledger, "update application set id = 'strange'")
    assert len(examine(ledger)) == 2


def test_a_document_that_cannot_be_read_is_damage(ledger):
    tampered(ledger, "update application set document = '{'")
    with pytest.raises(LedgerError, match="application night-bus/nae"):
        standing(ledger)
