"""One entry as text: how it stands, its terms, its money, what was sent, and its history with who wrote what."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, tzinfo

from filmtrack.domain.entry import Entry, Payment, Terms
from filmtrack.message import Message, message
from filmtrack.render.fold import folded
from filmtrack.render.log_view import applied, lacking, status_word, when
from filmtrack.render.moments import day, instant
from filmtrack.render.safe import one_line, padded, width
from filmtrack.render.terms import named, term
from filmtrack.reports.entry_history import HistoryRow, WholeEntry
from filmtrack.reports.log import LogRow

_LABEL = 10
_INDENT = 2
_LONGEST_NOTE = 100_000


def entry_text(whole: WholeEntry, *, zone: tzinfo, today: date, columns: int | None = None) -> str:
    """Everything that is recorded of an entry; its history folded where a terminal has so many columns."""
    entry = whole.entry
    parts = [
        _heading(whole.row, today),
        _labelled((*_sent(entry, today), *_terms(entry, zone, today), *_money(entry, today))),
        _block(message("History"), _history(whole.history, zone, columns)),
    ]
    return "\n".join(part for part in parts if part)


def _heading(row: LogRow, today: date) -> str:
    festival = " ".join(
        str(each) for each in (named(row.festival_name or row.festival), row.edition, row.section) if each
    )
    stands = (status_word(row.status), *(str(each) for each in when(row, today=today)), lacking(row), applied(row))
    lines = (f"{row.number}  {row.film_title or row.film} → {festival}", " · ".join(each for each in stands if each))
    return "".join(one_line(each) + "\n" for each in lines)


def _sent(entry: Entry, today: date) -> Iterator[tuple[Message, object]]:
    if entry.submitted_on:
        yield message("Sent"), _day(entry.submitted_on, today)
    elif entry.planned_on:
        yield message("Planned"), _day(entry.planned_on, today)
    yield message("Through"), entry.platform
    yield message("Reference"), entry.reference
    yield message("Cut"), entry.cut
    yield message("Link"), _until(entry.link, entry.link_until, today)
    if entry.answer_due_on:
        yield message("Answer"), message("due {day}", day=_day(entry.answer_due_on, today))


def _terms(entry: Entry, zone: tzinfo, today: date) -> Iterator[tuple[Message, object]]:
    terms = entry.terms
    if terms is None:
        return
    yield message("Tier"), term(terms.tier) if terms.tier else None
    if terms.closes_at:
        yield message("Closes"), _closes(terms, terms.closes_at, zone, today)
        yield message("Zone data"), terms.zone_data
    if terms.late:
        yield message("Late"), message("the deadline had passed")
    if not terms.announced:
        yield message("Edition"), message("not announced when this was written down")


def _closes(terms: Terms, closes_at: datetime, zone: tzinfo, today: date) -> Message:
    """The instant in the user's zone with what the festival printed; without an hour, the printed day alone."""
    where = terms.timezone or message("zone unknown")
    if terms.day and terms.time is None:
        return message("{day}, hour unknown, {where}", day=day(terms.day, near=today), where=where)
    if terms.day and terms.timezone is None:
        return message("{day} {time}, {where}", day=day(terms.day, near=today), time=terms.time, where=where)
    printed = " ".join(str(each) for each in (terms.day, terms.time) if each)
    return message("{at} ({printed} {where})", at=instant(closes_at, zone, near=today), printed=printed, where=where)


def _money(entry: Entry, today: date) -> Iterator[tuple[Message, object]]:
    yield message("Fee"), entry.fee
    if entry.fee is None and entry.terms and entry.terms.fee:
        yield message("Fee"), message("{fee} asked, none recorded", fee=entry.terms.fee)
    yield message("Charge"), entry.charge
    yield message("Code"), _until(entry.code, entry.code_expires_on, today)
    for label, payments in ((message("Cost"), entry.costs), (message("Income"), entry.income)):
        for each in payments:
            yield label, _payment(each, today)


def _payment(payment: Payment, today: date) -> Message:
    return message("{money} {what}, {day}", money=payment.money, what=payment.what, day=_day(payment.on, today))


def _until(thing: str | None, until: date | None, today: date) -> Message | str | None:
    return message("{thing}, until {day}", thing=thing, day=_day(until, today)) if thing and until else thing


def _day(value: date, today: date) -> str:
    return day(value, near=today, weekday=False)


def _history(history: Sequence[HistoryRow], zone: tzinfo, columns: int | None) -> Iterator[str]:
    space = max((width(one_line(each.by)) for each in history), default=0)
    for each in history:
        by = one_line(each.by)
        written = each.at.astimezone(zone).date()
        late = "" if written == each.on else str(message(" (written {day})", day=written))
        begin = f"{each.on}  {padded(by, space)}  "
        told = one_line(f"{each.text}{late}", _LONGEST_NOTE)
        if columns is None:
            yield f"  {begin}{told}\n"
        else:
            first, *more = tuple(folded(told, columns, indent=width(begin) + _INDENT)) or ("\n",)
            yield f"  {begin}{first.lstrip()}"
            yield from more


def _labelled(pairs: Sequence[tuple[Message, object]]) -> str:
    lines = (f"{padded(str(label), _LABEL)}{_told(value)}" for label, value in pairs if value is not None)
    return "".join(one_line(line, _LONGEST_NOTE) + "\n" for line in lines)


def _told(value: object) -> str:
    return str(message("{value}", value=value))


def _block(heading: Message, lines: Iterator[str]) -> str:
    found = "".join(lines)
    return f"{heading}\n{found}" if found else ""
