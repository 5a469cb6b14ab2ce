"""How a writing command ends: the decision is made, shown or asked about, recorded as one step, and told."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from filmtrack.cli.context import Context
from filmtrack.cli.output import say, tell
from filmtrack.cli.shared_options import WriteOptions
from filmtrack.errors import FilmtrackError, OutcomeUnknownError, RefusedError, UnknownNameError
from filmtrack.message import message

if TYPE_CHECKING:
    from filmtrack.changes.change import Change, Choice
    from filmtrack.domain.events import Event, Fact
    from filmtrack.domain.ledger_reader import LedgerReader


def record(
    context: Context,
    decide: "Callable[[LedgerReader, int | None], Change]",
    how: WriteOptions,
    *,
    before: Callable[[], Callable[[], None]] | None = None,
) -> None:
    """Decide on what stands, ask what must be asked, decide again while nobody else can write, and record that.

    The second argument of `decide` is the edition that was chosen, None while none was; `before` is done once
    everything is agreed, just before it lasts, so that whatever fails until then leaves nothing behind; what it gives
    takes it back when recording fails after all.

    Raises:
        RefusedError: when something wants `--yes`, was declined, or changed while the user was asked.
        UnknownNameError: when several editions fit and nobody can be asked.
    """
    with context.ledger.reading() as records:
        change, chosen = decide(records, None), None
        if change.choice:
            chosen = _chosen(context, change.choice, how)
            change = decide(records, chosen)
    if how.dry_run:
        _show(context, change)
        return
    _agree(change, how)
    events: tuple[Event, ...] = ()
    if change.facts:
        with taken_back_unless_recorded() as back, context.ledger.writing(at=context.now, by=context.by) as recorder:
            again = decide(recorder, chosen)
            if again.questions != change.questions or again.choice:
                said = message("the ledger changed meanwhile; nothing was recorded")
                raise RefusedError(said, hint=message("run the command again"))
            change, events = again, recorder.append(again.facts)
            recorder.finish()
            if before:
                back.append(before())
            if any(each.kind == "film-added" for each in events):
                from filmtrack.cli.known_ids import keep_film_ids

                keep_film_ids(context, recorder)
    _tell(context, change, _numbers(events))


@contextmanager
def taken_back_unless_recorded() -> Iterator[list[Callable[[], None]]]:
    """Do what is put into the list, the last first, when recording fails; not where nobody knows whether it did."""
    back: list[Callable[[], None]] = []
    try:
        yield back
    except OutcomeUnknownError:
        raise
    except BaseException:
        for each in reversed(back):
            with suppress(FilmtrackError, OSError):
                each()
        raise


def _agree(change: "Change", how: WriteOptions) -> None:
    from filmtrack.cli.asking import agreed
    from filmtrack.render.safe import one_line

    for question in change.questions:
        agreed(message("{question}. Record it?", question=one_line(str(question))), yes=how.yes)


def _chosen(context: Context, choice: "Choice", how: WriteOptions) -> int:
    """The edition to take: the first with `--yes`, the one that a person names, else none can be told."""
    from filmtrack.cli.asking import answer_to, can_ask

    if how.yes:
        return choice.options[0].edition
    years = {str(each.edition): each.edition for each in choice.options}
    listed = tuple(
        message("--edition {year} ({label})", year=str(each.edition), label=each.label) for each in choice.options
    )
    if can_ask():
        for each in listed:
            say(context, each)
        answer = answer_to(choice.question)
        if answer in years:
            return years[answer]
    raise UnknownNameError(choice.question, hint=message("say which: {listed}", listed=listed))


def _show(context: Context, change: "Change") -> None:
    """The facts that would be recorded, one a line: kind, day and body."""
    for fact in change.facts:
        sys.stdout.write(_line(fact))
    for said in (*(each.message for each in change.said), *change.warnings, *change.questions):
        say(context, said)
    if change.questions:
        say(context, message("this is asked about, or wants --yes"))


def _line(fact: "Fact") -> str:
    import json

    from filmtrack.render.safe import one_line

    text = f"{fact.kind}  {fact.on.isoformat()}  {json.dumps(fact.body, ensure_ascii=False)}"
    return one_line(text, len(text)) + "\n"


def _tell(context: Context, change: "Change", numbers: dict[str, int]) -> None:
    """What was recorded, each entry behind its number; doubts apart from it."""
    for said in change.warnings:
        say(context, said)
    for each in change.said:
        number = each.number or numbers.get(each.entry or "")
        tell(message("{number}  {said}", number=number, said=each.message) if number else each.message)
    for ending in change.ending:
        tell(ending)


def _numbers(events: "tuple[Event, ...]") -> dict[str, int]:
    """The numbers that new entries got, by their ids."""
    told = ((each.entry, each.body.get("number")) for each in events)
    return {entry: number for entry, number in told if entry and isinstance(number, int)}
