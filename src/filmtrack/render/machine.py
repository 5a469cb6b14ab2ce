"""Rows for other programs: the JSON envelope, CSV with the JSON keys as columns, and a Markdown table."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from filmtrack import __version__
from filmtrack.domain.formula_cells import harmless_cell
from filmtrack.errors import Problem
from filmtrack.render.safe import one_line
from filmtrack.render.values import plain_value

FORMAT = 1


def json_document(
    report: str,
    rows: Iterable[object],
    *,
    now: datetime,
    timezone: str,
    problems: Sequence[Problem] = (),
    beside: Mapping[str, object] | None = None,
) -> str:
    """The one envelope that every `--json` prints; `beside` holds what stands next to the rows."""
    document = {
        "filmtrack": __version__,
        "format": FORMAT,
        "report": report,
        "now": plain_value(now),
        "timezone": timezone,
        "rows": [plain_value(row) for row in rows],
        **{key: plain_value(value) for key, value in (beside or {}).items()},
        "problems": [problem_table(problem) for problem in problems],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def problem_table(problem: Problem) -> dict[str, object]:
    """A problem as the envelope gives it."""
    return {
        "file": problem.file,
        "line": problem.line,
        "id": problem.id,
        "key": problem.key,
        "message": plain_value(problem.message),
        "hint": plain_value(problem.hint),
    }


def csv_text(rows: Sequence[object], columns: Sequence[str], *, bom: bool = False) -> str:
    """The rows as CSV; what a spreadsheet would run as a formula gets an apostrophe before it.

    `bom` puts a byte order mark in front, without which Excel takes UTF-8 for something else.
    """
    text = io.StringIO()
    text.write("\ufeff" if bom else "")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        table = plain_value(row)
        values = table if isinstance(table, dict) else {}
        writer.writerow([_cell(values.get(column)) for column in columns])
    return text.getvalue()


def markdown_text(rows: Sequence[object], columns: Sequence[str]) -> str:
    """The rows as a Markdown table."""
    lines = ["| " + " | ".join(columns) + " |", "|" + " --- |" * len(columns)]
    for row in rows:
        table = plain_value(row)
        values = table if isinstance(table, dict) else {}
        cells = (one_line(_text(values.get(column))).replace("\\", "\\\\").replace("|", "\\|") for column in columns)
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def _cell(value: object) -> str:
    return harmless_cell(_text(value))


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case {"amount": amount, "currency": currency}:
            return f"{amount} {currency}"
        case list():
            return "; ".join(_text(each) for each in value)
        case dict():
            return json.dumps(value, ensure_ascii=False)
    return str(value)
