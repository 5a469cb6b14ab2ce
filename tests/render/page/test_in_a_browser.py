"""The page in a real Chromium: silent, whole at any width, usable by keyboard, without scripts, on paper."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from hostile import NAMES

THEMES = ("light", "dark")
WIDTHS = (360, 1280)
VISIBLE = "rows => rows.filter(each => each.checkVisibility()).map(each => each.dataset)"
ROWS = "tr[data-filter]"


@pytest.mark.parametrize("made", ["full", "hostile"])
def test_it_says_nothing_asks_nothing_and_fits_any_width(show, made, request):
    file = request.getfixturevalue(made)
    for width in WIDTHS:
        page = show(file, width=width)
        assert page.talk == []
        assert page.asked == [file.as_uri()]
        assert page.title().endswith("filmtrack")
        page.evaluate("[...document.querySelectorAll('details')].slice(0, 20).forEach(each => { each.open = true })")
        wide = page.evaluate(
            """() => [...document.querySelectorAll("body :not(svg *)")].filter(each => each.checkVisibility()
            && !each.closest(".unseen, .skip, thead") && (each.getBoundingClientRect().right > innerWidth + 1
            || each.getBoundingClientRect().left < -1)).map(each => each.outerHTML.slice(0, 200))"""
        )
        assert wide == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate("document.documentElement.scrollHeight") < 300_000


def test_filters_keep_only_what_fits_and_can_be_taken_back(show, full):
    page = show(full)
    every = page.eval_on_selector_all(ROWS, VISIBLE)
    page.select_option("[name=country]", "CA")
    kept = page.eval_on_selector_all(ROWS, VISIBLE)
    assert kept == [each for each in every if each["country"] == "CA"]
    assert 0 < len(kept) < len(every)
    assert page.is_hidden("#no-match")
    month = kept[0]["month"].split()[0]
    page.select_option("[name=month]", month)
    both = page.eval_on_selector_all(ROWS, VISIBLE)
    assert both == [each for each in kept if month in each["month"].split()]
    page.select_option("[name=month]", "")
    page.select_option("[name=country]", "")
    assert page.eval_on_selector_all(ROWS, VISIBLE) == every


def test_a_month_without_rows_loses_its_heading_and_no_row_at_all_is_said(show, full):
    page = show(full)
    groups = "#due tr.group"
    count = "rows => rows.filter(each => each.checkVisibility()).length"
    before = page.eval_on_selector_all(groups, count)
    page.select_option("[name=month]", page.get_attribute(f"#due {ROWS}", "data-month"))
    assert page.eval_on_selector_all(groups, count) == 1 < before
    page.select_option("[name=month]", "")
    for name, wanted in (("country", "CA"), ("kind", "forum")):
        if page.query_selector(f"[name={name}] option[value={wanted}]"):
            page.select_option(f"[name={name}]", wanted)
    page.evaluate("document.querySelectorAll('tr[data-filter]').forEach(each => { each.dataset.country = 'ES' })")
    page.select_option("[name=country]", "HK")
    assert page.is_visible("#no-match")


def test_without_scripts_all_is_there_and_sources_open(show, full):
    page = show(full, java_script_enabled=False)
    assert page.is_hidden("#filters")
    rows = page.locator(f"#due {ROWS}")
    assert rows.count() > 10
    assert all(rows.nth(place).is_visible() for place in (0, rows.count() - 1))
    page.locator("#due summary").first.click()
    assert page.locator("#due details li").first.is_visible()


def test_the_countdown_is_that_of_upcoming(show, full, pages):
    from markup import read_page

    asked = ("upcoming", "--within", "1y", "--country", "ES", "--country", "CA", "--country", "HK", "--json")
    rows = json.loads(pages.told(*asked))["rows"]
    page = show(full)
    shown = page.eval_on_selector_all("#due tr[data-filter] td:nth-child(2)", "all => all.map(each => each.innerText)")
    days = [re.search(r"\d+", each.splitlines()[0]) for each in shown]
    expected = [each["days_left"] for each in rows]
    assert [int(found[0]) if found else None for found in days] == [
        left if left is not None and left > 0 else None for left in expected
    ]
    assert len(read_page(full.read_text(encoding="utf-8")).rows["due"]) == len(rows)


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing(show, full, theme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core is not installed")
    for width in WIDTHS:
        page = show(full, theme=theme, width=width, bypass_csp=True)
        page.locator("#due summary").first.click()
        found = axe.Axe().run(page).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found] == []


def test_everything_can_be_reached_by_keyboard(show, full):
    page = show(full)
    focused = "() => [document.activeElement.tagName, document.activeElement.getAttribute('href')]"
    page.keyboard.press("Tab")
    assert page.evaluate(focused) == ["A", "#due"]
    assert page.evaluate("document.activeElement.getBoundingClientRect().left >= 0")
    seen = []
    for _ in range(12):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(focused)[0])
    assert seen[:7] == ["A"] * 7
    assert "SELECT" in seen
    assert seen[-1] == "SUMMARY"
    page.keyboard.press("Enter")
    assert page.locator("#due details[open] li").first.is_visible()
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"


def test_on_paper_no_row_is_cut(show, full, tmp_path):
    """Each row gets a word at its first line and one at its last; both must be on one sheet."""
    page = show(full)
    count = page.evaluate(
        """() => { let number = 0;
        for (const row of document.querySelectorAll("tbody tr:not(.group)")) {
            const boxes = [...row.children].filter(each => each.checkVisibility() && !each.querySelector("svg"));
            if (!boxes.length) continue;
            boxes[0].prepend(`a${number}q `);
            boxes.at(-1).append(` z${number}q`);
            number += 1;
        } return number; }"""
    )
    paper = tmp_path / "page.pdf"
    page.pdf(path=str(paper), format="A4")
    text = pdf_text(paper)
    sheets = text.split("\f")
    assert len(sheets) > 3
    first, last = ([set(re.findall(rf"\b{word}(\d+)q", sheet)) for sheet in sheets] for word in "az")
    assert set.union(*first) == {str(number) for number in range(count)}
    assert first == last
    assert "Show only" not in text


def pdf_text(paper: Path) -> str:
    try:
        return subprocess.run(["pdftotext", "-layout", paper, "-"], capture_output=True, check=True, text=True).stdout
    except FileNotFoundError:
        pytest.skip("there is no pdftotext: on Debian 'apt-get install poppler-utils'")


def test_hostile_names_stay_text(show, hostile):
    page = show(hostile)
    assert "caught" not in page.title()
    assert (
        page.locator("main img, main script, main style, main b, h1:has-text('caught'), main a[href^=java]").count()
        == 0
    )
    text = page.inner_text("#due")
    assert all(name[:40].strip() in text for name in NAMES)
    assert all(NAMES[place][:40] in page.inner_text("#entries") for place in (0, 1, 5, 8))
    assert "49" not in page.locator("#due tr[data-filter]", has_text="7 * 7").locator("td").nth(2).inner_text()


def test_marks_of_the_year_differ_in_shape_not_only_in_colour(show, full):
    page = show(full)
    shapes = page.eval_on_selector_all(
        ".legend rect",
        """all => all.map(each => ["x", "y", "width", "height"].map(name => each.getAttribute(name)).join(" ")
        + getComputedStyle(each).fillOpacity + (getComputedStyle(each).strokeDasharray))""",
    )
    assert len(set(shapes)) == len(shapes) == 9
    assert all(each.strip() for each in page.eval_on_selector_all(".legend li", "all => all.map(one => one.innerText)"))
