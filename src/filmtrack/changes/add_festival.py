"""A festival that nobody lists: the smallest table that the user's own catalogue needs for it."""

from collections.abc import Mapping
from datetime import date

from filmtrack.domain.festival import slug
from filmtrack.domain.spelling import plain_name
from filmtrack.errors import RefusedError, WrongUsageError
from filmtrack.message import message
from filmtrack.reports.readers import CatalogueReader
from filmtrack.values import dataclass

LONGEST_ID = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFestival:
    """What the user says of it; everything but the name may be left out and is then unknown."""

    name: str
    id: str | None = None
    country: str | None = None
    city: str | None = None
    zone: str | None = None
    website: str | None = None


def add_festival(catalogue: CatalogueReader, wish: NewFestival, *, today: date) -> Mapping[str, object]:
    """The table to add.

    Raises:
        WrongUsageError: when no id can be made from the name.
        RefusedError: when the id or the name is taken.
    """
    id_ = wish.id or slug(wish.name)[:LONGEST_ID].strip("-")
    if not id_ or id_ != slug(id_):
        said = message("no id can be made from {name!r}", name=(wish.id or wish.name)[:80])
        raise WrongUsageError(said, hint=message("give one with --id, in small letters, digits and hyphens"))
    taken = catalogue.festival(id_) or next(
        (e for e in catalogue.festivals() if plain_name(e.name) == plain_name(wish.name)), None
    )
    if taken:
        said = message("there is already {id} ({name})", id=taken.id, name=taken.name)
        raise RefusedError(said, hint=message("for another festival of that name, give --id and a fuller name"))
    stated = {
        "city": wish.city,
        "country": wish.country.upper() if wish.country else None,
        "timezone": wish.zone,
        "website": wish.website,
    }
    return {
        "id": id_,
        "name": wish.name,
        **{key: value for key, value in stated.items() if value},
        "source": wish.website or "entered by hand",
        "checked": today,
    }
