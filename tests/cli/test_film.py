"""`filmtrack film`: films are added, described, shown and listed, and where they have been screened."""

import json
import re
import sys

import pytest

from catalogues import ship
from filmtrack.render.film_template import TEMPLATE


@pytest.fixture(autouse=True)
def catalogue(monkeypatch, tmp_path):
    ship(monkeypatch, tmp_path)


def films(run):
    return json.loads(run("film", "list", "--json").out)["rows"]


def film(run, name):
    return json.loads(run("film", "show", name, "--json").out)["rows"][0]


def test_a_title_is_enough(run):
    result = run("film", "add", "Night Bus")
    assert (result.status, result.out, result.err) == (0, "added: night-bus (Night Bus)\n", "")
    assert films(run) == [
        {
            "id": "night-bus",
            "title": "Night Bus",
            "other_titles": [],
            "runtime_seconds": None,
            "completed": None,
            "countries": [],
            "genre": [],
            "languages": None,
            "subtitles": None,
            "student": None,
            "first_film": None,
            "tags": [],
        }
    ]


EVERYTHING = (
    "--id=bus --runtime=14:30 --completed=2026-05 --country=hk --country=FR --language=none --subtitles=English "
    "--genre=fiction --tag=2027 --tag=a --student --no-first-film --other-title=夜車 --format=DCP --synopsis=S --note=N"
).split()


def test_every_option_is_kept(run):
    people = ("--director", "Ann Chan: born 1990, nationality HK", "--person", "Bo Lee: producer")
    owners = ("--owner", "Chan: permanent-id, right-of-abode", "--owner", "Lotus Films Ltd: hong-kong-company")
    links = ("--link", "https://vimeo.com/1", "--password-at", "the red book")
    assert run("film", "add", "Night Bus", *EVERYTHING, *people, *owners, *links).status == 0
    known = film(run, "bus")
    assert (known["runtime_seconds"], known["completed"], known["countries"]) == (870, "2026-05", ["HK", "FR"])
    assert (known["languages"], known["subtitles"], known["tags"]) == ([], ["English"], ["2027", "a"])
    assert (known["student"], known["first_film"], known["formats"]) == (True, False, ["DCP"])
    assert [(each["name"], each["role"], each["birth_year"]) for each in known["people"]] == [
        ("Ann Chan", "director", 1990),
        ("Bo Lee", "producer", None),
    ]
    assert [(each["name"], each["kind"], each["permanent_id"]) for each in known["owners"]] == [
        ("Chan", "person", True),
        ("Lotus Films Ltd", "hong-kong-company", None),
    ]
    assert known["links"] == [
        {"url": "https://vimeo.com/1", "what": "screener", "password_at": "the red book", "until": None}
    ]


def test_a_film_is_shown_whole_with_what_is_not_known(run):
    run("film", "add", "Night Bus", "--runtime", "1:02:03", "--language", "none", "--director", "Ann: born 1990")
    run("film", "screened", "night-bus", "Club 71", "--country", "HK", "--on", "2026-08-01", "--private")
    lacking = "day of completion, country, genre, student film or not, first film or not, owner"
    assert run("film", "show", "night").out.splitlines() == [
        "Night Bus  (night-bus)",
        "  length: 1:02:03",
        "  language: no dialogue",
        "  director: Ann (born 1990)",
        "  shown: 2026-08-01: Club 71, HK (private)",
        f"not known: {lacking} (filmtrack film edit night-bus)",
    ]


def test_everything_that_is_known_is_shown(run):
    run("film", "add", "Night Bus", *EVERYTHING, "--owner", "Chan: permanent-id, no-right-of-abode, age 36")
    run("film", "edit", "bus", "--director", "Ann: age 30, lives in HK, gender woman", "--link", "https://v.example")
    shown = run("film", "show", "bus").out
    for text in (
        "also: 夜車",
        "student film: yes",
        "first film: no",
        "owner: Chan (permanent identity card: yes; right of abode: no; age 36 on 2026-11-22)",
        "director: Ann (age 30 on 2026-11-22; lives in HK; woman)",
        "link: screener · https://v.example",
        "synopsis: S",
        "note: N",
    ):
        assert text in shown
    assert "not known" not in shown


@pytest.mark.parametrize(
    "owner", ["Chan: A123456(7)", "A123456(7)", "Chan Ａ１２３４５６（７）: permanent-id", "Chan: A 123456 (7)"]
)
def test_an_identity_number_never_comes_in_and_is_not_repeated(run, home, owner):
    for result in (
        run("film", "add", "Night Bus", "--owner", owner),
        run("film", "add", "Night Bus", "--director", owner),
    ):
        assert (result.status, result.out) == (2, "")
        assert "123456" not in result.err
    assert films(run) == []


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        ((), 2, "title"),
        (("夜車",), 2, "--id"),
        (("1917",), 2, "--id"),
        (("x", "--id", "X Y"), 2, "night-bus"),
        (("x", "--runtime", "15"), 2, "14:30"),
        (("x", "--country", "Hong Kong"), 2, "two letters"),
        (("x", "--country", "UK"), 2, "GB"),
        (("x", "--completed", "soon"), 2, "completed"),
        (("x", "--owner", "Chan: rich"), 2, "right-of-abode"),
        (("x", "--director", "Ann: tall"), 2, "born 1990"),
        (("x", "--password-at", "book"), 2, "--link"),
        ((" ",), 2, "title"),
        (("--from", "nowhere.toml"), 3, "nowhere.toml"),
    ],
)
def test_a_mistake_says_what_would_be_right_and_adds_nothing(run, arguments, status, said):
    result = run("film", "add", *arguments)
    assert (result.status, result.out) == (status, "")
    assert said in result.err
    assert films(run) == []


def test_a_film_that_is_there_is_refused(run):
    run("film", "add", "Night Bus")
    result = run("film", "add", "Night Bus")
    assert (result.status, result.out) == (1, "")
    assert "film edit night-bus" in result.err


def test_the_template_loads_as_it_is_and_with_every_line_filled_in(run, tmp_path):
    printed = run("film", "template")
    assert (printed.status, printed.out) == (0, TEMPLATE)
    bare, full = tmp_path / "bare.toml", tmp_path / "full.toml"
    bare.write_text(TEMPLATE)
    full.write_text(re.sub(r"(?m)^# (?=\[\[|\w+ = )", "", TEMPLATE).replace('"night-bus"', '"other"'))
    assert run("film", "add", "--from", str(bare)).out == "added: night-bus (Night Bus)\n"
    assert run("film", "add", "--from", str(full)).out == "added: other (Night Bus)\n"
    known = film(run, "other")
    assert [key for key, value in known.items() if value in (None, [])] == []
    assert known["screenings"][0]["on"] == "2026-08-01"


def test_a_file_may_hold_several_films_which_come_in_one_step(run, tmp_path):
    file = tmp_path / "films.toml"
    file.write_text('[[film]]\ntitle = "Night Bus"\n[[film]]\ntitle = "夜"\nid = "night"\n')
    assert run("film", "add", "--from", str(file), "--tag", "2027").status == 0
    assert [(each["id"], each["tags"]) for each in films(run)] == [("night-bus", ["2027"]), ("night", ["2027"])]
    run("undo")
    assert films(run) == []


def test_a_film_comes_from_standard_input_too(run):
    result = run("film", "add", "--from", "-", "--runtime", "14:30", stdin='title = "Night Bus"\nruntime = "1:00"')
    assert result.status == 0
    assert films(run)[0]["runtime_seconds"] == 870


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title = ", "not valid TOML"),
        ("\udcff", "UTF-8"),
        ('titel = "x"', "did you mean title?"),
        ('title = "x"\nruntime = 15', "runtime"),
        ('title = "x"\nsynopsis = "a\\u0000b"', "NUL"),
        ('[[film]]\ntitle = "x"\n[[film]]\ntitle = "y"\nruntime = "long"', "14:30"),
        ('name = "z"\n[[film]]\ntitle = "x"', "beside [[film]] tables stands name"),
        ('[[owners]]\nname = "A123456(7)"\n', "identity card"),
        ("[" * 100_000, "TOML"),
    ],
)
def test_a_mistake_in_a_file_names_it_and_adds_nothing(run, tmp_path, text, said):
    file = tmp_path / "film.toml"
    file.write_bytes(text.encode(errors="surrogateescape"))
    result = run("film", "add", "--from", str(file))
    assert (result.status, result.out) == (3, "")
    assert said in result.err
    assert films(run) == []


def test_a_title_is_not_given_to_several_films(run, tmp_path):
    file = tmp_path / "films.toml"
    file.write_text('[[film]]\ntitle = "a"\n[[film]]\ntitle = "b"\n')
    assert run("film", "add", "c", "--from", str(file)).status == 2


def test_options_change_a_film_and_leave_the_rest(run):
    run("film", "add", "Night Bus", "--director", "Ann", "--person", "Bo: producer", "--tag", "a", "--runtime", "14:30")
    assert run("film", "edit", "night", "--director", "Cat", "--title", "Day Bus").out == (
        "night-bus: changed people, title\n"
    )
    known = film(run, "night-bus")
    assert [(each["name"], each["role"]) for each in known["people"]] == [("Cat", "director"), ("Bo", "producer")]
    assert (known["title"], known["tags"], known["runtime_seconds"]) == ("Day Bus", ["a"], 870)
    run("film", "edit", "night-bus", "--person", "Dee: writer", "--clear", "runtime", "--clear", "tags")
    known = film(run, "night-bus")
    assert [each["name"] for each in known["people"]] == ["Cat", "Dee"]
    assert (known["runtime_seconds"], known["tags"]) == (None, [])
    assert run("film", "edit", "night-bus", "--title", "Day Bus").out == "night-bus: nothing changed\n"


def test_what_is_said_of_somebody_completes_what_is_known(run):
    run(
        "film",
        "add",
        "Night Bus",
        "--director",
        "Ann Li: born 1992, nationality HK",
        "--owner",
        "Ann Li: right-of-abode",
    )
    run("film", "edit", "night", "--director", "ann li: lives in HK", "--owner", "Ann Li: permanent-id, age 34")
    known = film(run, "night-bus")
    (director,), (owner,) = known["people"], known["owners"]
    assert [director[each] for each in ("birth_year", "nationalities", "residence")] == [1992, ["HK"], "HK"]
    assert [owner[each] for each in ("right_of_abode", "permanent_id", "age")] == [True, True, 34]
    run("film", "edit", "night", "--director", "Ann Li: age 30", "--owner", "Ann Li: no-permanent-id")
    (director,), (owner,) = film(run, "night-bus")["people"], film(run, "night-bus")["owners"]
    assert [director[each] for each in ("birth_year", "age", "residence")] == [None, 30, "HK"]
    assert [owner[each] for each in ("right_of_abode", "permanent_id", "age")] == [True, False, 34]


def editor(tmp_path, code):
    script = tmp_path / "editor.py"
    script.write_text(
        f"import sys, pathlib\nfile = pathlib.Path(sys.argv[1])\ntext = file.read_text('utf-8')\n{code}\n"
    )
    return {"EDITOR": f"{sys.executable} {script}", "TMPDIR": str(tmp_path)}


def test_an_editor_changes_a_film_whole(run, tmp_path):
    run("film", "add", "Night Bus", "--runtime", "14:30", "--language", "none", "--tag", "夜")
    env = editor(
        tmp_path, "file.write_text(text.replace('14:30', '15:00').replace('languages = \"none\"', ''), 'utf-8')"
    )
    assert run("film", "edit", "night-bus", env=env).out == "night-bus: changed runtime, languages\n"
    known = film(run, "night-bus")
    assert (known["runtime_seconds"], known["languages"], known["tags"]) == (900, None, ["夜"])
    assert list(tmp_path.glob("filmtrack-*")) == []


def test_an_editor_shows_what_is_not_known_where_it_can_be_taken_up(run, tmp_path):
    run("film", "add", "Night Bus", "--runtime", "14:30", "--note", "x" * 200, "--director", "Ann " + "Lee " * 40)
    run("film", "screened", "night-bus", "Lamma Short", "--on", "2026-02-01")
    code = (
        "assert '# runtime' not in text and '# [[people]]' not in text and '# id' not in text\n"
        "text = text.replace('# genres', 'genres').replace('# [[links]]', '[[links]]').replace('# url', 'url')\n"
        "file.write_text(text, 'utf-8')"
    )
    assert run("film", "edit", "night-bus", env=editor(tmp_path, code)).out == "night-bus: changed genres, links\n"


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        ("file.write_text('title =')", (3, "not valid TOML")),
        ('file.write_text(\'title = "x"\\nruntime = "long"\')', (3, "14:30")),
        ("sys.exit(3)", (6, "nothing was recorded")),
    ],
)
def test_what_an_editor_spoils_is_kept_and_not_recorded(run, tmp_path, monkeypatch, code, answer):
    status, said = answer
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    run("film", "add", "Night Bus")
    result = run("film", "edit", "night-bus", env=editor(tmp_path, code))
    assert (result.status, result.out) == (status, "")
    assert said in result.err
    [kept] = tmp_path.glob("filmtrack-*.toml")
    assert str(kept) in result.err
    assert kept.stat().st_mode & 0o077 == 0


def test_a_film_that_changed_under_the_editor_is_not_overwritten(run, tmp_path, monkeypatch, home):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    run("film", "add", "Night Bus")
    command = [sys.executable, "-m", "filmtrack", "film", "edit", "night-bus", "--tag", "b"]
    code = f"import subprocess\nsubprocess.run({command!r})"
    result = run("film", "edit", "night-bus", env=editor(tmp_path, code))
    assert (result.status, "changed while you edited" in result.err) == (1, True)
    assert film(run, "night-bus")["tags"] == ["b"]


@pytest.mark.parametrize(("value", "status"), [(None, 2), ("", 2), ("'", 2), ("/no/such/editor", 6)])
def test_without_an_editor_options_are_asked_for(run, value, status):
    run("film", "add", "Night Bus")
    result = run("film", "edit", "night-bus", env={"EDITOR": value, "VISUAL": None})
    assert (result.status, result.out) == (status, "")


def test_films_are_listed_by_tag_genre_and_country(run):
    run("film", "add", "Night Bus", "--tag", "client A", "--genre", "Fiction", "--country", "HK", "--student")
    run("film", "add", "Tin Moon", "--runtime", "3:05")
    for option in (("--tag", "client a"), ("--genre", "fiction"), ("--country", "hk"), ("--student",)):
        assert [each["id"] for each in json.loads(run("film", "list", *option, "--json").out)["rows"]] == ["night-bus"]
    assert run("film", "list").out.splitlines()[1].split() == ["tin-moon", "Tin", "Moon", "3:05", "?", "?"]
    assert run("film", "list", "--csv").out.startswith("id,title,")
    assert run("film", "list", "--markdown").out.startswith("| id |")
    assert "Night Bus" in run("film", "list", "--sort", "-title", tty=True).out
    assert "filmtrack film add" in run("film", "list", "--tag", "zzz", tty=True).out


SHOWN = ("film", "screened", "night-bus")


def test_a_screening_is_recorded_with_the_place_of_its_festival(run):
    run("film", "add", "Night Bus")
    assert run(*SHOWN, "Lamma Short", "--on", "2027-02-01").out == (
        "night-bus: public screening at Lamma Short, Lamma, HK, 2027-02-01\n"
    )
    result = run(*SHOWN, "RTHK", "--country", "hk", "--on", "2027-03", "--tv", "--note", "at night")
    assert result.out == "night-bus: tv screening at RTHK, HK, 2027-03\n"
    known = film(run, "night-bus")["screenings"]
    assert [(each["event"], each["on"], each["showing"], each["festival"]) for each in known] == [
        ("Lamma Short", "2027-02-01", "public", "lamma"),
        ("RTHK", "2027-03", "tv", None),
    ]


def test_a_screening_without_day_and_country_says_what_hangs_on_them(run):
    run("film", "add", "Night Bus")
    result = run(*SHOWN, "Club 71")
    assert (result.status, result.err.count("premieres depend on it")) == (0, 2)
    assert run(*SHOWN, "Bar", "--country", "HK", "--on", "yesterday").out.endswith("2026-11-21\n")


def test_the_same_screening_again_wants_yes(run):
    run("film", "add", "Night Bus")
    again = (*SHOWN, "Club 71", "--country", "HK", "--on", "2026-08-01")
    assert run(*again).status == 0
    assert (run(*again).status, run(*again, "--yes").status) == (1, 0)


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("Club 71", "--online", "--tv"), 2),
        (("Club 71", "--on", "someday"), 2),
        ((" ", "--on", "2026-08-01"), 2),
    ],
)
def test_a_screening_that_cannot_be_meant_is_refused(run, arguments, status):
    run("film", "add", "Night Bus")
    assert run(*SHOWN, *arguments).status == status
    assert run("film", "screened", "nobody", "Club 71").status == 4


@pytest.mark.parametrize("command", ["show", "edit"])
def test_a_film_nobody_has_is_not_found(run, command):
    result = run("film", command, "nobody", *(("--tag", "x") if command == "edit" else ()))
    assert (result.status, result.out) == (4, "")
    assert "film add" in result.err


HOSTILE = {
    "emoji": "🎬👩‍👩‍👧‍👦",
    "right-to-left": "abc\u202edef\u202c ليلة",
    "newlines": "one\ntwo\r\nthree\ttab",
    "markup": "[red]Lund [/b]",
    "escape": "Red\x1b[31m\x1b]0;title\x07",
    "formula": "=HYPERLINK(1)",
    "long": "長" * 350_000,
    "quotes": "\"'\\ ' $(x) `y`",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_any_text_survives_and_is_shown_harmlessly(run, kind):
    text = HOSTILE[kind]
    assert run("film", "add", text, "--id", "x", "--tag", text, "--note", text, "--synopsis", text).status == 0
    known = film(run, "x")
    assert (known["title"], known["tags"], known["note"], known["synopsis"]) == (text, [text], text, text)
    for shown in (
        run("film", "show", "x"),
        run("film", "list"),
        run("film", "list", tty=True),
        run("film", "edit", "x", "--note", "y", "--dry-run"),
    ):
        assert shown.status == 0
        assert not {"\x07", "\u202e", "\r"} & set(shown.out)
        assert "\x1b[31m" not in shown.out
        assert "\x1b]0" not in shown.out
    if kind == "formula":
        assert ",'=HYPERLINK(1)" in run("film", "list", "--csv").out


@pytest.mark.parametrize("text", ["a\0b", "a\ud800b"])
def test_what_no_ledger_takes_is_refused(run, text):
    result = run("film", "add", "Night Bus", "--note", text)
    assert (result.status in {2, 3}, result.out) == (True, "")
    assert films(run) == []


def test_a_dry_run_shows_kind_day_and_body_and_writes_nothing(run, home):
    result = run("film", "add", "Night Bus", "--tag", "a", "--dry-run")
    kind, day, body = result.out.split("  ", 2)
    assert (kind, day) == ("film-added", "2026-11-22")
    assert json.loads(body) == {"film": "night-bus", "title": "Night Bus", "tags": ["a"]}
    assert (result.status, result.err) == (0, "added: night-bus (Night Bus)\n")
    assert not (home / "data").exists()


def test_every_film_command_is_one_step(run):
    for arguments in (
        ("add", "Night Bus"),
        ("edit", "night-bus", "--tag", "a", "--runtime", "14:30", "--clear", "genres"),
        ("screened", "night-bus", "Lamma Short"),
    ):
        before = films(run)
        shown = run("film", "show", "night-bus", "--json").out if before else ""
        assert run("film", *arguments).status == 0
        assert run("undo").status == 0
        assert films(run) == before
        if before:
            assert run("film", "show", "night-bus", "--json").out == shown
        run("film", *arguments)
