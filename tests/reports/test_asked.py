"""What an edition asks of a film: stated, by its rules, its fee, and what is usual there."""

from dataclasses import replace

import pytest

from factories import HONG_KONG, NOW, TODAY, a_deadline, a_festival, an_edition
from filmtrack.domain.entry import Entry
from filmtrack.domain.festival import Fee, Section, UsualFee
from filmtrack.domain.requirements import Choice, Requirements, Words
from filmtrack.reports.case import Case
from handing import SOURCE, a_case, a_material, asked_of, stated_of
from judged import entered
from ledgers import a_film, money

ENGLISH = Words(values=("en",), provenance=SOURCE)
CANTONESE = a_film(languages=("yue",))
SILENT = a_film(languages=())


def of(case, item):
    return [each for each in asked_of(case) if each.item == item]


def one(case, item):
    (found,) = of(case, item)
    return found


def subtitled(demand, film=CANTONESE, *materials, **more):
    case = a_case(*materials, film=film, requirements=Requirements(subtitles=demand), **more)
    return [(each.item, each.stage, each.material.languages) for each in asked_of(case) if each.item == "subtitles"]


def test_what_the_festival_states_is_asked_with_its_source():
    case = a_case(a_material("stills", count=3), a_material("dcp", "selection"))
    assert stated_of(case) == ["stills", "dcp", "fee"]
    assert one(case, "stills").material.provenance == SOURCE


@pytest.mark.parametrize(
    ("said", "film", "asked"),
    [
        ({"only_spoken": ("en",)}, a_film(languages=("en",)), True),
        ({"only_spoken": ("en",)}, CANTONESE, False),
        ({"only_spoken": ("en",)}, a_film(), None),
        ({"only_spoken": ("en",)}, SILENT, False),
        ({"unless_spoken": ("en", "pt")}, CANTONESE, True),
        ({"unless_spoken": ("en", "zh")}, CANTONESE, False),
        ({"unless_spoken": ("en",)}, a_film(), None),
        ({"unless_spoken": ("en",)}, SILENT, False),
        ({"unless_subtitled": ("en",)}, a_film(subtitles=()), True),
        ({"unless_subtitled": ("en",)}, a_film(subtitles=("en",)), False),
        ({"unless_subtitled": ("en",)}, a_film(), None),
        ({"unless_spoken": ("en",), "unless_subtitled": ("en",)}, a_film(subtitles=("en",)), False),
    ],
)
def test_a_thing_is_asked_only_of_the_films_that_need_it(said, film, asked):
    found = of(a_case(a_material("dialogue-list", **said), film=film), "dialogue-list")
    assert len(found) == (asked is not False)
    assert [str(each.note) for each in found if each.note] == (
        ["whether this film needs it is not known"] if asked is None else []
    )


def test_a_thing_for_another_section_is_not_asked():
    only = a_material("student-proof", sections=("student",))
    assert "student-proof" in stated_of(a_case(only, sections=("student", "main")))
    assert "student-proof" in stated_of(a_case(only, sections=("student", "main"), section="student"))
    assert "student-proof" not in stated_of(a_case(only, sections=("student", "main"), section="main"))


@pytest.mark.parametrize(
    ("demand", "film", "languages"),
    [
        (ENGLISH, CANTONESE, [("en",)]),
        (ENGLISH, a_film(languages=("en",)), []),
        (ENGLISH, SILENT, []),
        (ENGLISH, a_film(), [("en",)]),
        (ENGLISH, a_film(languages=("yue",), subtitles=("en",)), [("en",)]),
        (Words(values=("en", "fr")), CANTONESE, [("en", "fr")]),
        (Words(values=("en", "zh"), all_of=True), CANTONESE, [("en",)]),
        (Words(values=("en", "fr"), all_of=True), CANTONESE, [("en",), ("fr",)]),
        (Words(values=("en",), exempt=("yue",)), CANTONESE, []),
    ],
)
def test_a_rule_on_subtitles_asks_for_them_in_its_languages(demand, film, languages):
    assert [each for _, _, each in subtitled(demand, film)] == languages


def test_a_film_whose_languages_nobody_stated_may_need_none():
    case = a_case(film=a_film(), requirements=Requirements(subtitles=ENGLISH))
    assert str(one(case, "subtitles").note) == "its languages are not known"
    assert one(a_case(film=CANTONESE, requirements=Requirements(subtitles=ENGLISH)), "subtitles").note is None


def test_stated_subtitles_get_the_languages_of_the_rule():
    stated = a_material("subtitles", formats=("SRT",))
    assert subtitled(ENGLISH, CANTONESE, stated) == [("subtitles", "entry", ("en",))]
    assert subtitled(None, CANTONESE, stated) == [("subtitles", "entry", ())]
    french = a_material("subtitles", languages=("fr",))
    assert subtitled(ENGLISH, CANTONESE, french) == [("subtitles", "entry", ("fr",)), ("subtitles", "entry", ("en",))]


def test_a_stated_subtitle_file_gets_the_languages_too_and_hides_no_rule():
    rules = Requirements(subtitles=ENGLISH)
    case = a_case(a_material("subtitle-file", "selection"), film=CANTONESE, requirements=rules)
    assert one(case, "subtitle-file").material.languages == ("en",)
    assert one(case, "subtitles").material.languages == ("en",)


def test_only_sections_of_student_films_want_the_proof():
    assert "student-proof" in stated_of(a_case(requirements=Requirements(student=Choice(value="only"))))
    assert "student-proof" not in stated_of(a_case(requirements=Requirements(student=Choice(value="any"))))


def sectioned(**of_sections):
    """A case at a festival with these sections' conditions, and no section said."""
    case = a_case(film=CANTONESE)
    sections = tuple(Section(id=id_, name=id_, requirements=asked) for id_, asked in of_sections.items())
    edition = case.edition
    festival = a_festival(edition)
    return replace(case, festival=replace(festival, sections=sections))


def test_a_rule_of_one_section_is_asked_for_that_section_only():
    student = Requirements(student=Choice(value="only"))
    found = one(sectioned(student=student, main=Requirements()), "student-proof")
    assert found.material.sections == ("student",)


def test_a_rule_of_every_section_is_asked_whatever_the_section():
    english = Requirements(subtitles=ENGLISH)
    assert one(sectioned(one=english, two=english), "subtitles").material.sections == ()


@pytest.mark.parametrize(
    ("fees", "asked", "note"),
    [
        ((Fee(money=money("13 EUR")),), True, "13 EUR"),
        ((Fee(money=None),), False, None),
        ((), True, "whether there is a fee is not known"),
        (
            (Fee(money=money("13 EUR"), student=True), Fee(money=money("20 EUR"), student=False)),
            True,
            "13 EUR (students); 20 EUR (not students)",
        ),
    ],
)
def test_the_fee_is_asked_unless_there_is_none(fees, asked, note):
    case = a_case(edition=an_edition(2027, a_deadline("2026-12-31", fees=fees)))
    found = of(case, "fee")
    assert [str(each.note) for each in found] == ([note] if asked else [])
    assert all(each.sure is bool(fees) for each in found)


@pytest.mark.parametrize(
    ("usual", "note"),
    [
        (UsualFee(least=money("5 EUR"), most=money("7 EUR")), "usually 5 EUR, 7 EUR; of this edition it is not known"),
        (UsualFee(least=money("5 EUR"), most=money("5 EUR")), "usually 5 EUR; of this edition it is not known"),
        (UsualFee(least=None, most=None, free=True), "usually free; of this edition it is not known"),
    ],
)
def test_of_an_edition_without_a_date_the_usual_fee_is_told(usual, note):
    case = a_case(edition=an_edition(2027), usual_fee=usual)
    assert str(one(case, "fee").note) == note
    assert one(case, "fee").sure is False


def test_the_fee_of_an_entry_is_what_it_paid():
    def fee(amount):
        entry = Entry(id="e", film="night-bus", festival="lamma", edition=2027, fee=money(amount))
        return [str(each.note) for each in of(a_case(entry=entry), "fee")]

    assert fee("9 EUR") == ["9 EUR"]
    assert fee("0 EUR") == []


def usual(case, stage="entry"):
    return [each.item for each in asked_of(case) if each.usual_on and each.stage == stage]


def test_what_is_usual_depends_on_the_platform():
    assert usual(a_case()) == ["entry-form", "screener"]
    assert "filmography" in usual(a_case(platforms=("Short Film Depot",)))
    assert "filmography" not in usual(a_case(platforms=("FilmFreeway",)))
    found = one(a_case(platforms=("FilmFreeway", "short film depot", "post")), "stills")
    assert found.usual_on == ("FilmFreeway", "short film depot")


def test_the_platform_of_the_entry_decides_what_is_usual():
    entry = Entry(id="e", film="night-bus", festival="lamma", edition=2027, platform="post")
    assert usual(a_case(platforms=("FilmFreeway",), entry=entry)) == ["entry-form", "screener"]


def test_what_is_stated_is_not_called_usual_beside():
    assert "screener" not in usual(a_case(a_material("screener")))
    assert "stills" not in usual(a_case(a_material("stills", "selection"), platforms=("FilmFreeway",)))
    assert "screener" not in usual(a_case(a_material("file")))
    assert "file" in usual(a_case(a_material("file")), "selection")
    assert "file" not in usual(a_case(a_material("dcp", "selection")), "selection")
    assert "agreement" not in usual(a_case(a_material("authorisation", "selection")), "selection")


def test_a_film_without_dialogue_needs_no_subtitle_file():
    assert "subtitle-file" in usual(a_case(film=CANTONESE), "selection")
    assert "subtitle-file" not in usual(a_case(film=SILENT), "selection")


def test_a_usual_subtitle_file_is_in_the_languages_of_the_rule():
    case = a_case(film=CANTONESE, requirements=Requirements(subtitles=ENGLISH))
    assert one(case, "subtitle-file").material.languages == ("en",)


def test_no_scheme_is_usual_at_a_festival():
    assert {each.stage for each in asked_of(a_case())} == {"entry", "selection"}


def test_dates_of_sections_bind_where_no_section_was_said():
    edition = an_edition(
        2027, a_deadline("2026-12-31", sections=("main",)), a_deadline("2026-12-01", sections=("student",))
    )
    case = a_case(edition=edition, sections=("main", "student"))
    assert [each.deadline.date.isoformat() for each in case.call().tiers] == ["2026-12-01", "2026-12-31"]
    assert [each.id for each in case.sections] == ["main", "student"]
    named = a_case(edition=edition, sections=("main", "student"), section="main")
    assert [each.deadline.date.isoformat() for each in named.call().tiers] == ["2026-12-31"]
    assert [each.id for each in named.sections] == ["main"]


def test_the_platform_of_an_entry_decides_its_dates():
    edition = an_edition(2027, a_deadline("2026-12-31", platforms=("post",)), a_deadline("2026-12-01", "early"))
    entry = Entry(id="e", film="night-bus", festival="lamma", edition=2027, platform="FilmFreeway")
    case = Case(
        film=a_film(), festival=a_festival(edition), edition=edition, entry=entry, now=NOW, today=TODAY, zone=HONG_KONG
    )
    assert [each.deadline.tier for each in case.call().tiers] == ["early"]
    assert entered().platform is None
