"""The strips of the year: each festival's, and on top what the films' entries ask for and were promised."""

from collections.abc import Iterator
from datetime import date

from filmtrack.render.columns import MOST_IN_CELL
from filmtrack.render.log_view import status_word
from filmtrack.render.moments import day, span
from filmtrack.render.page.chart import Mark, strip, window
from filmtrack.render.safe import one_line
from filmtrack.render.terms import named, said, term
from filmtrack.reports.page import Page
from filmtrack.reports.timeline import Closing, TimelineRow
from filmtrack.reports.windows import Window
from filmtrack.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One strip of the year: whose it is, the same in words, and what is drawn."""

    name: str
    about: str
    words: str
    marks: tuple[Mark, ...]
    filters: dict[str, str]
    own: bool = False


def year_bars(page: Page) -> tuple[Bar, ...]:
    """The year of each festival; until when the films are kept for somebody stands on top."""
    return (*_windows(page), *(_bar(row, page) for row in page.year.rows))


def _windows(page: Page) -> Iterator[Bar]:
    for film in page.premieres.rows:
        for each in film.windows:
            words = _kept(each, page.today)
            marks = window(each, page.days, page.today)
            yield Bar(
                name=one_line(film.film.title, MOST_IN_CELL),
                about=words,
                words=words,
                marks=marks,
                filters={},
                own=True,
            )


def _kept(each: Window, today: date) -> str:
    """The window in words: what is kept for whom until when."""
    premiere = f"{term(each.level)} {each.territory or ''}".strip()
    until = day(each.until, near=today, weekday=False) if each.exact else said("its event, whose day is not known")
    event = one_line(named(each.festival), MOST_IN_CELL)
    if each.accepted:
        return one_line(said("{premiere}: kept for {event} until {day}", premiere=premiere, event=event, day=until))
    return one_line(said("{premiere}: {event} asks for it until {day}", premiere=premiere, event=event, day=until))


def _bar(row: TimelineRow, page: Page) -> Bar:
    days = [*(each.date for each in row.closings), *row.opens, *row.answers, *(first for first, _ in row.events)]
    filters = {
        "month": " ".join(sorted({f"{each:%Y-%m}" for each in days})),
        "country": row.country or "",
        "kind": page.kinds.get(row.festival, ""),
        "status": " ".join(sorted({each.status for each in row.closings})),
    }
    entry = status_word(row.entry) if row.entry else ""
    return Bar(
        name=one_line(named(row.name), MOST_IN_CELL),
        about=" · ".join(each for each in (row.country or "", entry) if each),
        words="; ".join(_words(row, page.today)),
        marks=strip(row, page.days, page.today),
        filters=filters,
        own=row.entry is not None,
    )


def _words(row: TimelineRow, today: date) -> Iterator[str]:
    """The strip in words, for whoever hears the page, and as a tip."""
    for opens in row.opens:
        yield said("call opens {day}", day=day(opens, near=today, weekday=False))
    for each in row.closings:
        yield _closing(each, today)
    for answer in row.answers:
        yield said("answer {day}", day=day(answer, near=today, weekday=False))
    for first, last in row.events:
        yield said("festival {days}", days=span(first, last, near=today))


def _closing(each: Closing, today: date) -> str:
    tier = one_line(term(each.tier or "deadline"), MOST_IN_CELL)
    when = day(each.date, near=today, weekday=False)
    if each.range80 is None:
        return said("{tier} closes {day}", tier=tier, day=when)
    likely = span(*each.range80, near=today)
    return said("{tier} expected about {day}, likely {days}", tier=tier, day=when, days=likely)
