"""The filters, declared once, and which of them each command offers: the same name, kind and words everywhere."""

from typing import Annotated

from filmtrack.cli.context import Context
from filmtrack.cli.declared import Option, Some
from filmtrack.values import dataclass, fields


@dataclass(frozen=True, kw_only=True)
class FilterOptions:
    """The filters of the contract, spelt alike in every reading command; None and False want everything."""

    film: Annotated[
        list[str] | None, Option("--film", help="Only of this film, or what it may still enter (repeatable)")
    ] = None
    festival: Annotated[list[str] | None, Option("--festival", help="Only this festival (repeatable)")] = None
    section: Annotated[list[str] | None, Option("--section", help="Only this section")] = None
    edition: Annotated[list[int] | None, Option("--edition", help="Only the edition of this year")] = None
    status: Annotated[list[str] | None, Option("--status", help="Only what stands so, like expected or submitted")] = (
        None
    )
    kind: Annotated[list[str] | None, Option("--kind", help="festival, market, forum, programme, competition")] = None
    country: Annotated[list[str] | None, Option("--country", help="Two letters, like FR")] = None
    platform: Annotated[list[str] | None, Option("--platform", help="Like FilmFreeway")] = None
    genre: Annotated[list[str] | None, Option("--genre", help="Like animation")] = None
    tag: Annotated[list[str] | None, Option("--tag", help="Only of films with this tag")] = None
    qualifying: Annotated[list[str] | None, Option("--qualifying", help="academy, bafta, efa, goya …")] = None
    scheme: Annotated[list[str] | None, Option("--scheme", help="What concerns this scheme, like nae (repeatable)")] = (
        None
    )
    student: Annotated[bool, Option("--student", help="Only student films, or what takes them")] = False
    free: Annotated[bool, Option("--free", help="Only what is known to be free")] = False
    max_fee: Annotated[str | None, Option("--max-fee", help='At most this fee, like "20 EUR"')] = None
    month: Annotated[str | None, Option("--month", help="sep, September, 九月, 9 or 2027-09")] = None
    within: Annotated[str | None, Option("--within", help="Within 30d, 2w or 3m from now")] = None
    from_: Annotated[str | None, Option("--from", help="First day: 2027-09-01, today, friday, sep …")] = None
    to: Annotated[str | None, Option("--to", help="Last day, included")] = None

    def only(self, *names: str) -> "FilterOptions":
        """What these filters say, and nothing else."""
        return FilterOptions(**{each: getattr(self, each) for each in names})

    def without(self, *names: str) -> "FilterOptions":
        """What all but these filters say."""
        return self.only(*(each for each in NAMES if each not in names))


DAYS = ("month", "within", "from_", "to")
"""The filters that name days."""

NAMES = tuple(each.name for each in fields(FilterOptions))

OFFERED: dict[str, tuple[str, ...]] = {
    "upcoming": NAMES,
    "festival list": NAMES,
    "calendar": NAMES,
    "timeline": NAMES,
    "report": NAMES,
    "check": NAMES,
    "log": NAMES,
    "budget": NAMES,
    "checklist": NAMES,
    "update": NAMES,
    "sponsor": tuple(each for each in NAMES if each not in {"free", "max_fee"}),
    "propose": tuple(each for each in NAMES if each not in {"section", "edition", "tag"}),
    "remind": (
        *("film", "festival", "edition", "kind", "country", "platform", "genre", "tag", "qualifying", "student"),
        *DAYS,
    ),
    "film list": (
        *("film", "festival", "section", "edition", "status", "country", "platform", "genre", "tag", "student"),
    ),
    "premiere": ("film", "country", "genre", "tag", "student"),
    "scheme list": ("festival", "status", "scheme", *DAYS),
    "remind history": ("status", "month", "from_", "to"),
    "catalogue diff": (
        "festival",
        "edition",
        "status",
        "kind",
        "country",
        "platform",
        "genre",
        "qualifying",
        "student",
    ),
}
"""The filters of each command that lists rows (and of `update`, which finds entries by them), in their order.

Where one is missing, it says nothing about those rows: docs/reference/filters.md tells why.
"""


def filters_of_command(words: str) -> Some:
    """The filters that a command offers, for `takes`; a word of them that stands nowhere is said before it runs."""
    return Some(group=FilterOptions, names=OFFERED[words], look=_LOOKS.get(words, _look))


def _look(context: Context, given: FilterOptions) -> None:
    if given.section or given.platform or given.genre or given.qualifying:
        from filmtrack.cli.unknown_words import say_unknown

        say_unknown(context, given)


def _look_but_at_sections(context: Context, given: FilterOptions) -> None:
    _look(context, given.without("section"))


_LOOKS = {"check": _look_but_at_sections, "checklist": _look_but_at_sections, "catalogue diff": None}
"""Of one festival the first two take words for a section, and refuse them; the last asks about two files."""


def spelt(name: str) -> str:
    """How a filter is written on the command line."""
    return "--" + name.rstrip("_").replace("_", "-")
