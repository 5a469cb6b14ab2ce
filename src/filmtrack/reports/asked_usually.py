"""What platforms and festivals usually ask for, where the festival in question says nothing of it."""

from collections.abc import Iterator

from filmtrack.domain.festival import Material
from filmtrack.domain.film import Film
from filmtrack.domain.items import ANYWHERE, Item, Items, Stage
from filmtrack.reports.asked_by_rules import SUBTITLE_FILE, SUBTITLES
from filmtrack.reports.case import Case, Wanted


def asked_usually(case: Case, items: Items, known: tuple[Wanted, ...]) -> Iterator[Wanted]:
    """Each thing that is usual there and that nothing in `known` states or stands for."""
    for item in items:
        for stage, places in item.usual:
            if stage in {"entry", "selection"} and not _is_stated(item, stage, known, items):
                on = _where(places, case.platforms)
                if on and not _is_idle(item, case.film):
                    yield Wanted(material=_usual_material(item, stage, known), usual_on=on)


def _is_stated(item: Item, stage: Stage, known: tuple[Wanted, ...], items: Items) -> bool:
    """Whether the festival asks for it already: at that stage, or (but for the film itself) at another one."""
    for each in known:
        if each.item == item.id and (each.stage == stage or not item.instead_of):
            return True
        if each.stage == stage and item.id in items.item(each.item).instead_of:
            return True
    return False


def _where(places: tuple[str, ...], platforms: tuple[str, ...]) -> tuple[str, ...]:
    if ANYWHERE in places:
        return (ANYWHERE,)
    names = {each.casefold() for each in places}
    return tuple(each for each in platforms if each.casefold() in names)


def _is_idle(item: Item, film: Film) -> bool:
    """Whether a film without dialogue has no use for it."""
    return item.per_language and film.languages == ()


def _usual_material(item: Item, stage: Stage, known: tuple[Wanted, ...]) -> Material:
    languages = next((each.material.languages for each in known if each.item == SUBTITLES), ())
    return Material(item=item.id, stage=stage, languages=languages if item.id == SUBTITLE_FILE else ())
