"""The reminder scripts and the line for a crontab, run as they are meant to run, at last by a real cron daemon."""

import os
import shlex
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from runs import PROGRAM, environment, run_process

ROOT = Path(__file__).parents[1]
DAILY, WEEKLY = ROOT / "scripts" / "remind-daily.sh", ROOT / "scripts" / "remind-weekly.sh"
EVENING = "2026-11-22T20:00+08:00"
OWN = """
[[festival]]
id = "lamma"
name = "Lamma Short"
source = "s"
[[festival.edition]]
year = 2027
[[festival.edition.deadline]]
tier = "late"
date = {day}
"""


@pytest.fixture
def watched(run, home):
    """Watches a festival of the user's own catalogue that closes on a day."""

    def watched(day: str = "2026-12-03") -> None:
        own = home / "config" / "filmtrack" / "festivals.toml"
        own.parent.mkdir(parents=True, exist_ok=True)
        own.write_text(OWN.format(day=day))
        assert run("watch", "lamma").status == 0

    return watched


@pytest.fixture
def script(home):
    def script(path: Path, *, now: str = EVENING):
        env = {"FILMTRACK": str(PROGRAM), "REMINDERS": str(home / "digests")}
        return run_process(["sh", str(path)], environment(home, now=now, env=env))

    return script


def kept(home: Path) -> str:
    return "".join(each.read_text() for each in (home / "digests").glob("*.txt"))


@pytest.mark.parametrize("path", [DAILY, WEEKLY])
def test_a_script_is_silent_when_nothing_is_due(script, home, path):
    result = script(path)
    assert (result.status, result.out, result.err) == (0, "", "")
    assert not (home / "digests").exists()


def test_the_daily_script_tells_once_and_keeps_a_copy(script, watched, home):
    watched()
    told = script(DAILY)
    assert (told.status, told.err) == (0, "")
    assert "Lamma Short 2027: late deadline" in told.out
    assert kept(home) == told.out
    again = script(DAILY)
    assert (again.status, again.out) == (0, "")
    assert kept(home) == told.out


def test_the_weekly_script_counts_what_is_open_and_tells_nobody(script, watched, run):
    watched()
    first = script(WEEKLY)
    assert first.status == 0, first.err
    assert first.out.startswith("0 overdue, 0 today, 1 next\nnext     1  ")
    assert "Closing in the next two weeks, watched or not:\n" in first.out
    assert "Lamma Short" in run("remind", now=EVENING).out


def test_the_weekly_script_says_by_its_exit_code_that_something_is_overdue(script, watched):
    watched("2026-11-18")
    assert script(WEEKLY).status == 1


@pytest.mark.parametrize("path", [DAILY, WEEKLY])
def test_a_script_passes_a_failure_on(script, home, path):
    config = home / "config" / "filmtrack" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text("nonsense")
    result = script(path)
    assert result.status == 3
    assert "config.toml is not valid TOML" in result.err


@pytest.mark.parametrize("path", [DAILY, WEEKLY])
def test_a_file_with_mistakes_keeps_no_script_from_the_rest(script, watched, home, path):
    watched()
    with (home / "config" / "filmtrack" / "festivals.toml").open("a") as own:
        own.write('[[festival]]\nid = "bad"\nname = 1\n')
    result = script(path)
    assert "Lamma Short" in result.out
    assert "bad" in result.err


@pytest.mark.skipif(not shutil.which("shellcheck"), reason="shellcheck is not installed")
@pytest.mark.parametrize("path", [DAILY, WEEKLY])
def test_a_script_has_nothing_that_shells_disagree_on(path):
    checked = subprocess.run(["shellcheck", "--severity=style", path], capture_output=True, text=True, check=False)
    assert checked.stdout == ""
    assert os.access(path, os.X_OK)


def cron_line(home: Path, *arguments: str, **env: str) -> str:
    """The line that filmtrack prints for a crontab; this user's folders are not the usual ones."""
    asked = run_process([str(PROGRAM), "remind", "--cron-line", *arguments], environment(home, env=env))
    assert asked.status == 0
    return asked.out


def test_the_line_needs_nothing_of_the_environment(home, watched):
    watched()
    line = cron_line(home)
    schedule, command = line[:9], line[10:]
    assert (schedule, line.count("\n")) == ("0 8 * * *", 1)
    assert "%" not in line
    assert f" {PROGRAM} remind" in command
    bare = {"HOME": str(home), "LOGNAME": "u", "SHELL": "/bin/sh", "PATH": "/usr/bin:/bin", "FILMTRACK_NOW": EVENING}
    told = subprocess.run(["/bin/sh", "-c", command], env=bare, cwd=home, capture_output=True, text=True, check=True)
    assert "Lamma Short" in told.stdout


def test_the_line_names_files_from_the_root_and_escapes_what_cron_would_cut(home, tmp_path):
    (tmp_path / "my festivals 100%.toml").write_text("")
    line = cron_line(
        home, "--catalogue", "my festivals 100%.toml", "--ledger", "l.db", "--timezone", "UTC", "--via", "mail"
    )
    assert f"--catalogue '{tmp_path}/my festivals 100\\%.toml'" in line
    assert f"--ledger {tmp_path}/l.db --timezone UTC remind --via mail" in line
    assert "--ledger postgresql://h/d" in cron_line(home, "--ledger", "postgresql://h/d")
    assert "FILMTRACK_LEDGER=/x/y.db" in cron_line(home, FILMTRACK_LEDGER="/x/y.db")


def can_run_cron() -> str:
    """Why no cron daemon can be run here; nothing when one can."""
    if not shutil.which("cron"):
        return "cron is not installed"
    if os.geteuid() != 0:
        return "only root can give a cron daemon folders of its own"
    probe = ["unshare", "--mount", "sh", "-c", "mount -t tmpfs none /var/spool/cron/crontabs"]
    tried = subprocess.run(probe, capture_output=True, text=True, check=False) if shutil.which("unshare") else None
    return "" if tried and not tried.returncode else "the system does not let mounts be parted"


IN_ITS_OWN_WORLD = """
set -e
mount -t tmpfs none /var/spool/cron/crontabs
mount -t tmpfs none /run
for folder in /etc/cron.d /etc/cron.hourly /etc/cron.daily; do
    [ ! -d "$folder" ] || mount -t tmpfs none "$folder"
done
[ ! -e /etc/crontab ] || mount --bind /dev/null /etc/crontab
cp "$1" /var/spool/cron/crontabs/root
chmod 600 /var/spool/cron/crontabs/root
exec cron -f
"""
"""The system's own crontabs stay as they are: what is mounted here is seen by this daemon alone."""


def every_minute(line: str) -> str:
    words = line.split(" ", 5)
    return " ".join(["* * * * *", words[5]])


@pytest.mark.skipif(bool(can_run_cron()), reason=can_run_cron())
def test_a_real_cron_daemon_runs_the_line_and_the_scripts(home, watched, tmp_path, run):
    watched()
    ledger = home / "data" / "filmtrack" / "ledger.db"
    copies = {name: tmp_path / f"{name}.db" for name in ("daily", "weekly")}
    for copy in copies.values():
        shutil.copy(ledger, copy)
    folders = " ".join(
        f"{name}={shlex.quote(value)}" for name, value in environment(home).items() if name.startswith("XDG_")
    )
    crontab = tmp_path / "crontab"
    jobs = [every_minute(cron_line(home)).rstrip() + f" >>{tmp_path}/line.out 2>>{tmp_path}/line.err"]
    for name, path in (("daily", DAILY), ("weekly", WEEKLY)):
        settings = f"FILMTRACK={PROGRAM} REMINDERS={tmp_path}/digests FILMTRACK_LEDGER={copies[name]} {folders}"
        jobs.append(f"* * * * * {settings} {path} >>{tmp_path}/{name}.out 2>>{tmp_path}/{name}.err")
    crontab.write_text("\n".join([f"HOME={home}", f"FILMTRACK_NOW={EVENING}", "MAILTO=''", *jobs, ""]))
    daemon = subprocess.Popen(
        ["unshare", "--mount", "sh", "-c", IN_ITS_OWN_WORLD, "sh", str(crontab)], start_new_session=True
    )
    try:
        wait_for(lambda: all((tmp_path / f"{each}.out").exists() for each in ("line", "daily", "weekly")), 75)
        wait_for(lambda: all("Lamma Short" in out(tmp_path, each) for each in ("line", "daily", "weekly")), 60)
    finally:
        os.killpg(daemon.pid, signal.SIGTERM)
        daemon.wait(30)
    assert out(tmp_path, "line").count("late deadline") == 1
    assert [(tmp_path / f"{each}.err").read_text() for each in ("line", "daily", "weekly")] == ["", "", ""]
    assert run("remind", now=EVENING).out == ""


def out(folder: Path, name: str) -> str:
    return (folder / f"{name}.out").read_text()


def wait_for(condition, seconds: float) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "cron did not run it in time"
        time.sleep(0.5)


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not installed")
def test_systemd_understands_the_units(home, tmp_path):
    printed = run_process(
        [str(PROGRAM), "remind", "--systemd", "--catalogue", "my 100% $HOME.toml"], environment(home)
    ).out
    service, timer = printed.split("# ~/.config/systemd/user/filmtrack-remind.timer\n")
    (tmp_path / "filmtrack-remind.service").write_text(service)
    (tmp_path / "filmtrack-remind.timer").write_text(timer)
    units = [str(tmp_path / f"filmtrack-remind.{kind}") for kind in ("service", "timer")]
    checked = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True, check=False)
    assert str(tmp_path) not in checked.stderr, checked.stderr
    assert "Persistent=true" in timer
    when = timer.partition("OnCalendar=")[2].splitlines()[0]
    subprocess.run(["systemd-analyze", "calendar", when], check=True, capture_output=True)


def test_launchd_gets_a_property_list(home):
    import plistlib

    printed = run_process(
        [str(PROGRAM), "remind", "--launchd", "--via", "mail", "--catalogue", "a & b.toml"], environment(home)
    ).out
    job = plistlib.loads(printed.encode())
    assert job["ProgramArguments"][0] == str(PROGRAM)
    assert job["ProgramArguments"][-3:] == ["remind", "--via", "mail"]
    assert job["ProgramArguments"][2].endswith("/a & b.toml")
    assert job["EnvironmentVariables"]["XDG_CONFIG_HOME"] == str(home / "config")
    assert job["StartCalendarInterval"] == {"Hour": 8, "Minute": 0}
