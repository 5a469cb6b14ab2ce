"""The rows of `check` as cells: every rule of one festival, or one line a festival."""

from collections.abc import Iterator, Sequence
from datetime import date, tzinfo

from filmtrack.message import Message, message, together
from filmtrack.render.columns import Cell, Column, cell
from filmtrack.render.moments import day, instant
from filmtrack.render.safe import one_line
from filmtrack.render.sources import seen
from filmtrack.render.terms import named, term
from filmtrack.reports.check_row import CheckRow
from filmtrack.reports.rule_rows import RuleRow
from filmtrack.rules.open_call import RULE as OPEN

RULE_COLUMNS = (Column(heading="Verdict"), Column(heading="Rule"), Column(heading="Why", flexible=True))
COLUMNS = (
    Column(heading="Closes"),
    Column(heading="Verdict"),
    Column(heading="Festival", flexible=True),
    Column(heading="Why", flexible=True),
)
FILM_COLUMNS = (Column(heading="Film"), *COLUMNS)
_ABOVE = message("as in the first section")
_NO_RULES = message("no rule is known but the closing day: read the festival's own before you enter")
_STYLES = {"pass": "bold green", "fail": "bold red", "refer": "yellow", "unknown": "magenta", "not-yet": "yellow"}


def rule_cells(rows: Sequence[CheckRow], *, zone: tzinfo, today: date) -> list[tuple[Cell, ...]]:
    """For `RULE_COLUMNS`: a line for every section, the best first, and one for each of its rules.

    Of the later sections only what is not the same as in the best one, and the names of the rules that decide there.
    """
    lines = []
    for place, row in enumerate(rows):
        lines += [_section(row, zone, today), *_rules(row, rows[0] if place else None)]
    return lines


def cells(rows: Sequence[CheckRow], *, zone: tzinfo, today: date) -> list[tuple[Cell, ...]]:
    """For `COLUMNS`: one tuple of cells a festival."""
    return [
        (
            cell(*closes(row, zone=zone, today=today)),
            cell(term(row.verdict), term(row.entry or ""), style=_STYLES[row.verdict]),
            cell(named(row.name), " ".join(each for each in (str(row.edition), row.section or "") if each)),
            cell(str(together(standing_in_the_way(row)) or "")),
        )
        for row in rows
    ]


def film_cells(rows: Sequence[CheckRow], *, zone: tzinfo, today: date) -> list[tuple[Cell, ...]]:
    """For `FILM_COLUMNS`: the same, each with its film."""
    told = cells(rows, zone=zone, today=today)
    return [(cell(row.film), *each) for row, each in zip(rows, told, strict=True)]


def closes(row: CheckRow, *, zone: tzinfo, today: date) -> tuple[str, str]:
    """When the last chance is, and since or from when the call is open."""
    if row.closes_on is None:
        expected = day(row.expected_on, near=today) if row.expected_on else None
        return str(message("no date")), str(message("expected ~ {day}", day=expected)) if expected else ""
    if row.closes_at and row.hour_known:
        when = instant(row.closes_at, zone, near=today)
    else:
        when = day(row.closes_on, near=today)
    if row.open:
        return when, ""
    if row.opens_on and row.opens_on > today:
        return when, str(message("opens {day}", day=day(row.opens_on, near=today, weekday=False)))
    return when, str(message("closed"))


def standing_in_the_way(row: CheckRow) -> tuple[Message, ...]:
    """The reasons of the rules that decide: those with the answer that stands for all.

    In the way of a film that passes stands nothing, unless no rule is known: then that is said.
    """
    if row.verdict == "pass":
        return (_NO_RULES,) if _knows_no_rule(row) else ()
    return tuple(each.reason for each in row.rules if each.verdict == row.verdict)


def _knows_no_rule(row: CheckRow) -> bool:
    """Whether nothing but the closing day could be looked at."""
    return all(each.rule == OPEN for each in row.rules)


def _section(row: CheckRow, zone: tzinfo, today: date) -> tuple[Cell, ...]:
    name = row.section_name or named(row.name)
    if row.section and row.section != row.section_name:
        name += f" [{row.section}]"
    told: list[object] = [name, row.edition, _closing(row, zone, today), _cost(row)]
    if row.entry:
        told.append(message("entry: {status}", status=row.entry))
    said = ", ".join(str(each) for each in told if each)
    return cell(term(row.verdict).upper(), style=_STYLES[row.verdict]), cell(str(message("section"))), cell(said)


def _closing(row: CheckRow, zone: tzinfo, today: date) -> Message | None:
    when, state = closes(row, zone=zone, today=today)
    if row.closes_on is None and row.expected_on is None:
        return None
    if row.closes_on is None:
        return message("{state}", state=state)
    return message("closes {when} ({state})", when=when, state=state) if state else message("closes {when}", when=when)


def _cost(row: CheckRow) -> Message | None:
    cost: object = message("free") if row.free else row.fee or row.fee_note
    if cost is None:
        return None
    return message("{tier}: {cost}", tier=row.tier, cost=cost) if row.tier else message("{cost}", cost=cost)


def _rules(row: CheckRow, best: CheckRow | None) -> Iterator[tuple[Cell, ...]]:
    told = frozenset(best.rules) if best else frozenset()
    for rule in row.rules:
        if rule in told and rule.verdict != "pass":
            yield cell(f"  {term(rule.verdict)}", style=_STYLES[rule.verdict]), cell(term(rule.rule)), cell(str(_ABOVE))
        elif rule not in told:
            yield cell(f"  {term(rule.verdict)}", style=_STYLES[rule.verdict]), cell(term(rule.rule)), cell(*_why(rule))
    if _knows_no_rule(row) and not (best and _knows_no_rule(best)):
        yield _remark(message("note"), message("rules"), str(_NO_RULES), style="yellow")
    for conflict in row.conflicts:
        if best is None or conflict not in best.conflicts:
            yield _remark(message("conflict"), message("your entries"), str(conflict), style="yellow")
    for note in row.notes:
        yield _remark(message("note"), message("in words"), note, style="dim")


def _remark(kind: Message, about: Message, text: str, *, style: str) -> tuple[Cell, ...]:
    return cell(f"  {kind}", style=style), cell(str(about)), Cell(lines=(one_line(text),))


def _why(rule: RuleRow) -> tuple[str, ...]:
    told = [str(rule.reason)]
    if rule.missing and rule.command:
        told.append(f"→ {message('say {missing}: {command}', missing=rule.missing, command=rule.command)}")
    elif rule.missing:
        told.append(f"→ {message('not known: {missing}', missing=rule.missing)}")
    if rule.note and rule.note not in told[0]:
        told.append(f"“{rule.note}”")
    source = ", ".join(str(each) for each in _seen(rule))
    return (*told, f"({source})" if source else "")


def _seen(rule: RuleRow) -> Iterator[Message]:
    yield from seen(rule.checked_on, rule.as_of)
    if rule.certainty == "inferred":
        yield message("inferred")
