"""A map is a small TOML file; the shipped ones know their tables by the header."""

import re
from pathlib import Path

import pytest

from filmtrack.catalogue.country_names import country_of
from filmtrack.catalogue.map_tables import map_of
from filmtrack.catalogue.maps import SHIPPED, map_for, map_named, shipped_map, vocabulary
from filmtrack.catalogue.shipped import shipped_file
from filmtrack.catalogue.toml_file import parse_toml
from filmtrack.changes.importing.mapping import FIELDS
from filmtrack.errors import BadInputError

HEADERS = {
    "filmfreeway": ("Festival", "Project", "Notification Date", "Submission Status", "Judging Status"),
    "chill-subs": ("Title", "Publisher", "Method", "Date Submitted", "Result Date", "Status", "Notes"),
    "subbub": ("Title", "Format", "Response", "Market", "SubmissionDate"),
    "selected-films": ("Film", "Festival", "Country", "Inscribed", "Section"),
    "spreadsheet": ("Title", "Festival", "Status", "Date sent"),
}


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_map_is_sound_and_knows_its_table(name):
    found, known_by = shipped_map(name)
    assert known_by
    assert found.shipped
    assert map_for(HEADERS[name]) == found == map_named(name)


def test_every_shipped_file_is_listed():
    assert {each.stem for each in shipped_file("maps").glob("*.toml")} == set(SHIPPED)


def test_a_table_that_nobody_knows_has_no_map():
    assert map_for(("What", "Why")) is None


def test_the_vocabulary_holds_what_the_maps_know():
    known = vocabulary()
    assert (known.columns["publisher"], known.statuses["not selected"]) == ("festival", "not-selected")


@pytest.mark.parametrize(
    ("text", "said", "hint"),
    [
        ("", "columns: this key is missing", None),
        ('[columns]\nFilm = "filn"\n', "there is no field filn", "did you mean film?"),
        ('[columns]\nFilm = "zzz"\n', "there is no field zzz", "fields: film_id"),
        ('columns = { Film = "film" }\ndate_order = "dym"\n', "line 2: date_order: write one of", None),
        ('columns = { Film = "film" }\ncurency = "EUR"\n', "unknown key", "did you mean currency?"),
        ('columns = { Film = "film" }\ncurrency = "euro"\n', "currency", None),
        ('columns = { Film = "film" }\ndecimal_comma = 1\n', "write true or false", None),
        ('columns = { Film = "film" }\n[status]\nYay = "great"\n', "status.Yay: write one of", None),
        ('columns = { Film = "film" }\n[fixed]\nplattform = "x"\n', "there is no field plattform", "platform"),
        ("columns = 1\n", "write a table", None),
        ("columns = \n", "not valid TOML", None),
    ],
)
def test_what_is_wrong_with_a_map_is_said(text, said, hint):
    with pytest.raises(BadInputError) as failure:
        map_of(parse_toml(text.encode(), "mine.toml"))
    assert "mine.toml" in str(failure.value)
    assert said.rpartition(": ")[2] in str(failure.value)
    assert (hint or "") in str(failure.value.hint)


def test_a_map_with_everything():
    text = """
    name = "mine"
    date_order = "mdy"
    currency = "USD"
    decimal_comma = false
    separators = ";"
    encoding = "big5"
    [columns]
    "Film" = "film"
    "Internal" = ""
    [status]
    "Yay!" = "selected"
    [festivals]
    "HK Shorts" = "hkiff"
    [fixed]
    platform = "x"
    """
    found, known_by = map_of(parse_toml(text.encode(), "mine.toml"))
    assert (found.columns, found.statuses, found.encoding, known_by) == (
        {"Film": "film"},
        {"yay": "selected"},
        "big5",
        (),
    )
    assert not found.shipped


def test_a_map_is_a_file_or_a_shipped_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(BadInputError, match="there is no map nothing") as failure:
        map_named("nothing")
    assert "filmfreeway" in str(failure.value.hint)
    with pytest.raises(BadInputError, match="there is no such file"):
        map_named("nothing.toml")
    (tmp_path / "subbub").write_text('[columns]\nFilm = "film"\n')
    assert map_named("subbub").name == "subbub"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Hong Kong", "HK"),
        ("香港", "HK"),
        ("UK", "GB"),
        ("fr", "FR"),
        ("Allemagne", "DE"),
        ("Taiwan", "TW"),
        ("xyz", None),
    ],
)
def test_countries_are_known_by_their_names(text, code):
    assert country_of(text) == code


def test_the_page_names_every_field():
    page = (Path(__file__).parents[2] / "docs" / "spreadsheets.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE) == list(FIELDS)
