"""What can only be wrong once a scheme's layers are merged: rounds that must exist, dates that need their zone."""

from collections.abc import Container, Hashable, Iterator

from filmtrack.catalogue.checks import impossible
from filmtrack.catalogue.scheme_build import date_key, year_of
from filmtrack.catalogue.scheme_tables import DateTable, RoundTable, SchemeTable
from filmtrack.message import Message, message
from filmtrack.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """One mistake in a merged scheme: in which part of it (None: the scheme itself), in which key, what is right."""

    part: Hashable
    key: str
    message: Message
    hint: Message | None = None


def wrong_in_scheme(scheme: SchemeTable, festivals: Container[str] | None = None) -> list[Wrong]:
    """Each mistake in a scheme; ids are looked up among `festivals`, where the caller knows those."""
    found = [wrong for each in scheme.round for wrong in _round(scheme, each, festivals)]
    if festivals is not None and scheme.same_as is not None and scheme.same_as not in festivals:
        found.append(_no_festival(None, "same_as", scheme.same_as))
    return found


def _round(scheme: SchemeTable, table: RoundTable, festivals: Container[str] | None) -> Iterator[Wrong]:
    part = ("round", table.id)
    if year_of(table) is None and len(scheme.round) > 1:
        said = message("this round has no year, and is not the only one")
        yield Wrong(part=part, key="year", message=said, hint=message("its id is no year: add year = 2027"))
    if table.like is not None and (wrong := _like(scheme, table)):
        yield Wrong(part=part, key="like", message=wrong)
    for date in table.date:
        if wrong_date := _date(scheme, date):
            yield Wrong(part=("date", table.id, date_key(date)), key=wrong_date[0], message=wrong_date[1])
    for each in table.festival:
        if each.id is None and each.name is None:
            yield Wrong(part=part, key="festival.id", message=message("a festival on the list needs an id or a name"))
        if festivals is not None and each.id is not None and each.id not in festivals:
            yield _no_festival(("festival", table.id, each.id), "festival.id", each.id)


def _like(scheme: SchemeTable, table: RoundTable) -> Message | None:
    rounds = {each.id: each.like for each in scheme.round}
    seen = {table.id}
    following = table.like
    while following is not None:
        if following not in rounds:
            return message("there is no round {round}", round=following)
        if following in seen:
            return message("this round is like itself, by way of {round}", round=following)
        seen.add(following)
        following = rounds[following]
    return None


def _date(scheme: SchemeTable, table: DateTable) -> tuple[str, Message] | None:
    ways = (table.day is not None, bool(table.each), table.after_event is not None)
    if sum(ways) != 1:
        return "day", message("a date says one of day, each and after_event; what is not known is a question")
    refused = impossible(table.day, table.time, table.timezone or scheme.timezone)
    return ("day", refused.message) if refused else None


def _no_festival(part: Hashable, key: str, festival: str) -> Wrong:
    said = message("there is no festival {festival} in the catalogue", festival=festival)
    hint = message("write name = instead of id = for one that is not there")
    return Wrong(part=part, key=key, message=said, hint=hint)
