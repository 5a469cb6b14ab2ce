"""What a spreadsheet would run is made harmless, and read back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filmtrack.domain.formula_cells import harmless_cell, meant_cell

texts = st.text() | st.text(alphabet="'=+-@\t\r\n＝1.0a")


@given(texts)
def test_what_was_made_harmless_reads_back_as_it_was(text: str):
    assert meant_cell(harmless_cell(text)) == text


@given(texts)
def test_nothing_but_a_negative_number_begins_like_a_formula(text: str):
    cell = harmless_cell(text)
    assert cell[:1] not in set("=+@＝＋－＠\t\r\n")
    assert not cell.startswith("-") or -float(cell[1:]) == float(cell)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+852 5555 1234", "'+852 5555 1234"),
        ("-2+3", "'-2+3"),
        ("'=1", "''=1"),
        ("-3", "-3"),
        ("-13.50", "-13.50"),
        ("-007", "'-007"),
        ("'Night' Bus", "'Night' Bus"),
        ("", ""),
    ],
)
def test_a_cell_is_changed_only_where_it_must_be(text: str, cell: str):
    assert harmless_cell(text) == cell
    assert meant_cell(cell) == text
