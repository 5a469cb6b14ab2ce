"""A sponsorship verdict in words, and what to do next."""

from collections.abc import Iterable, Iterator
from datetime import date

from filmtrack.domain.application import Application
from filmtrack.domain.scheme import Round, Scheme
from filmtrack.domain.scheme_round import Standing
from filmtrack.domain.typed import typed
from filmtrack.message import Message, message, together
from filmtrack.reports.trips import Trip
from filmtrack.rules.verdict import Verdict, combined
from filmtrack.values import dataclass

_OPEN_OR_UNKNOWN = frozenset({"pass", "unknown"})


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedTrip:
    """A trip that was judged: by which round, how that stands, the verdict, and every rule's."""

    trip: Trip
    scheme: Scheme
    round: Round
    standing: Standing
    verdict: str
    verdicts: tuple[Verdict, ...]

    @property
    def names(self) -> str:
        """The words with which commands name the trip."""
        festival = self.trip.festival.id if self.trip.festival else "FESTIVAL"
        return f"{typed(self.trip.film.id)} {typed(festival)}"


def answer_to(judged: JudgedTrip) -> Message:
    """What the verdict rests on: the rules that decide, or that every known rule passes."""
    if judged.verdict == "eligible":
        return message("every rule passes")
    if {each.answer for each in judged.verdicts} <= _OPEN_OR_UNKNOWN:
        lacking = _each_once(each.missing.fact for each in judged.verdicts if each.missing)
        return message("every known rule passes; not known: {lacking}", lacking=together(lacking) or message("nothing"))
    worst = _worst(judged.verdicts)
    return together(_each_once(each.reason for each in worst)) or message("no rule is known")


def _each_once(said: Iterable[Message]) -> tuple[Message, ...]:
    return tuple({str(each): each for each in said}.values())


def next_steps(judged: JudgedTrip, claim: date | None) -> tuple[Message, ...]:
    """What to do, in order; of an application that stands only what comes after it."""
    made = judged.trip.application
    steps = _after_applying(judged, made, claim) if made and made.status != "planned" else _before_applying(judged)
    return tuple(steps)


def _before_applying(judged: JudgedTrip) -> Iterator[Message]:
    if judged.standing.status == "ended":
        yield message("nothing: the scheme's round is over; filmtrack scheme list shows the others")
        return
    if judged.standing.status != "open":
        yield message("ask {who} whether the round takes applications", who=judged.scheme.whom_to_ask)
    missing = [each.missing for each in judged.verdicts if each.answer == "unknown" and each.missing]
    said = {str(each.fact): each for each in reversed(missing) if each.command}  # the first that asks a fact stands
    for each in reversed(said.values()):
        yield message("say {fact}: {command}", fact=each.fact, command=each.command)
    answers = {each.answer for each in judged.verdicts}
    if "not-yet" in answers:
        yield message("once the festival selects it: filmtrack update {names} selected", names=judged.names)
    if "refer" in answers:
        yield message("ask those who decide, and record it: {command} granted --decided-by WHO", command=_apply(judged))
    if judged.verdict != "not-eligible":
        yield message("apply, and record it: {command}", command=_apply(judged))


def _after_applying(judged: JudgedTrip, made: Application, claim: date | None) -> Iterator[Message]:
    command = _apply(judged)
    match made.status:
        case "applied":
            yield message("record the decision: {command} granted --amount SUM, or refused", command=command)
        case "granted":
            yield message("keep the receipts: {command} --receipt SUM WHAT; then travelled", command=command)
        case "travelled":
            yield message("claim the money: {command} claimed", command=command)
        case "claimed":
            yield message("record the payment: {command} paid --amount SUM", command=command)
    if made.status in {"granted", "travelled"} and claim:
        yield message("claim by {day}", day=claim)


def _apply(judged: JudgedTrip) -> str:
    return f"filmtrack apply {judged.names} --scheme {typed(judged.scheme.id)}"


def _worst(verdicts: tuple[Verdict, ...]) -> tuple[Verdict, ...]:
    """The verdicts whose answer stands for all."""
    answer = combined(each.answer for each in verdicts)
    return tuple(each for each in verdicts if each.answer == answer)
