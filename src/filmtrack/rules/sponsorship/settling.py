"""What becomes of a referral once somebody has decided: the panel's word is the answer."""

from filmtrack.domain.application import Decision
from filmtrack.message import Message, message
from filmtrack.rules.verdict import Answer, Verdict
from filmtrack.values import replace


def settled(verdicts: tuple[Verdict, ...], decision: Decision | None) -> tuple[Verdict, ...]:
    """The verdicts after a decision on the application; what was not referred to anybody stays as it was."""
    if decision is None:
        return verdicts
    answer: Answer = "pass" if decision.granted else "fail"
    said = _said(decision)
    return tuple(replace(each, answer=answer, reason=said) if each.answer == "refer" else each for each in verdicts)


def _said(decision: Decision) -> Message:
    what = message("granted") if decision.granted else message("refused")
    by = message(" by {who}", who=decision.by) if decision.by else ""
    why = message(": {why}", why=decision.why) if decision.why else ""
    return message("{what}{by} on {day}{why}", what=what, by=by, day=decision.on, why=why)
