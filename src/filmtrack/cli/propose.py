"""`filmtrack propose`: the best plan for a film."""

from typing import TYPE_CHECKING, Annotated

from filmtrack.cli.context import Context
from filmtrack.cli.declared import Argument, Exit, Option, takes
from filmtrack.cli.filter_options import FilterOptions, filters_of_command
from filmtrack.cli.options import FormatOptions
from filmtrack.cli.shared_options import WriteOptions
from filmtrack.errors import WrongUsageError
from filmtrack.message import message
from filmtrack.values import dataclass, replace

if TYPE_CHECKING:
    from filmtrack.changes.change import Change
    from filmtrack.domain.film import Film
    from filmtrack.domain.ledger_reader import LedgerReader
    from filmtrack.domain.money import Money
    from filmtrack.reports.proposal import Proposal, Wishes
    from filmtrack.reports.propose import Question

USUAL_CURRENCY = "HKD"


@dataclass(frozen=True, kw_only=True)
class WishOptions:
    """What the plan must keep to."""

    budget: Annotated[
        str | None, Option("--budget", help='For new entries, like "5000 HKD" (else what is left of your cap)')
    ] = None
    until: Annotated[str | None, Option("--until", help="The last day on which you enter anything")] = None
    ready: Annotated[
        str | None, Option("--ready", help="The day from which the film can be sent (else by its record)")
    ] = None
    must: Annotated[list[str] | None, Option("--must", help="This festival has to be in (repeatable)")] = None
    never: Annotated[list[str] | None, Option("--never", help="This festival stays out (repeatable)")] = None
    max_entries: Annotated[
        int | None, Option("--max-entries", least=0, help="At most so many entries (else 20, or your settings)")
    ] = None


@takes(wishes=WishOptions, filters=filters_of_command("propose"), how=FormatOptions, writing=WriteOptions)
def propose(
    context: Context,
    name: Annotated[
        str | None, Argument(metavar="[FILM]", help="The film; may be left out where there is only one")
    ] = None,
    accept: Annotated[bool, Option("--accept", help="Record the plan, all in one step")] = False,
    *,
    wishes: WishOptions,
    filters: FilterOptions,
    how: FormatOptions,
    writing: WriteOptions,
) -> None:
    """Where to enter a film, in which tier and in which order: the plan of the greatest value for your money.

    What was sent or accepted is fixed. The filters say among which festivals to choose; days are those on which a call
    closes. docs/propose.md says how the value is computed; your own weights go
    into [propose.weights] of config.toml. Wants the solver HiGHS: pip install 'filmtrack[propose]'.

    Examples: filmtrack propose night-bus --budget "5000 HKD" · filmtrack propose night-bus --must clermont --accept
    """
    from filmtrack.changes.naming import the_only_film
    from filmtrack.cli.problems import left_out
    from filmtrack.reports.films import find_film
    from filmtrack.reports.propose import propose as report
    from filmtrack.reports.solving import highs_module

    if accept and (how.json or how.csv or how.markdown):
        raise WrongUsageError(message("--accept records; ask for --json, --csv or --markdown without it"))
    if (writing.dry_run or writing.yes) and not accept:
        raise WrongUsageError(message("--dry-run and --yes go with --accept"))
    highs_module()
    with context.ledger.reading() as ledger:
        named = list(dict.fromkeys([*([name] if name else []), *(filters.film or ())]))
        if len(named) > 1:
            raise WrongUsageError(message("a plan is one of a single film: name one"))
        found = find_film(ledger, named[0]) if named else the_only_film(ledger)
        question = _question(context, ledger, found, _narrowed(context, filters, _wishes(context, ledger, wishes)))
        proposal = report(question)
    if accept:
        _record(context, proposal, question, writing)
    else:
        _show(context, proposal, question, how)
    raise Exit(left_out(context, say_them=not how.json))


def _question(context: Context, ledger: "LedgerReader", film: "Film", wishes: "Wishes") -> "Question":
    from filmtrack.cli.films_at import asked_of
    from filmtrack.config.proposing import values_of
    from filmtrack.config.rates import rates_of
    from filmtrack.reports.propose import Question
    from filmtrack.reports.scheme_dates import listed_festivals
    from filmtrack.reports.schemes import travel_schemes

    values = values_of(context.settings)
    listed: dict[str, tuple[str, ...]] = {}
    for scheme in travel_schemes(context.schemes):
        for id_ in dict.fromkeys(listed_festivals(scheme)):
            listed[id_] = (*listed.get(id_, ()), scheme.id)
    return Question(
        asked=asked_of(context, ledger, film),
        catalogue=context.catalogue,
        wishes=wishes,
        values=values,
        rates=rates_of(context.settings, wishes.currency),
        listed=listed,
        every=ledger.entries().rows,
    )


def _wishes(context: Context, ledger: "LedgerReader", given: WishOptions) -> "Wishes":
    from filmtrack.config.currency import own_currency
    from filmtrack.config.proposing import usual_most
    from filmtrack.domain.periods import parse_days
    from filmtrack.reports.names import find_festival
    from filmtrack.reports.proposal import Wishes

    def named(words: list[str] | None) -> tuple[str, ...]:
        return tuple(dict.fromkeys(find_festival(context.catalogue, each).id for each in words or ()))

    must, never = named(given.must), named(given.never)
    for each in must:
        if each in never:
            raise WrongUsageError(message("--must and --never both name {festival}", festival=each))
    until = parse_days(given.until, context.today).last if given.until is not None else None
    ready = parse_days(given.ready, context.today).first if given.ready is not None else None
    for option, day in (("--until", until), ("--ready", ready)):
        if day and day < context.today:
            raise WrongUsageError(message("{option}: {day} is past", option=option, day=day))
    budget = _budget(context, ledger, given.budget)
    return Wishes(
        currency=budget.currency if budget else own_currency(context.settings) or USUAL_CURRENCY,
        budget=budget,
        until=until,
        ready=ready,
        must=must,
        never=never,
        most=given.max_entries if given.max_entries is not None else usual_most(context.settings),
    )


def _narrowed(context: Context, given: FilterOptions, wishes: "Wishes") -> "Wishes":
    """The wishes with what the filters say of the festivals to choose among and of the ways into them."""
    from filmtrack.cli.days import days_asked
    from filmtrack.cli.windows import filters_of
    from filmtrack.reports.candidates import KINDS
    from filmtrack.reports.filters import Filters, festival_fits

    filters = filters_of(context, given)
    wishes = replace(
        wishes,
        statuses=filters.statuses,
        free=filters.free,
        max_fee=filters.max_fee,
        closes=days_asked(context, given),
    )
    about = replace(filters, statuses=(), free=False, max_fee=None)
    if about == Filters():
        return wishes
    kinds = filters.kinds or tuple(KINDS)
    fitting = (each for each in context.catalogue.festivals() if each.kind in kinds)
    return replace(wishes, only=frozenset(each.id for each in fitting if festival_fits(each, about)))


def _budget(context: Context, ledger: "LedgerReader", text: str | None) -> "Money | None":
    """The budget that was given, else what sent entries leave of the cap in the settings."""
    from filmtrack.cli.option_values import money
    from filmtrack.cli.output import say
    from filmtrack.config.currency import budget_cap
    from filmtrack.config.rates import rates_of
    from filmtrack.reports.budget import cap_left

    if text is not None:
        return money("--budget", text)
    cap = budget_cap(context.settings)
    if cap is None:
        return None
    sent = [each for each in ledger.entries().rows if each.status != "planned"]
    left = cap_left(sent, cap, rates=rates_of(context.settings, cap.currency), today=context.today).left
    say(context, message("budget: {left}, what sent entries leave of your cap of {cap}", left=left, cap=cap))
    return left


def _show(context: Context, proposal: "Proposal", question: "Question", how: FormatOptions) -> None:
    from filmtrack.cli.output import Shown, say, show
    from filmtrack.cli.problems import problems_met
    from filmtrack.render.propose_view import COLUMNS, beside, cells
    from filmtrack.reports.proposal import ProposalRow

    told = ("total_cost", "set_aside", "unknown_fees", "total_value", "gap", "binding", "more", "left_out", "counts")
    shown = Shown(
        report="propose",
        row_type=ProposalRow,
        columns=COLUMNS,
        cells=lambda rows: cells(rows, today=context.today),
        beside={
            "film": question.asked.record.film.id,
            **{each: getattr(proposal, each) for each in (*told, "fixed", "assumptions", "rates")},
            "budget": question.wishes.budget,
            "max_entries": question.wishes.most,
            "values": question.values,
        },
        empty=message("Nothing can be proposed."),
    )
    show(context, shown, proposal.rows, how, problems_met(context))
    if not (how.json or how.csv or how.markdown):
        for said in beside(proposal, question.values.weights):
            say(context, said)


def _record(context: Context, proposal: "Proposal", question: "Question", how: WriteOptions) -> None:
    from filmtrack.changes.accept import accept
    from filmtrack.cli.recording import record

    def decide(ledger: "LedgerReader", _: int | None) -> "Change":
        return accept(
            proposal,
            question.asked.record.film,
            ledger,
            seen=question.asked.record.entries,
            on=context.today,
            zone=context.zone,
            zone_data=context.zone_data,
        )

    record(context, decide, how)
