"""What an import says: how much it read, adds and left out, and what it had to work out."""

from filmtrack.changes.importing.surroundings import Counts
from filmtrack.changes.importing.told import changes_most, left_out, remarks, told
from filmtrack.message import message
from ledgers import ledger_at
from tables import imported


def test_an_import_is_told_in_two_lines(tmp_path):
    ledger = ledger_at(tmp_path)
    text = "Film,Festival,Status,Sent\nA,peng-chau,selected,2025-10-01\n"
    text += "B,nowhere,selected,2025-10-01\nC,peng-chau,selected,\n"
    done = imported(ledger, text)
    assert [str(each) for each in told(done.importer)] == [
        "3 rows read; 2 are left out",
        "1 film is new; 1 entry is new",
    ]
    assert [str(each) for each in remarks(done.importer)] == [
        "new films: A",
        "1 entry: the edition was worked out from a day; a column edition would say it",
    ]
    again = imported(ledger, text.partition("B,")[0])
    assert [str(each) for each in told(again.importer)] == ["1 row read; 1 is known already"]


def test_days_that_nobody_says_are_remarked(tmp_path):
    done = imported(ledger_at(tmp_path), "Film,Festival,Year,Status\nA,lamma,2026,selected\n")
    assert [str(each) for each in remarks(done.importer)] == [
        "new films: A",
        "1 entry has no day on which it was sent in; the nearest day is taken, and noted so",
    ]


def test_many_new_films_are_counted_and_not_named_and_doubtful_ones_are_asked_about(tmp_path):
    ledger = ledger_at(tmp_path)
    imported(ledger, "Film,Festival,Sent\nNight Bus,peng-chau,2025-10-01\n")
    rows = "".join(f"Film {each},peng-chau,2025-10-01\n" for each in range(5))
    done = imported(ledger, f"Film,Festival,Sent\nNihgt Bus,peng-chau,2025-10-01\n{rows}")
    assert next(str(each) for each in remarks(done.importer)) == (
        "Nihgt Bus is a new film: is night-bus meant, which stands in the ledger?"
    )


def test_most_is_more_than_half():
    assert not changes_most(Counts(changed=2), 4)
    assert changes_most(Counts(changed=3), 4)
    assert not changes_most(Counts(changed=3), 0)


def test_a_row_is_named_by_its_line():
    assert str(left_out(7, message("why"))) == "line 7: why"
