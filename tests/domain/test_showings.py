from filmtrack.domain.film import SHOWINGS
from filmtrack.domain.showings import SHOWING_RULES


def test_every_kind_of_showing_has_a_rule_with_its_source():
    assert set(SHOWING_RULES) == set(SHOWINGS)
    for rule in SHOWING_RULES.values():
        assert str(rule.because)
        assert all(each.startswith("http") for each in rule.sources)
        assert rule.sources


def test_where_sources_disagree_nothing_is_claimed():
    assert {kind for kind, rule in SHOWING_RULES.items() if rule.counts is None} == {"online", "school"}
