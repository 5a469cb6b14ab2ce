"""Entries that count against others: sent in, and neither withdrawn nor merely planned."""

from collections.abc import Iterable

from filmtrack.domain.entry import ACCEPTED, Entry

NOT_ENTERED = frozenset({"planned", "withdrawn"})


def sent(entries: Iterable[Entry]) -> list[Entry]:
    """The entries that were sent in and not withdrawn."""
    return [each for each in entries if each.status not in NOT_ENTERED]


def planned(entries: Iterable[Entry]) -> list[Entry]:
    """The entries that are intended."""
    return [each for each in entries if each.status == "planned"]


def was_accepted(entry: Entry) -> bool:
    """Whether an entry was ever selected."""
    return any(each.status in ACCEPTED for each in entry.history)
