"""What schemes granted, round by round and currency by currency, against the pot."""

from applications import an_application
from filmtrack.domain.application_events import (
    application_made,
    application_planned,
    application_updated,
    receipt_noted,
)
from filmtrack.domain.events import film_added
from filmtrack.render.grants_view import cells, sentence
from filmtrack.reports.grants import grant_sums
from ledgers import TODAY, a_film, money
from standings import Stood


def made(festival="clermont-ferrand", status=None, receipts=(), **known):
    one = an_application(festival, **{each: known[each] for each in ("scheme", "round", "asked") if each in known})
    values = {each: known[each] for each in ("granted", "paid") if each in known}
    facts = [application_made(one, on=TODAY)]
    if status:
        facts.append(application_updated(one, on=TODAY, status=status, values=values))
    return [*facts, *(receipt_noted(one, on=TODAY, money=each, what="x") for each in receipts)]


def sums(*facts, pot=None):
    ledger = Stood(film_added(a_film(), on=TODAY), *(fact for each in facts for fact in each))
    return grant_sums(ledger.applications(), lambda *of: pot if of == ("nae", "2027") else None)


def test_without_applications_there_are_no_sums():
    assert sums() == ()
    assert sums([application_planned(an_application(), on=TODAY)]) == ()


def test_what_was_granted_is_counted_against_the_pot():
    (row,) = sums(
        made(asked=money("40000 HKD"), status="granted", granted=money("32000 HKD")),
        made("lund", asked=money("30000 HKD"), status="paid", granted=money("20000 HKD"), paid=money("18000 HKD")),
        made("uppsala", asked=money("50000 HKD"), status="refused"),
        made("tampere", asked=money("10000 HKD"), receipts=[money("900 HKD"), money("100 HKD")]),
        pot=money("100000 HKD"),
    )
    assert (row.scheme, row.round, row.currency) == ("nae", "2027", "HKD")
    assert (row.applications, row.decisions, row.grants, row.unstated) == (4, 3, 2, 0)
    assert (row.asked, row.granted, row.paid) == (money("130000 HKD"), money("52000 HKD"), money("18000 HKD"))
    assert (row.receipts, row.pot, row.left) == (money("1000 HKD"), money("100000 HKD"), money("48000 HKD"))


def test_rounds_and_currencies_stand_apart():
    rows = sums(
        made(asked=money("40000 HKD")),
        made("lund", asked=money("300 EUR")),
        made("lund", scheme="adf-exchange", round=None),
        made("lund", round="2019"),
        pot=money("1000 USD"),
    )
    assert [(each.scheme, each.round, each.currency, each.asked) for each in rows] == [
        ("adf-exchange", None, None, None),
        ("nae", "2019", None, None),
        ("nae", "2027", "USD", None),
        ("nae", "2027", "HKD", money("40000 HKD")),
        ("nae", "2027", "EUR", money("300 EUR")),
    ]
    assert [each.left for each in rows] == [None, None, money("1000 USD"), None, None]


def test_a_grant_without_a_sum_is_counted_as_one_that_lacks_it():
    (row,) = sums(made(status="granted"))
    assert (row.grants, row.granted, row.unstated) == (1, None, 1)


def test_a_row_is_a_sentence_and_a_line():
    (row,) = sums(
        made(status="granted", granted=money("32000 HKD")),
        made("lund", status="paid", granted=money("9000 HKD"), paid=money("8000 HKD"), receipts=[money("70 HKD")]),
        made("uppsala", status="granted"),
        pot=money("40000 HKD"),
    )
    assert str(sentence(row)) == (
        "nae 2027: 3 applications; 41000 HKD granted; 1 of unknown sum; 8000 HKD paid; 70 HKD of receipts; "
        "1000 HKD over the pot of 40000 HKD"
    )
    (line,) = cells([row])
    assert [" ".join(each.lines) for each in line] == [
        "nae 2027", "3 3 granted", "", "41000 HKD", "8000 HKD", "70 HKD", "40000 HKD", "-1000 HKD",
    ]  # fmt: skip
    assert line[-1].style == "bold red"


def test_a_sentence_tells_what_is_left():
    (row,) = sums(made(status="granted", granted=money("32000 HKD")), pot=money("40000 HKD"))
    assert str(sentence(row)) == "nae 2027: 1 application; 32000 HKD granted; 8000 HKD left of a pot of 40000 HKD"
    assert cells([row])[0][-1].style == ""


def test_a_sentence_of_an_application_alone():
    (row,) = sums(made(round=None))
    assert str(sentence(row)) == "nae: 1 application"
