"""Whether the festival takes films of this form, or of this theme."""

from collections.abc import Mapping

from filmtrack.domain.places import plain_name
from filmtrack.domain.requirements import Words
from filmtrack.message import message
from filmtrack.rules.facts import Facts
from filmtrack.rules.verdict import Verdict, fails, passes, refers, unknown, worst
from filmtrack.rules.words import FESTIVAL, film_lacks

RULE = "genre"

_FORMS: Mapping[str, tuple[str, ...]] = {
    "animation": ("animation", "animated", "animated short", "stop motion", "cg", "cg animation"),
    "documentary": ("documentary", "doc", "docs", "non fiction", "nonfiction", "essay"),
    "experimental": ("experimental", "avant garde", "video art", "art film"),
    "fiction": (
        "fiction", "narrative", "live action", "drama", "comedy", "thriller", "horror", "romance", "science fiction",
        "sci fi", "action", "crime", "musical", "western", "mystery", "war",
    ),
    "music-video": ("music video", "music videos"),
    "vr": ("vr", "xr", "ar", "360", "virtual reality", "immersive"),
    "commissioned": ("commissioned", "commissioned works", "commercial", "advertising", "works for hire"),
    "trailer": ("trailer", "trailers"),
    "series": ("series", "tv series", "web series", "tv"),
    "gif": ("gif",),
    "work-in-progress": ("work in progress",),
}  # fmt: skip
_FORM_OF = {word: form for form, words in _FORMS.items() for word in words}
_ANYTHING = frozenset({"any", "any moving image", "other", "all"})
_NOT_A_FORM = frozenset({"student", "youth", "children", "genre", "smartphone", "expanded media"})
"""Words in lists of genres that say who makes or sees a film, or how, and exclude none."""


def genre(facts: Facts) -> Verdict | None:
    """The film's forms and themes against those that are taken, and those that are not."""
    taken, refused = facts.requirements.genres, facts.requirements.excluded_genres
    return worst(each for each in (_taken(facts, taken), _refused(facts, refused)) if each)


def forms_of(words: tuple[str, ...]) -> frozenset[str]:
    """The forms (fiction, animation, documentary …) that words of a genre list mean; themes give none."""
    return frozenset(_FORM_OF[word] for word in map(plain_name, words) if word in _FORM_OF)


def _taken(facts: Facts, asked: Words | None) -> Verdict | None:
    if asked is None:
        return None
    wanted = {plain_name(each) for each in asked.values}
    if wanted & _ANYTHING:
        return passes(RULE, message("films of every kind are taken"), asked)
    own = facts.film.genres
    if not own:
        missing = film_lacks(facts.film, message("its genre"), "--genre animation")
        return unknown(
            RULE, message("its genre is not known; taken: {genres}", genres=asked.values), asked, missing=missing
        )
    compared = message("it is {own}; taken: {genres}", own=own, genres=asked.values)
    forms = forms_of(asked.values)
    themes = wanted - set(_FORM_OF) - _NOT_A_FORM
    if forms_of(own) & forms or themes & {plain_name(each) for each in (*own, *facts.film.tags)}:
        return passes(RULE, compared, asked)
    if themes or not forms:
        return refers(RULE, compared, asked, who=FESTIVAL)
    if not forms_of(own):
        missing = film_lacks(
            facts.film, message("whether it is fiction, animation, documentary or experimental"), "--genre"
        )
        return unknown(RULE, compared, asked, missing=missing)
    return fails(RULE, compared, asked)


def _refused(facts: Facts, asked: Words | None) -> Verdict | None:
    if asked is None:
        return None
    own = facts.film.genres
    if not own:
        missing = film_lacks(facts.film, message("its genre"), "--genre animation")
        said = message("its genre is not known; not taken: {genres}", genres=asked.values)
        return unknown(RULE, said, asked, missing=missing)
    compared = message("it is {own}; not taken: {genres}", own=own, genres=asked.values)
    same_word = {plain_name(each) for each in own} & {plain_name(each) for each in asked.values}
    return (fails if same_word or forms_of(own) & forms_of(asked.values) else passes)(RULE, compared, asked)
