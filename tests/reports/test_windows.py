"""Until when each festival that requires a premiere keeps the film away from other screens."""

from datetime import date

from factories import TODAY, Catalogue, a_festival, an_edition
from filmtrack.domain.requirements import PremiereDemand, Requirements
from filmtrack.reports.promises import claims_of
from filmtrack.reports.record import Record
from filmtrack.reports.windows import windows
from judged import entered
from ledgers import a_film


def a_demanding(id_, starts="2027-02-11", ends=date(2027, 2, 21), country="DE", **asked):
    demand = PremiereDemand(**{"level": "international"} | asked)
    edition = an_edition(2027, starts=starts, ends=ends)
    return a_festival(edition, id=id_, name=id_.title(), country=country, requirements=Requirements(premiere=demand))


def found(*entries, festivals):
    record = Record(film=a_film(countries=("HK",)), entries=entries, appearances=())
    claims = claims_of(record, Catalogue(*festivals), TODAY)
    return [
        (each.festival, each.level, each.territory, each.until.isoformat(), each.exact, each.accepted)
        for each in windows(claims, TODAY)
    ]


def test_what_is_taken_is_promised_and_stands_before_what_is_only_asked_for():
    festivals = [a_demanding("berlin"), a_demanding("lyon", starts="2027-01-05", country="FR", level="national")]
    assert found(entered("lyon"), entered("berlin", "submitted", "selected"), festivals=festivals) == [
        ("Berlin", "international", None, "2027-02-11", True, True),
        ("Lyon", "national", "FR", "2027-01-05", True, False),
    ]


def test_a_festival_whose_day_is_not_known_keeps_the_film_for_the_year():
    festivals = [a_demanding("berlin", starts=None, ends=None)]
    assert found(entered("berlin"), festivals=festivals) == [
        ("Berlin", "international", None, "2027-12-31", False, False)
    ]


def test_who_requires_nothing_or_is_over_keeps_nothing():
    festivals = [
        a_demanding("none", level="none"),
        a_demanding("liked", required=False),
        a_demanding("past", starts="2026-11-01", ends=date(2026, 11, 21)),
    ]
    entries = [entered(each, "submitted", "selected") for each in ("none", "liked", "past", "unlisted")]
    assert found(*entries, festivals=festivals) == []
