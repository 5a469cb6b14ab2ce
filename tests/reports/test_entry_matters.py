"""What is due of one's own entries and of what is ready: late answers, missing parts, codes, links, certificates."""

import pytest

from factories import Catalogue, a_deadline, a_festival, an_edition
from filmtrack.domain.attention import watched
from filmtrack.domain.entry import Terms
from filmtrack.domain.events import entry_planned, entry_submitted, entry_updated, film_added, film_edited, ticked
from filmtrack.domain.film import Link
from filmtrack.domain.ticks import Tick
from filmtrack.reports.all_matters import Days, nothing_to_remind_of
from ledgers import TODAY, a_film, an_entry
from reminding import Kept, Told, at, day, ids, texts

NOW = at("2026-11-22T20:00")
TERMS = Terms(
    festival_name="Lamma, then", deadline="late", tier="late", day=day("2026-12-03"), time="23:59", timezone="AoE"
)
LAMMA = a_festival(an_edition(2027, a_deadline("2026-12-01", "late"), notifies=day("2026-11-21")))


def sent(*, festivals=(), days=None, **known):
    entry = an_entry("night-bus", "lamma", **known)
    ledger = Kept(film_added(a_film(), on=TODAY), entry_submitted(entry, on=TODAY))
    return Told(catalogue=Catalogue(*festivals), ledger=ledger, days=days or Days())


def planned(**known):
    entry = an_entry("night-bus", "lamma", **known)
    ledger = Kept(film_added(a_film(), on=TODAY), entry_planned(entry, on=TODAY))
    return Told(catalogue=Catalogue(), ledger=ledger)


def test_an_answer_is_asked_after_on_the_day_after_it_was_due():
    somebody = sent(answer_due_on=day("2026-11-22"), terms=TERMS)
    assert somebody.due(NOW) == ()
    (line,) = somebody.due(at("2026-11-23T08:00"))
    row = line.reminder
    assert (row.id, row.matter, row.group) == ("night-bus/lamma/2027/answer/-1", "answer", "overdue")
    assert str(row.text) == "Night Bus → Lamma, then 2027: the answer was due"
    assert (row.film, row.festival, row.name, row.tier) == ("night-bus", "lamma", "Lamma, then", "late")
    assert row.command == "filmtrack update 1 STATUS"


def test_the_festivals_own_day_of_answers_counts_where_the_entry_has_none():
    assert ids(sent(festivals=[LAMMA]).due(NOW)) == ["night-bus/lamma/2027/answer/-1"]
    assert sent(festivals=[a_festival()]).due(NOW) == ()
    assert sent().due(NOW) == ()


def test_an_answer_that_came_is_asked_after_no_more():
    somebody = sent(answer_due_on=day("2026-11-20"))
    somebody.after(entry_updated(an_entry("night-bus", "lamma"), on=TODAY, status="selected"))
    assert somebody.due(NOW) == ()


def test_what_is_missing_is_told_before_the_deadline_that_the_catalogue_has_now():
    (line,) = sent(missing=("film",), terms=TERMS, festivals=[LAMMA]).due(at("2026-11-19T08:00"))
    row = line.reminder
    assert (row.id, row.due_on, row.hour_known) == ("night-bus/lamma/2027/film/14", day("2026-12-01"), False)
    assert str(row.text) == "Night Bus → Lamma Short 2027: the film is still to be sent"
    assert row.command == "filmtrack update 1 --film-sent"


def test_what_is_missing_is_told_before_the_deadline_as_it_was_where_the_catalogue_has_none():
    (line,) = sent(missing=("form",), terms=TERMS).due(NOW)
    assert (line.reminder.due_on, line.reminder.hour_known) == (day("2026-12-03"), True)
    assert "the form is still to be sent" in str(line.reminder.text)
    endless = a_festival(an_edition(2027, a_deadline("2026-12-01", "late", rolling=True)))
    assert sent(missing=("form",), terms=TERMS, festivals=[endless]).due(NOW)[0].reminder.due_on == day("2026-12-03")


def test_a_zone_that_is_no_more_leaves_the_day():
    terms = Terms(day=day("2026-12-03"), timezone="Lost/Place")
    assert ids(sent(missing=("film",), terms=terms).due(NOW)) == ["night-bus/lamma/2027/film/14"]


def test_what_is_missing_without_a_known_day_is_told_weekly():
    somebody = sent(missing=("film",))
    assert ids(somebody.hears(NOW)) == ["night-bus/lamma/2027/film/2026-W47"]
    assert somebody.hears(at("2026-11-22T22:00")) == ()
    assert ids(somebody.hears(at("2026-11-23T08:00"))) == ["night-bus/lamma/2027/film/2026-W48"]


def test_what_is_missing_is_told_twice_more_when_it_is_too_late():
    somebody = sent(missing=("film",), terms=TERMS)
    days = (f"2026-12-{each:02}T20:00" for each in range(4, 20))
    heard = [line.reminder.id for each in days for line in somebody.hears(at(each))]
    assert heard == ["night-bus/lamma/2027/film/-1", "night-bus/lamma/2027/film/-7"]


def test_a_code_is_told_while_the_entry_is_planned():
    somebody = planned(code="FREE", code_expires_on=day("2026-11-25"))
    assert texts(somebody.due(NOW)) == ["Night Bus → lamma 2027: the code expires"]
    assert texts(somebody.due(at("2026-11-26T08:00"))) == ["Night Bus → lamma 2027: the code has expired"]
    assert sent(code_expires_on=day("2026-11-25")).due(NOW) == ()
    assert planned().due(NOW) == ()


def test_a_link_that_a_festival_was_given_must_work_until_its_day():
    somebody = sent(link_until=day("2026-11-25"))
    assert texts(somebody.due(NOW)) == ["Night Bus → lamma 2027: the link that they were given must work until then"]
    assert "need not work any longer" in texts(somebody.due(at("2026-11-26T08:00")))[0]
    assert sent(link_until=day("2026-12-20")).due(NOW) == ()


@pytest.mark.parametrize(("until", "expected"), [("2026-11-25", 1), ("2026-12-25", 0), ("2025-01-01", 0), (None, 0)])
def test_a_link_of_a_film_that_somebody_is_looking_at_is_told_in_its_last_week(until, expected):
    link = Link(url="https://films.example/1", until=until and day(until))
    somebody = sent()
    somebody.after(film_edited("night-bus", on=TODAY, values={"links": (link,)}))
    assert len(somebody.due(NOW)) == expected


def test_what_was_ticked_until_a_day_is_told_in_its_last_week():
    somebody = Told(catalogue=Catalogue(), ledger=Kept(film_added(a_film(), on=TODAY)))
    somebody.after(
        ticked(Tick(film="night-bus", item="student-certificate", expires_on=day("2026-11-25")), on=TODAY),
        ticked(Tick(film="gone", item="screener-link", festival="lamma", expires_on=day("2026-11-21")), on=TODAY),
        ticked(Tick(film="night-bus", item="stills"), on=TODAY),
    )
    first, second = somebody.due(NOW)
    assert (first.reminder.id, first.reminder.matter) == ("gone/screener-link/lamma/expires/-1", "link")
    assert str(first.reminder.text) == "gone: screener link has expired"
    assert str(second.reminder.text) == "Night Bus: student certificate expires"
    assert second.reminder.command == "filmtrack tick night-bus student-certificate --expires YYYY-MM-DD"


def test_the_days_of_one_festival_may_differ():
    somebody = sent(missing=("film",), terms=TERMS, days=Days(festivals={"lamma": (60, 20)}))
    assert ids(somebody.due(NOW)) == ["night-bus/lamma/2027/film/20"]


def test_there_is_nothing_to_remind_of_before_anything_is_watched_or_planned():
    assert nothing_to_remind_of(Kept(film_added(a_film(), on=TODAY)))
    assert not nothing_to_remind_of(planned().ledger)
    assert not nothing_to_remind_of(Kept(watched("festival", "lamma", on=TODAY)))
