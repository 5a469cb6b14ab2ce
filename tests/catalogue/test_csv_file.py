"""A CSV file of any encoding, separator and line end is read row by row, or refused in one sentence."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filmtrack.catalogue.csv_file import LONGEST_CELL, csv_text_file, read_csv
from filmtrack.domain.formula_cells import meant_cell
from filmtrack.errors import BadInputError, WrongUsageError
from filmtrack.render.machine import csv_text

TABLE = "Film,Festival\r\n夜車,香港國際電影節\r\n晨光,鮮浪潮國際短片節\r\n"
FRENCH = "Film;Festival;Frais\nLe Dîner;Festival européen de Béziers;12,50\nÉté;Première à Besançon;«gratuit»\n"


def read(raw, **how):
    return csv_text_file(raw, "mine.csv", **how)


def cells(raw, **how):
    return [each.cells for each in read(raw, **how).rows()]


@pytest.mark.parametrize(
    ("encoding", "found", "guessed"),
    [
        ("utf-8", "utf-8", False),
        ("utf-8-sig", "utf-8-sig", False),
        ("utf-16", "utf-16", False),
        ("big5", "big5hkscs", True),
    ],
)
def test_a_chinese_table_is_read_in_any_encoding(encoding, found, guessed):
    file = read(TABLE.encode(encoding))
    assert (file.encoding, file.guessed, file.header) == (found, guessed, ("Film", "Festival"))
    assert [each.cells for each in file.rows()] == [("夜車", "香港國際電影節"), ("晨光", "鮮浪潮國際短片節")]


@pytest.mark.parametrize("order", ["le", "be"])
def test_utf16_is_known_without_its_mark(order):
    text = "Film,Festival\nNight Bus,Clermont-Ferrand\n"
    assert read(text.encode(f"utf-16-{order}")).encoding == f"utf-16-{order}"
    assert cells(text.encode(f"utf-16-{order}")) == [("Night Bus", "Clermont-Ferrand")]


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_a_french_table_is_not_taken_for_big5(encoding):
    file = read(FRENCH.encode(encoding))
    assert (file.encoding, file.separator, file.guessed) == ("cp1252", ";", True)
    assert [each.cells[1] for each in file.rows()] == ["Festival européen de Béziers", "Première à Besançon"]


def test_latin_1_is_what_nothing_else_can_be():
    assert read(b"Film\nN\xe4ht \x81\x8d bus\n").encoding == "latin-1"


def test_a_stated_encoding_is_taken():
    raw = "Film\nжук\n".encode("koi8-r")
    assert cells(raw, encoding="koi8-r") == [("жук",)]
    assert read(TABLE.encode("utf-8-sig"), encoding="latin-1").encoding == "utf-8-sig"


@pytest.mark.parametrize("stated", ["klingon", "rot13", "hex", "\0"])
def test_what_is_no_encoding_is_refused(stated):
    with pytest.raises(WrongUsageError, match="no encoding"):
        read(b"Film\nx\n", encoding=stated)


def test_text_that_is_not_of_the_stated_encoding_is_refused():
    with pytest.raises(BadInputError, match="not ascii text"):
        list(read(b"Film\nx\n\xe9\n", encoding="ascii").rows())
    with pytest.raises(BadInputError, match="not utf-16 text"):
        read(b"Film", encoding="utf-16")


def test_utf8_that_breaks_off_is_refused_with_its_line():
    with pytest.raises(BadInputError, match=r"line 3 is not UTF-8"):
        read("Film\n夜車\n".encode() + b"\xe5\x0a")


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_every_separator_and_line_end_is_found_out(separator, ends):
    text = ends.join(separator.join(each) for each in (("Film", "Fee", "Note"), ("A", "1", ""), ("B", "2", "x"))) + ends
    file = read(text.encode())
    assert file.separator == separator
    assert [(each.line, each.cells) for each in file.rows()] == [(2, ("A", "1", "")), (3, ("B", "2", "x"))]


def test_a_decimal_comma_does_not_make_a_column():
    assert read(b"Film;Fee;Charge\nA;12,50;0,50\nB;3,00;1,00\n").separator == ";"


def test_a_separator_that_the_file_states_or_somebody_says_is_taken():
    assert cells(b"sep=!\r\nFilm!Fee\r\nA!1\r\n") == [("A", "1")]
    assert cells(codecs.BOM_UTF8 + b"sep=;\r\nFilm;Fee\r\nA;1,2\r\n") == [("A", "1,2")]
    assert cells(b"Film,x;Fee\nA,1;2\n", separator=";") == [("A,1", "2")]


def test_a_quoted_line_break_stays_in_its_cell_and_the_next_row_knows_its_line():
    rows = list(read(b'Film,Note\n"Night\nBus","He said ""no"""\nTin Moon,x\n').rows())
    assert [(each.line, each.cells[0]) for each in rows] == [(2, "Night\nBus"), (4, "Tin Moon")]
    assert rows[0].cells[1] == 'He said "no"'


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_blanks_behind_a_cell_of_several_lines_do_no_harm(separator):
    raw = 'Film,Note,Why\nA,"he said ""no"" ,\nx" ,"y\nz"\t\n'.replace(",", separator).encode()
    assert [each[0] for each in cells(raw, separator=separator)] == ["A"]


def test_what_follows_a_quoted_cell_on_its_line_is_part_of_it():
    assert cells(b'Film,Note\nA,"x" y\nB,12"\n') == [("A", "x y"), ("B", '12"')]


def test_ragged_and_blank_rows():
    rows = list(read(b"\n\nFilm,Fee,Note\nA\n,,\nB,1,x,,\nC,1,x,more\n").rows())
    assert [(each.line, each.cells, each.extra) for each in rows] == [
        (4, ("A", "", ""), ()),
        (6, ("B", "1", "x"), ()),
        (7, ("C", "1", "x"), ("more",)),
    ]


def test_columns_have_a_name_each():
    assert read(b"Film,,Status,Status, Last\tUpdate ,,\nx\n").header == (
        "Film",
        "column 2",
        "Status",
        "Status 2",
        "Last Update",
    )


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "is empty"),
        (b"\n \n", "is empty"),
        (b"PK\x03\x04rest", "is a workbook"),
        (b'Film\nA\n"Night bus\nB\n', "line 3: a quote is opened there and never closed"),
        (b'Film,Note\nA,"x\nB,y\nC,"z"\n', "lines 2 to 4: a quote is opened in this row and closed only inside a cell"),
        (b'Film,"Note\nA,"x"\n', "lines 1 to 2: a quote is opened in this row and closed only inside a cell"),
        (b'Film\n"' + b"x" * (LONGEST_CELL + 1) + b'"\n', "line 2: a cell is longer than"),
        (b"x," * 1001, "more than 1000 columns"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(raw, said):
    with pytest.raises(BadInputError, match=said):
        list(read(raw).rows())


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(BadInputError, match="cannot be read"):
        read_csv(tmp_path / "nowhere.csv")
    (tmp_path / "here.csv").write_text("Film\nA\n")
    assert [each.cells for each in read_csv(tmp_path / "here.csv").rows()] == [("A",)]


@pytest.mark.parametrize(
    ("cell", "text"),
    [("'=1+1", "=1+1"), ("''=1", "'=1"), ("'-x", "-x"), ("'tis", "'tis"), ("=1", "=1"), ("'", "'"), ("", "")],
)
def test_the_apostrophe_before_a_formula_is_not_part_of_the_text(cell, text):
    assert meant_cell(cell) == text


@given(raw=st.binary(max_size=300))
def test_no_bytes_at_all_break_the_reader(raw):
    try:
        file = read(b"Film,Fee\n" + raw)
        assert all(len(each.cells) == len(file.header) for each in file.rows())
    except BadInputError:
        pass


def test_what_filmtrack_writes_as_csv_reads_back_as_it_was():
    rows = [{"id": "=1+1", "title": '夜車 "Bus", two\nlines'}, {"id": "'-2+3", "title": "-5"}]
    file = csv_text_file(csv_text(rows, ("id", "title"), bom=True).encode(), "out.csv")
    assert (file.encoding, file.header) == ("utf-8-sig", ("id", "title"))
    assert [each.cells for each in file.rows()] == [tuple(each.values()) for each in rows]
