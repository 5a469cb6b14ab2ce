"""A catalogue of any size: festivals of about 44 lines with three deadlines each, spread over the next 400 days."""

from datetime import date, timedelta
from pathlib import Path

_ZONES = ("Europe/Paris", "Asia/Hong_Kong", "America/New_York", "Australia/Sydney")
_COUNTRIES = ("FR", "HK", "US", "AU")


def festival(place: int, today: date) -> str:
    """The festival of that number, as TOML."""
    regular = today + timedelta(days=place * 7919 % 400 + 1)
    tiers = (("early", regular - timedelta(days=30), 20), ("regular", regular, 30))
    late = regular + timedelta(days=21)
    starts = regular + timedelta(days=120)
    deadlines = "".join(
        f"""
[[festival.edition.deadline]]
tier = "{tier}"
date = {day}
time = "23:59"
label = "{tier} deadline"
fee = "{fee} EUR"
"""
        for tier, day, fee in (*tiers, ("late", late, 45))
    )
    return f"""
[[festival]]
id = "item-{place:06d}"
name = "Festival item-{place:06d}"
kind = "festival"
city = "City {place % 97}"
country = "{_COUNTRIES[place % 4]}"
timezone = "{_ZONES[place % 4]}"
website = "https://festival-{place:06d}.example"
platforms = ["FilmFreeway"]
max_runtime = "30:00"
premiere = "none"
source = "https://festival-{place:06d}.example/rules"
checked = {today}

[[festival.section]]
id = "shorts"
name = "Short films"

[[festival.edition]]
year = {starts.year}
starts = {starts}
ends = {starts + timedelta(days=6)}
notifies = {regular + timedelta(days=60)}
{deadlines}"""


def write_catalogue(path: Path, count: int, today: date) -> None:
    """Write so many festivals into one file."""
    with path.open("w", encoding="utf-8") as file:
        for place in range(count):
            file.write(festival(place, today))
