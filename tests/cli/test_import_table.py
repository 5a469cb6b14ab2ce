"""`filmtrack import` of a table: whole runs with files as people have them."""

import csv
import json

import pytest

from catalogues import ship
from filmtrack.catalogue.csv_file import read_csv
from ledgers import ledger_in, signed, snapshot

PLAIN = """Film,Director,Runtime,Festival,Section,Status,Submitted,Result date,Fee,Platform,Notes
Night Bus,Wong Ka Yan,14:30,Lamma Short 2026,international,Accepted,2025-11-03,2026-01-10,13 EUR,FilmFreeway,"sent
twice"
Night Bus,Wong Ka Yan,14:30,Tampere,,Rejected,2025-10-20,2026-01-15,free,,
Tin Moon,,9:10,南丫短片節,student,Waiting,2026-11-01,,,,
"""
FILMFREEWAY = """Festival,Project,Notification Date,Submission Status,Judging Status
Lamma Short,Night Bus,"January 10, 2026",In Consideration,Selected
Tampere,Night Bus,"February 1, 2026",In Consideration,Not Selected
Lamma Short,Tin Moon,"January 10, 2027",In Consideration,Undecided
Tampere,Tin Moon,"February 1, 2025",Withdrawn,Undecided
"""
CHILL_SUBS = """Title,Publisher,Method,Date Submitted,Result Date,Status,Notes
Night Bus,Lamma Short,Email,2025-11-03,2026-01-10,Accepted,
Tin Moon,Tampere,Submittable,2025-10-20,,Pending,simultaneous
"""
SUBBUB = """Title,Format,Response,Market,WordCount,SubmissionDate,ResponseDate,ViaAgent
Night Bus,Drama,Accepted,Lamma Short,,03/11/2025,10/01/2026,
Tin Moon,Drama,,Tampere,,20/10/2025,,
"""
SELECTED = """Film;Director;Duration;Festival;Country;Festival date;Inscribed;Inscription date;Selected;Fee;Currency
Night Bus;Wong Ka Yan;14:30;Lamma Short;HK;2026-02-01;yes;2025-11-03;yes;13,50;EUR
Tin Moon;Ho Sum;9:10;Tampere;FI;2026-03-04;no;;;;
"""


@pytest.fixture(autouse=True)
def small(home, monkeypatch, tmp_path):
    ship(monkeypatch, tmp_path)
    signed(home)


@pytest.fixture
def table(tmp_path):
    def write(text, name="mine.csv", encoding="utf-8"):
        (tmp_path / name).write_bytes(text.encode(encoding))
        return name

    return write


def rows(run, *arguments):
    return json.loads(run("log", "--json", *arguments).out)["rows"]


def entries(run):
    found = [(each["film"], each["festival"], each["edition"], each["status"]) for each in rows(run)]
    return sorted(found)


def everything(home):
    """Every file of the home but what is only kept for speed."""
    return {name: content for name, content in snapshot(home).items() if not name.startswith("cache")}


def test_a_plain_spreadsheet_becomes_a_log(run, table):
    result = run("import", table(PLAIN))
    assert (result.status, result.out) == (0, "3 rows read\n2 films are new; 3 entries are new\n")
    assert "read as a plain spreadsheet" in result.err
    assert entries(run) == [
        ("night-bus", "lamma", 2026, "selected"),
        ("night-bus", "tampere", 2026, "not-selected"),
        ("tin-moon", "lamma", 2027, "submitted"),
    ]


@pytest.mark.parametrize(
    ("text", "map_", "found"),
    [
        (
            FILMFREEWAY,
            "FilmFreeway's submissions",
            [
                ("lamma", 2026, "selected"),
                ("tampere", 2026, "not-selected"),
                ("lamma", 2027, "submitted"),
                ("tampere", 2025, "withdrawn"),
            ],
        ),
        (CHILL_SUBS, "Chill Subs", [("lamma", 2026, "selected"), ("tampere", 2026, "submitted")]),
        (SUBBUB, "SubBub", [("lamma", 2026, "selected"), ("tampere", 2026, "submitted")]),
        (SELECTED, "a distributor's table", [("lamma", 2026, "selected"), ("tampere", 2026, "planned")]),
    ],
)
def test_a_table_of_another_program_is_known_by_its_header(run, table, text, map_, found):
    result = run("import", table(text))
    assert (result.status, f"read as {map_}" in result.err) == (0, True), result.err
    assert sorted((festival, year, status) for _, festival, year, status in entries(run)) == sorted(found)


@pytest.mark.parametrize(
    ("encoding", "ends"), [("utf-8-sig", "\r\n"), ("utf-16", "\n"), ("big5", "\r"), ("latin-1", "\r\n")]
)
def test_any_encoding_and_line_end_gives_the_same(run, table, encoding, ends):
    text = PLAIN if encoding != "latin-1" else PLAIN.replace("南丫短片節", "Lamma Short").replace("twice", "à Béziers")
    result = run("import", table(text.replace("\n", ends), encoding=encoding))
    assert (result.status, len(rows(run))) == (0, 3), result.err
    assert ("which is a guess" in result.err) == (encoding in {"big5", "latin-1"})


def test_the_same_file_twice_changes_nothing(run, home, table):
    file = table(PLAIN)
    run("import", file)
    before = everything(home)
    result = run("import", file)
    assert (result.status, result.out) == (0, "3 rows read; 3 are known already\n")
    assert everything(home) == before


def test_one_undo_takes_back_every_film_and_entry(run, home, table):
    run("film", "add", "Kept")
    run("import", table(PLAIN))
    assert len(list((home / "data" / "filmtrack" / "backups").glob("*.db"))) == 1
    assert "1 step taken back" in run("undo").err
    assert (rows(run), [each["id"] for each in json.loads(run("film", "list", "--json").out)["rows"]]) == ([], ["kept"])


def test_a_dry_run_says_the_same_and_keeps_nothing(run, home, table, tmp_path):
    file = table(PLAIN + "Tin Moon,,,Nowhere,,Waiting,2026-11-01,,,,\n")
    before = everything(home)
    tried = run("import", file, "--dry-run")
    assert everything(home) == before
    assert not (tmp_path / "mine.rejects.csv").exists()
    assert (tried.status, tried.out) == (3, run("import", file).out)


def test_rows_left_out_are_corrected_and_imported_again(run, table, tmp_path):
    wrong = PLAIN.replace("Tampere", "Tamperre").replace("Waiting", "=1+1")
    result = run("import", table(wrong))
    assert result.status == 3
    assert 'line 4: no festival is called "Tamperre"; near: tampere (Tampere)' in result.err
    assert len(rows(run)) == 1
    left = tmp_path / "mine.rejects.csv"
    assert [each.cells[-1] for each in read_csv(left).rows()] == [
        'no festival is called "Tamperre"; near: tampere (Tampere)',
        '"Status": "=1+1" is no status; [status] in the map says what it means',
    ]
    assert "'=1+1" in left.read_text(encoding="utf-8-sig")
    run("import", "mine.csv")
    assert not (tmp_path / "mine.rejects-2.csv").exists()
    left.write_text(left.read_text(encoding="utf-8-sig").replace("Tamperre", "Tampere"), encoding="utf-8")
    assert run("import", str(left)).status == 3
    assert len(rows(run)) == 2
    assert (tmp_path / "mine.rejects-2.csv").exists()


def test_rows_left_out_replace_neither_their_table_nor_anything_else(run, table, home, tmp_path):
    run("film", "add", "Night Bus")
    ledger = home / "data" / "filmtrack" / "ledger.db"
    wrong = "Film,Festival,Status\nA,Lamma Short,selected\nB,Lamma Short,=1+1\n"
    mine, before = table(wrong), ledger.read_bytes()
    for place, status in ((mine, 2), (str(ledger), 6)):
        assert run("import", mine, "--rejects", place).status == status
        assert ledger.read_bytes() == before
    assert (tmp_path / mine).read_text(encoding="utf-8") == wrong


def test_cells_that_are_too_many_are_kept_behind_the_reason(run, table, tmp_path):
    run("import", table("Film,Festival,Status\nA,Lamma Short,selected,2026,more\n"), "--rejects", "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file))[1] == [
            "A", "Lamma Short", "selected", "it has more cells than the header: 2026 more", "2026", "more",
        ]  # fmt: skip


def test_festivals_that_nobody_lists_are_added_and_stay(run, home, table):
    new = "Film,Festival,Festival country,Status,Submitted\nA,Izmir Kısa 2026,Turkey,Accepted,2025-10-01\n"
    assert run("import", table(new)).status == 3
    tried = run("import", "mine.csv", "--add-festivals", "--dry-run")
    assert not (home / "config" / "filmtrack" / "festivals.toml").exists()
    assert tried.status == 0
    result = run("import", "mine.csv", "--add-festivals")
    assert (result.status, result.out.splitlines()[1]) == (0, "1 film is new; 1 entry is new; 1 festival is new")
    assert "leaves the festivals in that file" in result.err
    own = home / "config" / "filmtrack" / "festivals.toml"
    assert 'country = "TR"' in own.read_text(encoding="utf-8")
    run("undo")
    assert "izmir" in own.read_text(encoding="utf-8")
    again = run("import", table(new.replace("Izmir Kısa", "Bursa Fest"), "other.csv"), "--add-festivals")
    assert "this brings it back: cp -- " in again.err


@pytest.mark.parametrize("before", [None, "# mine\n"])
def test_festivals_leave_the_users_file_again_when_nothing_can_be_recorded(run, home, table, before):
    own = home / "config" / "filmtrack" / "festivals.toml"
    if before:
        own.write_text(before)
    text = "Film,Festival,Status,Submitted\nA,Izmir Short,sent,2026-01-01\nB,Izmir Short,odd word,2026-01-01\n"
    result = run("import", table(text), "--add-festivals", "--rejects", "no folder/rejects.csv")
    assert (result.status, rows(run)) == (6, [])
    assert f"{own} is as it was" in result.err
    assert (own.read_text() if own.exists() else None) == before


def test_days_that_can_be_several_are_asked_about(run, home, table):
    file = table(PLAIN.replace("2025-11-03", "03/11/2025"))
    before = everything(home)
    result = run("import", file)
    assert (result.status, result.out) == (3, "")
    assert 'line 2, "Submitted": "03/11/2025" can be several days' in result.err
    assert "--dates" in result.err
    assert everything(home) == before
    assert run("import", file, "--dates", "DMY").status == 0
    assert run("log", "1", "--json").out.count("2025-11-03") >= 1


def test_a_map_of_ones_own_says_what_no_heading_tells(run, table, tmp_path):
    text = "Titel;Wohin;Wann;Kosten;Stand;Sonst\nNight Bus;HK;03.11.2025;12,50;zugesagt;x\n"
    assert "--suggest" in run("import", table(text)).err
    (tmp_path / "map.toml").write_text(
        'date_order = "dmy"\ncurrency = "EUR"\ndecimal_comma = true\n'
        '[columns]\nTitel = "film"\nWohin = "festival"\nWann = "submitted_on"\nKosten = "fee"\nStand = "status"\n'
        'Gone = "note"\n[status]\nzugesagt = "selected"\n[festivals]\nHK = "lamma"\n',
        encoding="utf-8",
    )
    result = run("import", "mine.csv", "--map", "map.toml")
    assert (result.status, entries(run)) == (0, [("night-bus", "lamma", 2026, "selected")])
    assert "columns not used: Sonst" in result.err
    assert "not there: Gone" in result.err
    assert rows(run)[0]["fee"] == {"amount": "12.50", "currency": "EUR"}


def test_a_proposed_map_can_be_used(run, table, tmp_path):
    proposed = run("import", table(PLAIN), "--suggest")
    assert (proposed.status, proposed.err) == (0, "")
    (tmp_path / "map.toml").write_text(proposed.out, encoding="utf-8")
    assert run("import", "mine.csv", "--map", "map.toml").out.splitlines()[0] == "3 rows read"


def test_what_log_writes_is_read_back(run, table, tmp_path):
    run("import", table(PLAIN))
    written = run("log", "--csv").out
    before = entries(run)
    (tmp_path / "log.csv").write_bytes(written.encode())
    result = run("import", "log.csv", "--ledger", str(tmp_path / "other.db"))
    assert result.status == 0, result.err
    again = json.loads(run("log", "--json", "--ledger", str(tmp_path / "other.db")).out)["rows"]
    assert sorted((each["film"], each["festival"], each["edition"], each["status"]) for each in again) == before


def test_standard_input_is_told_apart(run, tmp_path):
    result = run("import", "-", stdin=PLAIN)
    assert (result.status, len(rows(run))) == (0, 3)
    assert run("import", "-", stdin="Film,Festival\nA,Nowhere\n").status == 3
    assert (tmp_path / "import.rejects.csv").exists()


def test_a_table_without_an_ending_is_known_by_its_first_line(run, table):
    assert run("import", table(PLAIN, "mine")).status == 0


@pytest.mark.parametrize(
    ("text", "more", "status", "said"),
    [
        ("", (), 3, "is empty"),
        ("PK\x03\x04", (), 3, "is a workbook"),
        ('Film,Festival\nA,"x\n', (), 3, "never closed"),
        ("What,Why\nA,x\n", (), 3, "nothing says what its columns mean"),
        ("What,Why\nA,x\n", ("--map", "spreadsheet"), 3, "finds no film and no festival"),
        (PLAIN, ("--map", "nothing"), 3, "there is no map nothing"),
        (PLAIN, ("--dates", "dym"), 2, "--dates: there is no 'dym'"),
        (PLAIN, ("--currency", "euro"), 2, "--currency is three letters"),
        (PLAIN, ("--encoding", "klingon"), 2, "no encoding"),
        (PLAIN.replace("Tampere", "x"), ("--rejects", "no/such/folder/x.csv"), 6, "cannot be written"),
    ],
)
def test_what_cannot_be_imported_is_one_sentence_and_changes_nothing(run, table, *, text, more, status, said):
    file = table(text)
    result = run("import", file, *more)
    assert (result.status, said in result.err) == (status, True), result.err
    assert rows(run) == []


def test_changing_most_of_the_ledger_wants_a_yes(run, table):
    run("import", table(PLAIN))
    news = PLAIN.replace("Accepted", "Won").replace("Rejected", "Accepted").replace("Waiting", "Accepted")
    result = run("import", table(news))
    assert (result.status, "--yes" in result.err) == (1, True)
    assert run("import", "mine.csv", "--yes").status == 0
    assert sorted(each[3] for each in entries(run)) == ["awarded", "selected", "selected"]


def test_hostile_cells_stay_text(run, table):
    odd = "[/b]\x1b[31m=1+1"
    run(
        "import",
        table(f'Film,Film id,Festival,Status,Submitted,Notes\n"{odd}",odd,Lamma Short,Accepted,2026-01-01,"{odd}"\n'),
    )
    shown = run("log", tty=True, env={"NO_COLOR": "1"}).out
    assert "\x1b[31m" not in shown
    assert json.loads(run("film", "list", "--json").out)["rows"][0]["title"] == odd


def test_somebody_who_writes_meanwhile_is_not_overwritten(run, home, table, monkeypatch):
    from filmtrack.cli import backups

    run("film", "add", "Kept")
    kept = backups.back_up

    def slow(context, folder):
        from filmtrack.domain.events import film_added
        from ledgers import TODAY, a_film, written

        written(ledger_in(home), film_added(a_film(), on=TODAY))
        return kept(context, folder)

    monkeypatch.setattr("filmtrack.cli.backups.back_up", slow)
    assert run("import", table(PLAIN)).status == 0
    assert len(json.loads(run("film", "list", "--json").out)["rows"]) == 3


def test_what_somebody_else_imported_meanwhile_is_not_told_as_new(run, home, table, monkeypatch):
    from filmtrack.cli import backups

    run("film", "add", "Kept")
    file, kept = table(PLAIN), backups.back_up

    def slow(context, folder):
        monkeypatch.setattr("filmtrack.cli.backups.back_up", kept)
        run("import", file)
        return kept(context, folder)

    monkeypatch.setattr("filmtrack.cli.backups.back_up", slow)
    result = run("import", file)
    assert result.out.splitlines()[-1] == "3 rows read; 3 are known already"
    assert "somebody wrote to the ledger meanwhile" in result.err
    assert (result.status, len(rows(run))) == (0, 3)


def test_rows_that_cannot_be_meant_any_more_count_for_the_exit_code(run, home, table, monkeypatch):
    from filmtrack.cli import backups

    run("film", "add", "Kept")
    kept = backups.back_up

    def slow(context, folder):
        monkeypatch.setattr("filmtrack.cli.backups.back_up", kept)
        for id_ in ("one", "two"):
            run("film", "add", "Twin", "--id", id_)
        return kept(context, folder)

    monkeypatch.setattr("filmtrack.cli.backups.back_up", slow)
    result = run("import", table("Film,Festival,Status,Submitted\nTwin,Lamma Short,sent,2026-01-01\n"))
    assert (result.status, result.out.splitlines()[-1]) == (3, "1 row read; 1 is left out")
    assert 'line 2: "Twin" can be one, two' in result.err


def test_a_long_table_shows_how_far_it_has_come(run, table):
    text = "Film,Festival,Status,Submitted\n" + "".join(f"Film {n},Lamma Short,sent,2026-01-01\n" for n in range(2100))
    result = run("import", table(text), tty=True, env={"NO_COLOR": "1"})
    assert result.status == 0
    assert "mine.csv" in result.err, "while it is read"
    assert "ledger.db" in result.err, "and while it is recorded"
    assert len(rows(run)) == 2100
