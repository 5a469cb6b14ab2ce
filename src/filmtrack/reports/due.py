"""By when each thing that an edition asks for is due: its own day, else the closing day of what it belongs to."""

from datetime import date, timedelta

from filmtrack.domain.festival import Deadline
from filmtrack.domain.instants import closing
from filmtrack.domain.zones import resolve
from filmtrack.message import message
from filmtrack.reports.case import Case, Due, Wanted
from filmtrack.reports.occasion import Occasion
from filmtrack.reports.occasions import occasions
from filmtrack.rules.call import Call, Tier
from filmtrack.values import replace

_BEFORE_EVENT = timedelta(days=330)
_CLOSES = {
    "screener": {"screener", "film"},
    "file": {"film", "print"},
    "dcp": {"film", "print"},
    "print": {"film", "print"},
}
"""Which closing dates besides those of entries are about which items."""


def entry_due(case: Case, call: Call) -> Due:
    """When the entry itself is due: as recorded of one that was sent, else the open, the expected or the last tier."""
    if sent := _sent(case):
        return sent
    if call.current:
        return _of_tier(call.current)
    if expected := _expected(case):
        return Due(on=expected.date, expected=True)
    if call.last:
        return replace(_of_tier(call.last), note=message("closed"))
    return Due(note=message("the closing day is not known"))


def _sent(case: Case) -> Due | None:
    """The closing day that an entry was sent for, which stays what it was."""
    terms = case.entry.terms if case.entry and case.entry.status != "planned" else None
    if terms is None or terms.day is None:
        return None
    is_over = terms.closes_at is not None and terms.closes_at <= case.now
    return Due(
        on=terms.day,
        at=terms.closes_at,
        expected=not terms.announced,
        hour_known=terms.time is not None,
        note=message("closed") if is_over else None,
    )


def due_of(wanted: Wanted, case: Case, entry: Due) -> Due:
    """When one thing is due; `entry` is when the entry itself is."""
    if wanted.due:
        return wanted.due
    if day := wanted.material.due:
        if _is_of_edition(day, case):
            return Due(on=day)
        return Due(note=message("in another year it was due on {day}", day=day))
    if own := _own_closing(wanted, case):
        return own
    if wanted.stage == "entry":
        return entry
    if wanted.stage == "selection" and case.edition.starts:
        return Due(note=message("the day is not known; the festival begins on {day}", day=case.edition.starts))
    return Due(note=message("the day is not known"))


def _own_closing(wanted: Wanted, case: Case) -> Due | None:
    """A closing date of the edition that is about this item only."""
    if wanted.item == "file" and wanted.stage == "entry":
        kinds = _CLOSES["screener"]
    else:
        kinds = _CLOSES.get(wanted.item, set())
    ids = {each.id for each in case.sections}
    found = [
        each
        for each in case.edition.deadlines
        if each.closes in kinds and each.date and (not each.sections or ids & set(each.sections))
    ]
    return _of_deadline(min(found, key=lambda each: each.date or date.max), case) if found else None


def _of_deadline(deadline: Deadline, case: Case) -> Due:
    place = resolve(deadline.timezone or case.festival.timezone, user=case.zone)
    when = closing(deadline.date or date.max, deadline.time, place, strict=False)
    return Due(on=deadline.date, at=when.closes_at, hour_known=when.hour_known)


def _of_tier(tier: Tier) -> Due:
    if tier.deadline.rolling:
        return Due(note=message("open all the time"))
    if tier.closing is None:
        return Due(on=tier.deadline.date)
    return Due(on=tier.deadline.date, at=tier.closing.closes_at, hour_known=tier.closing.hour_known)


def _expected(case: Case) -> Occasion | None:
    """The first expected day of that edition that is still ahead, else the last one before."""
    ids = {each.id for each in case.sections}
    found = [
        each
        for each in occasions(case.festival, now=case.now, zone=case.zone)
        if each.status == "expected"
        and each.date
        and each.edition == case.edition.year
        and (not each.sections or ids & set(each.sections))
    ]
    found.sort(key=lambda each: each.date or date.max)
    ahead = [each for each in found if each.date and each.date >= case.today]
    return next(iter((*ahead, *reversed(found))), None)


def _is_of_edition(day: date, case: Case) -> bool:
    """Whether a day that the festival names belongs to this edition and not to one before or after it."""
    edition = case.edition
    if edition.starts:
        return edition.starts - _BEFORE_EVENT <= day <= (edition.ends or edition.starts)
    return day.year in {edition.year - 1, edition.year} and day >= case.today
