"""A digest of reminders as plain text, as HTML and as the subject of a mail: one line a reminder, the urgent first."""

from collections.abc import Sequence
from datetime import date, tzinfo
from html import escape

from filmtrack.domain.zones import resolve
from filmtrack.message import Message, language, message
from filmtrack.render.blocks import wrapped
from filmtrack.render.moments import day, instant, left, place_label
from filmtrack.render.safe import one_line, padded, width
from filmtrack.render.terms import said, term
from filmtrack.reports.reminder_lines import GROUPS, Reminder

_LONGEST = 500


def digest_text(
    reminders: Sequence[Reminder],
    *,
    zone: tzinfo,
    today: date,
    before: Message | None = None,
    after: Message | None = None,
    columns: int | None = None,
) -> str:
    """The digest as plain text; `before` is said first, `after` at its end.

    Each reminder is one line, unless a terminal of so many `columns` wants it wrapped, what to run below it.
    """
    wide = max((len(_number(each)) for each in reminders), default=0)
    lines = [_plain(before)] if before else []
    for each in reminders:
        begin = f"{padded(term(each.group), 8)} {_number(each):>{wide}}  "
        told, run = _plain(_told(each, zone, today)), f"[{one_line(each.command)}]"
        if columns is None:
            lines.append(f"{begin}{told}  {run}")
        else:
            lines += [wrapped(begin + told, columns, hang=width(begin)).rstrip("\n"), " " * width(begin) + run]
    lines += [_plain(after)] if after else []
    return "".join(line + "\n" for line in lines)


def digest_html(
    reminders: Sequence[Reminder],
    *,
    zone: tzinfo,
    today: date,
    before: Message | None = None,
    after: Message | None = None,
) -> str:
    """The same as HTML that needs nothing from elsewhere."""
    rows = "".join(
        f"<tr><td>{term(each.group)}</td><td>{_number(each)}</td><td>{escape(_plain(_when(each, zone, today)))}</td>"
        f"<td>{escape(_plain(each.text))}<br><code>{escape(one_line(each.command))}</code></td></tr>\n"
        for each in reminders
    )
    first, rest = (f"<p>{escape(_plain(each))}</p>\n" if each else "" for each in (before, after))
    style = "<style>td{padding:.2em .6em;vertical-align:top;font-family:sans-serif}code{color:#555}</style>"
    head = f'<!DOCTYPE html>\n<html lang="{language()}"><head><meta charset="utf-8">{style}</head><body>\n'
    return f"{head}{first}<table>\n{rows}</table>\n{rest}</body></html>\n"


def digest_subject(reminders: Sequence[Reminder], *, today: date) -> str:
    """What a mail is called: ``filmtrack: 1 overdue, 2 today, 3 next (22 Nov 2026)``."""
    counts = [(group, sum(each.group == group for each in reminders)) for group in GROUPS]
    parts = tuple(message("{count} {group}", count=count, group=group) for group, count in counts if count)
    return said("filmtrack: {parts} ({today})", parts=parts, today=today)


def _number(reminder: Reminder) -> str:
    return str(reminder.number) if reminder.number is not None else "-"


def _plain(told: Message) -> str:
    return one_line(str(told), _LONGEST)


def _told(reminder: Reminder, zone: tzinfo, today: date) -> Message:
    return message("{when}: {text}", when=_when(reminder, zone, today), text=reminder.text)


def _when(reminder: Reminder, zone: tzinfo, today: date) -> Message:
    """When it is due, in the user's zone with the festival's beside it, and how long that is."""
    if reminder.matter == "look" or reminder.due_on is None:
        return message("any day")
    days = left(reminder.days_left) if reminder.days_left is not None else ""
    if reminder.due_at is None:
        return message("{day}, {days}", day=day(reminder.due_on, near=today), days=days)
    where = place_label(reminder.festival_timezone) if reminder.festival_timezone else said("zone unknown")
    if not reminder.hour_known:
        return message(
            "{day}, hour unknown, {where}, {days}", day=day(reminder.due_on, near=today), where=where, days=days
        )
    if reminder.festival_timezone is None:
        return message("{day}, {where}, {days}", day=day(reminder.due_on, near=today), where=where, days=days)
    there = reminder.due_at.astimezone(resolve(reminder.festival_timezone, user=zone) or zone)
    return message(
        "{instant} ({there} {where}), {days}",
        instant=instant(reminder.due_at, zone, near=today),
        there=f"{day(there.date(), near=today)} {there:%H:%M}",
        where=where,
        days=days,
    )
