"""The page of the reference that tells what each filter means in each command, and why a command leaves one out."""

from dataclasses import dataclass, fields
from typing import get_args, get_type_hints

from reference_help import GENERATED

from filmtrack.cli.filter_options import NAMES, OFFERED, FilterOptions, spelt


@dataclass(frozen=True, kw_only=True)
class Meaning:
    """What the rows of a command are, which day and status the filters ask them for, and why some are left out."""

    rows: str
    days: str = "-"
    status: str = "-"
    without: str = ""


_DEADLINES = "a closing day"
_DATES = "the deadline: announced, expected, overdue, listed, unknown"
_ENTRIES = "the entry: planned, submitted, selected …"

MEANINGS: dict[str, Meaning] = {
    "upcoming": Meaning(rows="deadlines", days=_DEADLINES, status=_DATES),
    "festival list": Meaning(rows="festivals, each with its next date", days="the next date", status=_DATES),
    "calendar": Meaning(rows="items of a calendar", days="the item", status=_DATES),
    "timeline": Meaning(
        rows="festivals; with `--film` or `--tag` those where such a film is entered",
        days="what is drawn",
        status=_DATES,
    ),
    "report": Meaning(
        rows="every part of the page", days="what is drawn, and what is due", status="the part that has such a status"
    ),
    "check": Meaning(
        rows="festivals where the film may enter; with `--film` or `--tag` of several films",
        days=_DEADLINES,
        status=_DATES,
    ),
    "log": Meaning(rows="entries", days="sent; `--within`: the answer is due", status=_ENTRIES),
    "budget": Meaning(
        rows="sums of entries; with `--scheme` what that scheme granted", days="the day of payment", status=_ENTRIES
    ),
    "checklist": Meaning(
        rows="what one entry needs (`--section`, `--edition` and `--scheme` alone); with `--missing` what all lack",
        days="due",
        status=_ENTRIES,
    ),
    "update": Meaning(rows="entries, to be changed together", days="as in `log`", status=_ENTRIES),
    "sponsor": Meaning(
        rows="trips",
        days="the last day to claim the money",
        status="the entry or the application: selected, applied, granted …",
        without="what a trip brings is no fee",
    ),
    "propose": Meaning(
        rows="entries of the best plan; the filters say among which to choose",
        days=_DEADLINES,
        status="the deadline: announced, expected",
        without="a plan is of one film, and chooses sections and editions itself",
    ),
    "remind": Meaning(
        rows="reminders",
        days="due",
        without="a reminder has no status, no fee and no section; schemes are watched: `filmtrack watch --scheme nae`",
    ),
    "film list": Meaning(
        rows="films; `--festival`, `--section`, `--edition`, `--status` and `--platform` ask for such an entry",
        status=_ENTRIES,
        without="a film has no fee, no closing day and no kind of festival: `filmtrack log` asks entries",
    ),
    "premiere": Meaning(
        rows="premieres of films; `--country` adds a country",
        without="a premiere is a film's, wherever it goes",
    ),
    "scheme list": Meaning(
        rows="schemes; `--festival` is on its list",
        days="the next date of its round",
        status="its latest round: open, closed, ended, unknown",
        without="a scheme is no festival and takes no fee",
    ),
    "remind history": Meaning(
        rows="digests that were sent",
        days="sent",
        status="the digest: delivered, sending, failed, unknown",
        without="a digest holds reminders of many films and festivals, and lies behind",
    ),
    "catalogue diff": Meaning(
        rows="differences between two files",
        status="the difference: new, gone, moved, changed",
        without="a difference is of festivals as the files have them, whatever was entered, costs or closes when",
    ),
}

NO_FILTERS: dict[str, str] = {
    "festival show": "shows the one festival that is named",
    "film show": "shows the one film that is named",
    "scheme show": "shows the one scheme that is named",
    "watch": "lists all that is watched; `--film` and `--scheme` there say what to watch",
    "catalogue check": "looks at whole files",
    "config": "lists settings",
    "doctor": "looks at everything",
}


_BESIDE = (
    "`--sort COLUMN` (`-COLUMN` for the reverse) and `--limit N` go with every one of them that prints a table: not",
    "with `calendar` and `report`, which write a whole file, nor with `update`. A table and plain text show 30 rows",
    "(a digest 20) unless told, and say how many more; `--json`, `--csv` and `--markdown` are whole unless told.",
)


def filters() -> str:
    """The page."""
    lines = [GENERATED, "", "# Filters", ""]
    lines += [
        "A filter has one name, one kind and one help text in every command. Several of one name: any of them will do."
    ]
    lines += ["What does not say what is filtered by is left out.", "", "| filter | |", "|---|---|"]
    lines += [f"| `{spelt(name)}` | {help_} |" for name, help_ in _helps()]
    lines += ["", "| command | rows | days are | `--status` is that of | without |", "|---|---|---|---|---|"]
    for words, meaning in MEANINGS.items():
        missing = ", ".join(f"`{spelt(name)}`" for name in NAMES if name not in OFFERED[words])
        why = f"{missing}: {meaning.without}" if missing else "-"
        lines.append(f"| `filmtrack {words}` | {meaning.rows} | {meaning.days} | {meaning.status} | {why} |")
    lines += ["", *_BESIDE]
    lines += ["", "| without filters | |", "|---|---|"]
    lines += [f"| `filmtrack {words}` | {why} |" for words, why in NO_FILTERS.items()]
    return "\n".join(lines) + "\n"


def _helps() -> list[tuple[str, str]]:
    hints = get_type_hints(FilterOptions, include_extras=True)
    return [(each.name, get_args(hints[each.name])[1].help) for each in fields(FilterOptions)]
