"""What other programs read: JSON values, CSV cells, order; what people read: moments and widths."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import HONG_KONG
from filmtrack.domain.money import Money, NotMoneyError, parse_money
from filmtrack.errors import Problem
from filmtrack.message import counted, message, together
from filmtrack.render.columns import Column, cell, plain_table
from filmtrack.render.machine import csv_text, markdown_text, problem_table
from filmtrack.render.moments import day, instant, left, place_label, span, zone_label
from filmtrack.render.order import sort_key
from filmtrack.render.safe import one_line, width
from filmtrack.render.values import plain_value
from filmtrack.values import dataclass


@dataclass(frozen=True)
class Row:
    name: object
    days: object = None


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (None, None),
        (True, True),
        (date(2027, 9, 24), "2027-09-24"),
        (datetime(2027, 9, 25, 5, 59, tzinfo=HONG_KONG), "2027-09-24T21:59:00Z"),
        (parse_money("13 EUR"), {"amount": "13.00", "currency": "EUR"}),
        (parse_money("0.1234 BTC"), {"amount": "0.1234", "currency": "BTC"}),
        (Decimal("1.50"), "1.50"),
        (message("closes on {day}", day=date(2027, 9, 24)), "closes on 24 Sep 2027"),
        ((1, "a"), [1, "a"]),
        ({"a": (date(2027, 1, 1),)}, {"a": ["2027-01-01"]}),
        (Row("x"), {"name": "x", "days": None}),
        (UTC, "UTC"),
    ],
)
def test_each_value_has_one_json_form(value: object, plain: object):
    assert plain_value(value) == plain


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1+1", "@x", "\tx", "\rx"])
def test_a_cell_that_a_spreadsheet_would_run_is_neutralised(text: str):
    assert f"'{text}" in csv_text([Row(text)], ["name"])


def test_csv_and_markdown_hold_every_kind_of_value():
    row = Row(parse_money("13 EUR"), (True, {"a": 1}, None))
    assert csv_text([row], ["name", "days", "other"]) == 'name,days,other\r\n13.00 EUR,"yes; {""a"": 1}; ",\r\n'
    assert markdown_text([Row("a|b\n")], ["name"]) == "| name |\n| --- |\n| a\\|b  |\n"


def test_a_problem_keeps_its_places():
    problem = Problem(file="f", line=3, id="x", key="k", message=message("wrong"), hint=message("right"))
    assert problem_table(problem) == {
        "file": "f", "line": 3, "id": "x", "key": "k", "message": "wrong", "hint": "right"
    }  # fmt: skip


def test_values_of_a_column_compare():
    assert sort_key(parse_money("13 EUR")) < sort_key(parse_money("14 EUR"))
    assert sort_key("a") < sort_key("B")
    assert sort_key(2) < sort_key(10)
    assert sort_key(date(2026, 1, 1)) < sort_key(date(2026, 2, 1))


NEAR = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (day(date(2026, 10, 1), near=NEAR), "Thu 1 Oct"),
        (day(date(2027, 10, 1), near=NEAR, weekday=False), "1 Oct 2027"),
        (span(date(2026, 9, 25), date(2026, 10, 7), near=NEAR), "25 Sep–7 Oct"),
        (span(date(2026, 9, 5), date(2026, 9, 7), near=NEAR), "5–7 Sep"),
        (span(date(2026, 12, 25), date(2027, 1, 7), near=NEAR), "25 Dec–7 Jan 2027"),
        (instant(datetime(2026, 9, 30, 21, 59, tzinfo=UTC), HONG_KONG, near=NEAR), "Thu 1 Oct 05:59 HKT"),
        (zone_label(datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=5, minutes=30), "+0530"))), "UTC+5:30"),
        (zone_label(datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=-3), "-03"))), "UTC-3"),
        (place_label("America/Argentina/Buenos_Aires"), "Buenos Aires"),
        (left(12), "in 12 days"),
        (left(1), "in 1 day"),
        (left(0), "today"),
        (left(-1), "1 day ago"),
        (left(-9), "9 days ago"),
    ],
)
def test_moments_read_as_people_write_them(shown: str, expected: str):
    assert shown == expected


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("香港", 4), ("é", 1), ("e\u0301", 1), ("🎬", 2), ("", 0)])
def test_width_is_that_of_a_terminal(text: str, columns: int):
    assert width(text) == columns


def test_columns_align_with_wide_characters():
    rows = [[cell("香港", "短片"), cell("x")], [cell("abc"), cell("y")]]
    assert plain_table([Column(heading="a"), Column(heading="b")], rows) == "香港 短片  x\nabc        y\n"


@given(st.text())
def test_whatever_is_shown_is_one_harmless_line(text: str):
    shown = one_line(text)
    assert not any(ord(each) < 0x20 or 0x7F <= ord(each) < 0xA0 or 0xD800 <= ord(each) < 0xE000 for each in shown)
    assert "\u202e" not in shown


def test_long_text_is_cut():
    assert one_line("x" * 2_000) == "x" * 999 + "…"


@given(st.decimals(min_value=0, max_value=10**9, places=2), st.sampled_from(["EUR", "HKD"]))
def test_money_survives_being_written(amount: Decimal, currency: str):
    money = Money(amount=amount, currency=currency)
    assert parse_money(str(money)) == money
    assert parse_money(f"{currency} {money.plain}") == money


@pytest.mark.parametrize("text", ["", "13", "EUR", "-1 EUR", "13 euro", "1e5 EUR", "1,50 EUR", "13 EUR EUR"])
def test_what_is_not_money_is_refused(text: str):
    with pytest.raises(NotMoneyError):
        parse_money(text)


def test_a_count_chooses_the_words():
    assert str(counted("{count} entry", "{count} entries", count=1)) == "1 entry"
    assert str(counted("{count} entry", "{count} entries", count=0)) == "0 entries"


def test_messages_nest_and_list():
    inner = message("a {b}", b=datetime(2027, 1, 2, 3, 4, tzinfo=UTC))
    assert str(message("{x}: {y}", x=inner, y=(1, "z"))) == "a 2 Jan 2027 03:04: 1, z"
    assert str(together((inner, inner))) == "a 2 Jan 2027 03:04; a 2 Jan 2027 03:04"
    assert together(()) is None


def test_braces_in_somebodys_text_are_only_text():
    assert str(message("name: {name}", name="{0} {x} {")) == "name: {0} {x} {"
