"""What a forecast says of itself: each reason as a Message."""

from datetime import date

from filmtrack.message import Message, counted, message


def same_day(deadline: date, edition: int, base: date) -> Message:
    """Where the base comes from: the deadline of the last known edition."""
    if base.day == deadline.day:
        return message("the same day as for the {year} edition", year=edition)
    return message("28 Feb, since it was 29 Feb for the {year} edition", year=edition)


def kept_within(days: int, tolerance: int) -> Message:
    """The usual lead left the base where it was."""
    return message(
        "kept within {tolerance} days of the usual lead, {days} days before the event", tolerance=tolerance, days=days
    )


def moved_within(base: date, days: int, tolerance: int) -> Message:
    """The usual lead moved the forecast away from the base."""
    return message(
        "moved from {base} to be within {tolerance} days of the usual lead, {days} days before the event",
        base=base,
        tolerance=tolerance,
        days=days,
    )


def no_usual_lead() -> Message:
    """The coming event is dated, but that does not help."""
    return message("the event is dated, but of no earlier edition both its event and its deadline are known")


def known_editions(count: int, last: int) -> Message:
    """How much the forecast rests on."""
    return counted("from one edition only, {last}", "from {count} editions, last known {last}", count=count, last=last)


def missing_editions(count: int) -> Message:
    """Editions since the last known one that must have taken place, or should have."""
    return counted("{count} edition missing", "{count} editions missing", count=count)


def missed_lately(days: int) -> Message:
    """The series' own record, in rounded days."""
    return counted(
        "lately this guess would have missed by {count} day on average",
        "lately this guess would have missed by {count} days on average",
        count=days,
    )


def usual_day(day: int) -> Message:
    """A day of the month that recurs; `day` stands beside the English ordinal for other languages."""
    return message("usually the {ordinal}", ordinal=ordinal(day), day=day)


def ordinal(day: int) -> str:
    """A day of the month as English says it: 1st, 22nd, 13th."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th") if day not in {11, 12, 13} else "th"
    return f"{day}{ending}"


def too_long_ago(last: int, limit: int) -> Message:
    """Why no date is given although an edition is known."""
    return message("last known {year}, which is more than {limit} years before", year=last, limit=limit)


def nothing_known() -> Message:
    """Why no date is given at all."""
    return message("no earlier edition's deadline is known, nor the first day of a coming event")


def usual_lead(final: int, first: int) -> Message:
    """What stands in where only the event is known."""
    return message(
        "no earlier deadline is known; film festivals usually close {final} days before they begin, "
        "with a first deadline {first} days before",
        final=final,
        first=first,
    )


def from_list(source: str) -> Message:
    """A day and a month that somebody listed without a year."""
    return message("day and month from a list without a year: {source}", source=source)
