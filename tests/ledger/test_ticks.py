"""What is ready stands beside the events that say so, through undoing, export, import and examination."""

from datetime import date

import pytest

from filmtrack.domain.events import Fact, film_added, ticked, undone, unticked
from filmtrack.domain.ticks import RecordedFile, Tick
from filmtrack.errors import BadInputError, LedgerError, RefusedError
from filmtrack.ledger.examining import examine
from filmtrack.ledger.exchange import read_export
from ledgers import ANN, NOW, TODAY, a_film, begun, content, tampered, written

FILE = RecordedFile(path="/films/圖.jpg", size=10, sha256="ab" * 32, modified_ns=5, format="JPEG", width=20, height=10)
STILLS = Tick(film="night-bus", item="stills", file=FILE, expires_on=date(2027, 1, 1), note="three")
FEE = Tick(film="night-bus", item="fee", festival="clermont-ferrand", edition=2027)


def standing(ledger, film="night-bus"):
    with ledger.reading() as records:
        return tuple(each.without_record() for each in records.ticks(film))


def test_what_is_ticked_stands_with_its_file_and_who_ticked_it(ledger):
    written(begun(ledger), ticked(STILLS, on=TODAY), ticked(FEE, on=TODAY, entry="night-bus/clermont-ferrand/2027"))
    assert standing(ledger) == (FEE, STILLS)
    with ledger.reading() as records:
        (_, stills) = records.ticks()
        assert (stills.on, stills.at, stills.by) == (TODAY, NOW, ANN)
        assert records.ticks("another") == ()
        assert [each.kind for each in records.entry_history("night-bus/clermont-ferrand/2027")][-1] == "ticked"
    assert examine(ledger) == ()


def test_ticking_again_replaces_and_unticking_removes(ledger):
    written(begun(ledger), ticked(STILLS, on=TODAY))
    again = Tick(film="night-bus", item="stills", note="four")
    written(ledger, ticked(again, on=TODAY))
    assert standing(ledger) == (again,)
    written(ledger, unticked(STILLS, on=TODAY))
    assert standing(ledger) == ()
    assert examine(ledger) == ()


def test_the_same_item_is_ticked_for_each_place_apart(ledger):
    other = Tick(film="night-bus", item="fee", festival="clermont-ferrand", edition=2027, section="labo")
    written(begun(ledger), ticked(FEE, on=TODAY), ticked(other, on=TODAY))
    written(ledger, unticked(FEE, on=TODAY))
    assert standing(ledger) == (other,)


def test_undoing_brings_back_what_stood_before(ledger):
    written(begun(ledger), ticked(STILLS, on=TODAY))
    written(ledger, unticked(STILLS, on=TODAY))
    written(ledger, undone(4, on=TODAY))
    assert standing(ledger) == (STILLS,)
    written(ledger, undone(3, on=TODAY))
    assert standing(ledger) == ()
    assert examine(ledger) == ()


def test_a_tick_is_not_taken_back_under_a_later_one_of_the_same(ledger):
    written(begun(ledger), ticked(STILLS, on=TODAY))
    written(ledger, ticked(FEE, on=TODAY))
    written(ledger, unticked(STILLS, on=TODAY))
    with pytest.raises(RefusedError, match="step 5 of ann builds on it"):
        written(ledger, undone(3, on=TODAY))
    written(ledger, undone(4, on=TODAY))
    assert standing(ledger) == ()


def test_a_film_is_not_taken_back_under_its_ticks(ledger):
    written(ledger, film_added(a_film(), on=TODAY))
    written(ledger, ticked(STILLS, on=TODAY))
    with pytest.raises(RefusedError, match="ticked"):
        written(ledger, undone(1, on=TODAY))


def test_ticks_survive_export_and_import(ledger, new_ledger):
    written(begun(ledger), ticked(STILLS, on=TODAY), ticked(FEE, on=TODAY))
    written(ledger, unticked(FEE, on=TODAY))
    other = new_ledger("other")
    with other.writing(at=NOW, by="bob") as recorder:
        recorder.take_in(read_export(content(ledger), name="it"))
    assert standing(other) == (STILLS,)
    assert content(other) == content(ledger)
    assert examine(other) == ()


@pytest.mark.parametrize(
    "body", [{"film": "unheard", "item": "stills"}, {"item": "stills"}, {"film": "night-bus"}, {"film": 7, "item": "x"}]
)
def test_a_tick_of_an_unknown_film_or_without_an_item_is_refused(ledger, body):
    begun(ledger)
    before = content(ledger)
    with pytest.raises(BadInputError):
        written(ledger, Fact(kind="ticked", on=TODAY, body=body))
    assert content(ledger) == before


@pytest.mark.parametrize(
    "statement",
    [
        "delete from tick",
        "update tick set document = replace(document, 'three', 'four')",
        "insert into tick values ('night-bus', 'poster', '', '{}')",
    ],
)
def test_a_tick_that_stands_otherwise_than_its_events_say_is_found(ledger, statement):
    written(begun(ledger), ticked(STILLS, on=TODAY))
    tampered(ledger, statement)
    (found,) = examine(ledger)
    assert " of night-bus does not stand as its events say" in str(found.message)


def test_a_tick_that_cannot_be_read_is_called_damage(ledger):
    written(begun(ledger), ticked(STILLS, on=TODAY))
    tampered(ledger, "update tick set document = '{'")
    with pytest.raises(LedgerError, match="the tick stills of night-bus cannot be read"):
        standing(ledger)
