"""The quick answer to a piped `upcoming`: the ordinary one to the last byte, whatever happens to its files."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogues import write_long_ago
from filmtrack.cli import instant, prepare, prepared_rows, seal
from filmtrack.domain.festival import Festival
from runs import Result, Screen, environment, run_here

START = datetime(2026, 9, 25, 3, tzinfo=UTC)
FESTIVAL = '[[festival]]\nid = "nachtfilm"\nname = "Nachtfilm"\ncountry = "DE"\ntimezone = "Europe/Berlin"\n'
DEADLINE = (
    '[[festival.edition]]\nyear = 2027\n[[festival.edition.deadline]]\ntier = "regular"\ndate = 2026-12-01\n'
    'time = "23:59"\nsource = "https://nachtfilm.example"\n'
)

windows = st.one_of(
    st.just(()),
    st.sampled_from(["1d", "30d", "2w", "200d", "0d", "07d"]).map(lambda span: ("--within", span)),
    st.sampled_from(["sep", "OCT", "january", "12", "03", "9"]).map(lambda month: (f"--month={month}",)),
)
ways = st.tuples(
    windows,
    st.sampled_from([(), ("--json",)]),
    st.sampled_from([(), ("-q",)]),
    st.sampled_from([(), ("--limit", "0"), ("--limit=1",), ("--limit", "31")]),
).map(lambda parts: ("upcoming", *(word for part in parts for word in part)))
moments = st.builds(
    lambda hours, micros: START + timedelta(hours=hours, microseconds=micros),
    st.integers(0, 24 * prepared_rows.HORIZON_DAYS - 1),
    st.sampled_from([0, 0, 1, 999_999]),
)


def asked(home: Path, *arguments: str, now: datetime | str = START, tty: bool = False, **env: str) -> Result:
    """One run in this process, piped or on a terminal."""
    out, err = Screen(tty=tty), Screen(tty=tty)
    status = run_here(arguments, environment(home, now=str(now), env=env), out=out, err=err)
    return Result(status=status, out=out.text, err=err.text)


@contextmanager
def ordinary_only() -> Iterator[None]:
    """Runs in which nothing is answered quickly."""
    with patch.object(instant, "asked", return_value=None):
        yield


@contextmanager
def quick_only() -> Iterator[None]:
    """Runs in which nothing is answered but from prepared rows."""
    with patch("filmtrack.cli.main._command", side_effect=AssertionError("the ordinary path answered")):
        yield


def prepared(home: Path) -> Path:
    """The database of rows."""
    (found,) = (home / "cache" / "filmtrack").glob("upcoming-*.db")
    return found


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A home a zone, in which the shipped catalogue was prepared at `START`."""
    homes = {zone: tmp_path_factory.mktemp("home") for zone in ("Asia/Hong_Kong", "America/Santiago")}
    for zone, home in homes.items():
        asked(home, "upcoming", TZ=zone)
    return homes


@settings(max_examples=25)
@given(way=ways, moment=moments, zone=st.sampled_from(["Asia/Hong_Kong", "America/Santiago"]), tty=st.booleans())
def test_it_is_the_ordinary_answer_byte_for_byte(
    shipped: dict[str, Path], way: tuple[str, ...], moment: datetime, zone: str, *, tty: bool
) -> None:
    tty = tty and "--json" not in way
    with quick_only():
        quick = asked(shipped[zone], *way, now=moment, tty=tty, TZ=zone)
    with ordinary_only():
        assert quick == asked(shipped[zone], *way, now=moment, tty=tty, TZ=zone)


@pytest.mark.parametrize(
    "line",
    [
        ("upcoming", "--month", "2027-09"),
        ("upcoming", "--within", "3m"),
        ("upcoming", "--within", "500d"),
        ("upcoming", "--within", "٣d"),
        ("upcoming", "--month", "thirteen"),
        ("upcoming", "--limit", "-1"),
        ("upcoming", "--country", "FR"),
        ("upcoming", "--within", "1d", "--month", "sep"),
        ("upcoming", "--within", "1d", "--within", "2d"),
        ("upcoming", "--within"),
        ("upcoming", "upcoming"),
        ("--within", "upcoming"),
        ("upcoming", "--now", "2026-09-25"),
    ],
)
def test_whatever_is_unusual_is_left_to_the_ordinary_path(line: tuple[str, ...]) -> None:
    with patch.object(sys, "stdout", Screen(tty=False)):
        assert instant.asked(list(line)) is None


def test_json_on_a_terminal_is_left_to_the_ordinary_path() -> None:
    with patch.object(sys, "stdout", Screen(tty=True)):
        assert instant.asked(["upcoming", "--json"]) is None


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"COLUMNS": "120"}])
def test_a_terminal_is_asked_for_its_colours_and_width(shipped: dict[str, Path], env: dict[str, str]) -> None:
    home = shipped["Asia/Hong_Kong"]
    with quick_only():
        quick = asked(home, "upcoming", tty=True, **env)
    with ordinary_only():
        assert quick == asked(home, "upcoming", tty=True, **env)


def test_a_damaged_or_missing_index_changes_no_answer(home: Path) -> None:
    whole = asked(home, "upcoming")
    database = prepared(home)
    sealed = database.with_suffix("")
    for harm in (
        lambda: database.write_bytes(b"\0" + database.read_bytes()[1:]),
        lambda: database.write_bytes(database.read_bytes()[:5000]),
        database.unlink,
        lambda: sealed.write_bytes(b"x" + sealed.read_bytes()[1:]),
        lambda: sealed.write_bytes(sealed.read_bytes()[:-3]),
        sealed.unlink,
    ):
        harm()
        assert asked(home, "upcoming") == whole


def test_a_byte_flipped_behind_the_clocks_back_changes_no_answer(home: Path) -> None:
    whole = asked(home, "upcoming")
    database = prepared(home)
    content, seen = database.read_bytes(), database.stat()
    database.write_bytes(content.replace(b"expected", b"rejected"))
    os.utime(database, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    assert asked(home, "upcoming") == whole


def test_an_edit_behind_the_clocks_back_is_answered(home: Path) -> None:
    own = own_file(home)
    write_long_ago(own, FESTIVAL + DEADLINE)
    before, seen = asked(home, "upcoming", "--within", "90d", "--limit", "500"), own.stat()
    own.write_text((FESTIVAL + DEADLINE).replace("Nachtfilm", "Tagesfilm"), encoding="utf-8")
    os.utime(own, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    assert own.stat().st_size == seen.st_size
    after = asked(home, "upcoming", "--within", "90d", "--limit", "500")
    assert "Nachtfilm" in str(before)
    assert {*after.out.splitlines()} == {*before.out.replace("Nachtfilm", "Tagesfilm").splitlines()}


def test_a_seal_with_any_byte_flipped_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    (tmp_path / "filmtrack").mkdir(mode=0o700)
    made_in = seal.surroundings()
    place = Path(seal.seal_file(f"{tmp_path}/filmtrack", made_in))
    Path(f"{place}.db").write_text("rows")
    missing = str(tmp_path / "festivals.toml")  # its name is all that tells that it came
    whole = seal.written(made_in, seal.own_state(f"{place}.db"), [(missing, "-")]).encode("utf-8", "surrogateescape")
    place.write_bytes(whole)
    assert seal.sealed() == f"{place}.db"
    for at in range(len(whole)):
        place.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert seal.sealed() is None
        place.write_bytes(whole[:at])
        assert seal.sealed() is None


@pytest.mark.parametrize("opened_up", ["database", "seal", "folder"])
def test_rows_that_somebody_else_could_have_written_are_not_believed(home: Path, opened_up: str) -> None:
    whole = asked(home, "upcoming")
    database = prepared(home)
    database.write_bytes(database.read_bytes().replace(b"expected", b"rejected"))
    sealed = database.with_suffix("")
    made_in, _, *states, _ = sealed.read_text().split("\n")
    opened = {"database": database, "seal": sealed, "folder": database.parent}[opened_up]
    opened.chmod(0o777)
    files = [(path, state) for path, _, state in (each.partition("\t") for each in states)]
    sealed.write_text(seal.written(made_in, seal.own_state(str(database)), files))
    assert asked(home, "upcoming") == whole


def test_an_edit_is_seen_at_once(home: Path) -> None:
    own = home / "config" / "filmtrack" / "festivals.toml"
    asked(home, "upcoming", "--limit", "1000")
    own.parent.mkdir(parents=True)
    own.write_text(FESTIVAL + DEADLINE)
    assert "1 Dec" in next(
        line
        for line in asked(home, "upcoming", "--limit", "1000", now="2026-11-22T12:00:00Z").out.splitlines()
        if "Nachtfilm" in line
    )
    own.write_text(FESTIVAL + DEADLINE.replace("2026-12-01", "2026-12-03"))
    assert "Nachtfilm" in asked(home, "upcoming", "--month", "dec", "--json", now="2026-11-22T12:00:00Z").out
    own.unlink()
    assert "Nachtfilm" not in asked(home, "upcoming", "--month", "dec", "--json", now="2026-11-22T12:00:00Z").out


def test_past_its_last_moment_it_is_prepared_anew(home: Path) -> None:
    asked(home, "upcoming")
    later = START + timedelta(days=prepared_rows.HORIZON_DAYS + 1)
    found = asked(home, "upcoming", now=later)
    with ordinary_only():
        assert found == asked(home, "upcoming", now=later)


def test_a_catalogue_with_a_mistake_goes_the_ordinary_way_and_says_so(home: Path) -> None:
    own = home / "config" / "filmtrack" / "festivals.toml"
    own.parent.mkdir(parents=True)
    own.write_text('[[festival]]\nid = "nachtfilm"\n')
    for _ in range(2):
        found = asked(home, "upcoming")
        assert (found.status, "nachtfilm" in found.err) == (3, True)


def test_a_cache_folder_that_cannot_be_made_costs_only_time(home: Path) -> None:
    (home / "cache").write_text("a file, not a folder")
    found = asked(home, "upcoming")
    assert (found.status, found.out != "") == (0, True)


def test_chinese_is_left_to_the_ordinary_path(home: Path) -> None:
    asked(home, "upcoming", LANG="zh_HK.UTF-8")
    assert not list((home / "cache" / "filmtrack").glob("upcoming-*"))


def test_a_large_catalogue_is_prepared_for_the_days_that_are_asked_for(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepare, "FEW", 0)
    for way in (("upcoming", "--within", "30d"), ("upcoming", "--month", "aug", "--json")):
        found = asked(home, *way)
        with ordinary_only():
            assert found == asked(home, *way)


def test_a_large_catalogue_is_answered_alike_on_each_day_until_its_rows_end(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepare, "FEW", 0)
    line = ("upcoming", "--within", "30d")
    asked(home, *line)
    for day in range(prepare.MANY_HORIZON_DAYS):
        moment = START + timedelta(days=day, hours=day * 11 % 24)
        with quick_only():
            quick = asked(home, *line, now=moment)
        with ordinary_only():
            assert quick == asked(home, *line, now=moment)


def test_the_quick_answer_imports_nothing_heavy(home: Path) -> None:
    program = (
        "import sys; from filmtrack.cli.main import main; main(['upcoming']); print(*sys.modules, file=sys.stderr)"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-S", "-c", f"sys_path = {sys.path!r}; import sys; sys.path[:] = sys_path; {program}"],
            env=environment(home),
            capture_output=True,
            text=True,
            check=True,
        )
        for _ in range(2)
    ]
    heavy = {
        "datetime",
        "re",
        "sqlite3",
        "functools",
        "collections",
        "json",
        "typing",
        "dataclasses",
        "pathlib",
        "zoneinfo",
        "tomllib",
        "tomli",
        "typer",
        "rich",
        "pydantic",
    }
    loaded = set(runs[-1].stderr.rsplit("\n", 2)[-2].split())
    assert "filmtrack.cli.instant" in loaded
    assert not loaded & heavy
    assert {each for each in loaded if each.startswith("filmtrack")} == {
        "filmtrack",
        "filmtrack.catalogue",
        "filmtrack.catalogue.ours",
        "filmtrack.cli",
        "filmtrack.cli.cores",
        "filmtrack.cli.lent",
        "filmtrack.cli.main",
        "filmtrack.cli.instant",
        "filmtrack.cli.seal",
    }


@pytest.mark.parametrize("before", ["", "import functools; "])
def test_who_asks_for_functools_after_a_quick_answer_gets_functools_itself(before: str) -> None:
    program = (
        "from filmtrack.cli.cores import connect; import sqlite3, functools; "
        "database = connect(':memory:', cached_statements=2); "
        "found = [database.execute(f'select {each}').fetchone()[0] for each in [*range(9), *range(9)]]; "
        "print(sqlite3.connect is connect, found == [*range(9)] * 2, functools.lru_cache(abs)(-1), functools.__file__)"
    )
    done = subprocess.run([sys.executable, "-c", before + program], capture_output=True, text=True, check=True)
    assert done.stdout.split()[:3] == ["True", "True", "1"]
    assert done.stdout.rstrip().endswith("functools.py")


def own_file(home: Path) -> Path:
    """The user's own festivals."""
    place = home / "config" / "filmtrack" / "festivals.toml"
    place.parent.mkdir(parents=True, exist_ok=True)
    return place


made_up = st.builds(
    lambda id_, name, day, tier: (
        f'[[festival]]\nid = "{id_}"\nname = "{name}"\ntimezone = "Europe/Berlin"\nsource = "https://x.example"\n'
        f'[[festival.edition]]\nyear = 2027\n[[festival.edition.deadline]]\ntier = "{tier}"\ndate = 2026-{day}\n'
        f"[[festival.edition]]\nyear = 2025\n[[festival.edition.deadline]]\ndate = 2024-{day}\n"
    ),
    st.sampled_from(["nachtfilm", "zebra", "aa", "clermont-ferrand"]),
    st.sampled_from(["Nachtfilm", "夜", "Zebra"]),
    st.sampled_from(["10-01", "12-01", "12-03", "11-30"]),
    st.sampled_from(["regular", "late"]),
)
catalogues = st.lists(made_up, max_size=4, unique_by=lambda text: text.split('"')[1]).map("".join)


@settings(max_examples=15)
@given(edits=st.lists(catalogues, min_size=1, max_size=3), way=ways, hours=st.integers(0, 24 * 44))
def test_after_any_edits_it_is_the_ordinary_answer_byte_for_byte(
    tmp_path_factory: pytest.TempPathFactory, edits: list[str], way: tuple[str, ...], hours: int
) -> None:
    home = tmp_path_factory.mktemp("home")
    own = own_file(home)
    write_long_ago(own, FESTIVAL + DEADLINE)
    asked(home, "upcoming")
    now = START + timedelta(hours=hours)
    for text in edits:
        write_long_ago(own, text)
        with quick_only(), patch.object(prepare, "_fill", side_effect=AssertionError("all was prepared anew")):
            quick = asked(home, *way, now=now)
        with ordinary_only():
            assert quick == asked(home, *way, now=now)


def test_after_an_edit_only_the_changed_festival_is_prepared(home: Path) -> None:
    own = own_file(home)
    write_long_ago(own, FESTIVAL + DEADLINE)
    asked(home, "upcoming")
    write_long_ago(own, FESTIVAL + DEADLINE.replace("2026-12-01", "2026-10-03"))
    seen: list[str] = []
    real = prepare.stored_rows

    def watched(festivals: Iterable[Festival], stretch: prepared_rows.Stretch) -> Iterator[prepared_rows.Stored]:
        kept = list(festivals)
        seen.extend(each.id for each in kept)
        return real(kept, stretch)

    with (
        patch.object(prepare, "stored_rows", watched),
        patch("filmtrack.catalogue.toml_file.read_toml", side_effect=AssertionError("a whole file was read")),
    ):
        assert "Nachtfilm" in asked(home, "upcoming", "--limit", "1000").out
    assert seen == ["nachtfilm"]


@pytest.mark.parametrize("changed", ["settings", "zone"])
def test_a_change_of_anything_else_prepares_all_anew(home: Path, changed: str) -> None:
    asked(home, "upcoming")
    env = {"TZ": "America/Santiago"} if changed == "zone" else {}
    if changed == "settings":
        write_long_ago(own_file(home).with_name("config.toml"), 'timezone = "Asia/Tokyo"\n')
    with ordinary_only():
        whole = asked(home, "upcoming", "--json", **env)
    with patch.object(prepare, "_fill", wraps=prepare._fill) as filled:
        assert asked(home, "upcoming", "--json", **env) == whole
    assert filled.called


def test_rows_are_mended_only_where_nothing_but_a_layer_changed(tmp_path: Path) -> None:
    place, layer, code = (str(tmp_path / name) for name in ("seal", "layer", "code"))
    for name in (f"{place}.db", layer, code):
        Path(name).write_text("x")
    states = [(name, seal.state_of(name)) for name in (layer, code)]
    made = seal.written(seal.surroundings(), seal.own_state(f"{place}.db"), states)
    Path(place).write_bytes(made.encode("utf-8", "surrogateescape"))
    assert seal.state_but_for(place, [layer, code], {layer}) == seal.own_state(f"{place}.db")
    assert seal.state_but_for(place, [layer], {layer}) is None
    Path(layer).write_text("another")
    assert seal.state_but_for(place, [layer, code], {layer}) == seal.own_state(f"{place}.db")
    Path(code).write_text("another")
    assert seal.state_but_for(place, [layer, code], {layer}) is None


def test_an_edit_that_brings_a_mistake_is_told_and_one_that_mends_it_is_quick_again(home: Path) -> None:
    own = own_file(home)
    write_long_ago(own, FESTIVAL + DEADLINE)
    asked(home, "upcoming")
    write_long_ago(own, FESTIVAL + "unknown = 1\n")
    assert asked(home, "upcoming").status == 3
    write_long_ago(own, FESTIVAL + DEADLINE)
    asked(home, "upcoming")
    with quick_only():
        assert asked(home, "upcoming").status == 0


def test_rows_damaged_while_they_are_mended_are_left_aside(home: Path) -> None:
    own = own_file(home)
    write_long_ago(own, FESTIVAL + DEADLINE)
    asked(home, "upcoming")
    write_long_ago(own, FESTIVAL + DEADLINE.replace("2026-12-01", "2026-10-03"))
    real = shutil.copyfile

    def touched(source: str | Path, target: str | Path) -> None:
        real(source, target)
        os.utime(source)

    with ordinary_only():
        whole = asked(home, "upcoming")
    with patch("shutil.copyfile", touched):
        assert asked(home, "upcoming") == whole
    assert asked(home, "upcoming") == whole


def test_a_broken_index_behind_good_rows_changes_no_answer(home: Path) -> None:
    own = own_file(home)
    write_long_ago(own, FESTIVAL + DEADLINE)
    asked(home, "upcoming")
    write_long_ago(own, FESTIVAL + DEADLINE.replace("2026-12-01", "2026-10-03"))
    with ordinary_only():
        whole = asked(home, "upcoming")
    write_long_ago(own, FESTIVAL + DEADLINE.replace("2026-12-01", "2026-10-03") + "\n")
    (index,) = (home / "cache" / "filmtrack").glob("catalogue-*.db")
    index.write_bytes(index.read_bytes()[:5000])
    assert asked(home, "upcoming") == whole
