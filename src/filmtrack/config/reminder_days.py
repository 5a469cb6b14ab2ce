"""How many days before something is due it is told: `remind.days`, and by festival `remind.festivals`."""

from collections.abc import Mapping

from filmtrack.config.settings import Settings
from filmtrack.errors import BadInputError
from filmtrack.message import message
from filmtrack.reports.all_matters import Days
from filmtrack.reports.matters import USUAL_DAYS

MOST_DAYS = 365


def reminder_days(settings: Settings) -> Days:
    """The days that the settings name, from the earliest to the latest.

    Raises:
        BadInputError: when something else stands there than days before.
    """
    own = settings.values.get("remind.festivals")
    festivals = own if isinstance(own, Mapping) else {}
    usual = settings.values.get("remind.days")
    return Days(
        usual=USUAL_DAYS if usual is None else _days(settings, "remind.days", usual),
        festivals={str(id_): _days(settings, f"remind.festivals.{id_}", each) for id_, each in festivals.items()},
    )


def _days(settings: Settings, key: str, given: object) -> tuple[int, ...]:
    days = given if isinstance(given, list) else [None]
    if not days or not all(type(each) is int and 0 <= each <= MOST_DAYS for each in days):
        said = message(
            "{file}: {key} wants days before, from 0 to {most}", file=str(settings.path), key=key, most=MOST_DAYS
        )
        raise BadInputError(said, hint=message("write it like [30, 14, 7, 3, 1, 0]"))
    return tuple(sorted(set(days), reverse=True))
