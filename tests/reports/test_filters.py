"""Which festivals filters leave: of those that are named, nothing is read of any other."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import Catalogue, a_festival
from filmtrack.domain.festival import Festival
from filmtrack.reports.filters import Filters, festival_fits, may_fit

FESTIVALS = tuple(
    a_festival(id=id_, country=country) for id_, country in (("annecy", "FR"), ("bern", "CH"), ("cork", "IE"))
)
ids = st.sets(st.sampled_from(["annecy", "bern", "cork", "nowhere"]))
filters = st.builds(
    Filters,
    festivals=ids.map(lambda found: tuple(sorted(found))),
    listed=st.none() | ids.map(tuple),
    dated=st.none() | ids.map(frozenset),
    countries=st.sampled_from([(), ("FR",), ("FR", "IE")]),
)


class OneByOne(Catalogue):
    """A catalogue that is never gone through."""

    def festivals(self) -> Iterable[Festival]:
        raise AssertionError


@given(filters)
def test_among_those_that_may_fit_are_all_that_fit_in_their_order(wanted: Filters) -> None:
    catalogue = Catalogue(*FESTIVALS)
    expected = [each for each in catalogue.festivals() if festival_fits(each, wanted)]
    assert [each for each in may_fit(catalogue, wanted) if festival_fits(each, wanted)] == expected


@pytest.mark.parametrize(
    "wanted",
    [Filters(festivals=("bern",)), Filters(listed=("bern",)), Filters().among(["bern"])],
    ids=["named", "listed", "among"],
)
def test_of_festivals_that_are_named_no_other_is_read(wanted: Filters) -> None:
    assert [each.id for each in may_fit(OneByOne(*FESTIVALS), wanted)] == ["bern"]


def test_among_narrows_what_is_narrowed_already() -> None:
    assert Filters().among(["bern", "cork"]).among(["annecy", "bern"]).dated == {"bern"}
