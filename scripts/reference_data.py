"""The pages of the reference on settings, JSON and files, from the types and tables of the program."""

import ast
import importlib
import types
import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from reference_help import GENERATED

import filmtrack
from filmtrack.catalogue.material_tables import ItemTable
from filmtrack.catalogue.scheme_tables import SchemesFile
from filmtrack.catalogue.tables import CatalogueFile
from filmtrack.config.meanings import MEANINGS
from filmtrack.config.settings import KEYS

CLI = Path(filmtrack.__file__).parent / "cli"
_KINDS = {str: "text", int: "whole number", list: "list", dict: "table", bool: "true or false", float: "number"}
_PLAIN = {
    "Message": "text",
    "Money": "money",
    "date": "day",
    "datetime": "UTC instant",
    "DayRange": "days",
    "Decimal": "decimal text",
}


def configuration() -> str:
    """Every key of config.toml."""
    lines = [GENERATED, "", "# Configuration", ""]
    lines += ["`filmtrack config path` says where config.toml is, `filmtrack config` what is in force."]
    lines += ["Order: option, then environment (`FILMTRACK_NOW`, `FILMTRACK_LEDGER`, `FILMTRACK_CATALOGUE`,"]
    lines += ["`FILMTRACK_TIMEZONE`, `FILMTRACK_LANG`), then this file, then the default.", ""]
    lines += ["| key | holds | meaning |", "|---|---|---|"]
    lines += [f"| `{key}` | {_KINDS.get(kind, 'a value')} | {MEANINGS[key]} |" for key, kind in KEYS.items()]
    return "\n".join(lines) + "\n"


def json_reports() -> str:
    """The keys of every report's rows."""
    lines = [GENERATED, "", "# JSON and CSV", ""]
    lines += [
        "`--json` prints one document: `{filmtrack, format, report, now, timezone, rows, problems}`. Keys are only ever"
    ]
    lines += [
        "added, nulls are present, and nothing is translated. `*_at` is a UTC instant, `*_on` a day, `*_days` a count;"
    ]
    lines += [
        "money is `{amount, currency}` with a decimal text; durations are seconds. `--csv` has the same columns.",
        "",
    ]
    for report, row in sorted(reports().items()):
        lines += [f"## {report}", "", "| key | value |", "|---|---|"]
        hints = typing.get_type_hints(row)
        lines += [f"| `{each.name}` | {_kind(hints[each.name])} |" for each in fields(row)]
        lines += [""]
    return "\n".join(lines).rstrip() + "\n"


def reports() -> dict[str, Any]:
    """The row type of each report, as the commands hand them to the output."""
    found: dict[str, Any] = {}
    for file in sorted(CLI.glob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Shown":
                said = {each.arg: each.value for each in node.keywords}
                report, row = said.get("report"), said.get("row_type")
                if isinstance(report, ast.Constant) and isinstance(row, ast.Name):
                    name, kind = str(report.value), _resolved(file.stem, tree, row.id)
                    name = name if found.get(name, kind) is kind else f"{name} ({file.stem})"
                    found[name] = kind
    return found


def _resolved(module: str, tree: ast.Module, name: str) -> Any:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and any(each.name == name for each in node.names):
            return getattr(importlib.import_module(node.module), name)
    return getattr(importlib.import_module(f"filmtrack.cli.{module}"), name)


def _kind(hint: Any) -> str:
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in {typing.Union, types.UnionType}:
        known = [_kind(each) for each in inner if each is not type(None)]
        return " or ".join(dict.fromkeys(known)) + (" or null" if type(None) in inner else "")
    if origin is tuple:
        kinds = dict.fromkeys(_kind(each) for each in inner if each is not Ellipsis)
        return f"list of {' and '.join(kinds)}"
    if origin is typing.Literal:
        return " · ".join(f"`{each}`" for each in inner)
    if is_dataclass(hint) and getattr(hint, "__name__", "") not in _PLAIN:
        return f"table ({', '.join(f'`{each.name}`' for each in fields(hint))})"
    return _PLAIN.get(getattr(hint, "__name__", ""), _KINDS.get(hint, "text"))


def files() -> str:
    """Every key of the data files, from the models that check them."""
    lines = [GENERATED, "", "# Data files", ""]
    lines += ["festivals.toml, schemes.toml and materials.toml are read in layers: the shipped file, the one that"]
    lines += [
        "`catalogue update` fetched, your own, then each `--catalogue FILE`. Later ones are patches: only `id` is",
        "needed, editions meet by `year`, deadlines by key.",
        "",
    ]
    for name, model in (
        ("festivals.toml", CatalogueFile),
        ("schemes.toml", SchemesFile),
        ("materials.toml", ItemTable),
    ):
        lines += _file(name, model)
    return "\n".join(lines).rstrip() + "\n"


def _file(name: str, model: type[BaseModel]) -> Iterator[str]:
    schema = model.model_json_schema()
    yield from (f"## {name}", "")
    for title, table in {"the file": schema, **schema.get("$defs", {})}.items():
        yield from (f"### {name}: {title.removesuffix('Table')}", "")
        if said := table.get("description"):
            yield from (" ".join(said.split()), "")
        yield from ("| key | holds | meaning |", "|---|---|---|")
        for key, each in table.get("properties", {}).items():
            needed = " (needed)" if key in table.get("required", ()) else ""
            yield f"| `{key}`{needed} | {_holds(each)} | {each.get('description', '').replace('|', chr(92) + '|')} |"
        yield ""


def _holds(each: dict[str, Any]) -> str:
    if "$ref" in each:
        return each["$ref"].rpartition("/")[2].removesuffix("Table") + " table"
    if "anyOf" in each:
        return " or ".join(dict.fromkeys(_holds(one) for one in each["anyOf"] if one.get("type") != "null"))
    if "enum" in each:
        return " · ".join(f"`{one}`" for one in each["enum"])
    if "const" in each:
        return f"`{each['const']}`"
    if each.get("type") == "array":
        return f"list of {_holds(each.get('items', {}))}"
    named = {
        "string": "text",
        "integer": "whole number",
        "boolean": "true or false",
        "number": "number",
        "object": "table",
    }
    return {"date": "day", "time": "hour"}.get(each.get("format", ""), named.get(each.get("type", ""), "value"))
