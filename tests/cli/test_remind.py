"""`filmtrack remind`, whole runs: silent when nothing is due, each thing once, numbers that hold, nothing lost."""

import csv
import io
import json
from pathlib import Path

import pytest

from filmtrack.errors import LedgerError
from filmtrack.ledger.opening import Ledger
from filmtrack.message import message

KEYS = "id, matter, film, festival, tier, due_at, due_on, days_before, text, command".split(", ")
EVENING = "2026-11-22T20:00+08:00"
A_MONTH = [f"2026-11-{day}" for day in range(24, 31)] + [f"2026-12-{day:02}" for day in range(1, 19)]
"""25 days."""


def catalogue(folder: Path, *days: str, name: str = "own.toml") -> str:
    """A catalogue of one festival a day: f0, f1 … each closing then."""
    tables = [
        f'[[festival]]\nid = "f{number}"\nname = "Festival {number}"\ntimezone = "Europe/Paris"\nsource = "s"\n'
        f'website = "https://f{number}.example"\n'
        f'[[festival.edition]]\nyear = 2027\n[[festival.edition.deadline]]\ntier = "late"\ntime = "23:59"\n'
        f'date = {day}\nfee = "13 EUR"\nchecked = 2026-11-20\n'
        for number, day in enumerate(days)
    ]
    file = folder / name
    file.write_text("\n".join(tables))
    return str(file)


@pytest.fixture
def watched(run, tmp_path):
    """Watches festivals that close on these days, and gives the run of `remind` with that catalogue."""

    def watched(*days: str):
        file = catalogue(tmp_path, *days)
        ids = [f"f{number}" for number in range(len(days))]
        assert run("watch", *ids, "--catalogue", file).status == 0

        def remind(*arguments: str, now: str = EVENING, **more):
            return run("remind", *arguments, "--catalogue", file, now=now, **more)

        return remind

    return watched


def ledger_bytes(home: Path) -> bytes:
    return (home / "data" / "filmtrack" / "ledger.db").read_bytes()


def rows(out: str) -> list[dict]:
    return json.loads(out)["rows"]


def test_nothing_watched_is_silence_from_cron_and_a_hint_on_a_terminal(run, home):
    quiet = run("remind", "--exit-code")
    assert (quiet.status, quiet.out, quiet.err) == (0, "", "")
    assert run("remind", tty=True).err.startswith("Nothing is watched and nothing is planned")
    assert rows(run("remind", "--json").out) == []
    assert not (home / "data").exists()


def test_nothing_due_is_silence(watched):
    remind = watched("2027-05-01")
    quiet = remind("--exit-code")
    assert (quiet.status, quiet.out, quiet.err) == (0, "", "")
    assert remind(tty=True).err == "Nothing is due. \n"
    assert rows(remind("--json").out) == []


def test_what_is_due_is_told_once_with_its_number(watched):
    remind = watched("2026-12-03", "2026-11-25")
    told = remind("--exit-code")
    assert told.status == 1
    assert told.out == (
        "next     1  Thu 26 Nov 06:59 HKT (Wed 25 Nov 23:59 Paris), in 3 days: Festival 1 2027: late deadline; 13 EUR; "
        "look whether the date still holds: https://f1.example  [filmtrack festival show f1]\n"
        "next     2  Fri 4 Dec 06:59 HKT (Thu 3 Dec 23:59 Paris), in 11 days: Festival 0 2027: late deadline; 13 EUR  "
        "[filmtrack festival show f0]\n"
    )
    again = remind("--exit-code")
    assert (again.status, again.out, again.err) == (0, "", "")


def test_a_terminal_shows_and_counts_nothing_as_told(watched):
    remind = watched("2026-12-03")
    shown = remind(tty=True)
    assert "Festival 0" in shown.out
    assert remind(tty=True).out == shown.out
    assert remind("--mark", tty=True).out == shown.out
    assert "1 due and told already: filmtrack remind --all" in remind(tty=True).err
    assert remind("--all", tty=True).out == shown.out
    assert remind().out == ""


def test_who_may_only_read_sees_what_is_due_without_new_numbers(watched, monkeypatch):
    remind = watched("2026-12-03")

    def refuse(_):
        raise LedgerError(message("read only"))

    monkeypatch.setattr(Ledger, "delivering", refuse)
    assert "next     -  Fri 4 Dec" in remind(tty=True).out
    assert remind().status == 5


def test_a_plan_is_told_without_being_watched(run, watched):
    remind = watched("2026-12-03")
    for line in (["unwatch", "f0"], ["film", "add", "Night Bus"], ["plan", "night-bus", "f0"]):
        assert run(*line, "--catalogue", str(Path("own.toml").absolute())).status == 0
    (row,) = rows(remind("--json").out)
    assert set(KEYS) <= set(row)
    assert (row["film"], row["command"]) == ("night-bus", "filmtrack submit night-bus f0")
    assert (row["due_at"], row["due_on"], row["days_before"]) == ("2026-12-03T22:59:00Z", "2026-12-03", 14)


def test_done_is_told_no_more_and_undo_brings_it_back(run, watched):
    remind = watched("2026-12-03", "2026-12-04")
    remind(tty=True)
    said = remind("done", "1")
    assert said.out == "done: f0/2027/late; no more reminders of it\n"
    assert [row["number"] for row in rows(remind("--all", "--json").out)] == [2]
    assert "no more reminders of f0/2027/late" in run("undo", "--yes").out
    assert [row["number"] for row in rows(remind("--all", "--json").out)] == [1, 2]


def test_a_matter_may_be_named_by_its_id(watched):
    remind = watched("2026-12-03")
    assert remind("done", "f0/2027/late").status == 0
    assert remind().out == ""


@pytest.mark.parametrize("word", ["7", "f9/2027/late", "9" * 30, "x"])
def test_a_number_that_nothing_goes_by_is_refused(watched, word):
    remind = watched("2026-12-03")
    refused = remind("done", word)
    assert refused.status == 4
    assert "remind --all lists them" in refused.err


def test_a_snoozed_reminder_comes_again_on_its_day(watched):
    remind = watched("2026-12-03")
    remind()
    assert "again on 27 Nov 2026" in remind("snooze", "1", "--until", "friday").out
    assert remind(now="2026-11-26T20:00+08:00").out == ""
    assert "Festival 0" in remind(now="2026-11-27T20:00+08:00").out
    assert remind("snooze", "1", now="2026-11-27T20:00+08:00").out == "f0/2027/late: again on 2 Dec 2026\n"
    assert remind("snooze", "1", "--until", "2026-12-24").status == 2


def test_dry_runs_write_nothing(watched, home):
    remind = watched("2026-12-03")
    before = ledger_bytes(home)
    rehearsed = remind("--dry-run", "--exit-code")
    assert rehearsed.status == 1
    assert rehearsed.err == "to stdout root: 1 reminder\n".replace("root", _me())
    assert "next     -  " in rehearsed.out
    remind(tty=True)
    kept = ledger_bytes(home)
    assert "reminder-done" in remind("done", "1", "--dry-run").out
    assert ledger_bytes(home) == kept != before
    remind()
    assert remind("--dry-run").err.endswith(": nothing\n")


def test_a_rehearsal_for_programs_is_one_document(watched):
    remind = watched("2026-12-03", "2026-12-04")
    for destinations in ((), ("--via", "stdout", "--via", "stdout")):
        rows = json.loads(remind("--dry-run", "--json", *destinations).out)["rows"]
        assert [each["festival"] for each in rows] == ["f0", "f1"]
    assert remind("--dry-run", "--csv").out.count("\n") == 3
    remind()
    assert json.loads(remind("--dry-run", "--json").out)["rows"] == []


def _me() -> str:
    import getpass

    return getpass.getuser()


def test_a_digest_has_at_most_twenty_lines_and_the_next_tells_the_rest(watched):
    remind = watched(*A_MONTH)
    first = remind().out.splitlines()
    assert len(first) == 20
    assert first[-1] == "and 6 more, which the next digests tell: filmtrack remind --all"
    second = remind().out.splitlines()
    assert len(second) == 6
    assert not {line[:11] for line in first} & {line[:11] for line in second}
    assert remind().out == ""
    assert remind("--all", "--limit", "3").out.splitlines()[2] == "23 more: --limit 25 shows them"
    assert len(remind("--all", "--csv").out.splitlines()) == 26


def test_programs_get_all_lines_at_once(watched):
    remind = watched(*A_MONTH)
    assert len(rows(remind("--json").out)) == 25
    assert rows(remind("--json").out) == []


def test_other_formats_hold_the_same_rows(watched):
    remind = watched("2026-12-03")
    assert "| id | number |" in remind("--all", "--markdown").out
    (row,) = csv.DictReader(io.StringIO(remind("--csv").out))
    assert row["id"] == "f0/2027/late/14"


def test_a_moved_date_is_told_anew(watched, tmp_path):
    remind = watched("2026-12-03")
    remind()
    catalogue(tmp_path, "2026-12-05")
    assert "the day has moved: it was 3 Dec 2026" in remind().out
    assert remind().out == ""


def test_a_missed_week_is_caught_up_in_one_line(watched):
    remind = watched("2026-12-03")
    remind()
    assert len(remind(now="2026-12-02T20:00+08:00").out.splitlines()) == 1
    assert remind(now="2026-12-02T20:00+08:00").out == ""


def test_done_of_the_line_of_announcements_to_look_for_lasts_until_next_week(run, tmp_path):
    past = "".join(
        f'[[festival]]\nid = "p{n}"\nname = "P{n}"\nsource = "s"\n'
        + "".join(
            f"[[festival.edition]]\nyear = {year}\n[[festival.edition.deadline]]\ndate = {year - 1}-12-01\n"
            for year in (2024, 2025, 2026)
        )
        for n in range(2)
    )
    file = tmp_path / "past.toml"
    file.write_text(past)

    def remind(*arguments, now="2026-11-24T20:00+08:00"):
        return run("remind", *arguments, "--catalogue", str(file), now=now).out

    run("watch", "p0", "p1", "--catalogue", str(file))
    assert "P0 2027 (expected about 1 Dec 2026), P1 2027" in remind()
    assert remind("done", "1").startswith("looked: 2 announcements; told again from 30 Nov 2026")
    assert remind("--all") == remind(now="2026-11-29T20:00+08:00") == ""
    assert "P0 2027 (expected about 1 Dec 2026), P1 2027" in remind(now="2026-11-30T20:00+08:00")
    assert remind("done", "p0/2027/look") == "done: p0/2027/look; no more reminders of it\n"
    later = remind(now="2026-12-07T20:00+08:00")
    assert ("P1" in later, "P0" in later) == (True, False)
    run("unwatch", "p1", "--catalogue", str(file))
    assert remind("done", "1") == "nothing on that line is open now\n"


def test_the_number_of_a_crowd_holds_when_fewer_films_are_left_in_it(run, tmp_path):
    file = Path(catalogue(tmp_path, "2026-12-03"))
    file.write_text(file.read_text().replace("website", 'platforms = ["FilmFreeway"]\nwebsite'))
    for number in range(4):
        run("film", "add", f"Film {number}")
        run("plan", f"film-{number}", "f0", "--catalogue", str(file))

    def missing():
        told = rows(run("remind", "--all", "--json", "--catalogue", str(file), now=EVENING).out)
        return [each for each in told if each["matter"] == "checklist"]

    numbers = [each["number"] for each in rows(run("remind", "--json", "--catalogue", str(file), now=EVENING).out)]
    (crowd,) = missing()
    assert crowd["number"] in numbers
    assert crowd["films"] == ["film-0", "film-1", "film-2", "film-3"]
    run("update", "4", "withdrawn", "--catalogue", str(file))
    assert [each["film"] for each in missing()] == ["film-0", "film-1", "film-2"]
    run("remind", "done", str(crowd["number"]), "--catalogue", str(file))
    assert missing() == []


def test_the_history_says_what_went_to_whom(watched):
    remind = watched("2026-12-03")
    assert remind("history", tty=True).out == "Nothing was told yet.\n"
    remind()
    (row,) = rows(remind("history", "--json").out)
    assert (row["via"], row["to"], row["status"], row["reminders"]) == ("stdout", _me(), "delivered", 1)
    assert f"stdout {_me()}" in remind("history").out


def test_the_settings_name_the_days_before(watched, home):
    remind = watched("2026-12-20")
    config = home / "config" / "filmtrack" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text("[remind]\ndays = [3]\n")
    assert remind().out == ""
    config.write_text("[remind]\ndays = [3]\n[remind.festivals]\nf0 = [40]\n")
    assert "f0" in remind().out


def test_a_reader_that_goes_away_loses_nothing(watched, shell, tmp_path):
    watched("2026-12-03")
    line = f"filmtrack remind --catalogue {tmp_path}/own.toml"
    gone = shell(f"set -o pipefail; {line} | true; exit ${{PIPESTATUS[0]}}", now=EVENING)
    assert gone.status == 0
    back = shell(line, now=EVENING)
    assert "Festival 0" in back.out or gone.out  # whether the reader was gone in time is the shell's affair
    assert shell(line, now=EVENING).out == ""


def test_a_full_output_is_told_again_later(watched, shell, tmp_path):
    watched("2026-12-03")
    line = f"filmtrack remind --catalogue {tmp_path}/own.toml"
    assert shell(f"{line} >/dev/full", now=EVENING).status == 6
    after = shell(line, now=EVENING).out
    assert after.startswith("The digest of 22 Nov 2026 did not arrive: broken off: ")
    assert "Festival 0" in after
    assert shell(line, now=EVENING).out == ""
    later = shell(line, now="2026-11-30T20:00+08:00").out
    assert ("Festival 0" in later, "did not arrive" in later) == (True, False)
    assert "did not arrive" not in shell(f"{line} --all", now="2026-11-30T20:00+08:00").err


def test_a_broken_catalogue_is_said_and_the_rest_is_told(watched, tmp_path):
    remind = watched("2026-12-03")
    with (tmp_path / "own.toml").open("a") as file:
        file.write('[[festival]]\nid = "bad"\nname = 1\n')
    told = remind()
    assert told.status == 3
    assert "Festival 0" in told.out
    assert "bad" in told.err


def test_the_file_of_schemes_is_read_only_where_a_scheme_is_watched(watched, run, home):
    remind = watched("2026-12-03")
    own = home / "config" / "filmtrack" / "schemes.toml"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text('[[scheme]]\nid = "bad"\nname = 1\n')
    without = remind("--all")
    assert (without.status, without.err) == (0, "")
    run("watch", "--scheme", "nae")
    told = remind("--all")
    assert told.status == 3
    assert "bad" in told.err


def test_a_digest_in_chinese_has_no_english_words_of_its_own(watched):
    told = watched("2026-11-23", "2026-12-03")("--lang", "zh").out
    assert [line.split()[0] for line in told.splitlines()] == ["即將", "即將"]


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ("", ("pigeon", 2, "--via: there is no destination 'pigeon'")),
        ('[remind]\nvia = ["pigeon"]\n', ("", 3, "remind.via: there is no destination 'pigeon'")),
        ("", ("mail", 3, "does not say mail.server")),
        ('[mail]\nserver = "h"\n', ("mail", 3, "does not say mail.from")),
        ('[mail]\nserver = "h"\nfrom = "x"\n', ("mail", 3, "does not say mail.from")),
        ('[mail]\nserver = "h"\nfrom = "a@b.c"\n', ("mail", 3, "does not say mail.to")),
        ('[mail]\nserver = "h"\nfrom = "a@b.c"\nto = ["x"]\n', ("mail", 3, "mail.to: x is no address")),
        ('[mail]\nserver = "h"\nfrom = "a@b.c"\nsecurity = "ssl"\n', ("mail", 3, "mail.security: there is no ssl")),
        ('[mail]\nserver = "h"\nfrom = "a@b.c"\nuser = "a"\n', ("mail", 3, "does not say mail.password_command")),
        (
            '[mail]\nserver = "h"\nfrom = "a@b.c"\nuser = "a"\npassword_command = "x"\nsecurity = "none"\n',
            ("mail", 3, "never sent without encryption"),
        ),
        ('[mail]\nport = "587"\n', ("mail", 3, "mail.port wants a whole number")),
        ("[mail]\nport = true\n", ("mail", 3, "mail.port wants a whole number")),
        ("", ("apprise", 3, "does not say notify.urls")),
        ('[notify]\nurls_command = "exit 2"\n', ("apprise", 6, "the command for the list of notify urls failed")),
    ],
)
def test_settings_that_cannot_be_meant_are_refused_before_anything_is_sent(watched, home, config, expected):
    via, status, said = expected
    remind = watched("2026-12-03")
    file = home / "config" / "filmtrack" / "config.toml"
    file.parent.mkdir(parents=True)
    file.write_text(config)
    refused = remind("--via", via) if via else remind()
    assert (refused.status, said in refused.err) == (status, True), refused.err
    file.write_text("")
    assert remind("history", "--json").out.count("message_id") == 0


def test_without_apprise_it_is_said_how_to_install_it(watched, monkeypatch):
    import sys

    remind = watched("2026-12-03")
    monkeypatch.setitem(sys.modules, "apprise", None)
    refused = remind("--via", "apprise")
    assert refused.status == 6
    assert "pip install 'filmtrack[notify]'" in refused.err
