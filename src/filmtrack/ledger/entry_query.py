"""From what a reader asks of entries to SQL, so that a limited answer costs the same in a ledger of any size."""

# ruff: noqa: S608 - the SQL is put together from this package's own words only

from collections.abc import Sequence
from typing import Final

from filmtrack.domain.entry_filter import EntryFilter, EntryOrder
from filmtrack.ledger.session import Values
from filmtrack.ledger.written import NO_DAY
from filmtrack.values import dataclass

_MOST_NAMES: Final = 10_000
"""Longer lists of names are not handed to the database, which may take no more, but looked at here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """A where clause with its values; not `exact` when it lets more pass than was asked for."""

    where: str
    values: Values
    exact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A statement that gives the documents of entries, with its values."""

    sql: str
    values: Values


def conditions(wanted: EntryFilter) -> Conditions:
    """The where clause of a filter."""
    lists: tuple[tuple[str, Sequence[str | int] | None], ...] = (
        ("film", wanted.films),
        ("festival", wanted.festivals),
        ("edition", wanted.editions),
        ("section", None if wanted.sections is None else [each or "" for each in wanted.sections]),
        ("platform", wanted.platforms),
        ("status", wanted.statuses),
        ("is_open", None if wanted.open is None else [int(wanted.open)]),
        ("is_missing", None if wanted.missing is None else [int(wanted.missing)]),
    )
    days = (
        ("submitted_on", wanted.submitted_from, wanted.submitted_to),
        ("answer_due_on", wanted.answer_due_from, wanted.answer_due_to),
    )
    parts: list[str] = []
    values: list[str | int] = []
    for column, names in lists:
        if names is not None and len(names) <= _MOST_NAMES:
            parts.append(f"{column} in ({', '.join('?' * len(names))})" if names else "1 = 0")
            values += names
    for column, first, last in days:
        if first or last:
            parts.append(f"{column} >= ? and {column} <= ? and {column} < '{NO_DAY}'")
            values += [first.isoformat() if first else "", last.isoformat() if last else NO_DAY]
    exact = all(names is None or len(names) <= _MOST_NAMES for _, names in lists)
    return Conditions(where=" and ".join(parts) or "1 = 1", values=values, exact=exact)


def queries(asked: Conditions, *, order: EntryOrder, descending: bool, limit: int | None) -> tuple[Query, ...]:
    """The statements whose rows, one after the other, are the entries in that order."""
    at_most = f" limit {limit}" if limit is not None and asked.exact else ""
    if order == "open-first":
        backwards = ("desc", "asc") if descending else ("asc", "desc")
        segments = (
            _segment(asked, 1, f"answer_due_on {backwards[0]}, number {backwards[0]}", at_most),
            _segment(asked, 0, f"updated_at {backwards[1]}, number {backwards[1]}", at_most),
        )
        return tuple(reversed(segments)) if descending else segments
    way = "desc" if descending else "asc"
    columns = {"number": "", "updated": "updated_at", "submitted": "submitted_on", "answer-due": "answer_due_on"}
    by = ", ".join(f"{each} {way}" for each in (columns[order], "number") if each)
    if at_most and order in {"updated", "answer-due"}:
        return (_merged(asked, by, at_most),)
    sql = f"select number, document from entry where {asked.where} order by {by}{at_most}"
    return (Query(sql=sql, values=asked.values),)


def _segment(asked: Conditions, is_open: int, by: str, at_most: str) -> Query:
    sql = f"select number, document from entry where is_open = {is_open} and {asked.where} order by {by}{at_most}"
    return Query(sql=sql, values=asked.values)


def _merged(asked: Conditions, by: str, at_most: str) -> Query:
    """Each half is read along its own index; only the two limited halves are sorted together."""
    halves = (
        f"select * from (select * from entry where is_open = {each} and {asked.where} order by {by}{at_most})"
        f" as half{each}"
        for each in (0, 1)
    )
    sql = f"select number, document from ({' union all '.join(halves)}) as both_halves order by {by}{at_most}"
    return Query(sql=sql, values=[*asked.values, *asked.values])
