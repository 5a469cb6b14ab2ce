"""Where the marks of the year stand."""

from datetime import date

from filmtrack.render.page.chart import MONTH, month_starts, strip, window
from filmtrack.reports.timeline import Closing, TimelineRow
from filmtrack.reports.windows import Window

DAYS = (date(2026, 11, 1), date(2027, 10, 31))
TODAY = date(2026, 11, 22)


def a_row(**known):
    usual = {"festival": "lamma", "name": "Lamma", "country": "HK", "opens": (), "closings": ()}
    return TimelineRow(**usual | {"answers": (), "events": ()} | known)


def kinds(row):
    return [each.kind for each in strip(row, DAYS, TODAY)]


def test_months_are_equally_wide_and_a_day_stands_in_its_own():
    assert [each.month for each in month_starts(DAYS)] == [11, 12, *range(1, 11)]
    closing = Closing(date=date(2027, 2, 15), tier=None, status="announced", range80=None)
    mark = strip(a_row(closings=(closing,)), DAYS, TODAY)[-1]
    assert (mark.kind, mark.x) == ("announced", 3 * MONTH + 50)


def test_what_matters_most_lies_on_top():
    likely = (date(2027, 1, 1), date(2027, 3, 1))
    closing = Closing(date=date(2027, 2, 15), tier=None, status="expected", range80=likely)
    row = a_row(
        opens=(date(2026, 12, 1),),
        closings=(closing,),
        answers=(date(2027, 4, 1),),
        events=((date(2027, 5, 1), date(2027, 5, 6)),),
    )
    assert kinds(row) == ["today", "call", "likely", "event", "answer", "expected"]


def test_what_reaches_out_of_the_year_is_cut_and_what_lies_outside_is_not_drawn():
    row = a_row(events=((date(2026, 10, 1), date(2026, 11, 3)), (date(2028, 1, 1), date(2028, 1, 2))))
    _, event = strip(row, DAYS, TODAY)
    assert (event.x, event.width) == (0, 9.9)


def test_a_promised_window_does_not_look_like_one_that_is_only_asked_for():
    held, asked = (
        window(
            Window(
                festival="Berlin",
                edition=2027,
                level="world",
                territory=None,
                until=date(2027, 2, 11),
                exact=True,
                accepted=accepted,
            ),
            DAYS,
            TODAY,
        )[1]
        for accepted in (True, False)
    )
    assert (held.kind, asked.kind) == ("held", "asked")
    assert (held.x, held.width) == (asked.x, asked.width) == (70.0, 268.9)
    assert held.height > asked.height
