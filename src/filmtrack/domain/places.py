"""Which country lies in which continent and region, and whether two city names mean the same place.

Countries are ISO 3166 codes of two letters, as the catalogue writes them; XK is Kosovo. Continents are those of the
United Nations' M49 list with the Americas in two; Cyprus, Georgia, Armenia, Azerbaijan, Turkey, Russia and Kazakhstan
count in Europe and in Asia, since festivals of both take their films.
"""

from collections.abc import Mapping
from functools import cache

from filmtrack.domain.spelling import plain_name, shortened
from filmtrack.errors import WrongUsageError
from filmtrack.message import message

CONTINENTS: Mapping[str, frozenset[str]] = {
    "africa": frozenset(
        "AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW MZ NA "
        "NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TG TN TZ UG YT ZA ZM ZW".split()
    ),
    "asia": frozenset(
        "AE AF AM AZ BD BH BN BT CN CY GE HK ID IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN MO MV MY NP OM PH "
        "PK PS QA RU SA SG SY TH TJ TL TM TR TW UZ VN YE".split()
    ),
    "europe": frozenset(
        "AD AL AM AT AX AZ BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GE GG GI GR HR HU IE IM IS IT JE KZ LI LT LU "
        "LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM TR UA VA XK".split()
    ),
    "north-america": frozenset(
        "AG AI AW BB BL BM BQ BS BZ CA CR CU CW DM DO GD GL GP GT HN HT JM KN KY LC MF MQ MS MX NI PA PM PR SV SX TC "
        "TT US VC VG VI".split()
    ),
    "oceania": frozenset("AS AU CK FJ FM GU KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV UM VU WF WS".split()),
    "south-america": frozenset("AR BO BR CL CO EC FK GF GY PE PY SR UY VE".split()),
}
"""The countries of each continent."""

_IN_NO_CONTINENT = frozenset({"AQ", "BV", "CC", "CX", "GS", "HM", "IO", "TF"})

COUNTRIES = _IN_NO_CONTINENT.union(*CONTINENTS.values())
"""Every code that names a country or a territory."""

_MEANT = {"UK": "GB", "EN": "GB"}

_IBERIAN = frozenset({"AD", "ES", "PT"})
_LATIN = frozenset("AR BO BR CL CO CR CU DO EC GT HN MX NI PA PE PR PY SV UY VE".split())
_SOUTHEAST_ASIA = frozenset("BN ID KH LA MM MY PH SG TH TL VN".split())
_EAST_ASIA = frozenset("CN HK JP KP KR MN MO TW".split())
_NORDIC = frozenset("AX DK FI FO GL IS NO SE".split())

REGIONS: Mapping[str, frozenset[str]] = {
    **CONTINENTS,
    "asia-pacific": CONTINENTS["asia"] | CONTINENTS["oceania"],
    "baltic": frozenset({"EE", "LT", "LV"}),
    "central-europe": frozenset("AT CH CZ DE HU LI PL SI SK".split()),
    "chinese-speaking": frozenset({"CN", "HK", "MO", "SG", "TW"}),
    "east-asia": _EAST_ASIA,
    "eastern-europe": frozenset("BG BY CZ HU MD PL RO RU SK UA".split()),
    "eu": frozenset("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()),
    "german-speaking": frozenset({"AT", "CH", "DE", "LI"}),
    "greater-china": frozenset({"CN", "HK", "MO", "TW"}),
    "ibero-america": _IBERIAN | _LATIN,
    "latin-america": _LATIN,
    "middle-east": frozenset("AE BH EG IL IQ IR JO KW LB OM PS QA SA SY TR YE".split()),
    "nordic": _NORDIC,
    "americas": CONTINENTS["north-america"] | CONTINENTS["south-america"],
    "south-asia": frozenset("AF BD BT IN LK MV NP PK".split()),
    "southeast-asia": _SOUTHEAST_ASIA,
    "southern-europe": frozenset("AD AL BA CY ES GI GR HR IT ME MK MT PT RS SI SM VA XK".split()),
    "southeast-europe": frozenset("AL BA BG CY GR HR MD ME MK RO RS SI TR XK".split()),
}
"""The countries of each region that rules name; a continent is one of them."""


def country_code(text: str) -> str:
    """The two capital letters of a country.

    Raises:
        WrongUsageError: when it is no such code.
    """
    code = text.strip().upper()
    if code in COUNTRIES:
        return code
    said = message("{given!r} is not the code of a country", given=shortened(text))
    hint = message("write {code}", code=_MEANT[code]) if code in _MEANT else message("write two letters, like HK or FR")
    raise WrongUsageError(said, hint=hint)


@cache
def region_name(words: str) -> str:
    """A continent or region as the tables name it: ``Southeast Asia`` is ``southeast-asia``."""
    return plain_name(words).replace(" ", "-")


@cache
def continents_of(country: str) -> tuple[str, ...]:
    """The continents that a country lies in; none for a code that is not known."""
    return tuple(name for name, countries in CONTINENTS.items() if country in countries)


def lies_in(country: str, place: str) -> bool | None:
    """Whether a country is, or lies in, a country code, continent or region; None for a region that is not known."""
    if len(place) == 2:  # noqa: PLR2004 - a country code
        return country == place.upper()
    countries = REGIONS.get(region_name(place))
    return None if countries is None else country in countries


def same_city(one: str, other: str) -> bool:
    """Whether two names mean one city, a state or country after the comma aside: ``Austin, Texas`` and ``austin``."""
    return plain_name(one.partition(",")[0]) == plain_name(other.partition(",")[0])
