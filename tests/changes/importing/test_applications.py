"""A row can tell of an application for money, alone or beside its entry."""

import pytest

from filmtrack.domain.scheme import Scheme
from ledgers import ledger_at
from tables import imported

NAE = Scheme(id="nae", name="New Action Express", pays_for="travel", names=(("zh", "影視新動力"),))
HEADER = "Film,Festival,Year,Status,Sent,Scheme,Round,Money,Asked on,Decided,Asked,Granted,Currency\n"
ROW = "A,lamma,2026,selected,2025-10-01,New Action Express,2025,granted,2025-12-20,2026-01-05,9000,8000,HKD\n"


@pytest.fixture
def ledger(tmp_path):
    return ledger_at(tmp_path)


def applications(ledger):
    with ledger.reading() as records:
        return records.applications()


def take(ledger, row, header=HEADER):
    return imported(ledger, header + row, schemes=(NAE,))


def test_an_application_and_what_became_of_it(ledger):
    assert take(ledger, ROW).rejected == ()
    (made,) = applications(ledger)
    assert (made.scheme, made.round, made.festival, made.edition, made.status) == (
        "nae",
        "2025",
        "lamma",
        2026,
        "granted",
    )
    assert (str(made.asked), str(made.granted), str(made.reached("applied"))) == ("9000 HKD", "8000 HKD", "2025-12-20")


def test_the_same_application_twice_is_one(ledger):
    take(ledger, ROW)
    assert take(ledger, ROW).events == ()
    assert take(ledger, ROW.replace("granted,2025-12-20,2026-01-05", "granted,2025-12-20,2026-01-06")).events == ()
    later = take(ledger, ROW.replace("granted", "travelled").replace("2026-01-05", "2026-03-01"))
    assert later.kinds == ["application-updated"]
    assert [each.status for each in applications(ledger)] == ["travelled"]


def test_a_planned_application_is_recorded_once_by_its_schemes_name(ledger):
    assert take(ledger, "A,lamma,2026,,,影視新動力,,planned,,,,,\n").kinds == ["film-added", "application-planned"]
    assert take(ledger, "A,lamma,2026,,,nae,,,,,,,\n").kinds == []


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("A,lamma,2026,,,Nobody,,,,,,,\n", 'no scheme is called "Nobody"'),
        ("A,lamma,2026,,,nae,,applied,2027-01-01,,,,\n", "still to come"),
        ("A,lamma,2026,,,nae,,granted,2026-01-01,2025-01-01,,,\n", "before the application"),
        ("A,lamma,,,,nae,,,,,,,\n", "which edition"),
        ("A,,,,,nae,,,,,,,\n", "which festival is the money for"),
    ],
)
def test_an_application_that_cannot_be_meant_is_left_out(ledger, row, said):
    (reason,) = take(ledger, row).reasons
    assert said in reason
