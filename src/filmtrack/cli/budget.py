"""`filmtrack budget`: what festivals cost and bring."""

from typing import TYPE_CHECKING, Annotated

from filmtrack.cli.context import Context
from filmtrack.cli.declared import Argument, Option, takes
from filmtrack.cli.filter_options import FilterOptions, filters_of_command
from filmtrack.cli.options import FormatOptions
from filmtrack.errors import WrongUsageError
from filmtrack.message import message
from filmtrack.values import replace

if TYPE_CHECKING:
    from filmtrack.reports.budget import Budget, Cap, Grouping
    from filmtrack.reports.grants import GrantSum


@takes(wanted=filters_of_command("budget"), how=FormatOptions)
def budget(
    context: Context,
    name: Annotated[str | None, Argument(metavar="[FILM]", help="Only this film")] = None,
    by: Annotated[str | None, Option("--by", help="festival, month, currency, status, platform or film")] = None,
    *,
    wanted: FilterOptions,
    how: FormatOptions,
) -> None:
    """What you planned, spent and earned, what each selection cost, and what is left of your cap.

    Fees count from the day you sent the film; --month, --within, --from and --to are days of payment. --scheme tells
    what that scheme granted, against its pot. Settings: currency = "HKD", [budget] cap = "20000 HKD", and
    your own rates, [rates.EUR] with lines like 2026-09-24 = 9.1 (what 1 EUR was worth in your currency);
    else the rates of the European Central Bank that came with filmtrack.

    Examples: filmtrack budget · filmtrack budget night-bus --by festival · filmtrack budget --scheme nae
    """
    from filmtrack.cli.days import past_days_asked
    from filmtrack.cli.entry_question import question_of
    from filmtrack.cli.grants import grants_of, show_grants
    from filmtrack.cli.option_values import among
    from filmtrack.config.currency import budget_cap
    from filmtrack.config.rates import conversion_of
    from filmtrack.reports.budget import GROUPINGS, cap_left
    from filmtrack.reports.budget import budget as report
    from filmtrack.reports.log import wanted_entries

    if name:
        wanted = replace(wanted, film=[*(wanted.film or ()), name])
    if wanted.scheme and by:
        raise WrongUsageError(message("give only one of --scheme and --by"))
    if wanted.scheme:
        show_grants(context, wanted.scheme, wanted, how)
        return
    group = next(iter(among("--by", [by] if by else None, GROUPINGS)), None)
    conversion, cap = conversion_of(context.settings), budget_cap(context.settings)
    days = past_days_asked(context, wanted)
    with context.ledger.reading() as ledger:
        question = question_of(context, ledger, wanted)
        entries, _ = wanted_entries(ledger, question)
        grants = grants_of(context, ledger, question.wanted)
        every = ledger.entries().rows if cap else ()
    found = report(entries, by=group, days=days, conversion=conversion, today=context.today)
    left = cap_left(every, cap, rates=conversion.rates, today=context.today) if cap and conversion else None
    _show(context, found, left, group, grants, how)


def _show(
    context: Context,
    found: "Budget",
    cap: "Cap | None",
    by: "Grouping | None",
    grants: "tuple[GrantSum, ...]",
    how: FormatOptions,
) -> None:
    from filmtrack.cli.output import Shown, say, show
    from filmtrack.render.budget_view import COLUMNS, beside, cells
    from filmtrack.render.grants_view import sentence
    from filmtrack.reports.budget import BudgetRow

    totals = [each for each in found.totals if each.entries]
    shown = Shown(
        report="budget",
        row_type=BudgetRow,
        columns=COLUMNS,
        headed=True,
        cells=lambda rows: [
            *(cells(rows, by=by, own=found.currency) if by else ()),
            *cells(totals, by=None, own=found.currency),
        ],
        beside={
            "totals": found.totals,
            "currency": found.currency,
            "cap": cap,
            "rates": found.rates,
            "stale": found.stale,
            "unrated": found.unrated,
            "without_fee": found.without_fee,
            "grants": grants,
        },
        empty=message("No entry fits, so nothing was spent. filmtrack submit FILM FESTIVAL records one."),
    )
    show(context, shown, found.rows if by else totals, how)
    if not (how.json or how.csv or how.markdown):
        for said in beside(found, cap) if totals or cap else ():
            say(context, said)
        for each in grants:
            say(context, sentence(each))
