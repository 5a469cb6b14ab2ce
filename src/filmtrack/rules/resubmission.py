"""Whether a film that was entered before may be entered again."""

from filmtrack.domain.entry import Entry
from filmtrack.domain.requirements import Choice
from filmtrack.message import message
from filmtrack.rules.entered import planned, sent, was_accepted
from filmtrack.rules.facts import Facts
from filmtrack.rules.verdict import Verdict, fails, passes, refers
from filmtrack.rules.words import FESTIVAL

RULE = "resubmission"

_NEVER = message("not entered before")


def resubmission(facts: Facts) -> Verdict | None:
    """The film's entries at other editions against the rule; withdrawn ones do not count, planned ones are told."""
    asked = facts.requirements.resubmission
    if asked is None:
        return None
    if asked.value == "allowed":
        return passes(RULE, message("a film may be entered again"), asked)
    other = [
        each
        for each in facts.history.entries
        if each.festival == facts.festival.id and each.edition != facts.edition.year
    ]
    before = sent(other)
    if before:
        return _entered_before(asked, max(before, key=lambda each: each.edition))
    if intended := planned(other):
        said = message("planned for {year} too: it may be entered only once", year=str(intended[0].edition))
        return passes(RULE, said, asked)
    return passes(RULE, _NEVER, asked)


def _entered_before(asked: Choice, entry: Entry) -> Verdict:
    said = message("entered in {year} ({status})", year=str(entry.edition), status=entry.status)
    match asked.value:
        case "if-altered":
            return refers(
                RULE,
                message("{said}; only a film that has changed much may come again", said=said),
                asked,
                who=FESTIVAL,
            )
        case "if-not-selected":
            barred = was_accepted(entry)
            rule = message("{said}; a film that was selected may not come again", said=said)
        case "if-not-rejected":
            barred = entry.status in {"not-selected", "no-answer", "disqualified"}
            rule = message("{said}; a film that was not selected may not come again", said=said)
        case _:
            barred = True
            rule = message("{said}; a film may be entered only once", said=said)
    return (fails if barred else passes)(RULE, rule, asked)
