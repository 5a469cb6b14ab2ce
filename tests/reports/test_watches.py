"""What is watched, by name where the name is known; reminders that were dealt with are no watches."""

from factories import HONG_KONG, NOW, TODAY, Catalogue, a_deadline, a_festival, an_edition
from filmtrack.domain.attention import Attention
from filmtrack.domain.film import Film
from filmtrack.reports.watches import watch_rows
from standings import stood


class NoSchemes:
    def schemes(self):
        return ()

    def scheme(self, id):
        return {}.get(id)


def test_each_watched_thing_is_a_row_and_a_reminder_is_none():
    watched = [
        Attention(what=what, id=id_, on=TODAY, by="ann")
        for what, id_ in (
            ("festival", "lamma"),
            ("festival", "gone"),
            ("film", "night-bus"),
            ("film", "gone"),
            ("scheme", "gone"),
            ("reminder", "x"),
        )
    ]
    catalogue = Catalogue(a_festival(an_edition(2027, a_deadline("2026-12-01"))))
    ledger = stood(Film(id="night-bus", title="Night Bus"))
    rows = watch_rows(watched, catalogue, ledger, NoSchemes(), now=NOW, zone=HONG_KONG)
    assert [(row.what, row.id, row.name) for row in rows] == [
        ("festival", "lamma", "Lamma Short"),
        ("festival", "gone", None),
        ("film", "night-bus", "Night Bus"),
        ("film", "gone", None),
        ("scheme", "gone", None),
    ]
    assert rows[0].status == "announced"
