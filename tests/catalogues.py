"""A small shipped catalogue for whole runs: what a test is about, and nothing else to load."""

import os
from pathlib import Path

from filmtrack.catalogue.shipped import shipped_file

LAMMA = """
[[festival]]
id = "lamma"
name = "Lamma Short"
names = { zh = "南丫短片節" }
city = "Lamma"
country = "HK"
timezone = "Asia/Hong_Kong"
website = "https://lamma.example"
platforms = ["FilmFreeway"]
max_runtime = "30:00"
source = "https://lamma.example/call"
checked = 2026-11-01
[[festival.section]]
id = "international"
[[festival.section]]
id = "student"
[[festival.edition]]
year = 2027
starts = 2027-02-01
ends = 2027-02-07
notifies = 2027-01-10
[[festival.edition.deadline]]
tier = "early"
date = 2026-11-10
fee = "10 EUR"
[[festival.edition.deadline]]
tier = "regular"
date = 2026-12-04
fee = "13 EUR"
"""
OTHERS = """
[[festival]]
id = "tampere"
name = "Tampere"
country = "FI"
timezone = "Europe/Helsinki"
source = "s"
checked = 2026-11-01
[[festival.edition]]
year = 2026
[[festival.edition.deadline]]
date = 2025-12-01
[[festival.edition]]
year = 2025
[[festival.edition.deadline]]
date = 2024-12-01
[[festival]]
id = "twice"
name = "Twice a Year"
source = "s"
checked = 2026-11-01
[[festival.edition]]
year = 2027
[[festival.edition.deadline]]
date = 2026-12-01
[[festival.edition]]
year = 2028
[[festival.edition.deadline]]
date = 2027-12-01
[[festival]]
id = "just-closed"
name = "Just Closed"
source = "s"
checked = 2026-11-01
[[festival.edition]]
year = 2027
[[festival.edition.deadline]]
date = 2026-11-10
"""


def write_long_ago(place: Path, text: str) -> None:
    """Write a file as if long ago, each time at another time: what was made of it is kept at once."""
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")
    seen = place.stat()
    os.utime(place, ns=(seen.st_atime_ns, seen.st_mtime_ns - 10**12))


def ship(monkeypatch, folder: Path, text: str = LAMMA + OTHERS) -> Path:
    """Make this the catalogue that filmtrack comes with."""
    file = folder / "shipped.toml"
    file.write_text(text, encoding="utf-8")
    no_schemes = folder / "shipped-schemes.toml"
    no_schemes.touch()
    kept = {"materials.toml": shipped_file("materials.toml"), "schemes.toml": no_schemes}
    maps = shipped_file("maps").parent
    shipped = lambda name: maps / name if name.startswith("maps") else kept.get(name, file)  # noqa: E731
    monkeypatch.setattr("filmtrack.catalogue.shipped.shipped_file", shipped)
    return file
