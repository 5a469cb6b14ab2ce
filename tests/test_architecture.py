"""docs/architecture.md tells the truth about the folders and the dependencies, and the code keeps the house rules."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "filmtrack"
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
PROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
CONFIGURED = tomllib.loads(PROJECT)
REASON = 15
"""A reason shorter than this many characters is none."""

MODULES = sorted(SOURCE.rglob("*.py"))
FILE_LINES = 250
LONGER = {"src/filmtrack/cli/instant.py": 280}
"""What answers before anything else is imported stays in one file, so that one file is read."""
BODY_LINES = 50
"""Of a function below its signature and docstring: room for one call that fills every column of a wide row."""

CLOCK_CALLS = {"now", "utcnow", "today"}
CLOCK_NAMES = {"time.time", "time.time_ns", "time.localtime", "time.gmtime"}
CLOCK_SQL = re.compile(r"current_(timestamp|date|time)\b|\bnow\(\)|'now'", re.IGNORECASE)


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def table(heading: str) -> dict[str, str]:
    """The two columns of the architecture page's table whose first column has this heading."""
    after = PAGE.partition(f"| {heading} |")[2].partition("\n|---|---|\n")[2]
    rows = re.findall(r"^\| `([^`]+)` \| (.+) \|$", after.partition("\n\n")[0], re.MULTILINE)
    return dict(rows)


def rooms() -> set[str]:
    modules = {path.stem for path in SOURCE.glob("*.py")} - {"__init__"}
    return modules | {path.parent.name for path in SOURCE.glob("*/__init__.py")}


def requirements() -> dict[str, str]:
    """Every requirement of filmtrack and of its extras, by the package's name."""
    project = CONFIGURED["project"]
    extras = project.get("optional-dependencies", {})
    lines = [*project["dependencies"], *(line for extra in extras.values() for line in extra)]
    return {re.split(r"[^A-Za-z0-9._-]", line, maxsplit=1)[0].lower(): line for line in lines}


def tracked() -> Iterator[Path]:
    """The project's own text files: no environment, no caches, no build."""
    for top in ROOT.iterdir():
        if top.name == ".ci" or not (top.name.startswith(".") or top.name in {"build", "dist"}):
            for path in (top, *top.rglob("*")):
                if path.is_file() and not {"__pycache__", ".hypothesis", "_build"} & set(path.parts):
                    yield path


def test_the_page_names_every_room_and_no_other():
    assert set(table("room")) == rooms()


def test_the_page_draws_the_layers_that_import_linter_holds():
    (layers,) = (contract["layers"] for contract in CONFIGURED["tool"]["importlinter"]["contracts"])
    drawn = re.search(r"```text\n(.*?)\n```", PAGE, re.DOTALL)[1]
    assert drawn.replace("·", "|").splitlines() == layers


def test_the_page_names_every_folder_and_no_other():
    folders = {name(path).split("/")[0] for path in tracked() if path.parent != ROOT} - {".ci", "src"}
    assert set(table("folder")) == folders


def test_the_page_gives_a_reason_for_every_dependency_and_no_other():
    assert set(table("package")) == set(requirements())


@pytest.mark.parametrize("heading", ["room", "folder", "package"])
def test_no_row_of_the_page_is_empty_talk(heading):
    assert {what for what, why in table(heading).items() if len(why) < REASON} == set()


def test_a_pin_in_pyproject_has_its_reason_beside_it():
    pins = re.findall(r'^\s*"[A-Za-z][\w.-]*(?:\[[\w,]+\])?[^"]*(?:<|==|~=|!=)[^"]*",?[ ]*(.*)$', PROJECT, re.MULTILINE)
    assert pins
    assert [reason for reason in pins if len(reason) < REASON] == []


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("__init__.py")), ids=name)
def test_an_init_file_imports_nothing(path):
    imports = [node for node in ast.walk(parsed(path)) if isinstance(node, ast.Import | ast.ImportFrom)]
    assert imports == []


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_can_be_read_in_one_sitting(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGER.get(name(path), FILE_LINES)
    functions = (n for n in ast.walk(parsed(path)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))
    assert [each.name for each in functions if body_lines(each) > BODY_LINES] == []


@pytest.mark.parametrize("path", [path for path in MODULES if SOURCE / "cli" not in path.parents], ids=name)
def test_nothing_below_cli_looks_at_the_clock(path):
    assert list(looks_at_clock(parsed(path))) == []


def test_no_sql_file_looks_at_the_clock():
    assert [name(path) for path in SOURCE.rglob("*.sql") if CLOCK_SQL.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    "code",
    ["datetime.now(UTC)", "date.today()", "import time; time.time()", "from time import time", "'select now()'"],
)
def test_each_way_of_looking_at_the_clock_is_noticed(code):
    assert list(looks_at_clock(ast.parse(code)))


def test_no_file_tells_on_which_machine_it_was_written():
    private = re.compile(rf"(?<![\w.:/~-])/({'|'.join(('work', 'root', 'tmp' + '/notes', 'Users', 'home'))})/\w")
    told = (
        f"{name(path)}:{number}"
        for path in tracked()
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1)
        if private.search(line)
    )
    assert list(told) == []


def test_ci_runs_what_the_readme_tells_a_newcomer_to_run():
    command = "sh scripts/check.sh"
    assert f"\n{command}\n" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1] == command


PAGES = sorted(path for path in tracked() if path.suffix == ".md")


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_to_a_file_of_the_project_leads_somewhere(page):
    targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of what a function does, its docstring left out."""
    done = function.body[1:] if ast.get_docstring(function, clean=False) else function.body
    return function.end_lineno - done[0].lineno + 1 if done else 0


def looks_at_clock(tree: ast.Module) -> Iterator[int]:
    """The lines on which code asks what time it is, in Python or in SQL."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(attr=called)) if called in CLOCK_CALLS:
                yield node.lineno
            case ast.Attribute() if ast.unparse(node) in CLOCK_NAMES:
                yield node.lineno
            case ast.ImportFrom(module="time", names=names):
                yield from (node.lineno for alias in names if f"time.{alias.name}" in CLOCK_NAMES)
            case ast.Constant(value=str(text)) if CLOCK_SQL.search(text):
                yield node.lineno
