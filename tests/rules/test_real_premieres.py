"""Real premieres, and releases online and on television, each beside the sentence of the source."""

import pytest

from filmtrack.domain.film import Film
from filmtrack.domain.premiere import Appearance
from judged import seen
from real_cases import CH, DE, FR, HK, TW, Case, verdict


def shown(
    place: str, year: int, sentence: str, says: str, *showings: Appearance, film: Film = HK, rule: str = "premiere"
) -> Case:
    return Case(sentence=sentence, place=place, year=year, rule=rule, says=says, film=film, seen=showings)


AT_HOME = seen("Fresh Wave", on="2019-06-20", country="HK", city="Hong Kong")
IN_GERMANY = seen("Kurzfilmtag", on="2019-06-20", country="DE")
IN_FRANCE = seen("Nuit du court", on="2019-06-20", country="FR")
BERLIN, CANNES, LOCARNO = "berlinale-shorts/shorts", "cannes-short-films", "locarno-pardi-di-domani"
HOME_ONLY = "shown nowhere outside the country of origin"

PREMIERES = [
    shown(
        "sxsw",
        2021,
        "only a public cinema screening in Austin disqualifies",
        "fail",
        seen("Alamo", on="2020-11-01", country="US", city="Austin"),
    ),
    shown(
        "sxsw",
        2021,
        "only a public cinema screening in Austin disqualifies",
        "pass",
        seen("Texas", on="2020-11-01", country="US", city="Dallas"),
    ),
    shown(
        "sxsw",
        2021,
        "being online does not disqualify",
        "pass",
        seen("Vimeo", on="2020-11-01", country="US", city="Austin", kind="online"),
    ),
    shown("busan-bisff", 2019, "Korean premiere is not required", "pass", seen("Seoul", on="2018-11-01", country="KR")),
    shown(BERLIN, 2025, HOME_ONLY, "pass", AT_HOME),
    shown(BERLIN, 2025, HOME_ONLY, "fail", IN_FRANCE),
    shown(BERLIN, 2025, "German films must be world premieres", "fail", IN_GERMANY, film=DE),
    shown(BERLIN, 2025, "nor on TV", "fail", seen("RTHK", on="2024-06-01", country="HK", kind="tv"), rule="broadcast"),
    shown(
        BERLIN,
        2025,
        "a home festival online is allowed when geo-blocked",
        "pass",
        seen("Home", on="2024-06-01", country="HK", kind="online"),
        rule="online",
    ),
    shown(
        BERLIN, 2025, "nor on VOD", "fail", seen("Mubi", on="2024-06-01", country="GB", kind="online"), rule="online"
    ),
    shown(CANNES, 2023, "only ever shown in the country of origin", "pass"),
    shown(
        CANNES, 2023, "any selection that mixes nationalities counts as international, also at home", "refer", AT_HOME
    ),
    shown(
        CANNES,
        2023,
        "in no international selection of any festival",
        "fail",
        seen("Sydney", on="2023-06-07", country="AU", festival="sydney", selection=True),
    ),
    shown(CANNES, 2023, "not on the internet", "fail", seen("YouTube", on="2022-06-01", kind="online"), rule="online"),
    shown(
        "cannes-la-cinef",
        2019,
        "a home-country festival is allowed",
        "pass",
        seen("ifva", on="2018-03-01", country="HK"),
    ),
    shown(
        "cannes-la-cinef",
        2019,
        "not shown at major international festivals",
        "fail",
        seen("Tampere", on="2018-03-01", country="FI"),
    ),
    shown("critics-week-shorts", 2022, "French films: no festival anywhere", "fail", IN_FRANCE, film=FR),
    shown("critics-week-shorts", 2022, "foreign films: no festival outside the country of origin", "pass", AT_HOME),
    shown(LOCARNO, 2023, "shown inside the producing countries still counts as international", "pass", AT_HOME),
    shown(
        LOCARNO,
        2023,
        "Swiss films must be world premieres",
        "fail",
        seen("Solothurn", on="2023-01-20", country="CH"),
        film=CH,
    ),
    shown("venice-orizzonti-corti", 2025, "no public screening anywhere", "fail", AT_HOME),
    shown(
        "venice-orizzonti-corti",
        2025,
        "no public screening anywhere",
        "pass",
        seen("cast and crew", on="2025-01-01", country="HK", kind="private"),
    ),
    shown("oberhausen/international", 2025, "not shown at another German festival before", "fail", IN_GERMANY),
    shown("oberhausen/international", 2025, "not shown at another German festival before", "pass", IN_FRANCE),
    shown(
        "oberhausen/children-youth", 2025, "no premiere for the children's and youth competition", "pass", IN_GERMANY
    ),
    shown("hkiff", 2024, "not shown in Hong Kong before, Hong Kong productions excepted", "pass", AT_HOME),
    shown("hkiff", 2024, "not shown in Hong Kong before", "fail", AT_HOME, film=TW),
    shown(
        "tidf/asian-vision",
        2026,
        "Taiwanese premiere, Taiwanese productions excepted",
        "pass",
        seen("Taipei", on="2025-06-01", country="TW"),
        film=TW,
    ),
    shown("tidf/asian-vision", 2026, "Taiwanese premiere", "fail", seen("Taipei", on="2025-06-01", country="TW")),
    shown(
        "durban",
        2026,
        "not shown or online in South Africa before",
        "fail",
        seen("Showmax", on="2026-01-01", country="ZA", kind="online"),
    ),
    shown(
        "durban",
        2026,
        "not shown or online in South Africa before",
        "pass",
        seen("Viu", on="2026-01-01", country="HK", kind="online"),
    ),
    shown(
        "winterthur/international",
        2025,
        "Swiss premiere for the international competition unless invited",
        "refer",
        seen("Zurich", on="2025-06-01", country="CH"),
    ),
    shown(
        "short-shorts-asia/international",
        2027,
        "Japan premiere kept until the festival ends",
        "fail",
        seen("Osaka", on="2027-06-01", country="JP"),
    ),
    shown(
        "bfi-london/international-shorts",
        2021,
        "shorts may have screened anywhere, been broadcast or be online",
        "pass",
        seen("BBC", on="2020-01-01", country="GB", kind="tv"),
    ),
    shown("in-the-palace", 2027, "Bulgarian premiere", "fail", seen("Sofia", on="2026-06-01", country="BG")),
    shown(
        "drama/international",
        2025,
        "TV showings in Greece count",
        "fail",
        seen("ERT", on="2025-01-01", country="GR", kind="tv"),
    ),
    shown(
        "drama/international",
        2025,
        "TV showings in Greece count",
        "pass",
        seen("RTHK", on="2025-01-01", country="HK", kind="tv"),
    ),
    shown("kaohsiung/vr", 2022, "VR gives priority to world, international and Asian premieres", "pass", AT_HOME),
    shown("dok-leipzig/documentary", 2024, "European premiere for documentaries", "fail", IN_FRANCE),
    shown(
        "dok-leipzig/short-documentary",
        2024,
        "for shorts up to 40 minutes a German premiere is enough",
        "pass",
        IN_FRANCE,
    ),
    shown("bifan/short", 2026, "not screened in Korea", "unknown", seen("Busan", country="KR")),
    shown("ifva/animation", 2024, "works shown, entered or awarded elsewhere are accepted", "pass", AT_HOME),
]


@pytest.mark.parametrize("case", PREMIERES, ids=str)
def test_a_real_film_still_has_its_premiere_or_not(case):
    found = verdict(case)
    assert found is not None, case.sentence
    assert found.answer == case.says, f"{found.reason} ({case.sentence})"
    assert found.source, case.sentence
