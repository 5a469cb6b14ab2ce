"""How rows are printed: options that every reading command takes."""

from typing import Annotated

from filmtrack.cli.declared import Option, Some
from filmtrack.values import dataclass


@dataclass(frozen=True, kw_only=True)
class FormatOptions:
    """How rows are printed."""

    json: Annotated[bool, Option("--json", help="One JSON document")] = False
    csv: Annotated[bool, Option("--csv", help="CSV, its columns named like the JSON keys")] = False
    bom: Annotated[bool, Option("--bom", help="With --csv: begin with the mark by which Excel knows UTF-8")] = False
    markdown: Annotated[bool, Option("--markdown", help="A Markdown table")] = False
    sort: Annotated[str | None, Option("--sort", help="A column to sort by; -column for the reverse")] = None
    limit: Annotated[int | None, Option("--limit", least=0, help="At most so many rows")] = None

    @property
    def for_programs(self) -> bool:
        """Whether another program is to read the rows."""
        return self.json or self.csv or self.markdown


AS_DATA = Some(group=FormatOptions, names=("json", "csv", "bom", "markdown"))
"""The formats for other programs alone: of what is shown as a text there is nothing to sort or to cut."""
