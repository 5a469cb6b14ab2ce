"""What is watched and which reminders were dealt with stand beside their events, and go with them."""

from datetime import date

import pytest

from filmtrack.domain.attention import Attention, reminder_done, reminder_snoozed, unwatched, watched
from filmtrack.domain.events import REMINDER_SNOOZED, WATCHED, Fact, film_added, film_edited, undone
from filmtrack.errors import BadInputError
from filmtrack.ledger.examining import examine
from filmtrack.ledger.exchange import exported, read_export
from ledgers import NOW, TODAY, a_film, content, ledger_at, tampered, written

DECEMBER = date(2026, 12, 1)


def attention(ledger):
    with ledger.reading() as records:
        return records.attention()


def keys(ledger):
    return [each.key for each in attention(ledger)]


def test_what_is_watched_stands_with_who_and_when(ledger):
    written(ledger, watched("festival", "uppsala", on=TODAY), by="bob")
    assert attention(ledger) == (Attention(what="festival", id="uppsala", on=TODAY, by="bob"),)


def test_what_is_unwatched_is_gone(ledger):
    written(ledger, watched("festival", "uppsala", on=TODAY), watched("scheme", "nae", on=TODAY))
    written(ledger, unwatched("festival", "uppsala", on=TODAY))
    assert keys(ledger) == [("scheme", "nae")]


def test_the_latest_word_on_a_reminder_stands(ledger):
    written(ledger, reminder_snoozed("uppsala/2027/late", on=TODAY, until=DECEMBER))
    assert attention(ledger)[0].until == DECEMBER
    written(ledger, reminder_done("uppsala/2027/late", on=TODAY))
    assert attention(ledger)[0].until is None


def test_undo_brings_back_what_stood_before(ledger):
    written(ledger, watched("festival", "uppsala", on=TODAY))
    written(ledger, reminder_snoozed("m", on=TODAY, until=DECEMBER))
    written(ledger, unwatched("festival", "uppsala", on=TODAY), reminder_done("m", on=TODAY))
    assert keys(ledger) == [("reminder", "m")]
    written(ledger, undone(3, on=TODAY))
    assert [(each.key, each.until) for each in attention(ledger)] == [
        (("festival", "uppsala"), None),
        (("reminder", "m"), DECEMBER),
    ]
    assert examine(ledger) == ()


def test_a_watched_film_does_not_stand_in_the_way_of_undoing_an_edit_of_it(ledger):
    written(ledger, film_added(a_film(), on=TODAY))
    written(ledger, film_edited("night-bus", on=TODAY, values={"tags": ("a",)}))
    written(ledger, watched("film", "night-bus", on=TODAY))
    with ledger.reading() as records:
        assert records.later_on_the_same((2,)) == ()
        assert [each.kind for each in records.later_on_the_same((1,))] == ["film-edited", "watched"]


def test_an_import_takes_it_along(ledger, new_ledger):
    written(ledger, watched("festival", "uppsala", on=TODAY))
    written(ledger, reminder_snoozed("m", on=TODAY, until=DECEMBER))
    with ledger.reading() as records:
        text = "".join(exported(records, "toml"))
    other = new_ledger("other")
    with other.writing(at=NOW, by="bob") as recorder:
        recorder.take_in(read_export(text, name="x"))
    assert attention(other) == attention(ledger)
    assert content(other) == content(ledger)


@pytest.mark.parametrize(
    "body",
    [{}, {"festival": 1}, {"filmer": "x"}],
)
def test_a_watch_of_nothing_is_refused(ledger, body):
    with pytest.raises(BadInputError, match="cannot be read"):
        written(ledger, Fact(kind=WATCHED, on=TODAY, body=body))


@pytest.mark.parametrize("body", [{"matter": "m"}, {"matter": "m", "until": "soon"}, {"until": "2026-12-01"}])
def test_a_snooze_without_a_matter_or_a_day_is_refused(ledger, body):
    with pytest.raises(BadInputError, match="cannot be read"):
        written(ledger, Fact(kind=REMINDER_SNOOZED, on=TODAY, body=body))


def test_the_doctor_names_what_comes_from_no_event(tmp_path):
    ledger = ledger_at(tmp_path)
    written(ledger, watched("festival", "uppsala", on=TODAY))
    tampered(ledger, "update attention set written_by = 'eve'")
    (found,) = examine(ledger)
    assert str(found.message) == "the festival uppsala is not watched or dealt with as its events say"
