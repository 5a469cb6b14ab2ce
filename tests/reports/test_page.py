"""What the page holds: the first rows of each kind, and how many more there are."""

from dataclasses import replace

from factories import TODAY
from filmtrack.reports.budget import budget
from filmtrack.reports.page import MOST_ROWS, Part, part
from ledgers import an_entry, money
from report_pages import PAGE


def test_the_first_rows_are_kept_and_the_others_counted():
    found = part(range(MOST_ROWS + 7))
    assert (len(found.rows), found.total, found.left_out) == (MOST_ROWS, MOST_ROWS + 7, 7)
    assert part("ab", most=5) == Part(rows=("a", "b"), total=2)


def test_the_page_says_how_many_of_each_kind_are_not_on_it():
    assert set(PAGE.left_out.values()) == {0}
    found = budget([an_entry(fee=money("5 EUR"))], by="festival", conversion=None, today=TODAY)
    page = replace(PAGE, due=part(range(310)), budget=found, budget_total=4)
    assert page.left_out == dict.fromkeys(("year", "entries", "premieres", "missing", "trips"), 0) | {
        "due": 10,
        "money": 3,
    }
