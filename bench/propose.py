"""Time the whole answer of `propose` for one film against the number of festivals, in this process.

    python bench/propose.py [--festivals 300] [--budget 5000] [--runs 3]

The festivals are the shipped ones, over and over where there are too few. Each run answers from the catalogue at hand:
candidates, the model, every solve with its explanations. Printed are seconds and CPU seconds (the best of the runs),
the candidates' festivals, the model's options and rivals, and the gap. 1 where the largest took longer than promised.
"""

import argparse
import time
from dataclasses import dataclass, replace
from decimal import Decimal

from check import NOW, TODAY, ZONE, MadeUp, films

from filmtrack.config.rates import CentralBank
from filmtrack.domain.money import Money
from filmtrack.reports.facts import Asked
from filmtrack.reports.proposal import Proposal, Values, Wishes
from filmtrack.reports.propose import Question, propose
from filmtrack.reports.record import record_of

MOST_SECONDS = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Took:
    """The best of several runs, by the clock and by the processor, and what came out."""

    seconds: float
    cpu: float
    plan: Proposal


def question(catalogue: MadeUp, budget: int, most: int | None) -> Question:
    """One film that has given no premiere yet, so that every premiere demand is in play."""
    film = replace(films(1)[0], screenings=())
    return Question(
        asked=Asked(record=record_of(film, catalogue), now=NOW, today=TODAY, zone=ZONE),
        catalogue=catalogue,
        wishes=Wishes(currency="HKD", budget=Money(amount=Decimal(budget), currency="HKD"), most=most),
        values=Values(),
        rates=CentralBank(),
        listed={},
    )


def timed(asked: Question, runs: int) -> Took:
    """How long the answer takes, after one run to warm up."""
    plan = propose(asked)
    seconds, cpu = [], []
    for _ in range(runs):
        started, used = time.perf_counter(), time.process_time()
        plan = propose(asked)
        seconds.append(time.perf_counter() - started)
        cpu.append(time.process_time() - used)
    return Took(seconds=min(seconds), cpu=min(cpu), plan=plan)


def main(arguments: list[str] | None = None) -> int:
    """Print the table; 1 when the largest took longer than promised."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--festivals", type=int, default=300)
    parser.add_argument("--budget", type=int, default=5000)
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args(arguments)
    whole = MadeUp(given.festivals)
    print(f"{'festivals':>9}{'most':>6}{'seconds':>9}{'cpu':>8}{'entries':>9}{'value':>8}{'gap':>6}")
    slowest = 0.0
    for count in sorted({max(given.festivals // 8, 1), max(given.festivals // 2, 1), given.festivals}):
        for most in (20, None):
            took = timed(question(whole.first(count), given.budget, most), given.runs)
            plan = took.plan
            print(
                f"{count:9}{most or 'any':>6}{took.seconds:9.3f}{took.cpu:8.3f}"
                f"{len(plan.rows):9}{plan.total_value:8}{plan.gap:6.2g}"
            )
            slowest = max(slowest, took.cpu)
    return int(slowest > MOST_SECONDS)


if __name__ == "__main__":
    raise SystemExit(main())
