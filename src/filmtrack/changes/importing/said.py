"""What one row of a table says, as values; None where it says nothing."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from filmtrack.domain.application import ApplicationStatus
from filmtrack.domain.entry import Status
from filmtrack.domain.money import Money
from filmtrack.values import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmSaid:
    """A film as a row names it; `values` are fields of Film by their names, `key` all that was said, as it was said."""

    title: str | None
    id: str | None
    key: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationSaid:
    """An application for money, and what became of it."""

    scheme: str
    round: str | None = None
    status: ApplicationStatus | None = None
    applied_on: date | None = None
    decided_on: date | None = None
    asked: Money | None = None
    granted: Money | None = None
    reference: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntrySaid:
    """An entry, and what became of it; `details` are fields of Entry by their names.

    `status` is None where it was sent in, or is only `planned`, and nothing came back; `word` is the table's own word.
    """

    planned: bool
    section: str | None = None
    submitted_on: date | None = None
    status: Status | None = None
    word: str | None = None
    answered_on: date | None = None
    tier: str | None = None
    details: Mapping[str, Any] = field(default_factory=dict)
    note: str | None = None
    cost: Money | None = None
    income: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RowSaid:
    """One row: the line on which it stands, its film, festival and edition, and what it tells of them."""

    line: int
    film: FilmSaid
    festival: str | None = None
    place: Mapping[str, str] = field(default_factory=dict)
    festival_on: date | None = None
    edition: int | None = None
    entry: EntrySaid | None = None
    application: ApplicationSaid | None = None
