"""What is due to those who pay for the trip: applications to be made, and money to be claimed."""

from collections.abc import Iterable, Iterator

from filmtrack.domain.application import CLAIMABLE, Application, ApplicationFilter
from filmtrack.domain.attention import Attention
from filmtrack.domain.ledger_reader import LedgerReader
from filmtrack.domain.scheme import Round, Scheme
from filmtrack.domain.scheme_round import Dated, dated, round_standing
from filmtrack.domain.typed import typed
from filmtrack.message import Message, message, together
from filmtrack.reports.claims import claim_due_on, round_of
from filmtrack.reports.matters import Matter
from filmtrack.reports.moment import Moment
from filmtrack.reports.readers import CatalogueReader
from filmtrack.reports.schemes import SchemeReader
from filmtrack.values import dataclass, replace

CLAIM_STAGES = (-1, -14)
"""A claim that is late is told on the day after, and once more two weeks later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paying:
    """What the matters of schemes are made from, and the days before on which they are told."""

    schemes: SchemeReader
    catalogue: CatalogueReader
    ledger: LedgerReader
    days: tuple[int, ...]
    moment: Moment


def scheme_matters(paying: Paying, attention: Iterable[Attention]) -> Iterator[Matter]:
    """The dates of the schemes that are watched, of the applications that are planned, and of money to be claimed."""
    for each in attention:
        scheme = paying.schemes.scheme(each.id) if each.what == "scheme" else None
        if scheme and scheme.latest:
            yield from _dates(scheme, scheme.latest, paying)
    statuses = ("planned", *sorted(CLAIMABLE))
    for made in paying.ledger.applications(ApplicationFilter(statuses=statuses)):
        matter = _applying(made, paying) if made.status == "planned" else _claiming(made, paying)
        if matter:
            yield replace(matter, films=(made.film,), festival=made.festival, edition=made.edition)


def overdue_claims(paying: Paying) -> tuple[Matter, ...]:
    """The money that was granted and not claimed by its last day, the longest overdue first."""
    made = paying.ledger.applications(ApplicationFilter(statuses=tuple(sorted(CLAIMABLE))))
    claims = (_claiming(each, paying) for each in made)
    late = [(each.due_on, each) for each in claims if each and each.due_on and each.due_on < paying.moment.today]
    return tuple(each for _, each in sorted(late, key=lambda pair: pair[0]))


def _dates(scheme: Scheme, round_: Round, paying: Paying) -> Iterator[Matter]:
    """When applications open and close; days of every year are matters of their own each time."""
    name = round_.name or scheme.name
    for each in _dated(scheme, round_, paying):
        id_ = f"{scheme.id}/{round_.id}/{each.stated.key}" + (f"/{each.day}" if each.stated.each else "")
        if each.stated.what == "closes":
            yield _closing(scheme, round_, each, paying, id_=id_, said=message("{name}: applications close", name=name))
        elif each.stated.what == "opens" and each.day <= paying.moment.today:
            yield Matter(
                id=id_,
                kind="application",
                text=message("{name}: applications open", name=name),
                command=f"filmtrack scheme show {scheme.id}",
                name=scheme.name,
                due_on=each.day,
                stages=(0,),
            )


def _apply(made: Application) -> str:
    return f"filmtrack apply {typed(made.film)} {typed(made.festival)} --scheme {typed(made.scheme)}"


def _applying(made: Application, paying: Paying) -> Matter | None:
    scheme = paying.schemes.scheme(made.scheme)
    round_ = round_of(made, scheme)
    if scheme is None or round_ is None:
        return None
    closes = [each for each in _dated(scheme, round_, paying) if each.stated.what == "closes"]
    if not closes:
        return None
    said = message("{trip}: apply to {scheme}", trip=_trip(made, paying), scheme=made.scheme_name or scheme.name)
    matter = _closing(scheme, round_, closes[0], paying, id_=f"{made.id}/apply", said=said)
    return replace(matter, command=_apply(made))


def _closing(scheme: Scheme, round_: Round, each: Dated, paying: Paying, *, id_: str, said: Message) -> Matter:
    """The last day of applications; where nobody can tell whether they are taken, that is said beside it."""
    standing = round_standing(scheme, round_, now=paying.moment.now, zone=paying.moment.zone)
    when = each.closing
    return Matter(
        id=id_,
        kind="application",
        text=(together((said, standing.reason)) if standing.status == "unknown" else None) or said,
        past=message("{said}: that day is over", said=said),
        command=f"filmtrack scheme show {scheme.id}",
        name=scheme.name,
        due_on=each.day,
        closes_at=when.closes_at if when else None,
        warn_from_at=when.warn_from_at if when else None,
        hour_known=bool(when and when.hour_known),
        festival_timezone=each.stated.timezone or scheme.timezone,
        stages=paying.days,
        lapses_after=1,
    )


def _claiming(made: Application, paying: Paying) -> Matter | None:
    known, festival = paying.schemes.scheme(made.scheme), paying.catalogue.festival(made.festival)
    edition = festival.edition(made.edition) if festival and made.edition else None
    due = claim_due_on(made, round_of(made, known), edition)
    if due is None:
        return None
    trip = _trip(made, paying)
    scheme = made.scheme_name or (known.name if known else made.scheme)
    money = message(" ({money})", money=made.granted) if made.granted else ""
    return Matter(
        id=f"{made.id}/claim",
        kind="claim",
        text=message("{trip}: claim the money of {scheme}{money}", trip=trip, scheme=scheme, money=money),
        past=message("{trip}: the claim to {scheme}{money} is overdue", trip=trip, scheme=scheme, money=money),
        command=f"{_apply(made)} claimed",
        name=made.festival_name,
        due_on=due,
        stages=(*paying.days, *CLAIM_STAGES),
        lapses_after=None,
    )


def _dated(scheme: Scheme, round_: Round, paying: Paying) -> tuple[Dated, ...]:
    """The dates of a round that has not ended."""
    moment = paying.moment
    if round_standing(scheme, round_, now=moment.now, zone=moment.zone).status == "ended":
        return ()
    return dated(scheme, round_, now=moment.now, zone=moment.zone)


def _trip(made: Application, paying: Paying) -> Message:
    film = paying.ledger.film(made.film)
    festival = paying.catalogue.festival(made.festival)
    name = festival.name if festival else made.festival_name or made.festival
    title = film.title if film else made.film
    if made.edition is None:
        return message("{film} → {festival}", film=title, festival=name)
    return message("{film} → {festival} {year}", film=title, festival=name, year=str(made.edition))
