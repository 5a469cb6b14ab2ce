"""What an event says in a sentence."""

from datetime import date

import pytest

from filmtrack.domain import events
from filmtrack.domain.attention import reminder_done, reminder_snoozed, unwatched, watched
from filmtrack.domain.entry import Terms
from filmtrack.domain.events import Fact
from filmtrack.domain.film import Screening
from filmtrack.domain.ticks import RecordedFile, Tick
from filmtrack.reports.told import told, what_happened
from ledgers import TODAY, a_film, an_entry, money

ENTRY = an_entry(fee=money("13 EUR"), missing=("film",), terms=Terms(tier="regular"))


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (events.film_added(a_film(), on=TODAY), 'night-bus: film "Night Bus" added'),
        (
            events.film_edited("night-bus", on=TODAY, values={"tags": ("a", "b"), "student": True, "genres": None}),
            "night-bus: student: yes; tags: a, b; no longer known: genres",
        ),
        (events.film_edited("night-bus", on=TODAY, values={}), "night-bus: film looked at, nothing changed"),
        (events.film_screened("night-bus", Screening(event="Premiere"), on=TODAY), "night-bus: shown at Premiere"),
        (
            events.entry_planned(ENTRY, on=TODAY),
            "night-bus/clermont-ferrand/2027: planned; fee: 13 EUR; still missing: film",
        ),
        (
            events.entry_submitted(an_entry(), on=TODAY, note="late", word="Received"),
            'night-bus/clermont-ferrand/2027: submitted; they say "Received"; note: late',
        ),
        (
            events.entry_updated(ENTRY, on=TODAY, status="selected", values={"missing": ()}, clear=("code",)),
            "night-bus/clermont-ferrand/2027: selected; form and film are sent; no longer known: code",
        ),
        (
            events.entry_updated(ENTRY, on=TODAY, values={"missing": ("film",)}),
            "night-bus/clermont-ferrand/2027: the form is sent; still missing: film",
        ),
        (events.entry_updated(ENTRY, on=TODAY), "night-bus/clermont-ferrand/2027: looked at, nothing changed"),
        (
            events.entry_updated(ENTRY, on=TODAY, values={"terms": Terms(tier="late", announced=False)}),
            "night-bus/clermont-ferrand/2027: terms: late, no",
        ),
        (
            events.cost_noted(ENTRY, on=TODAY, money=money("1200 HKD"), what="travel"),
            "night-bus/clermont-ferrand/2027: cost 1200 HKD: travel",
        ),
        (
            events.income_noted(ENTRY, on=TODAY, money=money("500 EUR"), what="prize"),
            "night-bus/clermont-ferrand/2027: income 500 EUR: prize",
        ),
        (watched("festival", "uppsala", on=TODAY), "watching festival uppsala"),
        (unwatched("scheme", "nae", on=TODAY), "no longer watching scheme nae"),
        (reminder_done("uppsala/2027/late", on=TODAY), "no more reminders of uppsala/2027/late"),
        (
            reminder_snoozed("uppsala/2027/late", on=TODAY, until=date(2026, 12, 1)),
            "reminder of uppsala/2027/late again on 2026-12-01",
        ),
        (events.undone(7, on=TODAY), "step 7 taken back"),
        (events.ticked(Tick(film="night-bus", item="stills"), on=TODAY), "night-bus: ready: stills"),
        (
            events.ticked(
                Tick(
                    film="night-bus",
                    item="subtitles:fr",
                    expires_on=date(2027, 1, 1),
                    note="by Lee",
                    file=RecordedFile(path="/f.srt", size=1, sha256="x"),
                ),
                on=TODAY,
            ),
            "night-bus: ready: subtitles:fr; until 2027-01-01; file: /f.srt; note: by Lee",
        ),
        (events.unticked(Tick(film="night-bus", item="stills"), on=TODAY), "night-bus: no longer ready: stills"),
        (Fact(kind="of-a-later-version", on=TODAY, body={"film": "night-bus"}), "night-bus: of-a-later-version"),
    ],
)
def test_each_kind_says_what_it_changed(fact, sentence):
    assert str(told(fact)) == sentence


@pytest.mark.parametrize("kind", sorted({*events.FILM_KINDS, *events.ENTRY_KINDS, events.UNDONE}))
def test_a_body_that_says_nothing_is_told_all_the_same(kind):
    assert str(what_happened(Fact(kind=kind, on=date(2026, 1, 1), body={})))


@pytest.mark.parametrize("odd", ["text", 7, [1], [], {"a": [True]}])
def test_odd_values_in_an_imported_body_are_told_all_the_same(odd):
    fact = Fact(kind=events.ENTRY_UPDATED, on=TODAY, body={"set": odd, "clear": odd, "note": odd, "status": odd})
    assert str(told(fact))
