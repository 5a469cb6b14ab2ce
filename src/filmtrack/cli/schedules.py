"""The lines that make a computer run `remind` every morning: for cron, systemd and launchd. Nothing is installed."""

import os
import shlex
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from filmtrack.cli.context import Context

HOUR = 8
_CARRIED = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "TZ")
_PLACES = ("FILMTRACK_LEDGER", "FILMTRACK_CATALOGUE")
_SCHEDULES = ("--cron-line", "--systemd", "--launchd")
_NAME = "filmtrack"
_LABEL = "org.filmtrack.remind"


def program() -> tuple[str, ...]:
    """The command that runs this very filmtrack from anywhere: its absolute path."""
    started = Path(sys.argv[0])
    if started.name == _NAME and started.is_file():
        return (str(started.absolute()),)
    found = shutil.which(_NAME)
    return (str(Path(found).absolute()),) if found else (sys.executable, "-m", _NAME)


def command(context: Context) -> tuple[str, ...]:
    """The whole command: what this run was told, with files and places as absolute paths."""
    options = context.options
    given: list[str] = []
    for each in options.catalogues:
        given += ["--catalogue", str(Path(each).absolute())]
    if options.ledger:
        given += ["--ledger", _anywhere(options.ledger)]
    if options.timezone:
        given += ["--timezone", options.timezone]
    if _says_its_language(context):
        given += ["--lang", context.language]
    return (*program(), *given, *(each for each in context.words if each not in _SCHEDULES))


def _anywhere(place: str) -> str:
    """A file or a server, named so that it is found from any folder."""
    return place if "://" in place else str(Path(place).expanduser().absolute())


def _says_its_language(context: Context) -> bool:
    """Whether only this run knows its language: bare surroundings have no LANG."""
    return bool(context.options.lang) or (context.language_named is None and context.language != "en")


def surroundings(environ: Mapping[str, str]) -> dict[str, str]:
    """The variables that filmtrack looks at here and a bare environment would lack."""
    own = {name: value for name, value in environ.items() if name.startswith("FILMTRACK_") and name != "FILMTRACK_NOW"}
    for name in (each for each in _PLACES if own.get(each)):
        own[name] = os.pathsep.join(_anywhere(each) for each in _places(name, own[name]))
    return {name: environ[name] for name in _CARRIED if environ.get(name)} | own


def _places(name: str, value: str) -> list[str]:
    return [each for each in value.split(os.pathsep) if each] if name == "FILMTRACK_CATALOGUE" else [value]


def cron_line(context: Context) -> str:
    """One line for a crontab, for every morning at eight; a ``%`` would cut it short there, so it is escaped."""
    words = [f"{name}={shlex.quote(value)}" for name, value in surroundings(context.environ).items()]
    words += [shlex.quote(each) for each in command(context)]
    return f"0 {HOUR} * * * " + " ".join(words).replace("%", "\\%") + "\n"


def systemd_units(context: Context) -> str:
    """A service and its timer, which catches up after sleep."""
    variables = "".join(
        f"Environment={_quoted(f'{name}={value}')}\n" for name, value in surroundings(context.environ).items()
    )
    line = " ".join(_quoted(each.replace("$", "$$")) for each in command(context))
    return f"""\
# ~/.config/systemd/user/filmtrack-remind.service
[Unit]
Description=Reminders of film festival deadlines

[Service]
Type=oneshot
{variables}ExecStart={line}

# ~/.config/systemd/user/filmtrack-remind.timer
[Unit]
Description=Reminders of film festival deadlines, every morning

[Timer]
OnCalendar=*-*-* {HOUR:02}:00:00
Persistent=true

[Install]
WantedBy=timers.target

# then: systemctl --user daemon-reload && systemctl --user enable --now filmtrack-remind.timer
# What it prints goes to the journal: let it mail instead, with --via mail.
"""


def launchd_job(context: Context) -> str:
    """A job for a Mac; one that slept at the time runs it when it wakes."""
    arguments = "".join(f"    <string>{escape(each)}</string>\n" for each in command(context))
    variables = "".join(
        f"    <key>{escape(name)}</key>\n    <string>{escape(value)}</string>\n"
        for name, value in surroundings(context.environ).items()
    )
    environment = f"  <key>EnvironmentVariables</key>\n  <dict>\n{variables}  </dict>\n" if variables else ""
    return f"""\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<!-- ~/Library/LaunchAgents/{_LABEL}.plist
     then: launchctl bootstrap gui/$(id -u) ~/Library/LaunchAgents/{_LABEL}.plist
     What it prints is lost: let it go by mail or to the desktop (see docs/reminders.md). -->
<plist version="1.0">
<dict>
  <key>Label</key>
  <string>{_LABEL}</string>
  <key>ProgramArguments</key>
  <array>
{arguments}  </array>
{environment}  <key>StartCalendarInterval</key>
  <dict>
    <key>Hour</key>
    <integer>{HOUR}</integer>
    <key>Minute</key>
    <integer>0</integer>
  </dict>
</dict>
</plist>
"""


def _quoted(word: str) -> str:
    """A word as systemd reads it: quoted, with nothing left for it to replace."""
    plain = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{plain}"' if plain != word or " " in plain or not plain else plain
