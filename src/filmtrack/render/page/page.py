"""The page as HTML: one file with its style and script inside, which loads nothing and lets nothing run but its own."""

from base64 import b64encode
from collections.abc import Iterator
from datetime import tzinfo
from hashlib import sha256
from pathlib import Path
from typing import Any

from filmtrack.message import Message, counted, language, message
from filmtrack.render.columns import MOST_IN_CELL
from filmtrack.render.moments import instant
from filmtrack.render.page import views
from filmtrack.render.page.bars import Bar, year_bars
from filmtrack.render.page.chart import HEIGHT, MONTH, month_starts
from filmtrack.render.page.texts import texts
from filmtrack.render.safe import one_line
from filmtrack.render.terms import term
from filmtrack.reports.page import Page

_HERE = Path(__file__).parent
_FILTERS = ("month", "country", "kind", "status")


def page_html(page: Page, *, zone: tzinfo) -> Iterator[str]:
    """The page in pieces."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - only this page needs it

    made = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return made.get_template("page.html.j2").generate(_values(page, zone))


def _values(page: Page, zone: tzinfo) -> dict[str, Any]:
    style, script = ((_HERE / name).read_text(encoding="utf-8") for name in ("page.css", "page.js"))
    due, bars = views.due_table(page, zone), year_bars(page)
    starts = month_starts(page.days)
    months = views.months_named(starts)
    return {
        "t": texts(),
        "language": language(),
        "title": _title(page),
        "as_of": str(message("As of {moment}.", moment=instant(page.now, zone, near=page.today))),
        "style": style,
        "script": script,
        "style_hash": _hash(style),
        "script_hash": _hash(script),
        "due": due,
        "bars": bars,
        "months": months,
        "width": MONTH * len(months),
        "height": HEIGHT,
        "filters": _choices(due, bars, dict(months)),
        "boards": views.boards(page),
        "money": views.money_table(page),
        "shows_money": page.budget is not None,
        "premieres": views.premiere_tables(page),
        "missing": views.missing_table(page),
        "trips": views.trips_table(page),
        "limits": {name: _more(left_out) for name, left_out in page.left_out.items()},
    }


def _title(page: Page) -> str:
    if page.films:
        return one_line(", ".join(each.title for each in page.films), MOST_IN_CELL)
    return str(message("Film festivals"))


def _more(left_out: int) -> str:
    if not left_out:
        return ""
    said: Message = counted(
        "{count} more is not shown here; filmtrack itself lists it",
        "{count} more are not shown here; filmtrack itself lists them",
        count=left_out,
    )
    return str(said)


def _choices(due: views.Table, bars: tuple[Bar, ...], months: dict[str, str]) -> dict[str, list[tuple[str, str]]]:
    """What each filter offers: the value and how it is called."""
    found = {key: views.options(bars, due.lines, key) for key in _FILTERS}
    named = {key: [(each, term(each)) for each in values] for key, values in found.items()}
    named["month"] = [(each, views.month_of(each, months.get(each, each[5:]))) for each in found["month"]]
    return {key: values for key, values in named.items() if len(values) > 1}


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
