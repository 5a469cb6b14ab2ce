"""What stands on a page of HTML, read as a browser without styles or scripts would: by section, table and row."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"meta", "rect", "input", "br", "img", "link"})


@dataclass
class Read:
    """The page: its whole text, and of each section by id its text and the cells of its rows, line by line."""

    text: str = ""
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    rows: dict[str, list[list[list[str]]]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)

    def cells(self, section: str, column: int) -> list[str]:
        """The first line of one column of a section's rows."""
        return [(row[column] or [""])[0] for row in self.rows.get(section, [])]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.read = Read()
        self.section = ""
        self.open: list[str] = []
        self.cell: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.read.tags.append((tag, given))
        if tag not in _VOID:
            self.open.append(tag)
        if tag == "section":
            self.section = given["id"]
        if tag == "tr" and "tbody" in self.open and given.get("class") != "group":
            self.read.rows.setdefault(self.section, []).append([])
        if tag in {"td", "th"} and "tbody" in self.open and given.get("scope") != "rowgroup":
            self.cell = []
            self.read.rows[self.section][-1].append(self.cell)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            assert self.open.pop() == tag, f"</{tag}> ends something else"
        if tag in {"td", "th"}:
            self.cell = None
        if tag == "section":
            self.section = ""

    def handle_data(self, data: str) -> None:
        if {"style", "script"} & set(self.open):
            return
        self.read.text += data
        self.read.texts[self.section] = self.read.texts.get(self.section, "") + data
        if self.cell is not None and data.strip() and not {"details", "title"} & set(self.open):
            self.cell.append(data.strip())


def read_page(html: str) -> Read:
    """Read a page, which must close what it opens."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader.read
