"""Real makers, entries and forms, closing days and fees, each beside the sentence of the source."""

from dataclasses import replace
from datetime import date

import pytest

from filmtrack.domain.entry import Entry
from filmtrack.domain.film import Film
from filmtrack.reports.fees import fee_answer
from judged import director, entered
from real_cases import FR, HK, Case, done, facts, runs, verdict

CANNES = "cannes-short-films"


def asked(  # noqa: PLR0917 - a row of a table
    place: str, year: int, rule: str, sentence: str, says: str, film: Film = HK, **more: tuple[Entry, ...]
) -> Case:
    return Case(sentence=sentence, place=place, year=year, rule=rule, says=says, film=film, **more)


def by(*people: object, film: Film = HK) -> Film:
    return replace(film, people=people)


WOMAN, MAN = director(gender="woman"), director("Lee", gender="man")

MAKERS = [
    asked("clermont-ferrand/national", 2027, "origin", "the main producing country decides", "fail"),
    asked("clermont-ferrand/national", 2027, "origin", "the main producing country decides", "pass", FR),
    asked(
        "clermont-ferrand/national",
        2027,
        "origin",
        "the main producing country decides",
        "unknown",
        replace(HK, countries=("FR", "HK")),
    ),
    asked("biff-busan/short-competition", 2020, "origin", "Asian short films only", "pass"),
    asked("biff-busan/short-competition", 2020, "origin", "Asian short films only", "fail", FR),
    asked("alcine", 2025, "origin", "European productions only", "fail"),
    asked("alcine", 2025, "origin", "European productions only", "pass", replace(HK, countries=("ES", "HK"))),
    asked("ifva/asian-new-force", 2024, "origin", "Asian residents outside Hong Kong", "fail"),
    asked(
        "ifva/asian-new-force",
        2024,
        "origin",
        "Asian residents outside Hong Kong",
        "pass",
        by(director(residence="TW")),
    ),
    asked("taipei-golden-horse", 2025, "origin", "every director of Chinese-speaking origin", "pass"),
    asked(
        "taipei-golden-horse",
        2025,
        "language",
        "half the dialogue or more in Chinese languages",
        "pass",
        replace(HK, languages=("yue",)),
    ),
    asked(
        "taipei-golden-horse",
        2025,
        "language",
        "half the dialogue or more in Chinese languages",
        "fail",
        replace(HK, languages=("en",)),
    ),
    asked(
        "tiaf-taichung/taiwan-short", 2024, "origin", "director a national", "pass", by(director(nationalities=("TW",)))
    ),
    asked("seashorts", 2022, "origin", "directors from Southeast Asia", "fail"),
    asked("seashorts", 2022, "origin", "directors from Southeast Asia", "pass", by(director(nationalities=("SG",)))),
    asked("morelia", 2024, "origin", "closed to a Hong Kong film", "fail"),
    asked("sarajevo", 2025, "origin", "south-eastern Europe", "pass", replace(HK, countries=("RS",))),
    asked(
        "first-xining/short",
        2023,
        "origin",
        "a director who is a citizen of the mainland, Hong Kong, Macau or Taiwan is enough",
        "pass",
    ),
    asked(
        "first-xining/short",
        2023,
        "origin",
        "or the language, the locations or the crew",
        "refer",
        by(director(nationalities=("FR",)), film=FR),
    ),
    asked(
        "image-forum",
        2025,
        "origin",
        "born or living in Japan, China with Hong Kong and Macau, Taiwan or South Korea",
        "pass",
    ),
    asked(
        "paaff-philadelphia", 2021, "origin", "somebody of Asian descent in a key role, or about that diaspora", "refer"
    ),
    asked("isfvf-beijing", 2020, "student", "for student films", "pass", replace(HK, student=True)),
    asked("isfvf-beijing", 2020, "student", "for student films", "fail", replace(HK, student=False)),
    asked("annecy/graduation", 2025, "student", "graduation films", "unknown"),
    asked(
        "nffty", 2019, "director-age", "24 or younger when filming", "pass", done("2018", by(director(birth_year=1994)))
    ),
    asked(
        "nffty",
        2019,
        "director-age",
        "24 or younger when filming",
        "fail",
        done("2018-06", by(director(birth_year=1990))),
    ),
    asked(
        "up-and-coming-hannover",
        2023,
        "director-age",
        "up to 27 in the year the film was made",
        "unknown",
        done("2022", by(director(birth_year=1994))),
    ),
    asked("tricky-women", 2024, "women-share", "at least half of the directors women", "pass", by(WOMAN, MAN)),
    asked("tricky-women", 2024, "women-share", "at least half of the directors women", "fail", by(WOMAN, MAN, MAN)),
]

BEFORE_2024 = entered("clermont-ferrand", "not-selected", edition=2026)

ENTERED = [
    asked(
        "clermont-ferrand/international",
        2027,
        "resubmission",
        "not allowed, even re-cut",
        "fail",
        entries=(BEFORE_2024,),
    ),
    asked(
        "clermont-ferrand/international",
        2027,
        "resubmission",
        "withdrawn entries do not count",
        "pass",
        entries=(entered("clermont-ferrand", "submitted", "withdrawn", edition=2026),),
    ),
    asked(
        "ann-arbor",
        2024,
        "resubmission",
        "only after a significant change to the edit",
        "refer",
        entries=(entered("ann-arbor", "not-selected", edition=2023),),
    ),
    asked(
        "anifilm/short",
        2026,
        "resubmission",
        "not if it competed before",
        "pass",
        entries=(entered("anifilm", "not-selected", edition=2025),),
    ),
    asked(
        "anifilm/short",
        2026,
        "resubmission",
        "not if it competed before",
        "fail",
        entries=(entered("anifilm", "screened", edition=2025),),
    ),
    asked(
        "ifva/animation",
        2024,
        "resubmission",
        "works entered in an earlier ifva are not accepted",
        "fail",
        entries=(entered("ifva", "no-answer", edition=2023),),
    ),
    asked(
        "regensburg/international",
        2027,
        "per-director",
        "one film per director",
        "fail",
        rivals=(entered("regensburg", "submitted", film="tin-moon"),),
    ),
    asked(
        "drama/international",
        2025,
        "per-director",
        "one film per director",
        "pass",
        rivals=(entered("drama", "planned", film="tin-moon", edition=2025),),
    ),
    asked(
        CANNES,
        2023,
        "exclusive",
        "a student film may not enter both competitions",
        "fail",
        entries=(entered("cannes-la-cinef", "submitted", edition=2023),),
    ),
    asked(
        "cannes-la-cinef",
        2019,
        "exclusive",
        "a student film may not enter both competitions",
        "pass",
        entries=(entered(CANNES, "submitted", edition=2018),),
    ),
]

FORMS = [
    asked("animafest-zagreb/short", 2026, "genre", "an animation festival", "fail", replace(HK, genres=("fiction",))),
    asked("animafest-zagreb/short", 2026, "genre", "an animation festival", "pass", replace(HK, genres=("animation",))),
    asked("cannes-la-cinef", 2019, "genre", "documentaries are excluded", "fail", replace(HK, genres=("documentary",))),
    asked("idfa", 2025, "genre", "a documentary festival", "fail", replace(HK, genres=("drama",))),
    asked("kaohsiung/vr", 2022, "genre", "the VR section", "fail", replace(HK, genres=("fiction",))),
    asked(
        "filmwinter-stuttgart/international-short",
        2025,
        "subtitles",
        "none needed when spoken in German",
        "pass",
        replace(HK, languages=("de",)),
    ),
    asked(
        "berlinale-shorts/shorts",
        2025,
        "subtitles",
        "English subtitles",
        "not-yet",
        replace(HK, languages=("yue",), subtitles=("zh",)),
    ),
    asked("elche", 2026, "subtitles", "Spanish subtitles are mandatory", "unknown", replace(HK, languages=("yue",))),
    asked(
        "vienna-shorts",
        2021,
        "subtitles",
        "German-language films may be entered without",
        "pass",
        replace(HK, languages=("de",), subtitles=()),
    ),
]

CASES = [*MAKERS, *ENTERED, *FORMS]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_real_film_at_a_real_festival(case):
    found = verdict(case)
    assert found is not None, case.sentence
    assert found.answer == case.says, f"{found.reason} ({case.sentence})"
    assert found.source, case.sentence


@pytest.mark.parametrize(
    ("place", "year", "day", "closes"),
    [
        ("krakow/international", 2025, "2024-05-14", "2024-11-30"),
        ("krakow/international", 2025, "2024-12-14", "2025-01-31"),
        ("krakow/national", 2025, "2024-12-14", "2025-02-15"),
        ("sao-paulo-short/international", 2025, "2024-08-01", "2025-03-31"),
        ("sao-paulo-short/international", 2025, "2025-02-01", "2025-04-15"),
        ("sao-paulo-short/latin-american", 2025, "2025-02-01", "2025-04-30"),
        ("dok-leipzig/animation", 2020, "2020-03-01", "2020-05-05"),
        ("dok-leipzig/animation", 2020, "2020-06-01", "2020-07-07"),
        ("filmfest-dresden", 2017, "2016-05-01", "2016-10-15"),
        ("filmfest-dresden", 2017, "2016-09-15", "2016-11-01"),
        ("clermont-ferrand/international", 2027, "2026-05-01", "2026-09-24"),
        ("clermont-ferrand/national", 2027, "2026-05-01", "2026-10-01"),
    ],
)
def test_which_closing_day_binds_a_film_depends_on_its_section_and_completion(place, year, day, closes):
    case = Case(sentence="", place=place, year=year, rule="open", says="", film=done(day))
    assert facts(case).call.last.deadline.date == date.fromisoformat(closes)


@pytest.mark.parametrize(
    ("place", "year", "film", "cost"),
    [
        ("krakow/international", 2025, done("2024-12-14", runs("30:00")), "15 EUR"),
        ("krakow/international", 2025, done("2024-12-14", runs("30:01")), "30 EUR"),
        ("krakow/national", 2025, done("2024-12-14", runs("30:00", replace(HK, countries=("PL",)))), "free"),
        ("clermont-ferrand/international", 2027, done("2026-05"), "13 EUR"),
        ("bfi-london/uk-shorts", 2021, HK, "25 GBP"),
        ("bfi-london/international-shorts", 2021, HK, "30 GBP"),
        ("drama/student", 2023, HK, "5 EUR"),
    ],
)
def test_what_a_real_film_pays_at_the_last_date(place, year, film, cost):
    told = facts(Case(sentence="", place=place, year=year, rule="open", says="", film=film))
    section = told.section.id if told.section else None
    paid = fee_answer(told.call.last.deadline, film, section=section, platform=None).fee
    assert str(paid.money or "free") == cost


@pytest.mark.parametrize(
    ("place", "year", "film", "says"),
    [
        ("filmfest-dresden", 2027, runs("30:00"), "pass"),
        ("filmfest-dresden", 2027, runs("30:01"), "fail"),
        ("biff-busan", 2020, runs("59:59"), "pass"),
        ("biff-busan/short-competition", 2020, runs("30:00"), "fail"),
        ("biff-busan", 2020, runs("60:00"), "fail"),
        ("leeds", 2025, runs("44:59"), "pass"),
        ("leeds/queer", 2025, runs("20:01"), "fail"),
        ("fantoche", 2024, runs("40:00"), "pass"),
        ("rhode-island", 2026, runs("40:01"), "fail"),
    ],
)
def test_a_film_may_enter_outside_the_sections_that_are_listed(place, year, film, says):
    told = facts(Case(sentence="", place=place, year=year, rule="running-time", says=says, film=film))
    assert (told.section is None) == ("/" not in place)
    assert verdict(Case(sentence="", place=place, year=year, rule="running-time", says=says, film=film)).answer == says


def test_a_section_for_its_own_country_bars_no_film_from_the_rest_of_a_festival():
    national = Case(sentence="", place="filmfest-dresden/national", year=2027, rule="origin", says="fail")
    assert verdict(national).answer == "fail"
    assert verdict(replace(national, place="filmfest-dresden")) is None
