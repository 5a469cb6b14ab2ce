"""What `tick` and `untick` decide."""

from dataclasses import replace
from datetime import date

import pytest

from factories import a_festival
from filmtrack.changes.ticking import Spot, Thing, Ticking, things_named, tick, untick
from filmtrack.domain.events import film_added, ticked
from filmtrack.domain.film import Film
from filmtrack.domain.ticks import RecordedFile
from filmtrack.errors import UnknownNameError, WrongUsageError
from filmtrack.message import message
from handing import ITEMS, a_material, a_tick
from ledgers import TODAY, a_film, an_entry, ledger_at, written

FILM = a_film()
LAMMA = Spot(festival=a_festival(), edition=2027, section="main")
FILE = RecordedFile(path="/f", size=1, sha256="x")


@pytest.fixture
def ledger(tmp_path):
    made = ledger_at(tmp_path)
    written(made, film_added(FILM, on=TODAY))
    return made


def wish(*words, spot=None, film: Film = FILM, **more):
    return Ticking(film=film, things=things_named(words, ITEMS), spot=spot, today=TODAY, **more)


def decided(ledger, decide, asked):
    with ledger.reading() as records:
        return decide(asked, records)


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("stills", "stills"),
        ("劇照", "stills"),
        ("bio", "biography"),
        ("Director photo", "director-photo"),
        ("srt:French", "subtitle-file:fr"),
        ("subtitles:zh-Hant", "subtitles:zh"),
        ("字幕:中文", "subtitles:zh"),
        ("synopsis:fr", "synopsis:fr"),
        ("trail", "trailer"),
    ],
)
def test_a_thing_is_known_by_any_of_its_names(word, name):
    assert [each.name for each in things_named([word], ITEMS)] == [name]


def test_a_thing_that_is_named_twice_is_one():
    assert [each.name for each in things_named(["stills", "劇照", "bio"], ITEMS)] == ["stills", "biography"]


def test_what_only_the_festival_asks_for_can_be_named_for_it():
    festival = replace(a_festival(), materials=(a_material("cue-sheet"), a_material("stills")))
    assert [each.name for each in things_named(["cue sheet", "stills"], ITEMS, festival)] == ["cue-sheet", "stills"]
    with pytest.raises(UnknownNameError, match="there is no material 'cue sheet'"):
        things_named(["cue sheet"], ITEMS)


@pytest.mark.parametrize(
    ("word", "failure", "said"),
    [
        ("photos of the set", UnknownNameError, "there is no material"),
        ("", UnknownNameError, "there is no material"),
        ("director", UnknownNameError, "fits"),
        ("subtitles:klingonese", WrongUsageError, "'klingonese' is no language"),
        ("subtitles:en/fr", WrongUsageError, "which of these languages: en, fr"),
        ("subtitles:\x1b[31m", WrongUsageError, "is no language"),
    ],
)
def test_a_word_that_names_nothing_is_refused(word, failure, said):
    with pytest.raises(failure, match=said.replace("[", r"\[")):
        things_named([word], ITEMS)


def test_everything_that_was_named_is_ticked_in_one_step(ledger):
    change = decided(ledger, tick, wish("stills", "subtitles:fr", note="by Lee"))
    assert [(each.kind, each.body) for each in change.facts] == [
        ("ticked", {"film": "night-bus", "item": "stills", "note": "by Lee"}),
        ("ticked", {"film": "night-bus", "item": "subtitles:fr", "note": "by Lee"}),
    ]
    assert [str(each.message) for each in change.said] == [
        "Night Bus: ready: Stills",
        "Night Bus: ready: Subtitles in the film (fr)",
    ]


def test_a_tick_for_one_place_names_festival_edition_section_and_entry(ledger):
    spot = replace(LAMMA, entry=an_entry(festival="lamma", section="main"))
    change = decided(ledger, tick, wish("fee", spot=spot, expires_on=date(2027, 1, 1), file=FILE))
    (fact,) = change.facts
    assert fact.body == {
        "film": "night-bus",
        "item": "fee",
        "festival": "lamma",
        "edition": 2027,
        "section": "main",
        "expires_on": "2027-01-01",
        "file": {"path": "/f", "size": 1, "sha256": "x"},
        "entry": "night-bus/lamma/2027/main",
    }
    said = "Night Bus: ready until 1 Jan 2027: Entry fee, for Lamma Short 2027 main"
    assert [str(each.message) for each in change.said] == [said]
    bare = decided(ledger, tick, wish("fee", spot=replace(LAMMA, section=None)))
    assert str(bare.said[0].message) == "Night Bus: ready: Entry fee, for Lamma Short 2027"


def test_warnings_are_handed_on(ledger):
    assert decided(ledger, tick, wish("stills", warnings=(message("look"),))).warnings == (message("look"),)


def test_ticking_the_same_again_changes_nothing(ledger):
    written(ledger, *decided(ledger, tick, wish("stills")).facts)
    again = decided(ledger, tick, wish("stills", "poster"))
    assert [each.body["item"] for each in again.facts] == ["poster"]
    assert str(again.said[0].message) == "Night Bus: nothing changed: Stills"
    assert decided(ledger, tick, wish("stills", note="new")).facts


@pytest.mark.parametrize(
    ("word", "said", "hint"),
    [
        ("fee", "Entry fee is a matter of one entry", "--for FESTIVAL"),
        ("subtitles", "in which language: Subtitles in the film?", "subtitles:en"),
    ],
)
def test_what_is_too_vague_is_refused(ledger, word, said, hint):
    with pytest.raises(WrongUsageError) as refusal:
        decided(ledger, tick, wish(word))
    assert str(refusal.value) == said
    assert hint in str(refusal.value.hint)


def test_unticking_takes_away_exactly_that_tick(ledger):
    written(ledger, ticked(a_tick("stills", note="x"), on=TODAY), ticked(a_tick("subtitles:fr"), on=TODAY))
    change = decided(ledger, untick, wish("stills"))
    assert [(each.kind, each.body) for each in change.facts] == [("unticked", {"film": "night-bus", "item": "stills"})]
    assert [str(each.message) for each in change.said] == ["Night Bus: no longer ready: Stills"]


def test_the_only_language_need_not_be_named_to_untick(ledger):
    written(ledger, ticked(a_tick("subtitles:fr"), on=TODAY))
    (fact,) = decided(ledger, untick, wish("subtitles")).facts
    assert fact.body["item"] == "subtitles:fr"
    written(ledger, ticked(a_tick("subtitles:en"), on=TODAY))
    with pytest.raises(UnknownNameError) as refusal:
        decided(ledger, untick, wish("subtitles"))
    assert str(refusal.value.hint) == "ticked: subtitles:en, subtitles:fr"


def test_unticking_at_a_place_leaves_the_others(ledger):
    there = a_tick("fee", festival="lamma", edition=2027, section="main")
    written(ledger, ticked(there, on=TODAY))
    spot = replace(LAMMA, entry=an_entry(festival="lamma", section="main"))
    (fact,) = decided(ledger, untick, wish("fee", spot=spot)).facts
    assert fact.body["entry"] == "night-bus/lamma/2027/main"
    with pytest.raises(UnknownNameError) as refusal:
        decided(ledger, untick, wish("fee", spot=replace(LAMMA, edition=2026)))
    assert str(refusal.value.hint) == "ticked: fee lamma/2027/main"


def test_what_was_never_ticked_cannot_be_unticked(ledger):
    with pytest.raises(UnknownNameError, match="Night Bus: not ticked: Stills"):
        decided(ledger, untick, wish("stills"))
    assert Thing(item=ITEMS.item("stills")).name == "stills"
