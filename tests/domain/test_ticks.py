"""What a tick is about, where it counts, and what standing a history of ticks adds up to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filmtrack.domain.events import Fact, ticked, touched, undone, unticked
from filmtrack.domain.items import Item, Items
from filmtrack.domain.standing import standing_of, tick_after
from filmtrack.domain.ticks import TICK, TOLD, RecordedFile, Tick, item_in
from filmtrack.errors import BadInputError
from ledgers import ANN, NOW, TODAY, told

STILLS = Tick(film="night-bus", item="stills")
FEE = Tick(film="night-bus", item="fee", festival="lamma", edition=2027, section="labo")


@pytest.mark.parametrize(
    ("tick", "festival", "edition", "section", "counts"),
    [
        (STILLS, "anywhere", 2030, "any", True),
        (FEE, "lamma", 2027, "labo", True),
        (FEE, "lamma", 2027, None, True),
        (FEE, "lamma", 2027, "main", False),
        (FEE, "lamma", 2028, "labo", False),
        (FEE, "uppsala", 2027, "labo", False),
        (Tick(film="x", item="fee", festival="lamma", edition=2027), "lamma", 2027, "main", True),
    ],
)
def test_a_tick_counts_everywhere_or_at_its_place(tick, festival, edition, section, counts):
    assert tick.serves(festival, edition, section) is counts


def test_an_item_names_its_language_by_its_code():
    assert item_in("subtitles", "French") == "subtitles:fr"
    assert item_in("stills", None) == "stills"
    tick = Tick(film="night-bus", item="subtitles:fr")
    assert (tick.material, tick.language, tick.place) == ("subtitles", "fr", "")
    assert (FEE.material, FEE.language, FEE.place) == ("fee", None, "lamma/2027/labo")


def test_a_history_adds_up_to_what_is_ticked_last():
    (event, *_) = events = told(ticked(STILLS, on=TODAY), ticked(FEE, on=TODAY), unticked(FEE, on=TODAY))
    assert list(standing_of(events).ticks) == [STILLS.key]
    assert list(standing_of([*events, *told(undone(3, on=TODAY), first_seq=4)]).ticks) == [STILLS.key, FEE.key]
    standing = tick_after(None, event)
    assert standing is not None
    assert (standing.on, standing.at, standing.by) == (TODAY, NOW, ANN)
    assert tick_after(standing, told(undone(1, on=TODAY))[0]) is standing


def test_a_tick_without_an_item_cannot_be_read():
    (event,) = told(Fact(kind="ticked", on=TODAY, body={"film": "night-bus"}))
    with pytest.raises(BadInputError, match="item"):
        tick_after(None, event)


def test_a_tick_touches_itself_and_neither_film_nor_entry():
    assert touched(ticked(FEE, on=TODAY, entry="e")) == touched(unticked(FEE, on=TODAY))
    assert touched(ticked(FEE, on=TODAY)) != touched(ticked(STILLS, on=TODAY))
    assert {what for what, _ in touched(ticked(FEE, on=TODAY))} == {"tick"}


def test_unticking_says_no_more_than_what_is_unticked():
    said = unticked(Tick(film="a", item="b", note="x", file=RecordedFile(path="/x", size=1, sha256="y")), on=TODAY)
    assert said.body == {"film": "a", "item": "b"}
    assert unticked(FEE, on=TODAY, entry="e").body["entry"] == "e"


@given(
    st.builds(
        Tick,
        film=st.text(),
        item=st.text(),
        festival=st.none() | st.text(),
        edition=st.none() | st.integers(1880, 2200),
        expires_on=st.none() | st.dates(),
        file=st.none()
        | st.builds(RecordedFile, path=st.text(), size=st.integers(0), sha256=st.text(), codecs=st.tuples(st.text())),
    )
)
def test_what_is_written_of_a_tick_is_read_again(tick):
    assert TICK.read(TICK.write(tick)) == tick
    assert TOLD.read(TOLD.write(tick)) == tick


ITEM = Item(id="stills", name="Stills", names=(("zh", "劇照"),), usual=(("entry", ("SFD",)),), aliases=("pics",))


def test_an_item_goes_by_all_its_names():
    assert ITEM.chinese == "劇照"
    assert ITEM.all_names == ("Stills", "劇照", "pics")
    assert Item(id="x", name="X").chinese is None
    assert (ITEM.usual_on("entry"), ITEM.usual_on("claim")) == (("SFD",), ())


def test_what_the_list_does_not_name_goes_by_its_id_and_comes_last():
    items = Items(by_id={"stills": ITEM})
    assert items.item("stills") is ITEM
    assert list(items) == [ITEM]
    stranger = items.item("cue-sheet")
    assert (stranger.name, stranger.known, stranger.scope) == ("Cue sheet", False, "entry")
    assert (items.place("stills"), items.place("cue-sheet")) == (0, 1)
