"""Whether the festival takes films of this form, or of this theme."""

from collections.abc import Mapping
from functools import cache

from filmtrack.domain.requirements import Words
from filmtrack.domain.spelling import nearest, plain_name
from filmtrack.message import message
from filmtrack.rules.facts import Facts
from filmtrack.rules.verdict import Verdict, fails, passes, refers, unknown, worst
from filmtrack.rules.words import FESTIVAL, film_lacks
from filmtrack.values import dataclass

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
    "commissioned": (
        "commissioned", "commissioned works", "commercial", "advertising", "work for hire", "works for hire",
    ),
    "trailer": ("trailer", "trailers"),
    "series": ("series", "tv series", "web series", "tv"),
    "gif": ("gif", "animated gif"),
    "games": ("games", "game"),
    "comics": ("comics", "comic"),
    "work-in-progress": ("work in progress",),
}  # fmt: skip
_FORM_OF = {word: form for form, words in _FORMS.items() for word in words}
_ANYTHING = frozenset({"any", "any moving image", "other", "all"})
_EVERY = message("films of every kind are taken")
_NOT_A_FORM = frozenset(
    {"student", "youth", "children", "genre", "smartphone", "expanded media", "visual effects", "ai"}
)
"""Words in lists of genres that say who makes or sees a film, or how, and exclude none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinds:
    """What words of a genre list mean: forms (fiction, animation …), and themes; the plain words themselves."""

    words: frozenset[str]
    forms: frozenset[str]
    themes: frozenset[str]


def takes(stated: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Whether a list of genres takes one of those wanted, by its word or by its form: a drama is fiction."""
    has, asked = kinds_of(stated), kinds_of(wanted)
    return bool(has.words & (_ANYTHING | asked.words) or has.forms & asked.forms)


def is_form(word: str) -> bool:
    """Whether a word says of which form a film is: a drama is fiction."""
    return plain_name(word) in _FORM_OF


def meant(word: str) -> str | None:
    """The form that a word was probably meant to be, where it is none and spelt nearly like one."""
    return None if is_form(word) else nearest(plain_name(word), _FORM_OF)


def genre(facts: Facts) -> Verdict | None:
    """The film's forms and themes against those that are taken, and those that are not."""
    taken, refused = facts.requirements.genres, facts.requirements.excluded_genres
    if taken is None:
        return None if refused is None else _refused(facts, refused)
    return _taken(facts, taken) if refused is None else worst((_taken(facts, taken), _refused(facts, refused)))


@cache
def kinds_of(words: tuple[str, ...]) -> Kinds:
    """The forms and themes that words of a genre list mean."""
    plain = frozenset(map(plain_name, words))
    forms = frozenset(_FORM_OF[word] for word in plain if word in _FORM_OF)
    return Kinds(words=plain, forms=forms, themes=plain - set(_FORM_OF) - _NOT_A_FORM - _ANYTHING)


def _taken(facts: Facts, asked: Words) -> Verdict:
    wanted = kinds_of(asked.values)
    if wanted.words & _ANYTHING:
        return passes(RULE, _EVERY, asked)
    own = facts.film.genres
    if not own:
        said = message("its genre is not known; taken: {genres}", genres=asked.values)
        return unknown(RULE, said, asked, missing=film_lacks(facts.film, message("its genre"), "--genre animation"))
    compared = message("it is {own}; taken: {genres}", own=own, genres=asked.values)
    has = kinds_of(own)
    if has.forms & wanted.forms or (wanted.themes and wanted.themes & (has.words | kinds_of(facts.film.tags).words)):
        return passes(RULE, compared, asked)
    if wanted.themes or not wanted.forms:
        return refers(RULE, compared, asked, who=FESTIVAL)
    if not has.forms:
        missing = film_lacks(facts.film, message("whether it is fiction, animation, documentary …"), "--genre fiction")
        return unknown(RULE, compared, asked, missing=missing)
    return fails(RULE, compared, asked)


def _refused(facts: Facts, asked: Words) -> Verdict:
    own = facts.film.genres
    if not own:
        missing = film_lacks(facts.film, message("its genre"), "--genre animation")
        said = message("its genre is not known; not taken: {genres}", genres=asked.values)
        return unknown(RULE, said, asked, missing=missing)
    compared = message("it is {own}; not taken: {genres}", own=own, genres=asked.values)
    has, out = kinds_of(own), kinds_of(asked.values)
    return (fails if has.words & out.words or has.forms & out.forms else passes)(RULE, compared, asked)
