"""Other programs that list what is due, given the same items: one item a festival, spread over the next 400 days."""

import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

Command = tuple[str, ...]
DAYS = 30


def items(count: int, today: date) -> list[tuple[str, date]]:
    """A name and a day each."""
    return [(f"item-{place:06d}", today + timedelta(days=place * 7919 % 400 + 1)) for place in range(count)]


def taskwarrior(home: Path, count: int, today: date) -> Command:
    """Taskwarrior's pending tasks."""
    (home / "data").mkdir()
    lines = (
        f'[description:"{name}" due:"{_seconds(day)}" entry:"{_seconds(today)}" status:"pending" '
        f'uuid:"00000000-0000-4000-8000-{place:012d}"]\n'
        for place, (name, day) in enumerate(items(count, today))
    )
    (home / "data" / "pending.data").write_text("".join(lines))
    (home / ".taskrc").write_text(f"data.location={home}/data\nconfirmation=off\nverbose=nothing\nhooks=0\n")
    return ("task", "rc.report.list.filter=status:pending", f"due.before:{today + timedelta(days=DAYS + 1)}", "list")


def hledger(home: Path, count: int, today: date) -> Command:
    """One journal, a transaction an item."""
    dated = sorted((day, name) for name, day in items(count, today))
    journal = "".join(f"{day} {name}\n    fees  30 EUR\n    bank\n\n" for day, name in dated)
    (home / "journal").write_text(journal)
    return ("hledger", "-f", f"{home}/journal", "print", f"date:{today}..{today + timedelta(days=DAYS + 1)}")


def khal(home: Path, count: int, today: date) -> Command:
    """One calendar folder, a file an item; the first run fills khal's own cache."""
    _folder(home, count, today, "VEVENT")
    (home / "config" / "khal").mkdir(parents=True)
    (home / "config" / "khal" / "config").write_text(
        f"[calendars]\n[[films]]\npath = {home}/films\n[locale]\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        f"timeformat = %H:%M\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
        f"local_timezone = UTC\ndefault_timezone = UTC\n[sqlite]\npath = {home}/khal.db\n"
    )
    return ("khal", "list", f"{today}", f"{today + timedelta(days=DAYS)}")


def todoman(home: Path, count: int, today: date) -> Command:
    """One folder of tasks, a file an item."""
    _folder(home, count, today, "VTODO")
    (home / "config" / "todoman").mkdir(parents=True)
    (home / "config" / "todoman" / "config.py").write_text(
        f'path = "{home}/*"\ndate_format = "%Y-%m-%d"\ntime_format = "%H:%M"\ncache_path = "{home}/todoman.db"\n'
    )
    return ("todoman", "list", "--due", str(24 * DAYS), "--sort", "due")


def remind(home: Path, count: int, today: date) -> Command:
    """One reminder an item, the next occurrence of each."""
    (home / "items.rem").write_text("".join(f"REM {day} MSG {name}\n" for name, day in items(count, today)))
    return ("remind", "-n", f"{home}/items.rem", f"{today}")


def calcurse(home: Path, count: int, today: date) -> Command:
    """One day-long event an item."""
    (home / "cal").mkdir()
    dated = sorted((day, name) for name, day in items(count, today))
    (home / "cal" / "apts").write_text("".join(f"{day:%m/%d/%Y} [1] {name}\n" for day, name in dated))
    (home / "cal" / "todo").write_text("")
    days = ("--from", f"{today:%m/%d/%Y}", "--days", str(DAYS + 1))
    return ("calcurse", "-D", f"{home}/cal", "-C", f"{home}/cal", "-Q", "--filter-type", "cal", *days)


PEERS: dict[str, Callable[[Path, int, date], Command]] = {
    "task": taskwarrior,
    "hledger": hledger,
    "khal": khal,
    "todoman": todoman,
    "remind": remind,
    "calcurse": calcurse,
}
"""By the program's name; all are Debian packages (taskwarrior, hledger, khal, todoman, remind, calcurse)."""


def installed() -> list[str]:
    """The peers that are on PATH."""
    return [name for name in PEERS if shutil.which(name)]


def _seconds(day: date) -> int:
    return (day.toordinal() - date(1970, 1, 1).toordinal()) * 86_400


def _folder(home: Path, count: int, today: date, kind: str) -> None:
    folder = home / "films"
    folder.mkdir()
    for name, day in items(count, today):
        when = f"DTSTART;VALUE=DATE:{day:%Y%m%d}" if kind == "VEVENT" else f"DUE;VALUE=DATE:{day:%Y%m%d}"
        head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//bench//EN", f"BEGIN:{kind}", f"UID:{name}")
        tail = ("DTSTAMP:20260101T000000Z", when, f"SUMMARY:{name}", f"END:{kind}", "END:VCALENDAR", "")
        lines = (*head, *tail)
        (folder / f"{name}.ics").write_text("\r\n".join(lines), newline="")
