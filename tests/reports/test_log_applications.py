"""The log tells how the application for an entry's trip stands."""

from applications import an_application
from filmtrack.domain.application_events import application_made, application_updated
from filmtrack.domain.entry_filter import EntryFilter
from filmtrack.domain.events import entry_submitted, film_added
from filmtrack.reports.entry_history import whole_entry
from filmtrack.reports.log import LogQuestion, applications_alone, log, put_to
from ledgers import TODAY, a_film, an_entry, ledger_at, money, written

ENTRY = an_entry()
TRIP = an_application(entry=ENTRY.id)


def begun(tmp_path, *facts):
    ledger = ledger_at(tmp_path)
    written(ledger, film_added(a_film(), on=TODAY), entry_submitted(ENTRY, on=TODAY), *facts)
    return ledger


def rows(ledger):
    with ledger.reading() as records:
        return log(records, LogQuestion(), today=TODAY).rows


def test_an_entry_without_an_application_says_nothing_of_one(tmp_path):
    (row,) = rows(begun(tmp_path))
    assert (row.application, row.scheme) == (None, None)


def test_an_entry_tells_how_its_last_application_stands(tmp_path):
    made = (application_made(TRIP, on=TODAY), application_updated(TRIP, on=TODAY, status="granted"))
    other = application_made(an_application("lund"), on=TODAY)
    (row,) = rows(begun(tmp_path, *made, other))
    assert (row.application, row.scheme) == ("granted", "nae")


def test_the_history_of_an_entry_tells_what_was_applied_for(tmp_path):
    granted = application_updated(TRIP, on=TODAY, status="granted", values={"granted": money("32000 HKD")})
    ledger = begun(tmp_path, application_made(TRIP, on=TODAY), granted)
    with ledger.reading() as records:
        entry = records.entry(ENTRY.id)
        assert entry is not None
        whole = whole_entry(records, entry, today=TODAY)
    assert [str(each.text) for each in whole.history][1:] == [
        "applied to nae, 2027",
        "application: granted; granted: 32000 HKD",
    ]


def alone(ledger, **wanted):
    with ledger.reading() as records:
        return applications_alone(records, LogQuestion(wanted=EntryFilter(**wanted)))


def test_applications_without_an_entry_are_counted(tmp_path):
    lund = application_made(an_application("lund"), on=TODAY)
    ledger = begun(tmp_path, application_made(TRIP, on=TODAY), lund)
    assert alone(ledger) == 1
    assert alone(ledger, festivals=("lund",)) == 1
    assert alone(ledger, films=("other",)) == 0
    assert alone(ledger, statuses=("selected",)) == 0


def test_only_entries_whose_trip_was_put_to_a_scheme_are_wanted(tmp_path):
    other = an_entry(festival="lund", number=2)
    ledger = begun(tmp_path, entry_submitted(other, on=TODAY), application_made(TRIP, on=TODAY))
    with ledger.reading() as records:
        asked = put_to(("nae",), LogQuestion(), records)
        assert [row.festival for row in log(records, asked, today=TODAY).rows] == [ENTRY.festival]
        assert log(records, put_to(("fdf",), LogQuestion(), records), today=TODAY).rows == ()
