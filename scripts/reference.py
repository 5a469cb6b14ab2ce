"""Writes the reference part of the manual and the man page from the program itself; a test holds them to it.

python scripts/reference.py            write docs/reference/*.md and docs/filmtrack.1
python scripts/reference.py --check    change nothing; fail where a page is not what the program says
"""

import argparse
import sys
from pathlib import Path

from reference_data import configuration, files, json_reports
from reference_filters import filters
from reference_help import commands, exit_codes, man_page

DOCS = Path(__file__).parents[1] / "docs"


def pages() -> dict[Path, str]:
    """Every generated page by its place."""
    reference = DOCS / "reference"
    return {
        reference / "commands.md": commands(),
        reference / "exit-codes.md": exit_codes(),
        reference / "filters.md": filters(),
        reference / "configuration.md": configuration(),
        reference / "json.md": json_reports(),
        reference / "files.md": files(),
        DOCS / "filmtrack.1": man_page(),
    }


def main() -> int:
    """Write or check every page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    stale = []
    for place, text in pages().items():
        if not check:
            place.parent.mkdir(exist_ok=True)
            place.write_text(text, encoding="utf-8")
        elif not place.exists() or place.read_text(encoding="utf-8") != text:
            stale.append(place.name)
    if stale:
        print(f"not what the program says: {', '.join(stale)}; run python scripts/reference.py")
    return bool(stale)


if __name__ == "__main__":
    sys.exit(main())
