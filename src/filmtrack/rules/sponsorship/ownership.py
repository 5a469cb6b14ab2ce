"""Whether those who apply are those who own the film, all of them."""

from collections.abc import Iterable

from filmtrack.domain.film import Owner
from filmtrack.domain.requirements import Choice
from filmtrack.domain.spelling import plain_name
from filmtrack.message import counted, message
from filmtrack.rules.sponsorship.facts import SponsorFacts, owners_lack
from filmtrack.rules.verdict import Verdict, fails, passes, unknown

RULE = "owners"


def ownership(facts: SponsorFacts) -> Verdict | None:
    """The owners on record against the applicants; without named applicants every owner is taken to apply."""
    asked = facts.rules.owners
    if asked is None:
        return None
    owners = facts.film.owners
    if not owners:
        missing = owners_lack(facts, message("who owns the film"), "…")
        return unknown(RULE, message("who owns the film is not known"), asked, missing=missing)
    if not facts.named:
        said = counted("its only owner applies", "all its {count} owners apply", count=len(owners))
        return passes(RULE, said, asked)
    return _compared(facts, asked, owners)


def _compared(facts: SponsorFacts, asked: Choice, owners: tuple[Owner, ...]) -> Verdict:
    strangers = _names(_apart(facts.applicants, owners))
    absent = _apart(owners, facts.applicants)
    if strangers:
        said = counted(
            "{names} applies and owns no part of the film",
            "{names} apply and own no part of the film",
            count=len(strangers),
            names=strangers,
        )
        return fails(RULE, said, asked)
    if not absent:
        return passes(RULE, counted("its only owner applies", "all its {count} owners apply", count=len(owners)), asked)
    said = counted(
        "{names} owns a part of the film and does not apply",
        "{names} own a part of the film and do not apply",
        count=len(absent),
        names=_names(absent),
    )
    if any(each.name is None for each in absent):
        missing = owners_lack(facts, message("the name of every owner"), "…")
        return unknown(RULE, said, asked, missing=missing)
    if asked.value == "all-apply-or-consent":
        missing = facts.ask(message("whether {names} consents in writing", names=_names(absent)))
        return unknown(RULE, said, asked, missing=missing)
    return fails(RULE, said, asked)


def _apart(some: Iterable[Owner], others: Iterable[Owner]) -> tuple[Owner, ...]:
    """Those of some that are not among the others, by name."""
    known = {plain_name(each.name) for each in others if each.name}
    return tuple(each for each in some if each.name is None or plain_name(each.name) not in known)


def _names(owners: Iterable[Owner]) -> tuple[object, ...]:
    return tuple(each.name or message("somebody without a name") for each in owners)
