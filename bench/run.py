"""Time filmtrack's everyday commands as whole processes, beside a bare interpreter, an empty Typer command and peers.

    python bench/run.py [--sizes 10,200,14000,100000] [--runs 15] [--no-peers]

Each size is a catalogue of so many made-up festivals of about 44 lines with three deadlines each. All commands of one
size run in turn, so that whatever else the machine does hits all alike; printed is one table of medians as multiples
of a bare interpreter, with what is wanted. Peers that are not installed are left out; khal and todoman, which keep a
file an item, are asked up to 14,000. The first run is measured against tomllib and validation at 14,000 alone, three
times in turn.
What takes seconds is not asked as often as what takes milliseconds: all ends within 5 minutes on a quiet machine.
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

from homes import environment
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
PARSED = 14_000
MEMORY = """
import sys
if sys.argv[1:]:
    from filmtrack.cli.main import main
    main(sys.argv[1:])
print(*(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")), file=sys.stderr)
"""
FILE_AN_ITEM = ("khal", "todoman")
TAB = 'source "$1"; COMP_WORDS=(filmtrack submit item-0012); COMP_CWORD=2; [ -z "$2" ] || _filmtrack'


@dataclass
class Line:
    """One command to time: where it runs, whether on a terminal, and what it took, in milliseconds."""

    name: str
    command: Command
    env: dict[str, str]
    terminal: bool = False
    took: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """Milliseconds."""
        return statistics.median(self.took)


def surroundings(home: Path, catalogue: Path | None = None) -> dict[str, str]:
    """Those of a user with that catalogue, on a terminal of a hundred columns where there is one."""
    home.mkdir(exist_ok=True)
    named = {"FILMTRACK_CATALOGUE": str(catalogue)} if catalogue else {}
    return environment(home, TERM="xterm", COLUMNS="100", TZ="UTC", **named)


def once(line: Line) -> float:
    """Run it once; the milliseconds it took."""
    if line.terminal:
        ours, theirs = pty.openpty()
    else:
        ours, theirs = os.pipe()
    started = time.perf_counter()
    process = subprocess.Popen(
        line.command, env=line.env, cwd=line.env["HOME"], stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    try:
        while os.read(ours, 1 << 16):
            pass
    except OSError:
        pass  # a terminal ends in this way
    status = process.wait()
    took = (time.perf_counter() - started) * 1000
    os.close(ours)
    if status:
        sys.exit(f"{line.name}: exit {status}: {' '.join(line.command)}")
    return took


def measure(lines: Sequence[Line], runs: int) -> None:
    """Every line once to warm up, then all in turn."""
    for line in lines:
        once(line)
    for _ in range(runs):
        for line in lines:
            line.took.append(once(line))


class Table:
    """Rows of figures, a column a size."""

    def __init__(self, title: str, columns: Sequence[str]) -> None:
        """Without rows."""
        self.title = title
        self.columns = columns
        self.rows: dict[str, dict[str, str]] = {}

    def put(self, row: str, column: str, figure: float | str) -> None:
        """One figure."""
        self.rows.setdefault(row, {})[column] = figure if isinstance(figure, str) else f"{figure:.2f}"

    def show(self) -> None:
        """Print it as Markdown."""
        print(f"\n| {self.title} | {' | '.join(self.columns)} |")
        print(f"|---|{'---|' * len(self.columns)}")
        for name, figures in self.rows.items():
            print(f"| {name} | {' | '.join(figures.get(each, '') for each in self.columns)} |", flush=True)


WITHIN = "`upcoming --within 30d --limit 30`, piped"
ASKED = {
    WITHIN: (("--within", "30d"), "2.0"),
    "the same with `--json`": (("--within", "30d", "--json"), "2.0"),
    "`upcoming --month`, piped": (("--month", f"{TODAY:%b}"), "2.0"),
    "`upcoming --within 30d`, table on a terminal": (("--within", "30d"), "12"),
}


def of_size(folder: Path, count: int, runs: int, found: Table) -> dict[str, Line]:
    """The warm answers of one size, what they take in memory, and what a first run and an edit cost."""
    size = f"{count:,}"
    home = folder / f"home-{count}"
    catalogue = folder / f"festivals-{count}.toml"
    write_catalogue(catalogue, count, TODAY.date())
    env = surroundings(home, catalogue)
    time.sleep(0.2)
    asked = (FILMTRACK, "upcoming", "--limit", "30")
    first = first_run(home, catalogue)
    lines = {name: Line(name, (*asked, *words), env, terminal="terminal" in name) for name, (words, _) in ASKED.items()}
    bare = Line("bare", BARE, env)
    measure([bare, *lines.values()], runs)
    for name, line in lines.items():
        found.put(name, size, line.median / bare.median)
        found.put(name, "wanted", ASKED[name][1])
    found.put("memory of the first of these", size, memory(lines[WITHIN]) / memory(bare))
    found.put("memory of the first of these", "wanted", "2.0")
    added = edits(catalogue, lines[WITHIN], 3 if count <= PARSED else 1)
    found.put("one festival edited, seconds more than warm", size, added / 1000)
    found.put("one festival edited, seconds more than warm", "wanted", "0.25")
    found.put("first run, seconds", size, first / 1000)
    if count == PARSED:
        ratios = [first_run(folder / f"anew-{each}", catalogue) / validating(catalogue) / 1000 for each in range(3)]
        found.put("first run, × tomllib and validation of the same bytes", size, statistics.median(ratios))
        found.put("first run, × tomllib and validation of the same bytes", "wanted", "1.6")
    return lines | {"bare": bare}


def first_run(home: Path, catalogue: Path) -> float:
    """The milliseconds of a run in a home without a cache."""
    command = (FILMTRACK, "upcoming", "--limit", "30", "--within", "30d")
    return once(Line("first run", command, surroundings(home, catalogue)))


def memory(line: Line) -> int:
    """The most kilobytes that one run has at a time, told by itself: the system counts what started it, too."""
    command = (sys.executable, "-c", MEMORY, *(line.command[1:] if line.command[0] == FILMTRACK else ()))
    done = subprocess.run(command, env=line.env, cwd=line.env["HOME"], check=True, capture_output=True, text=True)
    return int(done.stderr.split()[-1])


def edits(catalogue: Path, warm: Line, times: int) -> float:
    """How many milliseconds more than a warm run one takes after an edit of one festival: the median."""
    took = []
    for change in range(times):
        text = catalogue.read_text(encoding="utf-8")
        place = text.index('city = "', text.index('id = "item-000003"'))
        end = text.index("\n", place)
        catalogue.write_text(f'{text[:place]}city = "Moved {change}"{text[end:]}', encoding="utf-8")
        time.sleep(0.2)
        took.append(once(Line("edit", warm.command, warm.env)))
    return statistics.median(took) - warm.median


def validating(catalogue: Path) -> float:
    """Seconds that tomllib and validation alone take for the same bytes."""
    code = (
        "import sys, time, tomllib; from filmtrack.catalogue.tables import FestivalTable; t = time.perf_counter(); "
        "[FestivalTable.model_validate(each) for each in tomllib.load(open(sys.argv[1], 'rb'))['festival']]; "
        "print(time.perf_counter() - t)"
    )
    done = subprocess.run((sys.executable, "-c", code, catalogue), check=True, capture_output=True, text=True)
    return float(done.stdout)


READING = (
    *("", "log", "log 1", "film list", "film show night-bus", "budget", "remind", "remind history", "export", "doctor"),
    *("watch", "scheme list", "premiere night-bus", "timeline --film night-bus", "checklist --missing"),
    *(f"{each} night-bus tampere" for each in ("check", "checklist", "sponsor")),
    *("check night-bus", "check --all", "upcoming --film night-bus", "festival list --film night-bus"),
)
"""Commands that read the ledger and answer in rows; the first is today's page."""

OTHERS = ("festival list", "timeline", "report", "calendar")
"""Commands that do not open the ledger, or write a file in a form that only a library knows."""


def commands(folder: Path, runs: int) -> None:
    """Commands that do not depend on the catalogue's size, and a press of TAB."""
    home = folder / "home"
    env = surroundings(home)
    for words in (("film", "add", "Night Bus"), ("submit", "night-bus", "tampere", "--yes")):
        subprocess.run((FILMTRACK, *words), env=env, check=True, capture_output=True)
    (folder / "empty.py").write_text(EMPTY_TYPER)
    bare, typer = (
        Line("bare", BARE, env),
        Line("an empty Typer command", (sys.executable, str(folder / "empty.py")), env),
    )
    version = Line("`--version`", (FILMTRACK, "--version"), env)
    lines = [Line(f"`filmtrack {words}`".replace(" `", "`"), (FILMTRACK, *words.split()), env) for words in READING]
    others = [Line(f"`filmtrack {words}`", (FILMTRACK, *words.split()), env) for words in OTHERS]
    measure([bare, typer, version, *lines, *others], runs)
    found = Table("what", ("ms", "× bare", "× an empty Typer command", "wanted"))
    found.put("a bare interpreter", "ms", bare.median)
    for line, wanted in (
        (typer, ""),
        (version, "1.5 bare"),
        *((each, "1.4 Typer") for each in lines),
        *((each, "") for each in others),
    ):
        found.put(line.name, "ms", line.median)
        found.put(line.name, "× bare", line.median / bare.median)
        found.put(line.name, "× an empty Typer command", line.median / typer.median)
        found.put(line.name, "wanted", wanted)
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
    for line in shell:
        found.put(line.name, "ms", line.median)
    found.put(shell[-1].name, "wanted", "5 ms more than the line above")
    found.show()


def beside_peers(folder: Path, count: int, ours: dict[str, Line], runs: int, found: Table) -> None:
    """The same items in other programs: what is due in 30 days."""
    today = TODAY.date()
    bare = Line("bare", BARE, ours["bare"].env)
    lines = [Line("filmtrack", ours[WITHIN].command, ours[WITHIN].env)]
    for name in installed():
        if count <= PARSED or name not in FILE_AN_ITEM:
            home = folder / f"{name}-{count}"
            home.mkdir()
            lines.append(Line(name, PEERS[name](home, count, today), surroundings(home)))
    slow = PARSED // 7
    measure([bare, *lines], min(runs, 5 if count <= slow else 3 if count <= PARSED else 1))
    for line in lines:
        found.put(f"{line.name}, the same items", f"{count:,}", line.median / bare.median)


def processor() -> str:
    """The name of the machine's processor, as the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or "a processor without a name"
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.machine())


def main() -> int:
    """Print everything as Markdown."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", default="10,200,14000,100000")
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--no-peers", action="store_true")
    given = parser.parse_args()
    machine = (
        f"{processor()}, {os.cpu_count()} processors, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}"
    )
    print(f"{TODAY:%Y-%m-%d %H:%M} UTC, {machine}, medians of {given.runs}, load {os.getloadavg()[0]:.1f}")
    sizes = [int(each) for each in given.sizes.split(",")]
    found = Table("what, × a bare interpreter", (*(f"{each:,}" for each in sizes), "growth", "wanted"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        commands(folder, given.runs)
        peers = Table("", ())
        for count in sizes:
            lines = of_size(folder, count, given.runs, found)
            if not given.no_peers:
                beside_peers(folder, count, lines, given.runs, peers)
    for name in ASKED:
        first, last = (float(found.rows[name][f"{each:,}"]) for each in (sizes[0], sizes[-1]))
        found.put(name, "growth", last / first)
    found.rows |= peers.rows
    found.show()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
