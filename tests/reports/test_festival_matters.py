"""What is due at watched and planned festivals: dates, prices, openings, announcements to look for."""

from dataclasses import replace

import pytest

from factories import Catalogue, a_deadline, a_festival, an_edition
from filmtrack.domain.attention import watched
from filmtrack.domain.days import one_day
from filmtrack.domain.entry import Terms
from filmtrack.domain.events import entry_planned, entry_submitted, entry_updated, film_added
from filmtrack.domain.festival import Fee, ListedDay
from filmtrack.domain.money import parse_money
from filmtrack.domain.requirements import Completion, LengthLimit, Provenance, Requirements
from ledgers import TODAY, a_film, an_entry
from reminding import Kept, Told, at, day, ids, texts

NOW = at("2026-11-22T20:00")
WATCHED = watched("festival", "lamma", on=TODAY)
LATE = a_deadline("2026-12-03", "late", fee="20 EUR", time="23:59")


def told(*editions, facts=(WATCHED,), **festival):
    lamma = a_festival(*editions, **{"website": "https://lamma.example", **festival})
    return Told(catalogue=Catalogue(lamma), ledger=Kept(film_added(a_film(), on=TODAY), *facts))


def planned(**more):
    return entry_planned(an_entry("night-bus", "lamma", **more), on=TODAY)


def matters(somebody, now=NOW):
    return {each.id: each for each in somebody.matters(now)}


def test_a_watched_festival_is_told_with_its_price_and_where_to_look_again():
    (line,) = told(an_edition(2027, LATE)).due(NOW)
    row = line.reminder
    assert (row.id, row.matter, row.festival, row.tier) == ("lamma/2027/late/14", "deadline", "lamma", "late")
    assert (row.days_before, row.days_left, row.group, row.due_on) == (14, 11, "next", day("2026-12-03"))
    assert str(row.text) == (
        "Lamma Short 2027: late deadline; 20 EUR; look whether the date still holds: https://lamma.example"
    )
    assert row.command == "filmtrack festival show lamma"


def test_a_festival_that_nobody_asked_for_is_never_told():
    assert told(an_edition(2027, LATE), facts=()).due(NOW) == ()


def test_a_watch_of_a_festival_that_the_catalogue_does_not_know_says_nothing():
    assert told(an_edition(2027, LATE), facts=(watched("festival", "gone", on=TODAY),)).due(NOW) == ()


def test_a_plan_is_told_with_its_film_and_what_to_run():
    (line,) = told(an_edition(2027, LATE), facts=(planned(),)).due(NOW)
    assert "planned: Night Bus" in str(line.reminder.text)
    assert (line.reminder.film, line.reminder.films) == ("night-bus", ("night-bus",))
    assert line.reminder.command == "filmtrack submit night-bus lamma"


def test_several_plans_share_one_line():
    ferry = (film_added(a_film("ferry"), on=TODAY), entry_planned(an_entry("ferry", "lamma"), on=TODAY))
    (line,) = told(an_edition(2027, LATE), facts=(WATCHED, planned(), *ferry)).due(NOW)
    assert "planned: Ferry, Night Bus" in str(line.reminder.text)
    assert (line.reminder.film, line.reminder.films) == (None, ("night-bus", "ferry"))


def test_what_was_sent_in_is_told_no_more():
    somebody = told(an_edition(2027, LATE))
    somebody.after(entry_submitted(an_entry("night-bus", "lamma"), on=TODAY))
    assert somebody.due(NOW) == ()


def test_another_plan_keeps_a_date_that_one_film_has_met():
    ferry = (film_added(a_film("ferry"), on=TODAY), entry_planned(an_entry("ferry", "lamma"), on=TODAY))
    sent = entry_submitted(an_entry("night-bus", "lamma"), on=TODAY)
    (line,) = told(an_edition(2027, LATE), facts=(WATCHED, *ferry, sent)).due(NOW)
    assert line.reminder.films == ("ferry",)


def test_a_plan_for_one_section_or_platform_is_not_told_of_anothers_date():
    xr = a_deadline("2026-12-03", "xr", sections=["xr"])
    post = a_deadline("2026-12-04", "post", platforms=["post"])
    edition = an_edition(2027, xr, post)
    plan = planned(section="short", platform="FilmFreeway")
    assert told(edition, facts=(plan,), sections=("xr", "short")).due(NOW) == ()
    assert len(told(edition, facts=(planned(),), sections=("xr", "short")).due(NOW)) == 2


def test_a_withdrawn_plan_is_told_no_more():
    somebody = told(an_edition(2027, LATE), facts=(planned(),))
    somebody.after(entry_updated(an_entry("night-bus", "lamma"), on=TODAY, status="withdrawn"))
    assert somebody.due(NOW) == ()


@pytest.mark.parametrize(
    "edition",
    [
        an_edition(2027, a_deadline("2026-12-03", rolling=True)),
        an_edition(2027, a_deadline("2026-12-03", closes="print")),
        an_edition(2027, a_deadline("2027-03-03")),
        an_edition(2027, a_deadline("2026-10-03")),
        an_edition(2027, LATE, cancelled=True),
    ],
    ids=["endless", "print", "far", "long ago", "cancelled"],
)
def test_what_closes_nothing_now_is_not_told(edition):
    assert [each for each in ids(told(edition).due(NOW)) if "look" not in each] == []


def test_an_earlier_date_is_told_as_a_price_that_rises():
    early = a_deadline("2026-11-30", "early", fee="13 EUR")
    somebody = told(an_edition(2027, early, LATE, a_deadline("2027-01-09", "final", fee="30 EUR")))
    by_id = matters(somebody)
    assert by_id["lamma/2027/early"].kind == "price"
    assert str(by_id["lamma/2027/early"].text) == (
        "Lamma Short 2027: the price rises after the early deadline, 13 EUR to 20 EUR"
    )
    assert by_id["lamma/2027/late"].kind == "price"


@pytest.mark.parametrize(
    ("now", "then", "rises"),
    [
        ("13 EUR", "20 EUR", True),
        ("free", "20 EUR", True),
        ("20 EUR", "13 EUR", False),
        ("13 EUR", "13 EUR", False),
        ("13 EUR", "free", False),
        ("13 EUR", "20 USD", False),
        (None, "20 EUR", False),
        ("13 EUR", None, False),
    ],
)
def test_a_price_rises_only_where_both_are_known_in_one_currency(now, then, rises):
    edition = an_edition(2027, a_deadline("2026-11-30", "early", fee=now), a_deadline("2026-12-03", "late", fee=then))
    assert (matters(told(edition))["lamma/2027/early"].kind == "price") is rises


def test_a_price_is_the_one_that_the_planned_film_pays():
    def fees(*amounts):
        return tuple(
            Fee(money=parse_money(each), student=student) for each, student in zip(amounts, (True, False), strict=True)
        )

    edition = an_edition(
        2027,
        a_deadline("2026-11-30", "early", fees=fees("5 EUR", "13 EUR")),
        a_deadline("2026-12-03", "late", fees=fees("9 EUR", "20 EUR")),
    )
    facts = (planned(), film_added(a_film(student=True), on=TODAY))
    assert "5 EUR to 9 EUR" in str(matters(told(edition, facts=facts))["lamma/2027/early"].text)
    assert matters(told(edition))["lamma/2027/early"].kind == "deadline"


def test_a_date_of_some_sections_or_platforms_names_them():
    edition = an_edition(2027, a_deadline("2026-11-30", "early", sections=["xr", "vr"], platforms=["post"], key="x"))
    (line,) = told(edition, sections=("xr",)).due(NOW)
    assert "early deadline (Xr, vr, post)" in str(line.reminder.text)


def test_a_date_without_a_tier_an_extended_one_and_a_postmark_are_said():
    deadline = a_deadline("2026-12-03", "not stated", replaces=day("2026-11-30"), basis="postmarked")
    (line,) = told(an_edition(2027, deadline)).due(NOW)
    assert str(line.reminder.text).startswith(
        "Lamma Short 2027: deadline; extended, it was 30 Nov 2026; the postmark counts"
    )


def test_a_date_that_somebody_looked_up_since_need_not_be_looked_up_again():
    seen = replace(LATE, provenance=Provenance(checked=day("2026-11-20")))
    (line,) = told(an_edition(2027, seen)).due(NOW)
    assert "still holds" not in str(line.reminder.text)
    somebody = told(an_edition(2027, replace(LATE, provenance=Provenance(checked=day("2026-12-04")))))
    somebody.hears(at("2026-12-03T20:00"))
    assert somebody.due(at("2026-12-05T20:00")) == ()


def test_a_festival_without_a_website_is_to_be_looked_at_wherever_it_is():
    somebody = told(an_edition(2027, LATE), website=None)
    assert texts(somebody.hears(NOW)) == ["Lamma Short 2027: late deadline; 20 EUR; look whether the date still holds"]
    (line,) = somebody.due(at("2026-12-04T20:00"))
    assert str(line.reminder.text) == "Lamma Short 2027: the late deadline is over; was it extended?"


def test_on_the_day_after_it_is_asked_whether_it_was_extended():
    somebody = told(an_edition(2027, LATE), facts=(planned(),))
    somebody.hears(at("2026-12-03T20:00"))
    (line,) = somebody.due(at("2026-12-04T20:00"))
    assert (line.reminder.group, line.reminder.days_before) == ("overdue", -1)
    assert str(line.reminder.text) == (
        "Lamma Short 2027: the late deadline is over; was it extended? https://lamma.example; planned: Night Bus"
    )
    assert line.reminder.command == "filmtrack announce lamma YYYY-MM-DD --edition 2027 --extended"


def test_a_call_is_told_on_the_day_it_opens():
    edition = an_edition(2027, a_deadline("2027-03-03"), opens=day("2026-11-22"))
    (line,) = told(edition).due(NOW)
    assert (line.reminder.id, line.reminder.group) == ("lamma/2027/opens/0", "today")
    assert str(line.reminder.text) == "Lamma Short 2027: the call opens"
    (late,) = told(edition).due(at("2026-12-02T08:00"))
    assert str(late.reminder.text) == "Lamma Short 2027: the call is open"


@pytest.mark.parametrize(
    ("edition", "facts"),
    [
        (an_edition(2027, a_deadline("2027-03-03"), opens=day("2026-11-23")), (WATCHED,)),
        (an_edition(2027, a_deadline("2027-03-03"), opens=day("2026-10-20")), (WATCHED,)),
        (an_edition(2027, a_deadline("2026-12-03"), opens=day("2026-11-20")), (WATCHED,)),
        (an_edition(2027, a_deadline("2027-03-03"), opens=day("2026-11-20")), ()),
        (an_edition(2027, a_deadline("2027-03-03"), opens=day("2026-11-20")), (planned(edition=2028),)),
    ],
    ids=["tomorrow", "long open", "closing soon", "nobody asked", "another edition"],
)
def test_a_call_that_opened_is_news_only_for_a_while(edition, facts):
    assert [each for each in ids(told(edition, facts=facts).due(NOW)) if "opens" in each] == []


PAST = tuple(an_edition(year, a_deadline(f"{year - 1}-12-08")) for year in (2024, 2025, 2026))


def test_an_expected_date_is_looked_for_from_its_alert_day():
    (line,) = told(*PAST).due(NOW)
    assert line.reminder.matter == "look"
    assert str(line.reminder.text) == ("look for the announcement: Lamma Short 2027 (expected about 8 Dec 2026)")
    assert line.reminder.command == "filmtrack announce lamma YYYY-MM-DD --edition 2027"
    assert told(*PAST).due(at("2026-10-22T08:00")) == ()


def test_one_line_names_everything_that_is_to_be_looked_for():
    festivals = [replace(a_festival(*PAST, id=f"f{n}"), name=f"Festival {n}") for n in range(8)]
    facts = [watched("festival", each.id, on=TODAY) for each in festivals]
    (line,) = Told(catalogue=Catalogue(*festivals), ledger=Kept(*facts)).due(NOW)
    assert str(line.reminder.text).endswith("Festival 5 2027 (expected about 8 Dec 2026) and 2 more")
    assert (line.matter, len(line.matters), line.reminder.festival) == ("look", 8, None)
    assert line.reminder.command == "filmtrack upcoming --status expected"


def test_a_plan_for_an_edition_that_is_not_announced_is_looked_for_too():
    (line,) = told(*PAST, facts=(planned(edition=2027),)).due(NOW)
    assert (line.reminder.matter, line.reminder.film) == ("look", "night-bus")
    assert told(*PAST, facts=(planned(edition=2028),)).due(NOW) == ()


def test_nothing_is_looked_for_once_something_was_announced_for_the_same_sections():
    soon = an_edition(2027, a_deadline("2027-03-03", "late"))
    assert told(*PAST, soon).due(NOW) == ()
    other = an_edition(2027, a_deadline("2027-03-03", "late", sections=["xr"]))
    past = tuple(an_edition(y, a_deadline(f"{y - 1}-12-08", "late", sections=["vr"])) for y in (2024, 2025, 2026))
    assert len(told(*past, other, sections=("xr", "vr")).due(NOW)) == 1


def test_a_day_from_a_list_is_looked_for_unless_something_newer_is_known():
    listed = ListedDay(month=12, day=10, source="a list")
    (line,) = told(listed=listed).due(NOW)
    assert str(line.reminder.text) == "look for the announcement: Lamma Short (a list says 10 Dec 2026)"
    assert line.reminder.command == "filmtrack announce lamma YYYY-MM-DD"
    assert told(*PAST, listed=listed).due(NOW)[0].reminder.edition == 2027


def test_a_watched_film_is_told_where_it_may_enter_and_nowhere_else():
    short = Requirements(max_runtime=LengthLimit(seconds=600))
    strict = replace(a_festival(an_edition(2027, LATE), id="strict"), requirements=short)
    film = film_added(a_film(runtime_seconds=870, completed=one_day(day("2026-05-01"))), on=TODAY)
    catalogue = Catalogue(a_festival(an_edition(2027, LATE)), strict)
    somebody = Told(catalogue=catalogue, ledger=Kept(film, watched("film", "night-bus", on=TODAY)))
    (line,) = somebody.due(NOW)
    assert (line.reminder.festival, line.reminder.film) == ("lamma", "night-bus")
    assert "may enter: Night Bus" in str(line.reminder.text)
    somebody.after(entry_submitted(an_entry("night-bus", "lamma"), on=TODAY))
    assert somebody.due(NOW) == ()


def test_a_watched_film_is_told_only_of_the_date_that_binds_it():
    before = Completion(before=day("2026-01-01"))
    edition = an_edition(2027, a_deadline("2026-12-01", "early", completed=before), a_deadline("2026-12-03", "late"))
    film = film_added(a_film(completed=one_day(day("2026-05-01"))), on=TODAY)
    somebody = told(edition, facts=(film, watched("film", "night-bus", on=TODAY)))
    assert ids(somebody.due(NOW)) == ["lamma/2027/late/14"]


def test_a_watched_film_that_is_gone_says_nothing():
    assert told(an_edition(2027, LATE), facts=(watched("film", "gone", on=TODAY),)).due(NOW) == ()


def test_a_planned_film_that_is_also_watched_is_named_once():
    facts = (planned(), watched("film", "night-bus", on=TODAY))
    (line,) = told(an_edition(2027, LATE), facts=facts).due(NOW)
    assert "may enter" not in str(line.reminder.text)


def test_texts_are_whole_sentences_for_a_plan_made_under_terms():
    plan = planned(terms=Terms(deadline="late", tier="late"))
    assert texts(told(an_edition(2027, LATE), facts=(plan,)).due(NOW))[0].startswith("Lamma Short 2027: late deadline")
