"""The schemes as rows, and the scheme and round that somebody means."""

from datetime import UTC, date, datetime

import pytest

from factories import HONG_KONG
from filmtrack.catalogue.known_schemes import Schemes
from filmtrack.domain.scheme import Round, Scheme
from filmtrack.errors import UnknownNameError
from filmtrack.reports.schemes import find_round, find_scheme, round_rows, scheme_rows
from trips import ROUND_2027, schemes

NOW = datetime(2026, 12, 5, 8, 30, tzinfo=UTC)
SHIPPED = schemes()


def rows(words="", found=SHIPPED):
    return {each.id: each for each in scheme_rows(found, words, now=NOW, zone=HONG_KONG)}


def test_what_pays_for_travel_comes_first():
    found = [each.pays_for for each in rows().values()]
    assert found[:4] == ["travel"] * 4
    assert "travel" not in found[4:]


def test_a_row_tells_the_latest_round_and_whether_it_is_open():
    found = rows()
    assert (found["nae"].round, found["nae"].round_status, found["nae"].rounds) == ("2019", "unknown", ("2018", "2019"))
    assert (found["fdf-festivals"].round_status, found["fdf-festivals"].next_on) == ("ended", None)
    assert found["hkadc-exchange"].next_on == date(2026, 12, 31)
    assert (found["fffi"].round, found["fffi"].round_status) == (None, "unknown")
    assert rows(found=schemes(ROUND_2027))["nae"].round_status == "open"


def test_words_narrow_the_list():
    assert sorted(rows("hkadc")) == ["hkadc-exchange", "hkadc-project"]
    assert rows("zzz") == {}


def test_the_rounds_of_a_scheme_come_latest_first():
    found = round_rows(SHIPPED.by_id["nae"], now=NOW, zone=HONG_KONG)
    assert [(each.round, each.round_status, each.closes_on) for each in found] == [
        ("2019", "unknown", None),
        ("2018", "closed", date(2018, 6, 30)),
    ]
    assert found[1].closes_at == datetime(2018, 6, 30, 16, 0, tzinfo=UTC)


@pytest.mark.parametrize("words", ["nae", "new action", "Hong Kong Short Film: New Action Express"])
def test_a_scheme_is_found_by_its_id_or_its_names(words):
    assert find_scheme(SHIPPED, words).id == "nae"


def test_a_scheme_in_another_language_and_by_a_former_name():
    scheme = Scheme(id="x", name="X", names=(("zh", "鮮浪潮"),), former_names=("Old Fund",))
    reader = Schemes(by_id={"x": scheme})
    assert find_scheme(reader, "鮮浪潮") == find_scheme(reader, "old fund") == scheme


def test_a_scheme_that_nobody_knows_is_refused_with_where_to_look():
    with pytest.raises(UnknownNameError, match="there is no scheme") as failure:
        find_scheme(SHIPPED, "lottery")
    assert str(failure.value.hint) == "filmtrack scheme list shows them"
    with pytest.raises(UnknownNameError, match="fits 2 schemes"):
        find_scheme(SHIPPED, "hkadc")


def test_a_round_is_found_by_its_id_or_its_year():
    ifva = SHIPPED.by_id["ifva"]
    assert find_round(ifva, "29th").year == 2023
    assert find_round(ifva, "2023").id == "29th"
    assert find_round(ifva, "29TH").id == "29th"
    assert find_round(SHIPPED.by_id["nae"], None).id == "2019"
    assert find_round(SHIPPED.by_id["fffi"], None) is None


def test_a_round_that_nobody_knows_is_refused_with_those_that_are():
    with pytest.raises(UnknownNameError, match="nae has no round '2027'") as failure:
        find_round(SHIPPED.by_id["nae"], "2027")
    assert str(failure.value.hint) == "known: 2018, 2019; a new one goes into your own schemes.toml"
    with pytest.raises(UnknownNameError, match="has no round") as failure:
        find_round(SHIPPED.by_id["fffi"], "2027")
    assert "no round of it is known" in str(failure.value.hint)


def test_a_round_without_dates_closes_on_no_day():
    (found,) = round_rows(Scheme(id="x", name="X", rounds=(Round(id="1"),)), now=NOW, zone=HONG_KONG)
    assert (found.closes_on, found.closes_at) == (None, None)
