"""The lines for cron, systemd and launchd name this filmtrack and its files from the root, wherever they are run."""

import plistlib
import sys
from pathlib import Path

import pytest

from filmtrack.cli.schedules import program
from runs import PROGRAM

FOUND = {"PATH": str(PROGRAM.parent)}


def test_the_line_for_cron_calls_the_installed_program(run, home):
    line = run("remind", "--cron-line", "--via", "mail", env=FOUND).out
    assert line.startswith("0 8 * * * XDG_CONFIG_HOME=")
    assert line.endswith(f"TZ=Asia/Hong_Kong {PROGRAM} remind --via mail\n")
    assert f"XDG_DATA_HOME={home}/data" in line
    assert "FILMTRACK_NOW" not in line


def test_a_program_that_is_on_no_path_is_called_through_python(run):
    line = run("remind", "--cron-line", env={"PATH": "/nowhere"}).out
    assert f"{sys.executable} -m filmtrack remind" in line


def test_the_program_that_was_started_is_the_one_that_is_named(monkeypatch):
    monkeypatch.chdir(PROGRAM.parent)
    monkeypatch.setattr(sys, "argv", ["./filmtrack"])
    assert program() == (str(PROGRAM),)


def test_what_cron_would_cut_is_escaped_and_files_are_named_from_the_root(run, tmp_path):
    Path("my 100%.toml").write_text("")
    line = run(
        "remind", "--cron-line", "--catalogue", "my 100%.toml", "--ledger", "l.db", "--timezone", "UTC", env=FOUND
    ).out
    assert f"--catalogue '{tmp_path}/my 100\\%.toml' --ledger {tmp_path}/l.db --timezone UTC remind\n" in line


def test_places_that_the_surroundings_name_are_named_from_the_root_too(run, tmp_path, home):
    env = {**FOUND, "FILMTRACK_LEDGER": "l.db", "FILMTRACK_CATALOGUE": "a.toml:/b.toml"}
    line = run("remind", "--cron-line", env=env).out
    assert f"FILMTRACK_LEDGER={tmp_path}/l.db " in line
    assert f"FILMTRACK_CATALOGUE={tmp_path}/a.toml:/b.toml " in line
    assert (
        f"FILMTRACK_LEDGER={home}/l.db "
        in run("remind", "--cron-line", env={**FOUND, "FILMTRACK_LEDGER": "~/l.db"}).out
    )
    assert (
        "FILMTRACK_LEDGER=postgresql://host/x "
        in run("remind", "--cron-line", env={"FILMTRACK_LEDGER": "postgresql://host/x"}).out
    )


@pytest.mark.parametrize("schedule", ["--cron-line", "--systemd"])
def test_all_that_was_said_is_in_the_line(run, schedule):
    said = ("--via", "mail", "--limit", "50", "--exit-code", "--festival", "dresden")
    assert f"{PROGRAM} remind {' '.join(said)}\n" in run("remind", *said[:2], schedule, *said[2:], env=FOUND).out


@pytest.mark.parametrize("url", ["postgresql://host/films"])
def test_a_ledger_on_a_server_stays_what_it_is(run, url):
    assert f"--ledger {url} remind" in run("remind", "--cron-line", "--ledger", url, env=FOUND).out


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("postgresql://ann:secret@host/films", True),
        ("postgresql://host/films?user=ann&password=secret", True),
        ("postgresql://ann@host:5432/films", False),
        ("/a:b@c?password=x.db", False),
    ],
)
def test_a_password_in_the_line_is_pointed_out(run, url, told):
    for printed in (
        run("remind", "--cron-line", "--ledger", url),
        run("remind", "--cron-line", env={"FILMTRACK_LEDGER": url}),
    ):
        assert (printed.status, "~/.pgpass" in printed.err) == (0, told)


def test_the_units_for_systemd_catch_up_after_sleep(run, tmp_path):
    Path("a $b %c.toml").write_text("")
    printed = run("remind", "--systemd", "--catalogue", "a $b %c.toml", env={**FOUND, "FILMTRACK_LEDGER": "/x/$y.db"})
    assert f'ExecStart={PROGRAM} --catalogue "{tmp_path}/a $$b %%c.toml" remind\n' in printed.out
    assert "Environment=FILMTRACK_LEDGER=/x/$y.db\n" in printed.out
    assert "Persistent=true\n" in printed.out


def test_the_job_for_a_mac_is_a_property_list(run):
    Path("a & b.toml").write_text("")
    printed = run("remind", "--launchd", "--catalogue", "a & b.toml", env=FOUND)
    job = plistlib.loads(printed.out.encode())
    assert job["ProgramArguments"][0] == str(PROGRAM)
    assert job["ProgramArguments"][2].endswith("/a & b.toml")
    assert job["EnvironmentVariables"]["TZ"] == "Asia/Hong_Kong"
    bare = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "TZ"))
    assert "EnvironmentVariables" not in run("remind", "--launchd", env={**FOUND, **bare}).out


@pytest.mark.parametrize(
    ("arguments", "env", "named"),
    [
        ((), {"LANG": "zh_HK.UTF-8"}, "--lang zh-Hant-HK "),
        (("--lang", "en"), {"LANG": "zh_HK.UTF-8"}, "--lang en "),
        ((), {"LANG": "en_GB.UTF-8"}, ""),
        ((), {"FILMTRACK_LANG": "zh"}, ""),
    ],
)
def test_the_line_speaks_the_language_that_it_was_asked_for_in(run, arguments, env, named):
    line = run("remind", "--cron-line", *arguments, env={**FOUND, **env}).out
    assert f"{PROGRAM} {named}remind\n" in line
    assert ("FILMTRACK_LANG=zh " in line) == ("FILMTRACK_LANG" in env)


def test_a_language_of_the_settings_need_not_be_named_again(run):
    run("config", "set", "language", "zh")
    assert "--lang" not in run("remind", "--cron-line", env=FOUND).out
