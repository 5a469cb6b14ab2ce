"""What one film would pay in one tier: by section, platform, country, student rate and running time."""

from filmtrack.domain.festival import Deadline, Fee
from filmtrack.domain.film import Film
from filmtrack.domain.money import Money
from filmtrack.domain.perhaps import every
from filmtrack.message import Message, message, together
from filmtrack.values import dataclass

_PEOPLE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeAnswer:
    """The fee, if it is certain which one holds (its `money` None: free), else what it may be, in words."""

    fee: Fee | None = None
    note: Message | None = None


def fee_for(deadline: Deadline, film: Film, *, section: str | None, platform: str | None) -> Fee | None:
    """The fee of a film at a deadline, by the id of its section and its platform; None where it is not certain."""
    return fee_answer(deadline, film, section=section, platform=platform).fee


def fee_answer(deadline: Deadline, film: Film, *, section: str | None, platform: str | None) -> FeeAnswer:
    """The most particular of a deadline's fees that surely holds for a film, unless another may hold as well."""
    answers = [(each, holds(each, film, section=section, platform=platform)) for each in deadline.fees]
    sure = [each for each, answer in answers if answer]
    best = max((_particular(each) for each in sure), default=0)
    chosen = [each for each in sure if _particular(each) == best]
    rivals = [each for each, answer in answers if answer is None and _particular(each) >= best]
    if len({each.money for each in chosen}) == 1 and not rivals:
        return FeeAnswer(fee=chosen[0])
    return FeeAnswer(note=together(tuple(fee_in_words(each) for each in (*chosen, *rivals))))


def holds(fee: Fee, film: Film, *, section: str | None, platform: str | None) -> bool | None:
    """Whether a fee is this film's; None where its limits hang on facts that are not known."""
    return every(
        (
            not fee.sections or section in fee.sections,
            _on_platform(fee, platform),
            _from_country(fee, film),
            fee.student is None or (None if film.student is None else film.student is fee.student),
            True if fee.member is None else None,
            _of_length(fee, film.runtime_seconds),
            None if fee.note and _particular(fee) == 0 else True,
        )
    )


def fee_in_words(fee: Fee) -> Message:
    """A fee with whom it is for: ``55 USD (students)``."""
    cost = fee.money or message("free")
    who: list[object] = [*fee.sections, *fee.platforms, *fee.countries]
    if fee.student is not None:
        who.append(message("students") if fee.student else message("not students"))
    if fee.member is not None:
        who.append(message("members") if fee.member else message("not members"))
    if fee.up_to_seconds is not None:
        who.append(message("up to {minutes} min", minutes=fee.up_to_seconds // 60))
    if fee.over_seconds is not None:
        who.append(message("over {minutes} min", minutes=fee.over_seconds // 60))
    if fee.note:
        who.append(fee.note)
    return message("{cost} ({who})", cost=cost, who=tuple(who)) if who else message("{cost}", cost=cost)


def is_dearer(one: Money | None, other: Money | None) -> bool:
    """Whether a fee is known to be more than another; None is free, and of two currencies nobody can tell."""
    if one is None or not one.amount:
        return False
    return other is None or (one.currency == other.currency and one.amount > other.amount)


def _on_platform(fee: Fee, platform: str | None) -> bool | None:
    if not fee.platforms:
        return True
    return None if platform is None else platform.casefold() in map(str.casefold, fee.platforms)


def _from_country(fee: Fee, film: Film) -> bool | None:
    if not fee.countries:
        return True
    return any(each in fee.countries for each in film.countries) if film.countries else None


def _of_length(fee: Fee, runs: int | None) -> bool | None:
    if fee.over_seconds is None and fee.up_to_seconds is None:
        return True
    if runs is None:
        return None
    return runs > (fee.over_seconds or 0) and (fee.up_to_seconds is None or runs <= fee.up_to_seconds)


def _particular(fee: Fee) -> int:
    """How particular a fee is by its limits besides words: a rate for some people goes before one for some films."""
    people = (fee.student is not None, fee.member is not None, bool(fee.countries))
    films = (bool(fee.sections), bool(fee.platforms), fee.over_seconds is not None, fee.up_to_seconds is not None)
    return _PEOPLE * sum(people) + sum(films)
