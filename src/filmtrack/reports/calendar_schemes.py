"""What the schemes that pay put on a calendar: the dates of their rounds, and the claims that are due."""

from collections.abc import Iterable, Iterator
from datetime import date, tzinfo

from filmtrack.domain.application import CLAIMABLE, Application, ApplicationFilter
from filmtrack.domain.festival import Edition
from filmtrack.domain.instants import closing
from filmtrack.domain.ledger_reader import LedgerReader
from filmtrack.domain.scheme import DateKind, Round, Scheme, SchemeDate
from filmtrack.domain.series import day_in
from filmtrack.domain.typed import typed
from filmtrack.domain.zones import resolve
from filmtrack.message import Message, message
from filmtrack.reports.calendar_dates import WARN_DAYS, edition_known_at
from filmtrack.reports.calendar_item import UNDATED, CalendarItem, known_at, uid_of
from filmtrack.reports.calendar_words import hour_said, source_lines
from filmtrack.reports.claims import claim_due_on, round_of
from filmtrack.reports.readers import CatalogueReader

_MOST_YEARS = 3
"""So many years of days that recur every year; nobody plans further ahead."""

_WHAT: dict[DateKind, Message] = {
    "opens": message("applications open"),
    "closes": message("applications close"),
    "decision": message("decision"),
    "event": message("event"),
    "claim": message("claims close"),
}


def scheme_items(schemes: Iterable[Scheme], *, first: date, last: date | None, zone: tzinfo) -> Iterator[CalendarItem]:
    """The dates of all rounds; of days that recur every year those of the years asked for, of a scheme that ended none.

    Where nobody can tell whether a round takes applications, its dates are unsure.
    """
    until = min(last.year if last else date.max.year, first.year + _MOST_YEARS - 1, date.max.year)
    years = range(first.year, until + 1)
    for scheme in schemes:
        for round_ in scheme.rounds:
            if round_.status == "ended":
                continue
            ended = min((each for each in (scheme.ended_on, round_.ended_on) if each), default=date.max)
            for stated in round_.dates:
                for item in _of_date(scheme, round_, stated, years, zone):
                    if item.first <= ended:
                        yield item


def claim_items(
    ledger: LedgerReader, catalogue: CatalogueReader, schemes: Iterable[Scheme], films: tuple[str, ...]
) -> Iterator[CalendarItem]:
    """The claims for money that was granted for these films (none named: for all), where their last day is known."""
    known = {each.id: each for each in schemes}
    for made in ledger.applications(ApplicationFilter(films=films or None, statuses=tuple(sorted(CLAIMABLE)))):
        festival = catalogue.festival(made.festival)
        edition = (festival.edition(made.edition) if festival and made.edition else None) or Edition(year=0)
        due = claim_due_on(made, round_of(made, known.get(made.scheme)), edition)
        if due:
            film = ledger.film(made.film)
            yield _claim(made, due, film.title if film else made.film, edition)


def _claim(made: Application, due: date, film: str, edition: Edition) -> CalendarItem:
    told = made.updated_at.replace(microsecond=0) if made.updated_at else UNDATED
    said = message("{film}: claim due to {scheme}", film=film, scheme=made.scheme_name or made.scheme)
    festival = message("For {festival}", festival=made.festival_name or made.festival)
    command = message(
        "filmtrack apply {film} {festival} --scheme {scheme} claimed",
        film=typed(made.film),
        festival=typed(made.festival),
        scheme=typed(made.scheme),
    )
    return CalendarItem(
        uid=uid_of(*made.id.split("/"), "claim"),
        what="scheme",
        first=due,
        last=due,
        title=said,
        lines=(festival, command),
        stamp=told if made.claim_due_on else max(told, edition_known_at(edition)),
        warn_days=WARN_DAYS,
    )


def _of_date(
    scheme: Scheme, round_: Round, stated: SchemeDate, years: Iterable[int], zone: tzinfo
) -> Iterator[CalendarItem]:
    if stated.day:
        uid = uid_of(scheme.id, round_.id, stated.key, name="scheme")
        yield _item(scheme, round_, stated, day=stated.day, uid=uid, zone=zone)
    for year in years if round_ is scheme.latest else ():
        for place, (month, day) in enumerate(stated.each, 1):
            uid = uid_of(scheme.id, round_.id, stated.key, year, place, name="scheme")
            yield _item(scheme, round_, stated, day=day_in(year, month, day), uid=uid, zone=zone)


def _item(scheme: Scheme, round_: Round, stated: SchemeDate, *, day: date, uid: str, zone: tzinfo) -> CalendarItem:
    unsure = round_.status == "unknown"
    named = stated.timezone or scheme.timezone
    where = resolve(named, user=zone)
    ends = closing(day, stated.time, where, strict=False) if stated.what in {"closes", "claim"} else None
    title = message("{scheme}: {what}", scheme=round_.name or scheme.name, what=_WHAT[stated.what])
    if ends:
        title = message("{title}, {hour}", title=title, hour=hour_said(stated.time if ends.hour_known else None, named))
    return CalendarItem(
        uid=uid,
        what="scheme",
        sure=not unsure,
        first=day,
        last=day,
        closes_at=ends.closes_at if ends and ends.hour_known and named else None,
        title=message("? {title}", title=title) if unsure else title,
        lines=tuple(_lines(scheme, stated, unsure=unsure)),
        link=scheme.website,
        stamp=known_at((stated.provenance,)),
        warn_days=WARN_DAYS if ends else (),
    )


def _lines(scheme: Scheme, stated: SchemeDate, *, unsure: bool) -> Iterator[Message]:
    if unsure:
        yield message("Whether it takes applications is not known: ask {who}", who=scheme.whom_to_ask)
    if stated.stated:
        yield message("As the scheme says it: {stated}", stated=stated.stated)
    if stated.note:
        yield message("{note}", note=stated.note)
    yield from source_lines(stated.provenance)
    if scheme.website:
        yield message("{link}", link=scheme.website)
