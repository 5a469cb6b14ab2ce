"""Pages in a real browser: one Chromium for all tests, and pages of a record that has a bit of everything."""

import shlex
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from hostile import CATALOGUE, NAMES
from runs import NOW, Screen, environment, run_here

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
COUNTRIES = ("--country", "ES", "--country", "CA", "--country", "HK")

RECORD = """
film add "Night Bus" --runtime 14:30 --completed 2026-10 --country HK --language yue --subtitles en --genre fiction
film add "Paper Boats" --runtime 8:00 --completed 2026-05 --country HK --genre animation
submit night-bus ibiza --fee "5 EUR" --via Festhome --answer-due 2027-04-01
update night-bus ibiza selected
plan night-bus hkiff --yes
submit paper-boats calgary --fee "31 USD" --yes
update paper-boats calgary selected
submit paper-boats animac --yes
update paper-boats animac not-selected
apply night-bus ibiza --scheme nae --amount "4444 HKD"
"""


class Pages:
    """Reports of one record, each made once; `told` runs any other command on that record."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.made: dict[tuple[str, ...], Path] = {}

    def told(self, *arguments: str, env: dict[str, str] | None = None) -> str:
        out, err = Screen(tty=False), Screen(tty=False)
        status = run_here(arguments, environment(self.home, now=NOW, env=env), out=out, err=err)
        assert status == 0, err.text
        return out.text

    def page(self, *arguments: str, env: dict[str, str] | None = None) -> Path:
        if arguments not in self.made:
            place = self.home / f"page{len(self.made)}.html"
            self.told("report", "-o", str(place), *arguments, env=env)
            self.made[arguments] = place
        return self.made[arguments]


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """A record of two films with entries of every kind."""
    made = Pages(tmp_path_factory.mktemp("record"))
    for line in RECORD.strip().splitlines():
        made.told(*shlex.split(line))
    return made


@pytest.fixture(scope="session")
def full(pages: Pages) -> Path:
    """The page of that record, with the festivals of three countries."""
    return pages.page(*COUNTRIES)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page on which every name was written by somebody who means harm."""
    folder = tmp_path_factory.mktemp("hostile")
    catalogue = folder / "hostile.toml"
    catalogue.write_text(CATALOGUE, encoding="utf-8")
    made = Pages(folder)
    for place, title in enumerate((NAMES[0], NAMES[1], NAMES[5], NAMES[8])):
        made.told("film", "add", title, "--id", f"film-{place}", "--country", "HK")
        made.told("submit", f"film-{place}", f"hostile-{place}", "--yes", "--catalogue", str(catalogue))
    return made.page("--catalogue", str(catalogue), "--country", "AQ")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The system's Chromium, started once."""
    program = next((found for each in PROGRAMS if (found := shutil.which(each))), None)
    if program is None:
        pytest.skip("there is no Chromium: on Debian 'apt-get install chromium'")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


Show = Callable[..., Any]


@pytest.fixture
def show(chromium: Any) -> Iterator[Show]:
    """Opens a page: ``show(file, width=360, theme="dark", scripts=False)``; `talk` of it is all that it said."""
    contexts = []

    def show(file: Path, *, width: int = 1280, theme: str = "light", **more: Any) -> Any:
        context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=theme, **more)
        contexts.append(context)
        page = context.new_page()
        page.talk, page.asked = [], []
        page.on("console", lambda said: page.talk.append(said.text))
        page.on("pageerror", lambda error: page.talk.append(str(error)))
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto(file.as_uri())
        return page

    yield show
    for each in contexts:
        each.close()
