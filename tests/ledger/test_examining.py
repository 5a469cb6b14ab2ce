"""The doctor is silent when all is well, and names every damage, where it is and what to do."""

from dataclasses import replace

import pytest

from filmtrack.domain.events import Fact, entry_submitted, entry_updated, film_added, film_edited, undone
from filmtrack.errors import LedgerError
from filmtrack.ledger.examining import examine
from filmtrack.ledger.written import event_row
from ledgers import TODAY, a_film, an_entry, begun, content, path_of, tampered, told, written


def said(ledger):
    return [str(each.message) for each in examine(ledger)]


@pytest.fixture
def lived_in(ledger):
    """A ledger with some history, a taken-back step and a film that came twice."""
    begun(ledger)
    written(
        ledger,
        entry_submitted(an_entry(festival="uppsala"), on=TODAY),
        film_edited("night-bus", on=TODAY, values={"tags": ("a",)}),
    )
    written(ledger, entry_updated(an_entry(), on=TODAY, status="selected", note="hurray"))
    written(ledger, entry_updated(an_entry(festival="uppsala"), on=TODAY, status="selected"))
    written(ledger, undone(5, on=TODAY))
    written(ledger, film_added(a_film("gone"), on=TODAY), Fact(kind="watched", on=TODAY, body={"festival": "uppsala"}))
    written(ledger, undone(7, on=TODAY))
    written(ledger, film_added(a_film("gone"), on=TODAY))
    return ledger


def test_nothing_is_said_of_a_sound_ledger(lived_in):
    assert examine(lived_in) == ()


def test_nothing_is_said_of_a_ledger_that_was_never_begun(ledger):
    assert examine(ledger) == ()
    assert not path_of(ledger).exists()


@pytest.mark.parametrize(
    ("damage", "expected"),
    [
        ("update event set body = replace(body, 'hurray', 'horrid') where seq = 5", "event 5 is not as it was written"),
        ("update event set written_by = 'bob' where seq = 1", "event 1 is not as it was written"),
        ("update step set written_by = 'bob' where number = 2", "step 2 is not as it was written"),
        ("delete from event where seq = 3", "the events before 4 are missing"),
        ("delete from event where step = 4", "step 4 and its events do not belong together"),
        ("delete from step where number = 4", "the steps before 5 are missing"),
        ("update step set undone_by = null where number = 5", "step 5 is not taken back as its events say"),
        ("update step set undone_by = 6 where number = 4", "step 4 is not taken back as its events say"),
        (
            "update film set document = replace(document, '\"a\"', '\"b\"')",
            "the film night-bus does not stand as its events say",
        ),
        (
            "update film set names = '[\"x\"]' where id = 'night-bus'",
            "the film night-bus does not stand as its events say",
        ),
        ("delete from film where id = 'gone'", "the film gone does not stand as its events say"),
        ("insert into film values ('new', 99, '[]', '{}')", "1 rows of the table film come from no event"),
        (
            "update entry set status = 'planned' where number = 1",
            "entry 1 (night-bus/clermont-ferrand/2027) does not stand",
        ),
        (
            "update entry set document = replace(document, 'hurray', 'horrid')",
            "entry 1 (night-bus/clermont-ferrand/2027)",
        ),
        ("delete from entry where number = 2", "entry 2 (night-bus/uppsala/2027) does not stand as its events say"),
        (
            "insert into entry values (9, 'x', 'f', 'f', 1, '', '', 'planned', 1, 0, '', '', '', '{}')",
            "1 rows of the table entry come from no event",
        ),
        ("update counter set value = value + 1 where name = 'submitted'", "the counters of the entries are wrong"),
        ("update counter set value = 1 where name = 'number'", "the counters of the entries are wrong"),
        ("delete from counter", "the counters of the entries are wrong"),
        ("delete from film where id = 'night-bus'", "entry 1 is of the film night-bus, which is not there"),
        ("drop index event_by_film", "the table or index event_by_film is not as filmtrack makes it"),
        ("create table notes (text text)", "the table or index notes is not as filmtrack makes it"),
    ],
)
def test_every_damage_is_named_with_what_to_do(lived_in, damage, expected):
    tampered(lived_in, damage)
    found = examine(lived_in)
    assert any(expected in str(each.message) for each in found), said(lived_in)
    assert all(each.file == lived_in.name and each.hint for each in found)


@pytest.mark.parametrize("new_ledger", ["sqlite"], indirect=True)
def test_a_foreign_trigger_is_named(lived_in):
    tampered(lived_in, "create trigger t after insert on film begin delete from event; end")
    assert said(lived_in) == ["the table or index t is not as filmtrack makes it"]


def forged(ledger, *facts):
    """Add events with sound checksums behind the ledger's back."""
    with ledger.reading() as records:
        seq, step = records.last_seq(), records.last_steps(1)[0].number
    rows = [event_row(replace(each, id="same", step=step)) for each in told(*facts, first_seq=seq + 1)]
    session = ledger.store.open_to_write()
    session.begin_writing()
    session.run_many(f"insert into event values ({', '.join('?' * 11)})", rows)  # noqa: S608 - only question marks
    session.commit()
    session.close()


def test_the_same_event_twice_is_named(lived_in):
    forged(lived_in, *(Fact(kind="of-a-later-version", on=TODAY, body={}) for _ in range(2)))
    assert said(lived_in) == ["event same is there more than once"]


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        (film_edited("lost", on=TODAY, values={"title": "L"}), "the events about the film lost have no beginning"),
        (
            entry_updated(an_entry("lost"), on=TODAY),
            "the events about the entry lost/clermont-ferrand/2027 have no beginning",
        ),
    ],
)
def test_events_about_what_never_began_are_named(lived_in, fact, expected):
    forged(lived_in, fact)
    assert said(lived_in) == [expected]


def test_the_same_entry_twice_is_named_unless_it_was_withdrawn(lived_in):
    twin = an_entry(id="night-bus/uppsala/2027~2", festival="uppsala")
    written(lived_in, entry_submitted(twin, on=TODAY))
    assert said(lived_in) == ["entries 2 and 3 are the same: night-bus, uppsala 2027"]
    written(lived_in, entry_updated(twin, on=TODAY, status="withdrawn"))
    assert said(lived_in) == []


def test_a_wrong_standing_is_set_right_by_export_and_import(lived_in, new_ledger):
    from filmtrack.ledger.exchange import read_export
    from ledgers import NOW

    text = content(lived_in)
    tampered(lived_in, "delete from film", "delete from counter")
    assert content(lived_in) == text
    other = new_ledger("other")
    with other.writing(at=NOW, by="ann") as recorder:
        recorder.take_in(read_export(text, name="x"))
    assert examine(other) == ()
    assert content(other) == text


@pytest.mark.parametrize("new_ledger", ["sqlite"], indirect=True)
def test_what_others_may_read_is_named(lived_in):
    path = path_of(lived_in)
    path.chmod(0o644)
    path.parent.chmod(0o755)
    (path.parent / f"{path.name}.new-0123").touch()
    found = examine(lived_in)
    assert [str(each.message).split(" ")[0] for each in found] == ["others", "others", f"{path}.new-0123"]
    assert str(found[0].hint) == f"chmod 600 '{path}'"


def test_a_damaged_event_is_never_read_as_if_it_were_sound(lived_in):
    tampered(lived_in, "update event set body = replace(body, 'hurray', 'horrid') where seq = 5")
    with pytest.raises(LedgerError, match="event 5 cannot be read"):
        content(lived_in)


@pytest.mark.parametrize(
    ("damage", "read", "where"),
    [
        ("update film set document = '{'", lambda records: records.films(), "film night-bus"),
        ("update film set document = '[]'", lambda records: records.film("night-bus"), "film night-bus"),
        ("update film set names = '['", lambda records: records.film_names(), "film night-bus"),
        ("update step set at = 'then' where number = 4", lambda records: records.last_steps(9), "step 4"),
        ("update entry set document = '{}' where number = 1", lambda records: records.entries(), "entry 1"),
        ("update entry set document = 'x' where number = 1", lambda records: records.entry_numbered(1), "entry 1"),
    ],
)
def test_a_damaged_standing_is_never_read_as_if_it_were_sound(lived_in, damage, read, where):
    tampered(lived_in, damage)
    with lived_in.reading() as records, pytest.raises(LedgerError, match=f"{where} cannot be read"):
        read(records)


@pytest.mark.parametrize("new_ledger", ["sqlite"], indirect=True)
def test_damage_that_puts_something_else_in_a_place_is_named(lived_in):
    tampered(
        lived_in,
        "pragma writable_schema = on",
        "update sqlite_master set name = cast(name as blob) where name = 'film'",
    )
    assert said(lived_in)


@pytest.mark.parametrize("table", ["event", "film"])
def test_text_that_is_no_text_any_more_is_damage(lived_in, table):
    column = {"event": "body", "film": "document"}[table]
    tampered(lived_in, f"update {table} set {column} = cast(x'ed' || {column} as text)")  # noqa: S608 - two words of our own
    with pytest.raises(LedgerError, match="is damaged"), lived_in.reading() as records:
        (list(records.events()), records.films())
    assert said(lived_in)


@pytest.mark.parametrize("new_ledger", ["sqlite"], indirect=True)
def test_any_flipped_byte_is_found_or_changes_nothing(lived_in):
    path = path_of(lived_in)
    sound, before = path.read_bytes(), content(lived_in)
    silent = []
    for place in range(0, len(sound), 997):
        path.write_bytes(sound[:place] + bytes([sound[place] ^ 0x55]) + sound[place + 1 :])
        try:
            if examine(lived_in) == () and content(lived_in) != before:
                silent.append(place)
        except LedgerError:
            pass
    assert silent == []


def test_one_damage_is_named_once_however_many_checks_meet_it(lived_in):
    tampered(lived_in, "drop table entry")
    named = said(lived_in)
    assert len(named) == len(set(named)) > 1
