"""Every list that people keep in a spreadsheet: CSV has the columns of the JSON, in their order, and opens in Excel."""

import csv
import io
import json
from pathlib import Path

import pytest

from catalogues import ship
from filmtrack.catalogue.csv_file import csv_text_file

SCHEME = '[[scheme]]\nid = "fund"\nname = "Fund"\nsource = "s"\nchecked = 2026-11-01\n[[scheme.round]]\nid = "2027"\n'


@pytest.mark.parametrize(
    "command",
    [
        ("upcoming",),
        ("log",),
        ("budget",),
        ("budget", "--by", "festival"),
        ("film", "list"),
        ("checklist", "formula", "lamma"),
        ("sponsor", "formula", "lamma", "--scheme", "fund"),
    ],
    ids=" ".join,
)
def test_csv_has_the_keys_of_the_json_and_reads_back(run, monkeypatch, tmp_path: Path, command: tuple[str, ...]):
    ship(monkeypatch, tmp_path)
    (tmp_path / "schemes.toml").write_text(SCHEME)
    run("catalogue", "update", "schemes.toml")
    run("film", "add", '=HYPERLINK("x")', "--id", "formula")
    run("submit", "formula", "lamma", "--edition", "2027", "--fee", "13 EUR")
    rows = json.loads(run(*command, "--json").out)["rows"]
    written = run(*command, "--csv", "--bom").out
    assert written.startswith("\ufeff")
    header, *cells = csv.reader(io.StringIO(written.removeprefix("\ufeff")))
    assert header == list(rows[0])
    assert not [each for row in cells for each in row if each[:1] in {"=", "+", "@"}]
    read = list(csv_text_file(written.encode(), "out.csv").rows())
    assert len(read) == len(rows)
    for place, name in enumerate(header):
        if isinstance(rows[0][name], str):
            assert [each.cells[place] for each in read] == [row[name] or "" for row in rows]
