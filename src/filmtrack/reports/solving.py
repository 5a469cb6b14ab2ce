"""The best plan, by HiGHS: the model of `plan_model` as a mixed-integer program, solved until nothing better can be.

One column of 0 or 1 stands for each option, and one more between 0 and 1 for each option that may wait for a place,
which is pushed to 1 where both are taken. Rows say: one option a festival, no two rivals unless one waits, the cap, the
most entries, and every festival that must be in. First the value is made as great as can be, then, at that value, the
cost as small as can be. One thread and a fixed seed: the same question has the same answer. The search is cut off by a
count of nodes, not by a clock, for the same reason.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from filmtrack.errors import OutsideError
from filmtrack.message import message
from filmtrack.reports.plan_model import Model, is_allowed, penalty, sums_of
from filmtrack.values import dataclass, field

MOST_NODES = 50_000
_TOLERANCE = 1e-9
_HALF = 0.5
_UNBOUND = 1e30


@dataclass(frozen=True, slots=True, kw_only=True)
class Best:
    """The options chosen, in their order; the plan's value and cost, and by how much a better one may exceed it."""

    chosen: tuple[int, ...]
    value: int
    cost: int
    gap: float


@dataclass(slots=True)
class _Program:
    """Columns with what each brings, and rows of columns with their factors between two bounds."""

    gains: list[float]
    whole: int
    rows: list[tuple[dict[int, float], float, float]] = field(default_factory=list)

    def at_most(self, row: dict[int, float], most: float) -> None:
        self.rows.append((row, -_UNBOUND, most))

    def at_least(self, row: dict[int, float], least: float) -> None:
        self.rows.append((row, least, _UNBOUND))


def best_plan(model: Model, *, cheapest: bool = True, nodes: int = MOST_NODES) -> Best | None:
    """The plan of the greatest value, among equals (`cheapest`) one of the least cost; None where none is allowed.

    Raises:
        OutsideError: when HiGHS is not installed, or fails.
    """
    sound = model.sound()
    program = _program(sound)
    found = _solved(program, program.gains, nodes)
    if found is None:
        return None
    chosen, bound = found
    best = sums_of(sound, chosen)
    gap = max(0.0, bound - best.value) if bound - best.value > _HALF else 0.0
    if cheapest and gap == 0 and best.cost:
        cheaper = _cheapest(sound, program, best.value, nodes)
        chosen = cheaper if cheaper is not None else chosen
    verify(sound, chosen)
    best = sums_of(sound, chosen)
    return Best(chosen=chosen, value=best.value, cost=best.cost, gap=round(gap / max(best.value, 1), 6))


def verify(model: Model, chosen: tuple[int, ...]) -> None:
    """Look at a plan in whole numbers once more, whatever the solver's tolerances did.

    Raises:
        OutsideError: when it breaks a condition.
    """
    if not is_allowed(model, chosen):
        raise OutsideError(message("the solver's plan breaks a condition, so it is not shown"))


def _cheapest(model: Model, program: _Program, value: int, nodes: int) -> tuple[int, ...] | None:
    """A plan of that value at the least cost; None where the search found none."""
    narrowed = _Program(gains=program.gains, whole=program.whole, rows=list(program.rows))
    narrowed.at_least({place: gain for place, gain in enumerate(program.gains) if gain}, value - _HALF)
    costs = [-float(each.cost) for each in model.options]
    found = _solved(narrowed, costs + [0.0] * (len(program.gains) - len(costs)), nodes)
    return found[0] if found and sums_of(model, found[0]).value >= value else None


def _program(model: Model) -> _Program:
    program = _Program(gains=[float(each.value) for each in model.options], whole=len(model.options))
    by_place: dict[int, list[int]] = defaultdict(list)
    by_festival: dict[int, list[int]] = defaultdict(list)
    for column, option in enumerate(model.options):
        by_place[option.place].append(column)
        by_festival[model.spots[option.place].festival].append(column)
    for festival in sorted(model.must | set(by_festival)):
        row = _all(by_festival[festival])
        program.rows.append((row, float(festival in model.must), 1.0))
    if model.cap is not None:
        # in units of the cap, so that rounding cannot move a cent
        costs = {column: each.cost / max(model.cap, 1) for column, each in enumerate(model.options) if each.cost}
        program.at_most(costs, float(model.cap > 0))
    if model.most is not None:
        program.at_most(_all(range(len(model.options))), model.most)
    _keep_rivals_apart(model, program, by_place)
    return program


def _keep_rivals_apart(model: Model, program: _Program, by_place: dict[int, list[int]]) -> None:
    """No two rivals, unless one waits for the other; where all exclude each other one row holds for many."""
    apart: dict[int, set[int]] = defaultdict(set)
    for one, other in sorted(model.rivals):
        waiting = {
            column
            for place, awaited in ((one, other), (other, one))
            for column in by_place[place]
            if model.waits(model.options[column], awaited)
        }
        if not waiting:
            apart[one].add(other)
            apart[other].add(one)
            continue
        program.at_most(_all(each for each in (*by_place[one], *by_place[other]) if each not in waiting), 1)
        for column in sorted(waiting):
            option = model.options[column]
            awaited = other if option.place == one else one
            _make_it_count_for_less(program, column, by_place[awaited], penalty(model, option, awaited))
    for group in _groups(apart):
        program.at_most(_all(column for place in group for column in by_place[place]), 1)


def _make_it_count_for_less(program: _Program, column: int, others: list[int], lost: int) -> None:
    """One column more, which is 1 and takes `lost` away where an option is taken beside any of others."""
    if lost and others:
        program.gains.append(-float(lost))
        program.at_most({column: 1.0, **_all(others), len(program.gains) - 1: -1.0}, 1)


def _groups(apart: dict[int, set[int]]) -> Iterable[tuple[int, ...]]:
    """Groups of places that all exclude each other, so that every pair of `apart` is in one of them."""
    left = {(one, other) for one, others in apart.items() for other in others if one < other}
    for one, other in sorted(left):
        if (one, other) not in left:
            continue
        group = [one, other]
        for each in sorted(apart[one] & apart[other]):
            if all(each in apart[member] for member in group):
                group.append(each)
        left -= {(min(a, b), max(a, b)) for a in group for b in group if a != b}
        yield tuple(sorted(group))


def _all(columns: Iterable[int]) -> dict[int, float]:
    return dict.fromkeys(columns, 1.0)


def _solved(program: _Program, gains: list[float], nodes: int) -> tuple[tuple[int, ...], float] | None:
    """The columns that are 1, of those that stand for options, and what no plan can exceed; None: none is allowed."""
    if not program.whole:
        return None if any(low > 0 for _, low, _ in program.rows) else ((), 0.0)
    highs = highs_module()
    # the class behind `Highs`: that one writes a banner to standard output before any option can forbid it
    solver = highs.Highs.__mro__[1]()
    for name, value in (
        ("output_flag", False),
        ("threads", 1),
        ("random_seed", 0),
        ("mip_rel_gap", 0.0),
        ("mip_abs_gap", _HALF),
        ("mip_feasibility_tolerance", _TOLERANCE),
        ("primal_feasibility_tolerance", _TOLERANCE),
        ("mip_max_nodes", nodes),
    ):
        solver.setOptionValue(name, value)
    solver.passModel(_written(highs, program, gains))
    solver.run()
    status = solver.getModelStatus()
    if status == highs.HighsModelStatus.kInfeasible:
        return None
    info = solver.getInfo()
    if info.primal_solution_status != highs.kSolutionStatusFeasible:
        raise OutsideError(message("the solver gave up: {status}", status=solver.modelStatusToString(status)))
    values = solver.getSolution().col_value
    chosen = tuple(column for column in range(program.whole) if values[column] > _HALF)
    return chosen, info.mip_dual_bound


def _written(highs: Any, program: _Program, gains: list[float]) -> Any:  # noqa: ANN401 - a module without types
    lp = highs.HighsLp()
    lp.num_col_, lp.num_row_ = len(gains), len(program.rows)
    lp.col_cost_ = gains
    lp.col_lower_ = [0.0] * len(gains)
    lp.col_upper_ = [1.0] * len(gains)
    lp.row_lower_ = [low for _, low, _ in program.rows]
    lp.row_upper_ = [high for _, _, high in program.rows]
    lp.sense_ = highs.ObjSense.kMaximize
    kinds = highs.HighsVarType
    lp.integrality_ = [kinds.kInteger if place < program.whole else kinds.kContinuous for place in range(len(gains))]
    starts = [0]
    places: list[int] = []
    factors: list[float] = []
    for row, _, _ in program.rows:
        places.extend(row)
        factors.extend(row.values())
        starts.append(len(places))
    lp.a_matrix_.format_ = highs.MatrixFormat.kRowwise
    lp.a_matrix_.start_, lp.a_matrix_.index_, lp.a_matrix_.value_ = starts, places, factors
    return lp


def highs_module() -> Any:  # noqa: ANN401 - a module that may not be there
    """HiGHS itself.

    Raises:
        OutsideError: when it is not installed.
    """
    try:
        import highspy  # noqa: PLC0415 - an extra, and slow to import
    except ImportError:
        raise OutsideError(
            message("propose needs the solver HiGHS, which is not installed"),
            hint=message("pip install 'filmtrack[propose]'"),
        ) from None
    return highspy
