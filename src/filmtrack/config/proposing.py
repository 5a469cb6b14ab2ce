"""How `propose` values entries, and how many it proposes, by the table `[propose]` of the settings."""

from collections.abc import Mapping
from decimal import Decimal

from filmtrack.config.settings import Settings
from filmtrack.domain.spelling import nearest
from filmtrack.errors import BadInputError
from filmtrack.message import message
from filmtrack.reports.proposal import USUAL_CHANCE, USUAL_MOST, USUAL_UNSURE, WEIGHTS, Values

MOST_WEIGHT = 1000
_WHOLE = 100


def values_of(settings: Settings) -> Values:
    """The weights and chances to value entries by.

    Raises:
        BadInputError: when a weight has a name or a size that cannot be, or a percentage is none.
    """
    own = settings.values.get("propose.weights")
    weights = dict(WEIGHTS)
    for name, weight in (own if isinstance(own, Mapping) else {}).items():
        if name not in WEIGHTS:
            meant = nearest(name, WEIGHTS)
            said = message("{file}: propose.weights: there is no {name}", file=str(settings.path), name=name[:80])
            raise BadInputError(said, hint=message("write one of {known}", known=(meant,) if meant else tuple(WEIGHTS)))
        weights[name] = _weight(settings, name, weight)
    return Values(
        weights=weights,
        chance_percent=_percent(settings, "propose.chance_percent", USUAL_CHANCE),
        unsure_percent=_percent(settings, "propose.unsure_percent", USUAL_UNSURE),
    )


def usual_most(settings: Settings) -> int:
    """How many entries are proposed at most unless it is said.

    Raises:
        BadInputError: when it is less than none.
    """
    most = settings.number("propose.max_entries")
    if most is not None and most < 0:
        said = message("{file}: propose.max_entries cannot be {most}", file=str(settings.path), most=most)
        raise BadInputError(said, hint=message("write a whole number like 20"))
    return USUAL_MOST if most is None else most


def _weight(settings: Settings, name: str, weight: object) -> Decimal:
    good = isinstance(weight, int | Decimal) and not isinstance(weight, bool)
    found = Decimal(str(weight)) if good else Decimal("nan")
    if not found.is_finite() or not 0 <= found <= MOST_WEIGHT:
        said = message(
            "{file}: propose.weights.{name} wants a number from 0 to {most}, not {weight}",
            file=str(settings.path),
            name=name,
            most=MOST_WEIGHT,
            weight=repr(weight)[:80],
        )
        raise BadInputError(said)
    return found


def _percent(settings: Settings, key: str, usual: int) -> int:
    percent = settings.number(key)
    if percent is not None and not 0 <= percent <= _WHOLE:
        said = message(
            "{file}: {key} wants a percentage, not {percent}", file=str(settings.path), key=key, percent=percent
        )
        raise BadInputError(said, hint=message("write a whole number from 0 to 100"))
    return usual if percent is None else percent
