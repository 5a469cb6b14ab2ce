"""The shipped catalogue, counted: every festival, edition and deadline of the research, each with its source."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from filmtrack.catalogue.build import build_festival
from filmtrack.catalogue.merge import key_of
from filmtrack.catalogue.shipped import shipped_file
from filmtrack.catalogue.tables import CatalogueFile, DeadlineTable, EditionTable, FestivalTable
from filmtrack.domain.festival import Deadline

MARKETS = {
    "acfm": "market",
    "bcm": "market",
    "efm": "market",
    "filmart": "market",
    "haf": "forum",
    "marche-du-film": "market",
    "producers-connect": "programme",
    "short-film-corner": "market",
}
LISTED = {
    "filmwinter-stuttgart": (8, 1),
    "isfvf-beijing": (8, 15),
    "leuven-short": (8, 15),
    "peciff": (8, 17),
    "mecal": (9, 14),
    "short-shorts-asia": (9, 30),
    "anima-brussels": (10, 1),
    "clermont-ferrand": (10, 7),
    "animac": (10, 31),
    "regensburg": (10, 31),
}
TIERS = {  # the 951 researched deadlines, four more of the tables, two of the audit, and four of markets
    "regular": 510,
    "early": 133,
    "final": 109,
    "late": 81,
    "not stated": 65,
    "extended": 56,
    "badge, early bird": 1,
    "badge, second price": 1,
    "accreditation, early bird": 1,
    "november": 1,
    "december": 1,
    "january": 1,
    "mid": 1,
}
DEADLINES_BY_EDITION = {
    2000: 2,
    2002: 2,
    2003: 1,
    2004: 1,
    2005: 2,
    2007: 7,
    2008: 7,
    2009: 8,
    2010: 13,
    2011: 18,
    2012: 25,
    2013: 23,
    2014: 33,
    2015: 41,
    2016: 32,
    2017: 42,
    2018: 34,
    2019: 39,
    2020: 52,
    2021: 50,
    2022: 52,
    2023: 43,
    2024: 66,
    2025: 164,
    2026: 189,
    2027: 15,
}


@pytest.fixture(scope="module")
def shipped() -> CatalogueFile:
    return CatalogueFile.model_validate(tomllib.loads(shipped_file("festivals.toml").read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def festivals(shipped: CatalogueFile) -> dict[str, FestivalTable]:
    return {each.id: each for each in shipped.festival}


def _editions(festivals: dict[str, FestivalTable]) -> Iterator[tuple[FestivalTable, EditionTable]]:
    for festival in festivals.values():
        for edition in festival.edition:
            yield festival, edition


def _deadlines(festivals: dict[str, FestivalTable]) -> Iterator[tuple[FestivalTable, EditionTable, DeadlineTable]]:
    for festival, edition in _editions(festivals):
        for deadline in edition.deadline:
            yield festival, edition, deadline


def _find(festivals: dict[str, FestivalTable], festival: str, year: int, day: str) -> Deadline:
    built = build_festival(festivals[festival])
    edition = next(each for each in built.editions if each.year == year)
    (found,) = [each for each in edition.deadlines if each.date == date.fromisoformat(day)]
    return found


def test_every_festival_and_market_is_there(festivals: dict[str, FestivalTable]):
    kinds = Counter(each.kind for each in festivals.values())
    assert kinds == {"festival": 289, "market": 6, "programme": 1, "forum": 1}
    assert {each.id: each.kind for each in festivals.values() if each.kind != "festival"} == MARKETS


def test_the_file_is_in_the_order_of_its_ids(shipped: CatalogueFile):
    ids = [each.id for each in shipped.festival]
    assert ids == sorted(set(ids))


def test_every_edition_and_deadline_is_there(festivals: dict[str, FestivalTable]):
    assert sum(1 for _ in _editions(festivals)) == 775
    assert Counter(deadline.tier for _, _, deadline in _deadlines(festivals)) == TIERS
    assert Counter(edition.year for _, edition, _ in _deadlines(festivals)) == DEADLINES_BY_EDITION
    assert sum(TIERS.values()) == 961


def test_sections_and_materials_are_there(festivals: dict[str, FestivalTable]):
    assert sum(len(each.section) for each in festivals.values()) == 262
    assert sum(len(each.material) for each in festivals.values()) == 85


def test_everything_says_where_it_comes_from(festivals: dict[str, FestivalTable]):
    unsourced = [each.id for each in festivals.values() if not each.source or not each.as_of]
    unsourced += [f"{f.id} {e.year} {d.date}" for f, e, d in _deadlines(festivals) if not d.source or not d.as_of]
    assert unsourced == []


def test_archived_years_lie_before_the_research_and_what_they_describe(festivals: dict[str, FestivalTable]):
    for _, edition, deadline in _deadlines(festivals):
        assert deadline.as_of == min(edition.year, deadline.date.year, 2026)
    assert max(each.as_of for each in festivals.values()) <= 2026


def test_nothing_claims_to_have_been_seen_live(festivals: dict[str, FestivalTable]):
    seen = [each for each in festivals.values() if each.checked]
    seen += [edition for _, edition in _editions(festivals) if edition.checked]
    seen += [deadline for _, _, deadline in _deadlines(festivals) if deadline.checked]
    assert seen == []


def test_a_date_whose_tier_nobody_stated_feeds_no_forecast(festivals: dict[str, FestivalTable]):
    lost = [deadline for _, _, deadline in _deadlines(festivals) if deadline.tier == "not stated"]
    assert len(lost) == 65
    assert not any(deadline.forecasts for deadline in lost)


def test_deadline_keys_are_unique_in_their_edition(festivals: dict[str, FestivalTable]):
    keys = Counter((f.id, e.year, key_of(d)) for f, e, d in _deadlines(festivals))
    assert [key for key, count in keys.items() if count > 1] == []


def test_sections_that_deadlines_and_fees_name_exist(festivals: dict[str, FestivalTable]):
    for festival, edition, deadline in _deadlines(festivals):
        known = {section.id for section in festival.section}
        named = {*deadline.sections, *(each for fee in deadline.fees for each in fee.sections)}
        assert named <= known, (festival.id, edition.year)


def test_materials_and_sections_are_named_once(festivals: dict[str, FestivalTable]):
    for festival in festivals.values():
        materials = [(each.item, each.stage, each.sections) for each in festival.material]
        sections = [each.id for each in festival.section]
        assert len(materials) == len(set(materials)), festival.id
        assert len(sections) == len(set(sections)), festival.id


def test_the_ten_listed_days_are_those_of_the_list(festivals: dict[str, FestivalTable]):
    listed = {each.id: each.listed_deadline for each in festivals.values() if each.listed_deadline}
    assert {name: each.day for name, each in listed.items()} == LISTED
    assert {(each.source, each.as_of) for each in listed.values()} == {("http://naehk.com/2019/en/about/", 2019)}


@pytest.mark.parametrize(
    ("kept", "gone", "fact"),
    [
        ("doc-edge", None, "https://filmfreeway.com/DocEdgeFestival"),
        (
            "animator-poznan",
            None,
            "https://www.zippyframes.com/index.php/animator-international-animated-film-festival",
        ),
        ("animest", "animest-bucharest", "https://www.animest.ro/anim-est-romania-oscar-qualifying-festival.aspx"),
        ("bengaluru", "bisff-bengaluru", "https://bisff.in/faq.php"),
        ("laapff", "laapff-los-angeles", "https://festival.vcmedia.org"),
    ],
)
def test_a_festival_that_stood_in_two_lists_is_one_with_the_facts_of_both(
    festivals: dict[str, FestivalTable], kept: str, gone: str | None, fact: str
):
    assert gone not in festivals
    table = festivals[kept]
    assert fact in {*table.source, table.website, table.submit_url}


def test_every_table_becomes_a_festival(festivals: dict[str, FestivalTable]):
    for table in festivals.values():
        built = build_festival(table)
        assert built.provenance.sources
        assert all(deadline.provenance.sources for edition in built.editions for deadline in edition.deadlines)


@pytest.mark.parametrize(
    ("festival", "year", "day", "expected"),
    [
        ("clermont-ferrand", 2027, "2026-09-24", {"tier": "regular", "sections": ("international", "xr")}),
        ("clermont-ferrand", 2027, "2026-10-01", {"tier": "regular", "sections": ("national",)}),
        ("regensburg", 2016, "2015-10-31", {"time": "23:59", "timezone": "Europe/Berlin", "stated": "23:59 MEZ"}),
        ("locarno-pardi-di-domani", 2023, "2023-04-19", {"time": "12:00", "stated": "12 pm CET"}),
        ("venice-orizzonti-corti", 2023, "2023-06-01", {"time": "23:59", "timezone": "submitter"}),
        ("bifan", 2024, "2024-04-15", {"time": "24:00", "timezone": "Asia/Seoul"}),
        ("bifan", 2026, "2026-04-07", {"time": "midnight", "sections": ("short",)}),
        ("berlinale-shorts", 2018, "2017-11-15", {"basis": "postmarked"}),
        ("idfa", 2025, "2025-07-17", {"closes": "screener", "key": "screener"}),
        ("in-the-palace", 2011, "2011-05-24", {"closes": "print"}),
        ("in-the-palace", 2021, "2020-12-01", {"tier": "regular"}),
        ("in-the-palace", 2018, "2017-04-15", {"tier": "early", "forecasts": False}),
        ("morelia", 2021, "2021-07-23", {"tier": "final", "time": "17:00"}),
        ("tribeca", 2026, "2026-02-13", {"tier": "extended", "sections": ("shorts", "music-videos")}),
        ("curta-cinema", 2025, "2025-01-31", {"platforms": ("FilmFreeway",)}),
        ("mecal", 2027, "2027-02-23", {"tier": "not stated", "forecasts": False}),
        ("sxsw", 2025, "2024-08-27", {"tier": "early", "sections": ("feature",), "stated": "23:59 PT"}),
        ("hk-arthouse", 2026, "2026-04-22", {"key": "second-extended"}),
    ],
)
def test_a_deadline_carries_what_its_source_says(
    festivals: dict[str, FestivalTable], festival: str, year: int, day: str, expected: dict[str, object]
):
    found = _find(festivals, festival, year, day)
    assert {name: getattr(found, name) for name in expected} == expected


def test_a_completion_date_in_a_list_binds_only_those_films(festivals: dict[str, FestivalTable]):
    found = _find(festivals, "dok-leipzig", 2018, "2018-05-05")
    assert found.completed is not None
    assert found.completed.before == date(2018, 5, 1)
    assert found.key == "older-films"
