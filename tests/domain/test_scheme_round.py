"""Whether a round takes applications: by its dates where it has some, and never open where nobody can tell."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from filmtrack.domain.scheme import Round, Scheme, SchemeDate
from filmtrack.domain.scheme_round import claim_due, dated, round_standing
from trips import only, scheme_round

HONG_KONG = ZoneInfo("Asia/Hong_Kong")
CLOSES = 'date = [{ what = "closes", day = 2027-06-30, time = "18:00", timezone = "Asia/Hong_Kong" }]'
WINDOW = 'date = [{ what = "opens", day = 2026-12-01 }, { what = "closes", day = 2027-06-30 }]'
QUARTERS = 'date = [{ what = "closes", each = ["03-31", "06-30", "09-30", "12-31"] }]'


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HONG_KONG).astimezone(UTC)


def standing(where, moment: str):
    found = round_standing(*where, now=at(moment), zone=HONG_KONG)
    return found.status, str(found.reason)


@pytest.mark.parametrize(
    ("toml", "moment", "status", "reason"),
    [
        (CLOSES, "2027-06-30T17:59:59", "open", "it closes on 30 Jun 2027"),
        (CLOSES, "2027-06-30T18:00:00", "closed", "it closed on 30 Jun 2027"),
        (WINDOW, "2026-11-30T23:59:59", "closed", "it opens on 1 Dec 2026"),
        (WINDOW, "2026-12-01T00:00:00", "open", "it closes on 30 Jun 2027"),
        (WINDOW, "2028-01-01T00:00:00", "closed", "it closed on 30 Jun 2027"),
        (QUARTERS, "2027-01-01T00:00:00", "open", "it closes on 31 Mar 2027"),
        (QUARTERS, "2027-12-31T12:00:00", "open", "it closes on 31 Dec 2027"),
        (
            'status = "unknown"\n' + CLOSES,
            "2027-01-01T00:00:00",
            "unknown",
            "whether it takes applications is not known: ask Own",
        ),
        ('status = "unknown"\n' + CLOSES, "2028-01-01T00:00:00", "closed", "it closed on 30 Jun 2027"),
        ("", "2027-01-01T00:00:00", "unknown", "whether it takes applications is not known: ask Own"),
        (
            'date = [{ what = "opens", day = 2026-12-01 }]',
            "2027-01-01T00:00:00",
            "unknown",
            "whether it takes applications is not known: ask Own",
        ),
        ('status = "ended"\n' + CLOSES, "2027-01-01T00:00:00", "ended", "it is over"),
        ("ended = 2027-01-31\n" + CLOSES, "2027-01-31T23:00:00", "open", "it closes on 30 Jun 2027"),
        ("ended = 2027-01-31\n" + CLOSES, "2027-02-01T00:00:00", "ended", "it ended on 31 Jan 2027"),
    ],
)
def test_a_round_stands_by_its_dates(toml, moment, status, reason):
    assert standing(only(toml), moment) == (status, reason)


@pytest.mark.parametrize("moment", ["2017-01-01T00:00", "2018-05-01T00:00", "2019-06-01T00:00", "2027-01-01T00:00"])
@pytest.mark.parametrize("round_", ["2018", "2019"])
def test_a_shipped_round_of_new_action_express_is_never_said_to_be_open(round_, moment):
    assert standing(scheme_round("nae", round_), moment)[0] in {"unknown", "closed"}


def test_whether_new_action_express_takes_applications_is_a_question_to_the_arts_centre():
    status, reason = standing(scheme_round("nae", "2019"), "2026-11-22T12:00")
    assert (status, reason) == ("unknown", "whether it takes applications is not known: ask Hong Kong Arts Centre")


def test_the_festival_subsidy_has_ended():
    assert standing(scheme_round("fdf-festivals", "2023"), "2023-08-31T12:00")[0] == "ended"
    scheme, round_ = scheme_round("fdf-festivals", "2023")
    found = round_standing(scheme, round_, now=at("2026-11-22T12:00"), zone=HONG_KONG)
    assert (found.status, str(found.reason)) == ("ended", "it ended on 31 Aug 2023")


def test_a_round_of_ones_own_is_open_by_its_dates():
    assert standing(scheme_round(), "2027-01-01T12:00") == ("open", "it closes on 30 Jun 2027")


def test_dates_come_in_order_and_those_that_recur_with_their_next_day():
    event, closes = '{ what = "event", day = 2027-05-01 }', '{ what = "closes", each = ["03-31", "12-31"] }'
    scheme, round_ = only(f"date = [{event}, {closes}]")
    found = dated(scheme, round_, now=at("2027-01-01T12:00"), zone=HONG_KONG)
    assert [(each.stated.what, each.day) for each in found] == [
        ("closes", date(2027, 3, 31)),
        ("event", date(2027, 5, 1)),
    ]


def test_a_recurring_day_that_closed_in_the_morning_comes_again():
    where = only('date = [{ what = "closes", each = ["03-31", "12-31"], time = "12:00", timezone = "Asia/Hong_Kong" }]')
    (before,) = dated(*where, now=at("2027-12-31T11:59"), zone=HONG_KONG)
    (after,) = dated(*where, now=at("2027-12-31T12:00"), zone=HONG_KONG)
    assert (before.day, after.day) == (date(2027, 12, 31), date(2028, 3, 31))


def test_a_29_february_that_recurs_is_the_28_in_other_years():
    (found,) = dated(*only('date = [{ what = "opens", each = ["02-29"] }]'), now=at("2027-01-01T12:00"), zone=HONG_KONG)
    assert found.day == date(2027, 2, 28)


def test_at_the_end_of_the_calendar_nothing_recurs():
    scheme, round_ = only('date = [{ what = "opens", each = ["01-01"] }]')
    assert dated(scheme, round_, now=datetime(9999, 12, 20, tzinfo=UTC), zone=HONG_KONG) == ()


@pytest.mark.parametrize(
    ("toml", "ends", "due"),
    [
        ('date = [{ what = "claim", after_event = "2 months" }]', date(2023, 6, 30), date(2023, 8, 30)),
        ('date = [{ what = "claim", after_event = "14 days" }]', date(2027, 2, 6), date(2027, 2, 20)),
        ('date = [{ what = "claim", after_event = "2 months" }]', None, None),
        ('date = [{ what = "claim", day = 2027-12-31 }]', None, date(2027, 12, 31)),
        ('date = [{ what = "closes", day = 2027-12-31 }]', date(2027, 2, 6), None),
    ],
)
def test_a_claim_is_due_as_the_round_says(toml, ends, due):
    assert claim_due(only(toml)[1], ends) == due


def test_a_date_after_the_event_falls_on_no_day_of_its_own():
    scheme = Scheme(id="x", name="X")
    round_ = Round(id="1", dates=(SchemeDate(what="claim", key="claim"),))
    assert dated(scheme, round_, now=at("2027-01-01T12:00"), zone=HONG_KONG) == ()
