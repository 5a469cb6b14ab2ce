"""The year as bars of text."""

from datetime import date

import pytest

from filmtrack.render.safe import width
from filmtrack.render.timeline_view import last_day, timeline_text
from filmtrack.reports.timeline import Closing, TimelineRow

FIRST, TODAY = date(2026, 11, 1), date(2026, 11, 22)


def a_row(**more):
    known = {"festival": "lamma", "name": "Lamma Short", "country": "HK", "opens": (), "answers": (), "events": ()}
    return TimelineRow(**(known | {"closings": ()} | more))


def announced(day):
    return Closing(date=day, tier="regular", status="announced", range80=None)


EXPECTED = Closing(
    date=date(2027, 3, 10), tier="regular", status="expected", range80=(date(2027, 2, 20), date(2027, 4, 1))
)
WHOLE = a_row(
    opens=(date(2026, 11, 3), date(2027, 1, 2)),
    closings=(announced(date(2026, 12, 20)), EXPECTED),
    answers=(date(2027, 5, 1),),
    events=((date(2027, 6, 1), date(2027, 6, 12)),),
)


def lines(*rows, columns=80, unicode=True, months=12):
    return timeline_text(rows, FIRST, months, today=TODAY, columns=columns, unicode=unicode).splitlines()


def test_each_thing_has_its_mark_where_it_falls():
    heading, bar, _, *legend = lines(WHOLE)
    marks = {month: bar[heading.index(month) :][:4] for month in ("Nov", "Dec", "Jan", "Mar", "May", "Jun")}
    assert marks == {"Nov": "────", "Dec": "──◆ ", "Jan": "────", "Mar": "░◇░░", "May": "✉   ", "Jun": "██"}
    assert "◇ expected" in legend[0]


def test_without_unicode_there_is_only_ascii():
    text = "\n".join(lines(a_row(name="夜車 Kurzfilm…", closings=(EXPECTED,)), unicode=False))
    assert text.isascii()
    assert ".o.." in text


@pytest.mark.parametrize("name", ["N" * 90, "香港國際短片電影節香港國際短片電影節香港國際短片電影節", "\x1b[31mred"])
@pytest.mark.parametrize("months", [1, 12, 17, 24])
@pytest.mark.parametrize("columns", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(name, months, columns):
    row = a_row(name=name, closings=(EXPECTED,), entry="not-selected")
    found = lines(row, columns=columns, months=months)
    assert max(map(width, found)) <= columns
    assert "\x1b" not in "".join(found)
    assert "not-selected)" in found[1] or columns < 80


def test_where_months_are_narrow_every_other_or_fourth_is_named_above_its_own_place():
    heading, bar, *_ = lines(a_row(closings=(announced(date(2028, 9, 20)),)), months=24)
    assert heading.split() == ["Nov", "Jan", "Mar", "May", "Jul", "Sep"] * 2
    assert bar.index("◆") == heading.rindex("Sep") + 1
    assert lines(a_row(), months=24, columns=40)[0].split() == ["Nov", "Mar", "Jul"] * 2


def test_no_mark_parts_from_its_meaning():
    legend = lines(WHOLE)[3:]
    assert [line[0] for line in legend] == ["─", "┊"]
    assert all(width(line) <= 80 for line in legend)


def test_today_is_marked_where_nothing_else_is():
    _, bar, *_ = lines(a_row(answers=(date(2027, 5, 1),)))
    assert bar.count("┊") == 1


def test_an_entry_says_how_it_stands():
    assert lines(a_row(entry="selected"))[1].startswith("Lamma Short (selected)")


def test_the_last_day_is_that_of_the_last_month():
    assert last_day(FIRST, 12) == date(2027, 10, 31)
    assert last_day(date(2027, 12, 1), 1) == date(2027, 12, 31)
