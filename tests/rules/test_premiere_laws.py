"""What always holds of the premiere rule, whatever a festival asks and wherever a film was shown."""

from hypothesis import given
from hypothesis import strategies as st

from factories import a_festival, an_edition
from filmtrack.domain.days import DayRange, day_range, one_day
from filmtrack.domain.film import SHOWINGS
from filmtrack.domain.premiere import Appearance
from filmtrack.domain.requirements import Choice, PremiereDemand
from filmtrack.rules.premiere import premiere
from filmtrack.rules.verdict import ANSWERS
from judged import facts
from ledgers import a_film

EDITION = an_edition(2027, starts="2027-03-04")
LYON = a_festival(EDITION, city="Lyon")
LEVELS = ("none", "world", "international", "continental", "national", "city")

days = st.dates(min_value=day_range("2026").first, max_value=day_range("2028").last)
ranges = st.tuples(days, days).map(lambda pair: DayRange(first=min(pair), last=max(pair)))
showings = st.builds(
    Appearance,
    event=st.sampled_from(["one", "two"]),
    on=st.none() | days.map(one_day) | ranges,
    country=st.sampled_from([None, "HK", "FR", "DE"]),
    city=st.sampled_from([None, "Lyon", "Kiel"]),
    kind=st.sampled_from(SHOWINGS),
    festival=st.sampled_from([None, "lamma", "kiel"]),
    edition=st.sampled_from([None, 2026, 2027]),
    selection=st.booleans(),
)
demands = st.builds(
    PremiereDemand,
    level=st.sampled_from(LEVELS),
    territory=st.sampled_from([None, "FR", "europe", "Lyon"]),
    required=st.booleans(),
    until=st.sampled_from(["start", "end"]),
    home_level=st.sampled_from([None, "world"]),
    home_mixed=st.booleans(),
    except_origin=st.booleans(),
    except_festivals=st.sampled_from([(), ("kiel",)]),
    no_selection_elsewhere=st.booleans(),
)
releases = st.none() | st.sampled_from(["forbidden", "geo-blocked", "counts-as-premiere", "allowed"]).map(
    lambda value: Choice(value=value)
)
origins = st.sampled_from([(), ("HK",), ("FR",), ("HK", "FR")])


def rank(demand, countries, online, seen):
    told = facts(
        a_film(countries=countries),
        edition=EDITION,
        festival=LYON,
        appearances=tuple(seen),
        premiere=demand,
        online=online,
    )
    return ANSWERS.index(premiere(told).answer)


@given(demands, origins, releases, st.lists(showings, max_size=5), showings)
def test_one_more_showing_never_improves_the_answer(demand, countries, online, seen, more):
    assert rank(demand, countries, online, [*seen, more]) <= rank(demand, countries, online, seen)


@given(demands, origins, releases, st.lists(showings, max_size=5), st.randoms())
def test_the_order_of_showings_does_not_matter(demand, countries, online, seen, chance):
    shuffled = list(seen)
    chance.shuffle(shuffled)
    assert rank(demand, countries, online, shuffled) == rank(demand, countries, online, seen)
