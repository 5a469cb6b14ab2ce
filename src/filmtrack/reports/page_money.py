"""The page without money: for somebody whom fees and grants do not concern."""

import re

from filmtrack.message import Message, english, message
from filmtrack.reports.asked_fee import FEE
from filmtrack.reports.missing import MissingRow
from filmtrack.reports.page import Page, Part
from filmtrack.reports.rows import UpcomingRow
from filmtrack.reports.sponsor import SponsorRow
from filmtrack.values import replace

_MONEY = re.compile(
    r"[$€£¥￥₩]|(?i:\b(fees?|prices?|costs?|discounts?|waivers?)\b)|[費费價价元圓]"
    r"|\b[A-Z]{3} ?\d|\d ?[A-Z]{3}\b|(?i:\d ?(euros?|dollars?|pounds?)\b)"
)


def tells_money(said: Message | str | None) -> bool:
    """Whether a text speaks of money, or might: rather a note too few than an amount too many."""
    if said is None:
        return False
    return bool(_MONEY.search(english(said) if isinstance(said, Message) else said))


def without_money(page: Page) -> Page:
    """The page with no amount, no fee, and no remark that speaks of either."""
    missing = tuple(_missing(each) for each in page.missing.rows if each.item != FEE)
    fees = len(page.missing.rows) - len(missing)
    return replace(
        page,
        due=replace(page.due, rows=tuple(map(_due, page.due.rows))),
        entries=replace(page.entries, rows=tuple(replace(each, fee=None, charge=None) for each in page.entries.rows)),
        missing=Part(rows=missing, total=page.missing.total - fees),
        trips=replace(page.trips, rows=tuple(map(_trip, page.trips.rows))),
        budget=None,
        budget_total=0,
        cap=None,
    )


def _due(row: UpcomingRow) -> UpcomingRow:
    return replace(
        row,
        fee=None,
        free=None,
        price_rises_on=None,
        stated=None if tells_money(row.stated) else row.stated,
        note=None if tells_money(row.note) else row.note,
        why=message("{command} says more", command="filmtrack check") if tells_money(row.why) else row.why,
    )


def _missing(row: MissingRow) -> MissingRow:
    return replace(
        row,
        note=None if tells_money(row.note) else row.note,
        source=None if tells_money(row.source) else row.source,
    )


def _trip(row: SponsorRow) -> SponsorRow:
    answer = message("{command} says more", command="filmtrack sponsor") if tells_money(row.answer) else row.answer
    return replace(row, granted=None, asked=None, paid=None, answer=answer)
