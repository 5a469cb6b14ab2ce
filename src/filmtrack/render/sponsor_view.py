"""The rows of `sponsor`: one whole, as text that can be sent to somebody, or one line a trip."""

from collections.abc import Iterator, Sequence
from datetime import date, tzinfo

from filmtrack.message import Message, counted, message
from filmtrack.render.blocks import block, wrapped
from filmtrack.render.columns import Cell, Column, cell
from filmtrack.render.moments import day, instant
from filmtrack.render.safe import one_line, padded
from filmtrack.render.sources import seen
from filmtrack.render.terms import named, said, term
from filmtrack.reports.rule_rows import RuleRow
from filmtrack.reports.sponsor import SponsorRow
from filmtrack.reports.sponsor_parts import DateRow, DocumentRow, GrantRow

COLUMNS = (
    Column(heading="Film", flexible=True),
    Column(heading="Festival", flexible=True),
    Column(heading="Scheme"),
    Column(heading="Verdict"),
    Column(heading="Application"),
    Column(heading="Why", flexible=True),
)
NARROW_COLUMNS = (
    Column(heading="Trip", flexible=True),
    Column(heading="Scheme", flexible=True),
    Column(heading="Verdict", flexible=True),
    Column(heading="Why", flexible=True),
)
"""The same for a terminal, which has room for four."""
_STYLES = {
    "eligible": "bold green",
    "not-eligible": "bold red",
    "refer": "yellow",
    "unknown": "magenta",
    "not-yet": "yellow",
}
_ANSWER = 8
"""How wide the longest answer of a rule is."""


def cells(rows: Sequence[SponsorRow], *, today: date) -> list[tuple[Cell, ...]]:
    """For `COLUMNS`: one tuple of cells a trip."""
    return [
        (
            cell(row.film_title),
            cell(named(row.festival_name or ""), str(row.edition or "")),
            cell(row.scheme, _round(row)),
            cell(term(row.verdict), style=_STYLES[row.verdict]),
            cell(term(row.application or ""), *(str(each) for each in _money(row, today)), style=_overdue(row)),
            cell(str(row.answer)),
        )
        for row in rows
    ]


def narrow_cells(rows: Sequence[SponsorRow], *, today: date) -> list[tuple[Cell, ...]]:
    """For `NARROW_COLUMNS`: film above festival, and the application below the verdict."""
    told = zip(rows, cells(rows, today=today), strict=True)
    return [
        (
            Cell(lines=(*film.lines, *festival.lines)),
            scheme,
            Cell(lines=(*verdict.lines, *application.lines), style=_overdue(row) or verdict.style),
            why,
        )
        for row, (film, festival, scheme, verdict, application, why) in told
    ]


def sponsor_text(row: SponsorRow, *, zone: tzinfo, today: date, columns: int | None = None) -> str:
    """One trip: the round's status, the verdict with every rule, what is paid, papers, dates, questions, next steps."""
    parts = [
        _heading(row, today, columns),
        block(message("Rules"), (_rule(each) for each in row.rules), columns, hang=_ANSWER + 2),
        *_paid(row, columns),
        block(message("Documents to prepare"), map(_document, row.documents), columns, hang=2),
        block(message("Dates"), (_date(each, zone, today) for each in row.dates), columns, hang=2),
        block(message("Questions to {who}", who=row.ask), _questions(row), columns, hang=4),
        block(message("What to do next"), row.next_steps, columns, hang=2),
        block(message("Notes"), row.notes, columns, hang=2),
        block(message("Sources"), _sources(row)),
    ]
    return "\n".join(part for part in parts if part)


def _heading(row: SponsorRow, today: date, columns: int | None) -> str:
    named = {"scheme": row.scheme_name, "id": row.scheme, "round": row.round or "–", "status": row.round_status}
    lines = [
        message("{scheme} ({id}), round {round}: {status}", **named),
        message("  {reason}", reason=row.round_reason),
        message("{trip}", trip=_trip(row)),
        message("  {verdict}: {answer}", verdict=row.verdict, answer=row.answer),
    ]
    if row.application:
        lines.append(message("  application: {told}", told=(term(row.application), *_money(row, today))))
    lines += [message("  receipt {money}: {what}", money=each.money, what=each.what) for each in row.receipts]
    return "".join(wrapped(one_line(str(each)), columns, hang=4) for each in lines)


def _trip(row: SponsorRow) -> Message:
    if row.festival_name is None:
        return message("{film}", film=row.film_title)
    where = " ".join(each for each in (named(row.festival_name), str(row.edition or "")) if each)
    return message("{film} → {where}", film=row.film_title, where=where)


def _rule(rule: RuleRow) -> str:
    told: list[object] = [rule.reason]
    if rule.missing:
        told.append(message("not known: {missing}", missing=rule.missing))
    if rule.note and rule.verdict != "pass" and rule.note not in str(rule.reason):
        told.append(message("“{note}”", note=rule.note))
    if rule.certainty == "inferred":
        told.append(message("inferred"))
    told += seen(rule.checked_on, rule.as_of)
    return f"{padded(term(rule.verdict), _ANSWER)}  {term(rule.rule)}: " + "; ".join(str(each) for each in told)


def _paid(row: SponsorRow, columns: int | None) -> Iterator[str]:
    own = [each for each in row.grants if each.round == row.round]
    yield block(message("What would be paid"), map(_grant, own), columns, hang=2)
    for round_ in dict.fromkeys(each.round for each in row.grants if each.round != row.round):
        title = message("What the round {round} paid; whether it still does is not known", round=round_)
        yield block(title, (_grant(each) for each in row.grants if each.round == round_), columns, hang=2)
    title = message("Not named among what is paid, and not excluded either")
    yield block(title, [", ".join(row.not_listed)] if row.not_listed else [], columns, hang=2)


def _grant(grant: GrantRow) -> str:
    told = [grant.name]
    if grant.amount:
        amount = message("up to {money}", money=grant.amount) if grant.ceiling else grant.amount
        per = message("per {per}", per=grant.per) if grant.per else message("per what is not said")
        told = [said("{grant}: {amount}, {per}", grant=grant.name, amount=amount, per=per)]
    if grant.to:
        told.append(str(message("for {whom}", whom=grant.to)))
    if grant.note:
        told.append(grant.note)
    return "; ".join((*told, *_certainty(grant.certainty)))


def _document(document: DocumentRow) -> str:
    stage = message(" (with the claim)") if document.stage == "claim" else ""
    told = (f"{document.name}{stage}", *((document.note,) if document.note else ()), *_certainty(document.certainty))
    return "; ".join(told)


def _certainty(certainty: str) -> tuple[str, ...]:
    return (str(message("inferred")),) if certainty == "inferred" else ()


def _date(row: DateRow, zone: tzinfo, today: date) -> str:
    names = {
        "opens": message("opens"),
        "closes": message("closes"),
        "decision": message("decision"),
        "event": message("event"),
        "claim": message("claim"),
    }
    told = [f"{names[row.what]}: {_when(row, zone, today)}"]
    if row.status == "recurring":
        told.append(str(message("every year, as an archived page says")))
    told += [str(message("stated: {stated}", stated=row.stated))] if row.stated else []
    told += [row.note] if row.note else []
    return "; ".join((*told, *_certainty(row.certainty)))


def _when(row: DateRow, zone: tzinfo, today: date) -> str:
    if row.date is None:
        unknown = message("not known") if row.status == "unknown" else message("counted from the event's end")
        return str(unknown)
    return instant(row.closes_at, zone, near=today) if row.closes_at and row.time else day(row.date, near=today)


def _questions(row: SponsorRow) -> Iterator[str]:
    for number, each in enumerate(row.questions, 1):
        yield f"{number:>2}. {each.text}"


def _sources(row: SponsorRow) -> tuple[str, ...]:
    rows: tuple[RuleRow | GrantRow | DocumentRow | DateRow, ...] = (
        *row.rules,
        *row.grants,
        *row.documents,
        *row.dates,
    )
    every = (each.source.split("; ") for each in rows if each.source)
    return tuple(dict.fromkeys(source for sources in every for source in sources))


def _money(row: SponsorRow, today: date) -> Iterator[Message]:
    if row.granted:
        yield message("{money} granted", money=row.granted)
    elif row.asked:
        yield message("{money} asked", money=row.asked)
    if row.paid:
        yield message("{money} paid", money=row.paid)
    if row.claim_overdue and row.claim_due_on:
        late = (today - row.claim_due_on).days
        yield counted("claim overdue for {count} day", "claim overdue for {count} days", count=late)
    elif row.claim_due_on and row.application in {"granted", "travelled"}:
        yield message("claim by {day}", day=day(row.claim_due_on, near=today, weekday=False))


def _overdue(row: SponsorRow) -> str:
    return "bold red" if row.claim_overdue else ""


def _round(row: SponsorRow) -> str:
    return " ".join(each for each in (row.round or "", f"({term(row.round_status)})") if each)
