"""Brings the catalogues of translations up to date with the program: collects its texts, merges, compiles.

    python scripts/translations.py           add what is new, drop what is gone, compile
    python scripts/translations.py --check   change nothing; fail where something is missing, stale or broken

Texts are the literal templates of `message` and `counted`, headings of columns, the fixed words of
`filmtrack.render.terms`, and the help of every command and option.
"""

import argparse
import ast
import io
import string
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

import filmtrack
from filmtrack.render.voices import DOMAIN, LOCALES, fixed_words

ROOT = Path(filmtrack.__file__).parent
Key = str | tuple[str, str]


def texts() -> dict[Key, None]:
    """Every text that can be seen, in the order of the program; a pair is a singular and its plural."""
    found: dict[Key, None] = {}
    for file in sorted(ROOT.rglob("*.py")):
        found.update(dict.fromkeys(_in_file(file)))
    found.update(dict.fromkeys(fixed_words()))
    found.update(dict.fromkeys(_in_help()))
    return found


def _in_file(file: Path) -> Iterator[Key]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        plain = [each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
        if name in {"message", "said"} and plain:
            yield plain[0]
        elif name == "counted" and len(plain) > 1:
            yield plain[0], plain[1]
        elif name == "Column":
            yield from (
                each.value.value
                for each in node.keywords
                if each.arg == "heading" and isinstance(each.value, ast.Constant) and each.value.value
            )


def _in_help() -> Iterator[str]:
    from filmtrack.cli.app import whole_app  # noqa: PLC0415 - the tree of commands is large
    from filmtrack.cli.argv import HELP  # noqa: PLC0415 - the same
    from filmtrack.cli.help_texts import texts_of  # noqa: PLC0415 - the same

    yield from (HELP, "Show this message and exit.")
    waiting: list[Any] = [whole_app()]
    while waiting:
        command = waiting.pop(0)
        yield from texts_of(command)
        waiting += getattr(command, "commands", {}).values()


def placeholders(text: str) -> set[str]:
    """The names of the values that a template takes."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def merged(before: Catalog, wanted: dict[Key, None]) -> Catalog:
    """A catalogue of the wanted texts, with the translations that there were; what is gone is dropped."""
    after = _empty(str(before.locale))
    for key in wanted:
        known = before.get(key[0] if isinstance(key, tuple) else key)
        empty: Any = ("",) if isinstance(key, tuple) else ""
        kept: Any = known.string if known and known.id == key else empty
        after.add(key, kept, flags=known.flags - {"fuzzy"} if known else ())
    return after


def wrong(catalogue: Catalog, wanted: dict[Key, None]) -> Iterator[str]:
    """What is missing, stale or broken in a catalogue, a line each."""
    there = {each.id for each in catalogue if each.id}
    yield from (f"stale: {key!r}" for key in there - set(wanted))
    yield from (f"not in the catalogue: {key!r}" for key in set(wanted) - there)
    for each in catalogue:
        if not each.id:
            continue
        sources = each.id if isinstance(each.id, tuple) else (each.id,)
        for said in each.string if isinstance(each.string, (tuple, list)) else (each.string,):
            if not said:
                yield f"not translated: {each.id!r}"
            elif not _takes_the_same(sources, said):
                yield f"other placeholders: {each.id!r}: {said!r}"


def _takes_the_same(sources: tuple[str, ...], said: str) -> bool:
    try:
        return placeholders(said) == placeholders(sources[-1])
    except ValueError:
        return said.count("{") == sources[-1].count("{")


class _Bare(Catalog):
    """A catalogue whose header says nothing that changes by itself."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """What gettext needs to know."""
        return [
            ("Language", str(self.locale)),
            ("Plural-Forms", self.plural_forms),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]


def _empty(language: str) -> Catalog:
    return _Bare(locale=language, header_comment="# Translations of filmtrack; scripts/translations.py keeps them.")


def _read(file: Path, language: str) -> Catalog:
    if not file.exists():
        return _empty(language)
    with file.open("rb") as stream:
        return read_po(stream, locale=language)


def _compiled(catalogue: Catalog) -> bytes:
    """The catalogue as gettext reads it, without what has no translation yet, which is then said in English."""
    made, kept = io.BytesIO(), _empty(str(catalogue.locale))
    for each in catalogue:
        if each.id and all(each.string if isinstance(each.string, tuple) else (each.string,)):
            kept.add(each.id, each.string)
    write_mo(made, kept)
    return made.getvalue()


def _written(catalogue: Catalog) -> bytes:
    made = io.BytesIO()
    write_po(made, catalogue, width=120)
    return made.getvalue()


def main() -> int:
    """Update or check every language."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    wanted, status = texts(), 0
    for folder in sorted(each for each in LOCALES.iterdir() if each.is_dir()):
        file = folder / "LC_MESSAGES" / f"{DOMAIN}.po"
        catalogue = _read(file, folder.name)
        if not check:
            catalogue = merged(catalogue, wanted)
            file.write_bytes(_written(catalogue))
            file.with_suffix(".mo").write_bytes(_compiled(catalogue))
        found = list(wrong(catalogue, wanted))
        if check and file.with_suffix(".mo").read_bytes() != _compiled(catalogue):
            found.append("the compiled catalogue is not made from this one")
        print(f"{folder.name}: {len(wanted)} texts, {len(found)} to mend")
        print("\n".join(found[:40] if check else ()))
        status |= bool(check and found)
    return status


if __name__ == "__main__":
    sys.exit(main())
