"""Options that several commands take, each declared once, so that they are worded alike everywhere."""

from typing import Annotated

from filmtrack.cli.declared import Option
from filmtrack.values import dataclass

ExitCode = Annotated[bool, Option("--exit-code", help="Exit 1 when something is due or missing")]
Strict = Annotated[bool, Option("--strict", help="Exit 1 unless something passes every rule")]
EveryFilm = Annotated[bool, Option("--all", help="Every film")]
Awaiting = Annotated[bool, Option("--awaiting", help="Only what waits for an answer")]
OfSchemes = Annotated[bool, Option("--schemes", help="Of schemes instead of festivals")]
OUTPUT = Option("--output", "-o", metavar="FILE", help="Write to this file, whole or not at all")

Edition = Annotated[
    int | None, Option("--edition", least=1880, most=2200, help="The year in which the edition takes place")
]
Section = Annotated[str | None, Option("--section", help="The competition or programme")]
Scheme = Annotated[str | None, Option("--scheme", help="A scheme that pays, like nae")]
Round = Annotated[str | None, Option("--round", help="The round, like 2019 (else the latest known)")]
ShortName = Annotated[str | None, Option("--id", help="A short name for it (else made from its name)")]
Website = Annotated[str | None, Option("--website", help="The festival's website")]
City = Annotated[str | None, Option("--city", help="The city")]
COUNTRY = Option("--country", help="Two letters, like FR")
Country = Annotated[str | None, COUNTRY]
Reference = Annotated[str | None, Option("--ref", help="The reference or tracking number")]
Happened = Annotated[str | None, Option("--on", help="The day it happened (else today)")]
Note = Annotated[str | None, Option("--note", help="Anything to remember")]


@dataclass(frozen=True, kw_only=True)
class WriteOptions:
    """What every writing command takes."""

    dry_run: Annotated[bool, Option("--dry-run", help="Show what it would do, and change nothing")] = False
    yes: Annotated[bool, Option("--yes", help="Go on without asking")] = False
