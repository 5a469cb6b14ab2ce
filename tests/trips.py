"""A film's trip to a festival, put to a round of a scheme: all is well with it unless a test says otherwise."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from filmtrack.catalogue.known_schemes import Schemes
from filmtrack.catalogue.schemes import merge_schemes
from filmtrack.catalogue.shipped import shipped_file
from filmtrack.catalogue.toml_file import parse_toml, read_toml
from filmtrack.domain.days import day_range
from filmtrack.domain.entry import Entry, Status, StatusChange
from filmtrack.domain.festival import Edition, Festival
from filmtrack.domain.film import Film, Owner
from filmtrack.domain.scheme import Round, Scheme
from filmtrack.rules.sponsorship.facts import SponsorFacts
from filmtrack.rules.sponsorship.judging import judge
from filmtrack.rules.verdict import Verdict, combined

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)

ROUND_2027 = """
[[scheme]]
id = "nae"

[[scheme.round]]
id = "2027"
like = "2019"
source = "a letter of the Hong Kong Arts Centre"
checked = 2026-11-20
event = { since = 2027-01-01, by = 2027-12-31 }
date = [{ what = "opens", day = 2026-12-01 }, { what = "closes", day = 2027-06-30, time = "18:00" }]
grant = [{ item = "ceiling", amount = "40000 HKD", ceiling = true, per = "person" }]
"""
"""A round of one's own for New Action Express, the way that docs/schemes.md shows it."""

CHAN = Owner(name="Chan Tai-man", permanent_id=True, right_of_abode=True)
LEE = Owner(name="Lee Siu-ming", permanent_id=True, right_of_abode=False)
COMPANY = Owner(name="Harbour Films Ltd", kind="hong-kong-company")


@cache
def schemes(*layers: str) -> Schemes:
    """What is shipped, and layers over it."""
    own = [parse_toml(text.encode(), f"own{place}.toml") for place, text in enumerate(layers)]
    found = merge_schemes([read_toml(shipped_file("schemes.toml")), *own])
    assert found.problems == (), found.problems
    return found


def scheme_round(scheme: str = "nae", round_: str = "2027", *layers: str) -> tuple[Scheme, Round]:
    found = schemes(*(layers or (ROUND_2027,))).by_id[scheme]
    wanted = found.round(round_)
    assert wanted is not None
    return found, wanted


def only(toml: str) -> tuple[Scheme, Round]:
    """The scheme and round of one's own that these lines make."""
    found = merge_schemes(
        [
            parse_toml(
                f'[[scheme]]\nid = "own"\nname = "Own"\n[[scheme.round]]\nid = "2027"\n{toml}'.encode(), "own.toml"
            )
        ]
    )
    assert found.problems == (), found.problems
    (scheme,) = found.by_id.values()
    return scheme, scheme.rounds[0]


def a_short(**known: Any) -> Film:
    usual = {
        "id": "night-bus",
        "title": "Night Bus",
        "runtime_seconds": 840,
        "completed": day_range("2026-05"),
        "owners": (CHAN,),
    }
    return Film(**(usual | known))


def an_event(festival: str = "clermont-ferrand", **known: Any) -> Festival:
    usual = {"id": festival, "name": festival.replace("-", " ").title(), "country": "FR", "city": "X"}
    return Festival(**(usual | known))


def an_edition(year: int = 2027, starts: str | None = "2027-01-29", ends: str | None = "2027-02-06") -> Edition:
    return Edition(
        year=year,
        starts=date.fromisoformat(starts) if starts else None,
        ends=date.fromisoformat(ends) if ends else None,
    )


def an_answer(
    *statuses: Status, festival: str = "clermont-ferrand", edition: int = 2027, section: str | None = None
) -> Entry:
    """An entry that came to these statuses, a day after the other."""
    history = tuple(
        StatusChange(status=each, on=date(2026, 11, 1 + place), at=NOW, by="ann", seq=place)
        for place, each in enumerate(statuses)
    )
    return Entry(id="e", film="night-bus", festival="clermont-ferrand", edition=2027, section=section, history=history)


SELECTED = (an_answer("submitted", "selected"),)


def a_trip(where: tuple[Scheme, Round] | None = None, **known: Any) -> SponsorFacts:
    """Night Bus, selected by Clermont-Ferrand 2027, its only owner a permanent resident with the right of abode."""
    scheme, round_ = where or scheme_round()
    film = known.pop("film", a_short())
    usual = {
        "scheme": scheme,
        "round": round_,
        "film": film,
        "festival": an_event(),
        "edition": an_edition(),
        "entries": SELECTED,
        "applicants": film.owners,
        "today": TODAY,
    }
    return SponsorFacts(**(usual | known))


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What the rules said, by rule."""

    verdicts: dict[str, Verdict]

    @property
    def answer(self) -> str:
        return combined(each.answer for each in self.verdicts.values())

    def of(self, rule: str) -> Verdict:
        return self.verdicts[rule]


def judged(facts: SponsorFacts) -> Judged:
    said = judge(facts)
    assert len({each.rule for each in said}) == len(said)
    return Judged(verdicts={each.rule: each for each in said})
