"""Options of `submit`, `plan` and `update`: what an entry cost, what was sent and when the answer is due."""

from datetime import date
from typing import Annotated

from filmtrack.cli.context import Context
from filmtrack.cli.declared import Option
from filmtrack.cli.shared_options import Happened, Note, Reference
from filmtrack.values import dataclass


@dataclass(frozen=True, kw_only=True)
class DetailOptions:
    """What is known of an entry."""

    on: Happened = None
    fee: Annotated[str | None, Option("--fee", help='What you paid, like "13 EUR" or "free"')] = None
    charge: Annotated[str | None, Option("--charge", help="What the platform took beside the fee")] = None
    via: Annotated[str | None, Option("--via", help="The platform, like FilmFreeway")] = None
    ref: Reference = None
    code: Annotated[str | None, Option("--code", help="A waiver or discount code")] = None
    code_expires: Annotated[str | None, Option("--code-expires", help="The last day of the code")] = None
    cut: Annotated[str | None, Option("--cut", help="Which version of the film was sent")] = None
    link: Annotated[str | None, Option("--link", help="Which link was sent")] = None
    link_until: Annotated[str | None, Option("--link-until", help="How long the link must live")] = None
    answer_due: Annotated[str | None, Option("--answer-due", help="The day on which they answer")] = None
    note: Note = None
    word: Annotated[str | None, Option("--word", help="The platform's own word for the status")] = None


def details_of(context: Context, given: DetailOptions) -> dict[str, object]:
    """The fields of an entry that the options give."""
    from filmtrack.cli.option_values import money
    from filmtrack.domain.money import NOTHING

    def amount(option: str, text: str | None) -> object:
        if text is None:
            return None
        return NOTHING if text.strip().casefold() in {"free", "0"} else money(option, text.upper())

    values = {
        "fee": amount("--fee", given.fee),
        "charge": amount("--charge", given.charge),
        "platform": given.via,
        "reference": given.ref,
        "code": given.code,
        "code_expires_on": day_of(context, given.code_expires),
        "cut": given.cut,
        "link": given.link,
        "link_until": day_of(context, given.link_until),
        "answer_due_on": day_of(context, given.answer_due),
    }
    return {name: value for name, value in values.items() if value is not None}


def day_of(context: Context, text: str | None) -> date | None:
    """The day that an option names."""
    from filmtrack.domain.periods import parse_day

    return None if text is None else parse_day(text, context.today)
