"""The days on which an edition is held find their edition, or the user is asked."""

from datetime import date

import pytest

from factories import TODAY, a_festival, an_edition
from filmtrack.changes.announce_event import EventPatch, Held, announce_event
from filmtrack.domain.festival import Festival
from filmtrack.errors import WrongUsageError

WEBSITE = "https://example.org"
FESTIVAL = a_festival(an_edition(2027, starts="2027-05-01", ends=date(2027, 5, 6)), website=WEBSITE)


def decide(festival: Festival, **wish: object) -> EventPatch:
    return announce_event(festival, Held(**wish), today=TODAY)


def said(patch: EventPatch) -> list[str]:
    return [str(each) for each in patch.said]


def test_the_year_in_which_it_begins_is_its_edition_and_the_page_its_source():
    patch = decide(FESTIVAL, starts=date(2028, 5, 3))
    assert patch.edition == {"year": 2028, "starts": date(2028, 5, 3), "source": WEBSITE, "checked": TODAY}
    assert said(patch) == [f"{FESTIVAL.name} 2028 begins on 3 May 2028"]


def test_a_named_edition_and_source_are_kept():
    patch = decide(FESTIVAL, starts=date(2028, 1, 2), ends=date(2028, 1, 9), edition=2029, source="mail")
    assert (patch.edition["year"], patch.edition["ends"], patch.edition["source"]) == (2029, date(2028, 1, 9), "mail")
    assert said(patch) == [f"{FESTIVAL.name} 2029 is held from 2 Jan 2028 to 9 Jan 2028"]


def test_days_that_moved_say_when_it_was_to_begin():
    patch = decide(FESTIVAL, starts=date(2027, 5, 2))
    assert said(patch)[1:] == ["it was to begin on 1 May 2027 before"]
    assert "ends" not in patch.edition


def test_the_last_day_alone_belongs_to_a_first_day_that_is_known():
    patch = decide(FESTIVAL, ends=date(2027, 5, 9), edition=2027)
    assert said(patch) == [f"{FESTIVAL.name} 2027 is held from 1 May 2027 to 9 May 2027"]
    assert patch.edition == {"year": 2027, "ends": date(2027, 5, 9), "source": WEBSITE, "checked": TODAY}


@pytest.mark.parametrize(
    ("wish", "why", "hint"),
    [
        ({"ends": date(2027, 5, 9)}, "which edition", "say it with --edition YEAR"),
        ({"ends": date(2028, 5, 9), "edition": 2028}, "is not known yet", "say it with --starts DATE"),
        ({"starts": date(2027, 6, 1)}, "before it starts", "say the last day too, with --ends DATE"),
        ({"starts": date(2027, 6, 2), "ends": date(2027, 6, 1)}, "before it starts", "None"),
    ],
)
def test_what_cannot_be_told_is_asked_for(wish, why, hint):
    with pytest.raises(WrongUsageError, match=why) as refused:
        decide(FESTIVAL, **wish)
    assert str(refused.value.hint) == hint


def test_without_website_the_source_is_asked_for():
    with pytest.raises(WrongUsageError, match="has no website"):
        decide(a_festival(), starts=date(2027, 5, 1))
