"""Real films at real festivals: a case beside the sentence of the source that it rests on, and what the rules say.

The rules are those of data/festivals.toml; the sentences are told in our own words, and the file has their addresses.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache

from factories import HONG_KONG
from filmtrack.catalogue.load import Catalogue, load_catalogue
from filmtrack.catalogue.shipped import shipped_file
from filmtrack.domain.entry import Entry
from filmtrack.domain.film import Film
from filmtrack.domain.premiere import Appearance
from filmtrack.reports.facts import Asked, facts_of
from filmtrack.reports.next_edition import edition_in
from filmtrack.reports.record import Record
from filmtrack.rules.facts import Facts
from filmtrack.rules.judging import judge
from filmtrack.rules.verdict import Verdict
from judged import days, director
from ledgers import a_film

HK = a_film(countries=("HK",), people=(director(nationalities=("HK",), residence="HK"),))
FR, DE, CH, TW = (replace(HK, countries=(each,)) for each in ("FR", "DE", "CH", "TW"))


@dataclass(frozen=True, kw_only=True)
class Case:
    """One film in one section of one edition, the rule that is asked and what it answers, and the source's sentence."""

    sentence: str
    place: str
    year: int
    rule: str
    says: str
    film: Film = HK
    seen: tuple[Appearance, ...] = ()
    entries: tuple[Entry, ...] = ()
    rivals: tuple[Entry, ...] = ()

    def __str__(self) -> str:
        return f"{self.place}-{self.year}-{self.rule}-{self.says}"


@cache
def catalogue() -> Catalogue:
    return load_catalogue((shipped_file("festivals.toml"),))


def facts(case: Case) -> Facts:
    """The facts of a case, asked in the summer before its edition."""
    festival_id, _, section = case.place.partition("/")
    festival = catalogue().festival(festival_id)
    assert festival is not None
    now = datetime(case.year - 1, 9, 1, tzinfo=UTC)
    record = Record(
        film=case.film,
        entries=case.entries,
        appearances=case.seen,
        same_director={(festival_id, case.year): case.rivals},
    )
    asked = Asked(record=record, now=now, today=now.date(), zone=HONG_KONG)
    (found,) = facts_of(asked, festival, edition_in(festival, case.year), (section,) if section else ())[:1]
    return found


def verdict(case: Case) -> Verdict | None:
    return next((each for each in judge(facts(case)) if each.rule == case.rule), None)


def runs(time: str, film: Film = HK) -> Film:
    minutes, seconds = time.split(":")
    return replace(film, runtime_seconds=int(minutes) * 60 + int(seconds))


def done(text: str, film: Film = HK) -> Film:
    return replace(film, completed=days(text))


def lengths(place: str, year: int, sentence: str, **answers: str) -> list[Case]:
    """Cases of running times, written ``t25_01="fail"``."""
    return [
        Case(
            sentence=sentence,
            place=place,
            year=year,
            rule="running-time",
            says=says,
            film=runs(time[1:].replace("_", ":")),
        )
        for time, says in answers.items()
    ]


def finished(place: str, year: int, sentence: str, **answers: str) -> list[Case]:
    """Cases of days of completion, written ``d2025_10_01="fail"``."""
    return [
        Case(
            sentence=sentence,
            place=place,
            year=year,
            rule="completion",
            says=says,
            film=done(day[1:].replace("_", "-")),
        )
        for day, says in answers.items()
    ]
