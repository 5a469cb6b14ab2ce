"""Days and instants as people read them: in the user's zone, with the festival's own beside it."""

from datetime import date, datetime, tzinfo

from filmtrack.message import MONTHS, counted, message, spoken

LEAP = 2000
"""A year with every day that there is."""

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def day(value: date, *, near: date, weekday: bool = True) -> str:
    """A day as ``Thu 1 Oct``, with its year unless that is `near`'s."""
    if voice := spoken():
        return voice.day(value, year=value.year != near.year, weekday=weekday)
    name = f"{WEEKDAYS[value.weekday()]} " if weekday else ""
    year = "" if value.year == near.year else f" {value.year}"
    return f"{name}{value.day} {MONTHS[value.month - 1]}{year}"


def span(first: date, last: date, *, near: date) -> str:
    """A range of days as ``25 Sep–7 Oct``, with years where they differ from `near`'s."""
    if voice := spoken():
        other = last.year != first.year
        start = voice.day(first, year=other or first.year != near.year, weekday=False)
        return f"{start}–{voice.day(last, year=other, weekday=False)}"
    if first.year == last.year:
        start = f"{first.day} {MONTHS[first.month - 1]}" if first.month != last.month else f"{first.day}"
        return f"{start}–{day(last, near=near, weekday=False)}"
    return f"{day(first, near=near, weekday=False)}–{last.day} {MONTHS[last.month - 1]} {last.year}"


def instant(value: datetime, zone: tzinfo, *, near: date) -> str:
    """An instant as ``Thu 1 Oct 05:59 HKT`` in a zone."""
    local = value.astimezone(zone)
    return f"{day(local.date(), near=near)} {local:%H:%M} {zone_label(local)}"


def zone_label(local: datetime) -> str:
    """The short name of a zone at an instant, ``HKT``, or ``UTC+8`` where it has none."""
    name = local.tzname() or ""
    if name[:1] not in {"+", "-"}:
        return name
    hours, minutes = int(name[1:3]), name[3:5]
    return f"UTC{name[0]}{hours}" + (f":{minutes}" if minutes.strip("0") else "")


def place_label(zone: str) -> str:
    """The city of a zone's name: ``Paris`` of ``Europe/Paris``."""
    return zone.rpartition("/")[2].replace("_", " ")


def left(days: int) -> str:
    """Days that are left as ``in 12 days``; ``today`` means in less than 24 hours."""
    if days == 0:
        return str(message("today"))
    if days < 0:
        return str(counted("{count} day ago", "{count} days ago", count=-days))
    return str(counted("in {count} day", "in {count} days", count=days))


def month(number: int) -> str:
    """The short name of a month, 1 to 12: ``Oct``."""
    voice = spoken()
    return voice.month(number) if voice else MONTHS[number - 1]


def month_day(number: int, day_: int) -> str:
    """A day of every year: ``31 Oct``."""
    return day(date(LEAP, number, day_), near=date(LEAP, 1, 1), weekday=False)
