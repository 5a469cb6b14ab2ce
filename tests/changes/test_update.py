"""What is recorded of news, for one entry and for many."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from factories import Catalogue, a_festival, an_edition
from filmtrack.changes.news import News
from filmtrack.changes.news_told import MOST_SAID
from filmtrack.changes.update import update
from filmtrack.domain.entry import Terms
from filmtrack.domain.events import entry_planned, entry_submitted, entry_updated
from filmtrack.errors import UnknownNameError, WrongUsageError
from ledgers import TODAY, a_film, an_entry, money
from standings import stood

LAMMA = a_festival(
    an_edition(2027, starts="2026-11-20", ends=date(2026, 11, 29)), name="Lamma Short", city="Lamma", country="HK"
)
ENTRY = an_entry(festival="lamma", section="student", terms=Terms(festival_name="Lamma Short"))
YESTERDAY, TOMORROW = TODAY - timedelta(1), TODAY + timedelta(1)


def entered(*entries, on=YESTERDAY):
    return stood(a_film()).after(*(entry_submitted(each, on=on) for each in entries or (ENTRY,)))


def news(ledger=None, **said):
    ledger = ledger or entered()
    return update(News(today=TODAY, **said), ledger.entries().rows, Catalogue(LAMMA), ledger)


def bodies(change):
    return [(each.kind, {k: v for k, v in each.body.items() if k not in {"entry", "film"}}) for each in change.facts]


def told(change):
    return [str(each.message) for each in change.said]


def warned(change):
    return [str(each) for each in change.warnings]


def test_a_status_is_recorded_on_its_day_with_the_platforms_word():
    change = news(status="selected", on=YESTERDAY, word="Official Selection", note="by mail")
    assert bodies(change) == [
        ("entry-updated", {"status": "selected", "word": "Official Selection", "note": "by mail"})
    ]
    assert change.facts[0].on == YESTERDAY
    assert told(change) == ["Night Bus → Lamma Short 2027, student: submitted → selected"]
    assert (change.said[0].number, change.questions, warned(change)) == (1, (), [])


def test_fields_are_replaced_where_they_differ():
    ledger = entered(replace(ENTRY, reference="LX-1"))
    change = news(ledger, details={"reference": "LX-1", "fee": money("13.00 EUR")})
    assert bodies(change) == [("entry-updated", {"set": {"fee": "13.00 EUR"}})]
    assert told(change)[0].endswith(": fee: 13 EUR")


def test_a_note_alone_is_said_to_be_noted():
    assert told(news(note="by mail"))[0].endswith(": noted")


def test_a_status_that_came_to_late_news_does_not_claim_to_stand():
    change = news(entered().after(entry_updated(ENTRY, on=TODAY, status="selected")), status="screened", on=YESTERDAY)
    assert told(change)[0].partition(": ")[2].startswith("screened on 21 Nov 2026, still selected")


def test_money_is_noted_with_what_it_was_for():
    change = news(costs=((money("1200.00 HKD"), "travel"),), income=((money("500.00 EUR"), "prize"),), on=YESTERDAY)
    assert bodies(change) == [
        ("cost-noted", {"money": "1200.00 HKD", "what": "travel"}),
        ("income-noted", {"money": "500.00 EUR", "what": "prize"}),
    ]
    assert told(change)[0].endswith(": 1200 HKD, travel; 500 EUR, prize")


def test_what_was_missing_is_said_until_it_is_sent():
    ledger = entered(replace(ENTRY, missing=("form", "film")))
    assert told(news(ledger, note="x"))[0].endswith("still missing: form, film")
    assert told(news(ledger, sent=frozenset({"film"})))[0].endswith("still missing: form")
    change = news(ledger, sent=frozenset({"film", "form"}))
    assert bodies(change) == [("entry-updated", {"set": {"missing": []}})]
    assert told(change)[0].endswith(": the form is sent; the film is sent")
    assert told(news(ledger, status="not-selected"))[0].endswith("submitted → not-selected")


def test_what_was_not_missing_is_doubted():
    change = news(sent=frozenset({"film", "form"}))
    assert change.facts == ()
    assert warned(change) == ["entry 1: the film was not missing", "entry 1: the form was not missing"]
    assert told(change)[0].endswith(": nothing changed")


def test_the_same_status_on_the_same_day_is_recorded_once():
    ledger = entered()
    ledger = ledger.after(entry_updated(ENTRY, on=TODAY, status="selected"))
    change = news(ledger, status="selected")
    assert (change.facts, warned(change)) == ((), ["entry 1 is selected since that day already"])
    earlier = news(ledger, status="selected", on=YESTERDAY)
    assert (len(earlier.facts), warned(earlier)) == (1, [])
    assert told(earlier)[0].endswith(": selected, on 21 Nov 2026 too")


@pytest.mark.parametrize(
    ("ledger", "said", "warning"),
    [
        (entered(), {"status": "selected", "on": TOMORROW}, "23 Nov 2026 is still to come"),
        (
            entered(),
            {"status": "selected", "on": YESTERDAY - timedelta(9)},
            "entry 1 stays submitted: that came later, on 21 Nov 2026",
        ),
        (entered(), {"status": "planned"}, "entry 1 stays submitted: that came later, on 21 Nov 2026"),
        (
            stood(a_film()).after(entry_planned(ENTRY, on=TODAY)),
            {"status": "selected", "on": YESTERDAY},
            "entry 1 was never recorded as submitted",
        ),
        (
            stood(a_film()).after(entry_planned(ENTRY, on=TODAY)),
            {"status": "submitted"},
            "the tier it met is not recorded: filmtrack submit 1 does that, from a plan",
        ),
    ],
)
def test_doubts_are_told_and_stand_in_nobodys_way(ledger, said, warning):
    change = news(ledger, **said)
    assert warned(change) == [warning]
    assert len(change.facts) == 1


def test_a_plan_may_be_withdrawn():
    assert warned(news(stood(a_film()).after(entry_planned(ENTRY, on=TODAY)), status="withdrawn")) == []


def test_an_entry_without_history_has_nothing_that_came_later():
    entry = replace(ENTRY, number=1)
    change = update(News(today=TODAY, status="withdrawn"), (entry,), Catalogue(), stood(a_film()))
    assert warned(change) == []


def test_a_screening_is_recorded_too_with_the_editions_days():
    change = news(status="screened")
    assert bodies(change) == [
        ("entry-updated", {"status": "screened"}),
        (
            "film-screened",
            {
                "screening": {
                    "event": "Lamma Short",
                    "country": "HK",
                    "city": "Lamma",
                    "on": "2026-11-20/2026-11-22",
                    "festival": "lamma",
                }
            },
        ),
    ]
    assert told(change)[0].endswith("submitted → screened; the screening is recorded too")


def test_a_screening_is_recorded_once_even_if_the_status_is_told_twice():
    ledger = entered()
    ledger = ledger.after(*news(ledger, status="screened").facts)
    assert len(ledger.film("night-bus").screenings) == 1
    assert news(ledger, status="screened").facts == ()
    again = news(ledger, status="screened", on=YESTERDAY)
    assert [each.kind for each in again.facts] == ["entry-updated"]


def test_each_of_two_sections_has_a_screening_of_its_own():
    ledger = entered(ENTRY, replace(ENTRY, id="other", section="open"))
    change = news(ledger, status="screened", many=True)
    assert [each.kind for each in change.facts].count("film-screened") == 2


def test_a_screening_of_which_little_is_known_says_so():
    ledger = entered(an_entry(festival="gone"))
    assert warned(news(ledger, status="screened")) == [
        "the country of gone is not known; premieres depend on it",
        "the day at gone is not known: say --on; premieres depend on it",
    ]


def test_an_entry_of_a_film_that_is_gone_still_gets_its_news():
    entry = replace(ENTRY, number=1)
    change = update(News(today=TODAY, status="screened"), (entry,), Catalogue(), stood())
    assert [each.kind for each in change.facts] == ["entry-updated"]
    assert told(change)[0].startswith("night-bus → ")


def test_many_entries_are_counted_and_asked_about():
    ledger = entered(ENTRY, an_entry(festival="lamma", edition=2026))
    change = news(ledger, status="not-selected", many=True)
    assert [str(each) for each in change.questions] == [
        "2 entries → not-selected: 1 (night-bus, lamma 2027), 2 (night-bus, lamma 2026)"
    ]
    assert len(change.facts) == 2
    assert len(told(change)) == 2
    assert str(news(ledger, note="x", many=True).questions[0]).startswith("news of 2 entries: 1")


def test_of_very_many_only_the_number_is_told():
    count = MOST_SAID + 3
    ledger = entered(*(an_entry(festival="lamma", edition=1990 + each) for each in range(count)))
    change = news(ledger, status="not-selected", many=True)
    assert told(change) == [f"{count} entries → not-selected"]
    assert str(change.questions[0]).endswith(" and 3 more")
    assert len(change.facts) == count


def test_news_that_say_nothing_are_refused():
    with pytest.raises(WrongUsageError, match="news"):
        news()


def test_no_entry_is_no_news():
    with pytest.raises(UnknownNameError, match="no entry fits"):
        update(News(today=TODAY, status="selected"), (), Catalogue(), stood())


@pytest.mark.parametrize(
    "said",
    [
        {"costs": ((money("1.00 EUR"), "x"),)},
        {"income": ((money("1.00 EUR"), "x"),)},
        {"details": {"reference": "x"}},
    ],
)
def test_what_belongs_to_one_entry_is_not_said_of_several(said):
    ledger = entered(ENTRY, an_entry(festival="lamma", edition=2026))
    with pytest.raises(WrongUsageError, match="one entry, not of 2"):
        news(ledger, many=True, **said)
