"""Time filmtrack's everyday commands as whole processes, beside a bare interpreter, an empty Typer command and peers.

    python bench/run.py [--sizes 10,200,14000] [--runs 15] [--no-peers]

Each size is a catalogue of so many made-up festivals of about 44 lines with three deadlines each. All commands of one
size run in turn, so that whatever else the machine does hits all alike; printed are medians and their ratios. Peers
that are not installed are left out. `--sizes 10,200,14000,100000` takes some minutes more, most of it the first run.
"""

import argparse
import os
import platform
import pty
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from made_up import write_catalogue
from peers import PEERS, Command, installed

BARE = (sys.executable, "-c", "pass")
FILMTRACK = str(Path(sys.executable).with_name("filmtrack"))
EMPTY_TYPER = """
import typer
app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
app.command()(lambda: None)
app()
"""
TODAY = datetime.now(UTC)  # noqa: TID251 - a benchmark has a clock of its own
TAB = 'source "$1"; COMP_WORDS=(filmtrack submit item-0012); COMP_CWORD=2; [ -z "$2" ] || _filmtrack'


@dataclass
class Line:
    """One command to time: where it runs, whether on a terminal, and what it took, in milliseconds and kilobytes."""

    name: str
    command: Command
    env: dict[str, str]
    terminal: bool = False
    took: list[float] = field(default_factory=list)
    memory: int = 0

    @property
    def median(self) -> float:
        """Milliseconds."""
        return statistics.median(self.took)


def environment(home: Path, catalogue: Path | None = None) -> dict[str, str]:
    """A user's surroundings, with a home of their own."""
    folders = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "DATA", "CACHE", "STATE")}
    named = {"FILMTRACK_CATALOGUE": str(catalogue)} if catalogue else {}
    kept = {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8", "TERM": "xterm", "COLUMNS": "100"}
    return kept | folders | named | {"TZ": "UTC"}


def once(line: Line) -> float:
    """Run it once; the milliseconds it took."""
    if line.terminal:
        ours, theirs = pty.openpty()
    else:
        ours, theirs = os.pipe()
    started = time.perf_counter()
    process = subprocess.Popen(line.command, env=line.env, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs)
    os.close(theirs)
    try:
        while os.read(ours, 1 << 16):
            pass
    except OSError:
        pass  # a terminal ends in this way
    _, status, usage = os.wait4(process.pid, 0)
    took = (time.perf_counter() - started) * 1000
    process.returncode = os.waitstatus_to_exitcode(status)
    os.close(ours)
    if process.returncode:
        sys.exit(f"{line.name}: exit {process.returncode}: {' '.join(line.command)}")
    line.memory = usage.ru_maxrss
    return took


def measure(lines: Sequence[Line], runs: int) -> None:
    """Every line once to warm up, then all in turn."""
    for line in lines:
        once(line)
    for _ in range(runs):
        for line in lines:
            line.took.append(once(line))


def table(title: str, lines: Sequence[Line], bare: Line, typer: Line | None = None) -> None:
    """Print medians and ratios."""
    print(f"\n{title}\n\n| what | ms | × bare |{' × empty Typer |' if typer else ''} memory × bare |")
    print(f"|---|---|---|{'---|' if typer else ''}---|")
    for line in lines:
        beside = f" {line.median / typer.median:.2f} |" if typer else ""
        ratio, memory = line.median / bare.median, line.memory / bare.memory
        print(f"| {line.name} | {line.median:.1f} | {ratio:.2f} |{beside} {memory:.2f} |")


def of_size(folder: Path, count: int, runs: int) -> None:
    """The warm answers of one size, and what a first run and an edit cost."""
    home = folder / f"home-{count}"
    catalogue = folder / f"festivals-{count}.toml"
    write_catalogue(catalogue, count, TODAY.date())
    env = environment(home, catalogue)
    time.sleep(0.2)
    first = once(Line("first run", (FILMTRACK, "upcoming", "--within", "30d"), env))
    asked = ("upcoming", "--limit", "30")
    bare = Line("bare", BARE, env)
    lines = [
        bare,
        Line("`upcoming --within 30d`, piped", (FILMTRACK, *asked, "--within", "30d"), env),
        Line("`upcoming --within 30d --json`", (FILMTRACK, *asked, "--within", "30d", "--json"), env),
        Line("`upcoming --month` of this month, piped", (FILMTRACK, *asked, "--month", f"{TODAY:%b}"), env),
        Line("`upcoming --within 30d` on a terminal", (FILMTRACK, *asked, "--within", "30d"), env, terminal=True),
    ]
    measure(lines, runs)
    table(f"{count} festivals", lines, bare)
    parsing = validating(catalogue)
    text = catalogue.read_text()
    catalogue.write_text(text.replace("Festival item-000003", "Festival item 3 moved", 1))
    time.sleep(0.2)
    edited = once(Line("edit", (FILMTRACK, *asked, "--within", "30d"), env))
    print(f"\nfirst run {first / 1000:.2f} s, {first / parsing / 1000:.2f} × tomllib and validation ({parsing:.2f} s);")
    print(f"after one festival was edited {edited / 1000:.2f} s")


def validating(catalogue: Path) -> float:
    """Seconds that tomllib and validation alone take for the same bytes."""
    code = (
        "import sys, time, tomllib; from filmtrack.catalogue.tables import FestivalTable; t = time.perf_counter(); "
        "[FestivalTable.model_validate(each) for each in tomllib.load(open(sys.argv[1], 'rb'))['festival']]; "
        "print(time.perf_counter() - t)"
    )
    done = subprocess.run((sys.executable, "-c", code, catalogue), check=True, capture_output=True, text=True)
    return float(done.stdout)


def commands(folder: Path, runs: int) -> None:
    """Commands that do not depend on the catalogue's size, and a press of TAB."""
    home = folder / "home"
    env = environment(home)
    for words in (("film", "add", "Night Bus"), ("submit", "night-bus", "tampere", "--yes")):
        subprocess.run((FILMTRACK, *words), env=env, check=True, capture_output=True)
    (folder / "empty.py").write_text(EMPTY_TYPER)
    bare, typer = (
        Line("bare", BARE, env),
        Line("an empty Typer command", (sys.executable, str(folder / "empty.py")), env),
    )
    reading = ("log", "film list", "budget", "remind history", "premiere night-bus")
    lines = [bare, typer, Line("`--version`", (FILMTRACK, "--version"), env)]
    lines += [Line(f"`{words}`", (FILMTRACK, *words.split()), env) for words in reading]
    measure(lines, runs)
    table("Commands", lines, bare, typer)
    script = folder / "completion.bash"
    script.write_bytes(
        subprocess.run((FILMTRACK, "completion", "bash"), env=env, check=True, capture_output=True).stdout
    )
    ids = home / "cache" / "filmtrack" / "festival-ids"
    ids.write_text("".join(f"item-{place:06d}\n" for place in range(14_000)))
    shell = [
        Line("`bash -c :`", ("bash", "-c", ":"), env),
        Line("bash that reads the script", ("bash", "-c", TAB, "-", str(script), ""), env),
        Line("the same and a press of TAB among 14,000 ids", ("bash", "-c", TAB, "-", str(script), "1"), env),
    ]
    measure(shell, runs)
    table("TAB (the script is read once a shell, so a press costs the difference of the last two)", shell, shell[0])


def beside_peers(folder: Path, count: int, runs: int) -> None:
    """The same items in other programs, beside filmtrack."""
    today = TODAY.date()
    lines = [Line("bare", BARE, environment(folder / f"home-{count}"))]
    ours = environment(folder / f"home-{count}", folder / f"festivals-{count}.toml")
    lines.append(Line("filmtrack", (FILMTRACK, "upcoming", "--within", "30d", "--limit", "30"), ours))
    for name in installed():
        home = folder / f"{name}-{count}"
        home.mkdir()
        lines.append(Line(name, PEERS[name](home, count, today), environment(home)))
    measure(lines, min(runs, 5))
    table(f"What is due in 30 days of {count} items, beside peers", lines, lines[0])


def main() -> int:
    """Print everything as Markdown."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", default="10,200,14000")
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--no-peers", action="store_true")
    given = parser.parse_args()
    machine = (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}"
    )
    print(f"{TODAY:%Y-%m-%d %H:%M} UTC, {machine}, medians of {given.runs}, load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        commands(folder, given.runs)
        for count in map(int, given.sizes.split(",")):
            of_size(folder, count, given.runs)
            if not given.no_peers:
                beside_peers(folder, count, given.runs)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
