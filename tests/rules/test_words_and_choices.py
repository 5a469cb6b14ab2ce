"""Genre, student and first films, languages and subtitles: the rules that compare words."""

import pytest

from filmtrack.domain.requirements import Choice, Words
from filmtrack.rules.first_film import first_film
from filmtrack.rules.genre import genre
from filmtrack.rules.language import language
from filmtrack.rules.student import student
from filmtrack.rules.subtitles import subtitles
from judged import SOURCE, answer, facts
from ledgers import a_film


def words(*values, **more):
    return Words(values=values, provenance=SOURCE, **more)


def choice(value):
    return Choice(value=value, provenance=SOURCE)


@pytest.mark.parametrize("rule", [genre, student, first_film, language, subtitles])
def test_a_rule_that_is_not_stated_gives_no_verdict(rule):
    assert answer(rule, facts(a_film(genres=("drama",), student=True, languages=("yue",)))) == "-"


@pytest.mark.parametrize(
    ("own", "taken", "stands"),
    [
        (("animation",), words("fiction", "animation"), "pass"),
        (("Animated",), words("animation"), "pass"),
        (("comedy",), words("fiction"), "pass"),
        (("documentary",), words("fiction", "animation"), "fail"),
        (("documentary", "animation"), words("fiction", "animation"), "pass"),
        ((), words("fiction"), "unknown"),
        (("poetic",), words("fiction"), "unknown"),
        (("drama",), words("any"), "pass"),
        ((), words("any moving image"), "pass"),
        (("drama",), words("lgbtq"), "refer"),
        (("lgbtq", "drama"), words("LGBTQ"), "pass"),
        (("drama",), words("dance", "experimental"), "refer"),
        (("drama",), words("student"), "refer"),
        (("drama",), words("animation", "student"), "fail"),
    ],
)
def test_one_genre_of_those_taken_is_enough(own, taken, stands):
    assert answer(genre, facts(a_film(genres=own), genres=taken)) == stands


def test_a_tag_may_name_the_theme():
    assert answer(genre, facts(a_film(genres=("drama",), tags=("lgbtq",)), genres=words("lgbtq"))) == "pass"


@pytest.mark.parametrize(
    ("own", "refused", "stands"),
    [
        (("drama",), words("documentary"), "pass"),
        (("documentary",), words("documentary"), "fail"),
        (("commercial",), words("advertising"), "fail"),
        (("watermarked",), words("watermarked"), "fail"),
        ((), words("documentary"), "unknown"),
    ],
)
def test_one_genre_of_those_refused_is_too_much(own, refused, stands):
    assert answer(genre, facts(a_film(genres=own), excluded_genres=refused)) == stands


def test_of_genres_taken_and_refused_the_worse_answer_stands():
    told = facts(a_film(genres=("music video",)), genres=words("any"), excluded_genres=words("music-video"))
    assert answer(genre, told) == "fail"


@pytest.mark.parametrize(
    ("own", "asked", "stands"),
    [
        (True, "only", "pass"),
        (False, "only", "fail"),
        (None, "only", "unknown"),
        (True, "refused", "fail"),
        (False, "refused", "pass"),
        (None, "refused", "unknown"),
        (None, "any", "pass"),
    ],
)
def test_a_rule_on_students_fails_only_whoever_is_known_to_break_it(own, asked, stands):
    assert answer(student, facts(a_film(student=own), student=choice(asked))) == stands


@pytest.mark.parametrize(
    ("own", "asked", "stands"),
    [(True, "only", "pass"), (False, "only", "fail"), (None, "only", "unknown"), (None, "any", "pass")],
)
def test_a_rule_on_first_films_fails_only_what_is_known_to_break_it(own, asked, stands):
    assert answer(first_film, facts(a_film(first_film=own), first_film=choice(asked))) == stands


@pytest.mark.parametrize(
    ("spoken", "asked", "stands"),
    [
        (("yue",), words("zh"), "pass"),
        (("Cantonese", "en"), words("zh"), "pass"),
        (("zh",), words("yue"), "fail"),
        (("en",), words("zh"), "fail"),
        (("en", "fr"), words("en", "fr", all_of=True), "pass"),
        (("en",), words("en", "fr", all_of=True), "fail"),
        (None, words("zh"), "unknown"),
        ((), words("zh"), "refer"),
    ],
)
def test_a_film_is_spoken_in_a_language_that_is_taken(spoken, asked, stands):
    assert answer(language, facts(a_film(languages=spoken), language=asked)) == stands


@pytest.mark.parametrize(
    ("spoken", "written", "asked", "stands"),
    [
        (("yue",), ("en",), words("en"), "pass"),
        (("yue",), ("English", "fr"), words("en"), "pass"),
        (("yue",), ("fr",), words("en"), "not-yet"),
        (("yue",), (), words("en"), "not-yet"),
        (("yue",), None, words("en"), "unknown"),
        (None, ("en",), words("en"), "pass"),
        (None, None, words("en"), "unknown"),
        ((), None, words("en"), "pass"),
        (("en",), None, words("en"), "pass"),
        (("de",), (), words("en", exempt=("de",)), "pass"),
        (("en", "yue"), (), words("en"), "not-yet"),
        (("zh",), ("en",), words("en", "zh-Hant", all_of=True), "pass"),
        (("zh",), (), words("en", "zh-Hant", all_of=True), "not-yet"),
        (("fr",), ("en",), words("en", "zh", all_of=True), "not-yet"),
    ],
)
def test_subtitles_are_wanted_where_the_film_is_spoken_otherwise(spoken, written, asked, stands):
    assert answer(subtitles, facts(a_film(languages=spoken, subtitles=written), subtitles=asked)) == stands


@pytest.mark.parametrize(
    ("rule", "asked", "option"),
    [
        (genre, {"genres": words("fiction")}, "--genre animation"),
        (genre, {"excluded_genres": words("fiction")}, "--genre animation"),
        (student, {"student": choice("only")}, "--student"),
        (first_film, {"first_film": choice("only")}, "--first-film"),
        (language, {"language": words("zh")}, "--language yue"),
        (subtitles, {"subtitles": words("en")}, "--subtitles en"),
    ],
)
def test_a_fact_that_nobody_stated_is_asked_for(rule, asked, option):
    verdict = rule(facts(**asked))
    assert verdict.missing.command == f"filmtrack film edit night-bus {option}"
    assert verdict.source == "https://lamma.example/rules"
