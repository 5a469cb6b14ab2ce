"""Which festival somebody means, and what he is told when it is none or several."""

import pytest

from factories import Catalogue, a_festival
from filmtrack.domain.festival import Festival
from filmtrack.domain.spelling import plain_name
from filmtrack.errors import UnknownNameError
from filmtrack.reports.names import find_festival

FESTIVALS = Catalogue(
    a_festival(id="clermont-ferrand", name="Clermont-Ferrand International Short Film Festival"),
    a_festival(id="busan-short", name="Busan International Short Film Festival", names=(("zh", "釜山國際短片電影節"),)),
    a_festival(id="busan-iff", name="Busan International Film Festival"),
    a_festival(id="biaf", name="Bucheon Animation", former_names=("PISAF",)),
    a_festival(id="anca", name="Fest Anča"),
    a_festival(id="clermont", name="Clermont in Winter"),
)


@pytest.mark.parametrize(
    ("words", "id_"),
    [
        ("clermont-ferrand", "clermont-ferrand"),
        ("clermont", "clermont"),
        ("clermont-f", "clermont-ferrand"),
        ("CLERMONT-FERRAND", "clermont-ferrand"),
        ("busan s", "busan-short"),
        ("busan short", "busan-short"),
        ("short busan", "busan-short"),
        ("釜山", "busan-short"),
        ("釜山國際短片電影節", "busan-short"),
        ("pisaf", "biaf"),
        ("fest anca", "anca"),
        ("Anča", "anca"),
        ("winter", "clermont"),
    ],
)
def test_a_festival_is_known_by_its_id_a_prefix_any_name_and_words_of_them(words: str, id_: str):
    assert find_festival(FESTIVALS, words).id == id_


def test_several_are_listed():
    with pytest.raises(UnknownNameError, match=r"'busan' fits 2 festivals") as refused:
        find_festival(FESTIVALS, "busan")
    assert "busan-short (Busan International Short Film Festival)" in str(refused.value.hint)


def test_more_than_a_dozen_are_counted():
    many = [a_festival(id=f"x{number}", name="X") for number in range(15)]
    with pytest.raises(UnknownNameError) as refused:
        find_festival(Catalogue(*many), "x")
    assert "and 3 more" in str(refused.value.hint)


def test_a_near_name_is_proposed():
    with pytest.raises(UnknownNameError, match="there is no festival 'clermnt'") as refused:
        find_festival(FESTIVALS, "clermnt")
    assert "clermont" in str(refused.value.hint)


@pytest.mark.parametrize("words", ["", "   ", "zzzzzz", "\x1b[31m", "x" * 10_000])
def test_what_is_nothing_like_a_name_is_told_where_names_are(words: str):
    with pytest.raises(UnknownNameError) as refused:
        find_festival(FESTIVALS, words)
    assert str(refused.value.hint).startswith("filmtrack festival list shows all; ")
    assert len(str(refused.value.message)) < 200


def test_names_compare_without_accents_case_and_punctuation():
    assert plain_name("  Fest-ANČA, (2026)_x ") == "fest anca 2026 x"


def test_a_whole_id_tells_a_festival_without_a_look_at_the_others() -> None:
    class Unread(Catalogue):
        def festivals(self) -> tuple[Festival, ...]:
            raise AssertionError("nobody needs the others")

    assert find_festival(Unread(*FESTIVALS.festivals()), " Clermont ").id == "clermont"
