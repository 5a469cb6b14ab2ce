"""The manual is what the program says: its generated pages are fresh, and every page of it can be reached."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"


def test_the_reference_and_the_man_page_are_what_the_program_says():
    command = [sys.executable, str(ROOT / "scripts" / "reference.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_page_stands_in_the_table_of_contents():
    listed = set(re.findall(r"^[a-z][a-z/-]+$", (DOCS / "index.md").read_text(encoding="utf-8"), re.MULTILINE))
    pages = {str(page.relative_to(DOCS).with_suffix("")) for page in DOCS.rglob("*.md")} - {"index"}
    assert pages == listed


def test_every_setting_has_its_meaning():
    from filmtrack.config.meanings import MEANINGS
    from filmtrack.config.settings import KEYS

    assert list(MEANINGS) == list(KEYS)
