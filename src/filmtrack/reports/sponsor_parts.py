"""What a round pays, wants and says: its grants, dates, documents and questions as rows."""

import datetime as dt
from datetime import date, datetime, tzinfo
from typing import Literal, TypeVar

from filmtrack.domain.instants import days_left
from filmtrack.domain.money import Money
from filmtrack.domain.requirements import Certainty, Provenance
from filmtrack.domain.scheme import DateKind, Grant, Round, Scheme, SchemeDate
from filmtrack.domain.scheme_round import Dated, dated
from filmtrack.values import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantRow:
    """Something that is paid. `round` is the one whose page says so, `per` what it counts for (null: not said)."""

    item: str
    name: str
    amount: Money | None
    ceiling: bool
    per: str | None
    to: str | None
    round: str
    note: str | None
    source: str | None = None
    certainty: Certainty = "certain"
    checked_on: date | None = None
    as_of: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """Something to hand in, with the application or with the claim."""

    item: str
    name: str
    stage: str
    note: str | None
    source: str | None = None
    certainty: Certainty = "certain"
    checked_on: date | None = None
    as_of: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRow:
    """A date of the round; `recurring` is the next of a yearly series, `unknown` was looked for and not found."""

    what: DateKind
    status: Literal["announced", "recurring", "counted", "unknown"]
    date: dt.date | None = None
    time: str | None = None
    closes_at: datetime | None = None
    days_left: int | None = None
    stated: str | None = None
    note: str | None = None
    source: str | None = None
    certainty: Certainty = "certain"
    checked_on: dt.date | None = None
    as_of: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionRow:
    """Something that was looked for and not found, as a question; `about` names the key that would answer it."""

    id: str
    text: str
    about: str | None
    note: str | None


R = TypeVar("R", GrantRow, DocumentRow, DateRow)


def grant_rows(scheme: Scheme, round_: Round) -> tuple[GrantRow, ...]:
    """What the round pays, then what only earlier rounds were said to pay, each with its round."""
    found = [_grant(each, round_) for each in round_.grants]
    known = {each.item for each in round_.grants}
    for earlier in reversed(scheme.rounds):
        if (earlier.year or 0) < (round_.year or 0):
            found += [_grant(each, earlier) for each in earlier.grants if each.item not in known]
            known |= {each.item for each in earlier.grants}
    return tuple(found)


def not_listed(scheme: Scheme, round_: Round) -> tuple[str, ...]:
    """What is not named among the things paid, by this round or the last before it that tells what is."""
    for each in reversed(scheme.rounds):
        if each.not_listed and (each.year or 0) <= (round_.year or 0):
            return each.not_listed.items
    return ()


def document_rows(round_: Round) -> tuple[DocumentRow, ...]:
    """What the round wants."""
    return tuple(
        _sourced(
            DocumentRow(item=each.item, name=each.name or each.item, stage=each.stage, note=each.note), each.provenance
        )
        for each in round_.documents
    )


def question_rows(round_: Round) -> tuple[QuestionRow, ...]:
    """What is to be asked about the round."""
    return tuple(QuestionRow(id=each.id, text=each.text, about=each.about, note=each.note) for each in round_.questions)


def date_rows(
    scheme: Scheme, round_: Round, *, claim_due_on: date | None, now: datetime, zone: tzinfo
) -> tuple[DateRow, ...]:
    """The round's dates, soonest first; that its closing day is not known is a row too."""
    rows = [_date(each, now, zone) for each in dated(scheme, round_, now=now, zone=zone)]
    rows += [_counted(each, claim_due_on) for each in round_.dates if each.after_event]
    if not any(each.what == "closes" for each in rows):
        rows.append(_sourced(DateRow(what="closes", status="unknown"), round_.provenance))
    return tuple(rows)


def _grant(grant: Grant, round_: Round) -> GrantRow:
    row = GrantRow(
        item=grant.item,
        name=grant.name or grant.item,
        amount=grant.amount,
        ceiling=grant.ceiling,
        per=grant.per,
        to=grant.to,
        round=round_.id,
        note=grant.note,
    )
    return _sourced(row, grant.provenance)


def _date(each: Dated, now: datetime, zone: tzinfo) -> DateRow:
    closes_at = each.closing.closes_at if each.closing else None
    today = now.astimezone(zone).date()
    row = DateRow(
        what=each.stated.what,
        status="recurring" if each.stated.each else "announced",
        date=each.day,
        time=each.stated.time,
        closes_at=closes_at,
        days_left=days_left(now, closes_at) if closes_at else (each.day - today).days,
        stated=each.stated.stated,
        note=each.stated.note,
    )
    return _sourced(row, each.stated.provenance)


def _counted(stated: SchemeDate, claim_due_on: date | None) -> DateRow:
    """A date that is counted from the event: of a claim it may be known."""
    day = claim_due_on if stated.what == "claim" else None
    row = DateRow(what=stated.what, status="counted", date=day, stated=stated.stated, note=stated.note)
    return _sourced(row, stated.provenance)


def _sourced(row: R, where: Provenance) -> R:
    return replace(
        row,
        source="; ".join(where.sources) or None,
        certainty=where.certainty,
        checked_on=where.checked,
        as_of=where.as_of,
    )
