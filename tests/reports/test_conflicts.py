"""Entries that cannot all come true, over time and territory."""

from dataclasses import replace
from datetime import date

import pytest

from factories import TODAY, Catalogue, a_festival, an_edition
from filmtrack.domain.requirements import PremiereDemand, Requirements, Words
from filmtrack.reports import conflicts as module
from filmtrack.reports.conflicts import conflict_row, endangered_by, outlook
from filmtrack.reports.promises import claim_of, claims_of
from filmtrack.reports.record import Record
from judged import entered, seen
from ledgers import a_film

HK = a_film(countries=("HK",))


def asks(level=None, **more):
    return Requirements(premiere=PremiereDemand(level=level, **more)) if level else Requirements()


def festival(id, country, first=None, last=None, requires=None, **more):
    edition = an_edition(2027, starts=first, ends=date.fromisoformat(last) if last else None)
    return a_festival(edition, id=id, name=id.title(), country=country, requirements=requires or Requirements(), **more)


WORLD = festival("world", "IT", "2027-09-01", "2027-09-10", asks("world"))
GERMAN = festival("german", "DE", "2027-04-29", "2027-05-04", asks("national"))
FRENCH = festival("french", "FR", "2027-04-01", "2027-04-05", asks("national"))
EARLY = festival("early", "US", "2027-03-01", "2027-03-05")
LONG = festival("long", "US", "2027-08-20", "2027-09-20")
HOME = festival("home", "HK", "2027-03-01", "2027-03-05")
ABROAD = festival("abroad", "DE", "2027-02-13", "2027-02-20", asks("international"))
UNDATED = festival("undated", "CA")
ALL = Catalogue(WORLD, GERMAN, FRENCH, EARLY, LONG, HOME, ABROAD, UNDATED)


def record(*entries, film=HK):
    return Record(film=film, entries=entries)


def pairs(*entries, catalogue=ALL):
    found = outlook(record(*entries), catalogue, today=TODAY)
    return [(each.harmed.festival, each.by.festival, each.certain) for each in found.conflicts]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("german", "french", []),
        ("world", "early", [("world", "early", True)]),
        ("early", "world", [("world", "early", True)]),
        ("world", "german", [("world", "german", True)]),
        ("abroad", "early", []),
        ("abroad", "home", []),
        ("world", "undated", [("world", "undated", False)]),
        ("world", "long", [("world", "long", True)]),
    ],
)
def test_what_shows_a_film_too_early_for_another_excludes_it(one, other, expected):
    assert pairs(entered(one, "submitted"), entered(other, "submitted")) == expected


def test_a_home_showing_before_an_international_premiere_is_no_conflict():
    before = festival("before", "HK", "2027-01-05")
    assert (
        pairs(entered("abroad", "submitted"), entered("before", "planned"), catalogue=Catalogue(ABROAD, before)) == []
    )


def test_two_that_begin_on_one_day_may_collide():
    same = festival("same", "CA", "2027-09-01")
    found = pairs(entered("world", "submitted"), entered("same", "submitted"), catalogue=Catalogue(WORLD, same))
    assert found == [("world", "same", False)]


def test_a_premiere_that_is_only_preferred_binds_nobody():
    wish = festival("wish", "IT", "2027-09-01", requires=asks("world", required=False))
    none = festival("none", "IT", "2027-09-01", requires=asks("none"))
    catalogue = Catalogue(wish, none, EARLY)
    assert pairs(*(entered(each, "submitted") for each in ("wish", "none", "early")), catalogue=catalogue) == []


def test_a_premiere_to_be_kept_until_the_end_collides_with_what_comes_in_between():
    kept = festival("kept", "JP", "2027-06-01", "2027-06-20", asks("national", until="end"))
    between = festival("between", "JP", "2027-06-10")
    assert pairs(entered("kept", "submitted"), entered("between", "submitted"), catalogue=Catalogue(kept, between)) == [
        ("kept", "between", True)
    ]


@pytest.mark.parametrize("status", ["withdrawn", "not-selected", "disqualified", "no-answer"])
def test_what_is_settled_endangers_nobody(status):
    assert pairs(entered("world", "submitted"), entered("early", status)) == []


def test_what_is_over_is_no_longer_weighed():
    past = festival("past", "US", "2026-03-01", "2026-03-05")
    assert pairs(entered("world", "submitted"), entered("past", "selected"), catalogue=Catalogue(WORLD, past)) == []


def test_a_festival_that_nobody_knows_claims_nothing():
    assert pairs(entered("world", "submitted"), entered("gone", "submitted")) == []
    assert claim_of(record(), entered("gone"), ALL, TODAY) is None
    assert endangered_by(record(), entered("gone"), ALL, today=TODAY) == ()


def test_two_sections_of_one_event_do_not_spend_each_others_premiere():
    assert pairs(entered("world", "submitted", section="a"), entered("world", "submitted", section="b")) == []


EXCLUDING = festival("cinef", "FR", "2027-05-12", requires=Requirements(exclusive_with=Words(values=("cannes",))))
CANNES = festival("cannes", "FR", "2027-05-12")


@pytest.mark.parametrize("order", [("cinef", "cannes"), ("cannes", "cinef")])
def test_festivals_that_exclude_each_other_collide(order):
    catalogue = Catalogue(EXCLUDING, CANNES)
    assert pairs(*(entered(each, "submitted") for each in order), catalogue=catalogue) == [("cinef", "cannes", True)]


def test_what_excludes_only_excludes_in_the_same_year():
    assert (
        pairs(
            entered("cinef", "submitted"),
            entered("cannes", "planned", edition=2028),
            catalogue=Catalogue(EXCLUDING, CANNES),
        )
        == []
    )


ALONE = festival("alone", "FR", "2027-05-12", requires=asks("international", no_selection_elsewhere=True))
LATER = festival("later", "DE", "2027-08-01")
MARKET = replace(festival("corner", "FR", "2027-05-13"), kind="market")


@pytest.mark.parametrize(
    ("other", "expected"),
    [("later", [("alone", "later", True)]), ("corner", []), ("home", [])],
)
def test_a_festival_that_takes_no_film_selected_elsewhere_collides_with_any(other, expected):
    catalogue = Catalogue(ALONE, LATER, MARKET, HOME)
    assert pairs(entered("alone", "submitted"), entered(other, "submitted"), catalogue=catalogue) == expected


def said(*entries, catalogue=ALL):
    (found,) = outlook(record(*entries), catalogue, today=TODAY).conflicts
    return found, [str(each) for each in found.advice]


def test_the_day_of_the_collision_is_the_first_day_of_the_earlier():
    found, _ = said(entered("world", "submitted"), entered("early", "submitted"))
    assert found.on == date(2027, 3, 1)
    assert str(found.reason) == "World asks for a world premiere; Early would show the film before"


@pytest.mark.parametrize(
    ("statuses", "advice"),
    [
        (
            ("submitted", "submitted"),
            ["if World takes it: withdraw from Early", "if Early takes it: withdraw from World"],
        ),
        (("selected", "submitted"), ["withdraw from Early"]),
        (("submitted", "selected"), ["withdraw from World"]),
        (("selected", "selected"), ["both took it: withdraw from one of them now"]),
    ],
)
def test_what_to_withdraw_is_said(statuses, advice):
    assert said(entered("world", statuses[0]), entered("early", statuses[1]))[1] == advice


def test_an_event_that_lasts_long_enough_can_be_asked_for_a_later_day():
    _, advice = said(entered("world", "selected"), entered("long", "submitted"))
    assert advice == ["withdraw from Long, or ask Long to show it after 1 Sep 2027"]


def test_a_day_that_is_not_known_is_no_day():
    found, _ = said(entered("world", "submitted"), entered("undated", "submitted"))
    assert (found.on, found.certain) == (None, False)


def kept(*entries, catalogue=ALL):
    found = outlook(record(*entries), catalogue, today=TODAY)
    return [each.festival for each in found.order], [each.festival for each in found.given_up]


def test_the_largest_set_that_can_come_true_is_kept_in_the_order_of_its_days():
    entries = [entered(each, "submitted") for each in ("world", "german", "early", "french")]
    assert kept(*entries) == (["early", "french", "german"], ["world"])


def test_what_is_accepted_is_kept_against_any_number_that_is_not():
    entries = [entered("world", "selected"), *(entered(each, "submitted") for each in ("german", "early", "french"))]
    assert kept(*entries) == (["world"], ["german", "early", "french"])


def test_what_may_collide_is_kept():
    assert kept(entered("world", "submitted"), entered("undated", "submitted"))[1] == []


def test_nothing_entered_has_nothing_to_give_up():
    assert kept() == ([], [])


def test_among_very_many_entries_the_accepted_and_the_early_ones_are_kept(monkeypatch):
    monkeypatch.setattr(module, "_MOST_TO_TRY", 1)
    entries = [entered("world", "selected"), *(entered(each, "submitted") for each in ("german", "early"))]
    assert kept(*entries) == (["world"], ["german", "early"])
    assert kept(*(entered(each, "submitted") for each in ("world", "german", "early")))[0] == ["early", "german"]


def test_an_entry_not_made_yet_is_weighed_against_those_that_stand():
    found = endangered_by(record(entered("world", "submitted")), entered("early"), ALL, today=TODAY)
    assert [(each.harmed.festival, each.by.festival) for each in found] == [("world", "early")]


def test_an_answer_that_just_came_is_weighed_as_accepted():
    found = endangered_by(
        record(entered("world", "submitted"), entered("early", "submitted")),
        entered("early", "submitted"),
        ALL,
        today=TODAY,
        accepted=True,
    )
    assert [str(each) for each in found[0].advice] == ["withdraw from World"]


def test_a_conflicts_row_names_entries_by_their_ids():
    found, _ = said(entered("world", "submitted"), entered("early", "submitted"))
    row = conflict_row(found)
    assert (row.film, row.harmed, row.by) == ("night-bus", "night-bus/world/2027", "night-bus/early/2027")


def test_a_section_may_ask_for_a_premiere_that_its_festival_does_not():
    from filmtrack.domain.festival import Section

    section = Section(id="main", name="Main", requirements=asks("world"))
    picky = replace(festival("picky", "IT", "2027-09-01"), sections=(section,))
    catalogue = Catalogue(picky, EARLY)
    assert pairs(entered("picky", "submitted", section="main"), entered("early", "submitted"), catalogue=catalogue)
    assert pairs(entered("picky", "submitted"), entered("early", "submitted"), catalogue=catalogue) == []


def test_a_claim_without_a_premiere_has_no_territory():
    claims = claims_of(record(entered("early", "submitted"), entered("world", "submitted")), ALL, TODAY)
    assert [each.territory is None for each in claims] == [True, False]
    assert [each.is_over(TODAY) for each in claims] == [False, False]


GIVEN = seen("Nachtfilm", "2026-09-01", "DE", city="Kiel")


def test_an_entry_whose_premiere_is_given_cannot_come_true_and_is_no_rival():
    shown = replace(record(entered("abroad", "submitted"), entered("undated", "submitted")), appearances=(GIVEN,))
    found = outlook(shown, ALL, today=TODAY)
    assert [(each.festival, str(each.reason)) for each in found.spent] == [
        (
            "abroad",
            "Abroad asks for an international premiere, which is spent: shown at Nachtfilm (Kiel, 1 Sep 2026)",
        )
    ]
    assert found.conflicts == ()
    assert [each.festival for each in found.order] == ["undated"]
    assert endangered_by(shown, entered("undated", "selected"), ALL, today=TODAY) == ()


def test_who_took_the_film_all_the_same_does_not_mind():
    shown = replace(record(entered("abroad", "selected")), appearances=(GIVEN,))
    assert outlook(shown, ALL, today=TODAY).spent == ()


def test_two_editions_of_one_festival_are_told_apart():
    found = outlook(record(entered("world", "submitted"), entered("world", edition=2028)), ALL, today=TODAY)
    assert [str(each.reason) for each in found.conflicts] == [
        "World 2028 asks for a world premiere; World 2027 would show the film before"
    ]
