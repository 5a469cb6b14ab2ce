"""Time every rule for one film against many festivals, and for more films, in this process.

    python bench/check.py [--festivals 14000] [--films 1] [--runs 5]

The festivals are the shipped ones over and over, each a copy of its own with an id of its own. Printed are the medians
and the best of the runs, for the rules alone and for the whole answer (editions, facts, rules, order), and how
both grow from a tenth of the festivals, and from one film, to all.
"""

import argparse
import copy
import gc
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from filmtrack.catalogue.load import load_catalogue
from filmtrack.domain.days import day_range
from filmtrack.domain.festival import Festival
from filmtrack.domain.film import Film, Person, Screening
from filmtrack.reports.check import check_all
from filmtrack.reports.facts import Asked, facts_of
from filmtrack.reports.filters import Filters
from filmtrack.reports.next_edition import next_edition
from filmtrack.reports.record import record_of
from filmtrack.rules.judging import judge_sections

SHIPPED = Path(__file__).parents[1] / "data" / "festivals.toml"
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)
ZONE = ZoneInfo("Asia/Hong_Kong")
MOST_SECONDS = 1.0


class MadeUp:
    """A catalogue of so many festivals, made from the shipped ones."""

    def __init__(self, count: int) -> None:
        shipped = tuple(load_catalogue((SHIPPED,)).festivals())
        made = (copy.deepcopy(shipped[place % len(shipped)]) for place in range(count))
        self._by_id = {f"{each.id}-{place}": replace(each, id=f"{each.id}-{place}") for place, each in enumerate(made)}

    def festivals(self) -> Iterable[Festival]:
        """All of them."""
        return self._by_id.values()

    def festival(self, id: str) -> Festival | None:  # noqa: A002 - the catalogue's own word
        """The one with that id."""
        return self._by_id.get(id)

    def first(self, count: int) -> "MadeUp":
        """A catalogue of the first so many."""
        part = object.__new__(MadeUp)
        part._by_id = dict(list(self._by_id.items())[:count])
        return part


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """Seconds of several runs."""

    median: float
    best: float


def films(count: int) -> list[Film]:
    """Films of which much is known, each a little different."""
    return [
        Film(
            id=f"night-bus-{place}",
            title="Night Bus",
            runtime_seconds=600 + 60 * place,
            completed=day_range("2026-05"),
            countries=("HK",),
            languages=("yue",),
            subtitles=("en",),
            genres=("fiction",),
            student=False,
            people=(Person(name="Chan Tai-man", nationalities=("HK",), birth_year=1995),),
            screenings=(
                Screening(event="Fresh Wave", country="HK", city="Hong Kong", on=day_range("2026-06-20")),
                Screening(event="Nachtfilm", country="DE", city="Kiel", on=day_range("2026-09-20")),
            ),
        )
        for place in range(count)
    ]


def asked(film: Film, catalogue: MadeUp) -> Asked:
    """One film, as a command would ask."""
    return Asked(record=record_of(film, catalogue), now=NOW, today=TODAY, zone=ZONE)


def rules_alone(catalogue: MadeUp, films_: list[Film]) -> Callable[[], object]:
    """Every rule for every section, the facts being there already."""
    facts = [
        facts_of(question, festival, next_edition(festival, TODAY))
        for question in (asked(film, catalogue) for film in films_)
        for festival in catalogue.festivals()
    ]

    def judge() -> None:
        for each in facts:
            judge_sections(each)

    return judge


def whole_answer(catalogue: MadeUp, films_: list[Film]) -> Callable[[], object]:
    """What `check FILM` does between reading the catalogue and printing."""
    questions = [asked(film, catalogue) for film in films_]
    return lambda: [check_all(each, catalogue, Filters()) for each in questions]


def timed(work: Callable[[], object], runs: int) -> Timing:
    """How long it takes, after one run to warm up, with the garbage collector off, as the command has it."""
    work()
    seconds = []
    for _ in range(runs):
        gc.collect()
        gc.disable()
        started = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - started)
        gc.enable()
    return Timing(median=statistics.median(seconds), best=min(seconds))


def main(arguments: list[str] | None = None) -> int:
    """Print the table; 1 when the rules alone took longer than promised."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--festivals", type=int, default=14_000)
    parser.add_argument("--films", type=int, default=3)
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args(arguments)
    whole = MadeUp(given.festivals)
    tenth = whole.first(max(given.festivals // 10, 1))
    one, several = films(1), films(given.films)
    print(f"{'':34}{'films':>6}{'festivals':>11}{'median s':>10}{'best s':>9}{'us each':>9}")
    rules = Timing(median=0, best=0)
    for name, make in (("the rules alone", rules_alone), ("the whole answer", whole_answer)):
        for catalogue, films_ in ((tenth, one), (whole, one), (tenth, several)):
            count = len(list(catalogue.festivals()))
            took = timed(make(catalogue, films_), given.runs)
            each = took.best / count / len(films_) * 1e6
            print(f"{name:34}{len(films_):6}{count:11}{took.median:10.3f}{took.best:9.3f}{each:9.1f}")
            if make is rules_alone and catalogue is whole:
                rules = took
    return int(rules.best > MOST_SECONDS)


if __name__ == "__main__":
    raise SystemExit(main())
