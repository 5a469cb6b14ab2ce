"""Real running times and days of completion, each beside the sentence of the source."""

import pytest

from judged import seen
from real_cases import Case, done, finished, lengths, verdict

LENGTHS = [
    *lengths(
        "kaohsiung/international",
        2022,
        "25:00 exactly is allowed, one second more is not",
        t25_00="pass",
        t25_01="fail",
    ),
    *lengths("kaohsiung/vr", 2022, "VR has no limit", t60_00="pass"),
    *lengths("tribeca/shorts", 2026, "under 40 minutes (39:59)", t39_59="pass", t40_00="fail"),
    *lengths(
        "hamburg-short/three-minute-quickie", 2020, "three minutes means at most 3:59", t3_59="pass", t4_00="fail"
    ),
    *lengths("monstra/super-short", 2024, "two minutes, final credits not counted", t2_00="pass", t2_10="unknown"),
    *lengths("sundance-shorts", 2020, "under 50 minutes with credits", t49_59="pass", t50_00="fail"),
    *lengths(
        "biff-busan/short-competition",
        2020,
        "the competition is for films under 30 minutes",
        t29_59="pass",
        t30_00="fail",
    ),
    *lengths("cannes-short-films", 2023, "at most 15 minutes, credits included", t15_00="pass", t15_01="fail"),
    *lengths("filmwinter-stuttgart/two-minutes", 2025, "two minutes at most", t2_01="fail"),
    *lengths(
        "dok-leipzig/short-documentary", 2024, "up to 40 minutes competes for the short film awards", t40_00="pass"
    ),
    *lengths("sundance-hk-short", 2019, "3 to 15 minutes", t2_59="fail", t3_00="pass", t15_01="fail"),
    *lengths("hot-docs", 2024, "from one minute on", t0_59="fail", t1_00="pass"),
    *lengths("bisff-beijing", 2026, "over 1 and under 45 minutes", t1_00="fail", t44_59="pass"),
    *lengths("indy-shorts", 2026, "under 41 minutes", t40_59="pass", t41_00="fail"),
    *lengths("animac", 2024, "no limit on length", t120_00="pass"),
    *lengths("huesca/documentary", 2026, "30 minutes, 40 for a documentary", t35_00="pass"),
    *lengths("huesca/international", 2026, "30 minutes, 40 for a documentary", t35_00="fail"),
    *lengths("venice-orizzonti-corti", 2025, "20 minutes at most", t20_00="pass", t20_01="fail"),
    *lengths("berlinale-shorts/shorts", 2025, "30 minutes at most in Berlinale Shorts", t20_01="pass"),
    *lengths("berlinale-shorts/generation", 2025, "20 minutes at most in Generation", t20_01="fail"),
    *lengths("fest-espinho/feature", 2026, "features from 55 minutes on", t54_59="fail", t55_00="pass"),
    *lengths("show-me-shorts", 2016, "2 to 20 minutes, credits counted, strict", t1_59="fail", t20_01="fail"),
]

COMPLETED = [
    *finished(
        "clermont-ferrand/international",
        2027,
        "completed after 1 October, sixteen months before the festival",
        d2025_10_01="fail",
        d2025_10_02="pass",
        d2025_10="unknown",
        d2026_05="pass",
    ),
    *finished(
        "clermont-ferrand/international",
        2022,
        "after 1 October 2020 for January 2022",
        d2020_10_01="fail",
        d2020_10_02="pass",
    ),
    *finished(
        "clermont-ferrand/international", 2008, "in 2008 it was 1 January of two years before", d2006_01_02="pass"
    ),
    *finished(
        "regensburg/international",
        2024,
        "the production year is one of the two calendar years before the festival (2022 or 2023 for March 2024)",
        d2021_12="fail",
        d2022_01="pass",
        d2023_12="pass",
        d2024_01="fail",
    ),
    *finished(
        "regensburg/international",
        2027,
        "one of the two calendar years before",
        d2024="fail",
        d2025="pass",
        d2026="pass",
    ),
    *finished(
        "filmwinter-stuttgart/international-short",
        2025,
        "production year 2023 or later for the January 2025 edition",
        d2022_12_31="fail",
        d2023="pass",
    ),
    *finished(
        "venice-orizzonti-corti",
        2025,
        "completed after the end of the last festival, 7 September 2024",
        d2024_09_07="fail",
        d2024_09_08="pass",
    ),
    *finished("venice-orizzonti-corti", 2026, "completed after the end of the last festival", d2025_09_20="unknown"),
    *finished(
        "idfa",
        2025,
        "after the final entry day of the year before, 11 July 2024",
        d2024_07_11="fail",
        d2024_07_12="pass",
    ),
    *finished("idfa", 2026, "after the final entry day of the year before", d2025_07_10="fail", d2025_07_11="pass"),
    *finished(
        "ottawa-oiaf",
        2020,
        "completed after the closing date of the year before, 31 May 2019",
        d2019_05_31="fail",
        d2019_06_01="pass",
    ),
    *finished(
        "kaohsiung/international",
        2021,
        "between 1 June of the year before and the closing day, 15 June 2021",
        d2020_05_31="fail",
        d2020_06_01="pass",
        d2021_06_15="pass",
        d2021_06_16="fail",
    ),
    *finished(
        "short-shorts-asia/international",
        2015,
        "made in or after June two years before (June 2013)",
        d2013_05="fail",
        d2013_06="pass",
    ),
    *finished("hiroshima", 2016, "after 1 April two years before", d2014_04_01="fail", d2014_04_02="pass"),
    *finished(
        "sxsw",
        2021,
        "completed in one of the two years before or early in the festival year",
        d2018="fail",
        d2019="pass",
        d2021_01="pass",
    ),
    *finished("krakow/international", 2025, "made in the festival year or the year before", d2023="fail", d2024="pass"),
    *finished(
        "biff-busan/short-competition",
        2020,
        "not before October of the year before, not later than September of the festival year",
        d2019_09_30="fail",
        d2019_10_01="pass",
        d2020_10_01="fail",
    ),
    *finished("animac", 2024, "no limit on the year of production", d1950="pass"),
    *finished("fantoche", 2024, "after 31 December 2022", d2022_12_31="fail", d2023_01_01="pass"),
    *finished(
        "taaf-tokyo/short",
        2020,
        "on or after 1 January two years before the edition",
        d2017_12_31="fail",
        d2018_01_01="pass",
    ),
    *finished(
        "winterthur/international",
        2025,
        "production year is the festival year or the one before",
        d2023_12="fail",
        d2024="pass",
    ),
    *finished(
        "locarno-pardi-di-domani",
        2023,
        "made after 1 August of the year before",
        d2022_08_01="fail",
        d2022_08_02="pass",
    ),
    *finished("ann-arbor", 2024, "within the last three years", d2022="refer"),
    *finished("cleveland", 2023, "completed after 1 June 2021 for 2023", d2021_06_01="fail", d2021_06_02="pass"),
    *finished(
        "berlinale-shorts/shorts",
        2025,
        "within the 12 months before the festival starts",
        d2023="fail",
        d2024_06="unknown",
    ),
]

SHOWN_FIRST = [
    Case(
        sentence="not premiered before March of the year before (the rule is on the premiere)",
        place="aspen-shortsfest",
        year=2026,
        rule="completion",
        says="fail",
        seen=(seen("Somewhere", on="2025-02-15", country="HK"),),
    ),
    Case(
        sentence="not premiered before March of the year before",
        place="aspen-shortsfest",
        year=2026,
        rule="completion",
        says="pass",
        film=done("2019"),
        seen=(seen("Somewhere", on="2025-03-01", country="HK"),),
    ),
]


@pytest.mark.parametrize("case", [*LENGTHS, *COMPLETED, *SHOWN_FIRST], ids=str)
def test_a_real_film_is_short_and_new_enough_or_not(case):
    found = verdict(case)
    assert found is not None, case.sentence
    assert found.answer == case.says, f"{found.reason} ({case.sentence})"
    assert found.source, case.sentence
