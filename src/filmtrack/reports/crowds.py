"""Many films at one festival share one line, so that a digest has room for everything else."""

from collections.abc import Iterable, Iterator

from filmtrack.reports.matters import Crowd, Matter
from filmtrack.values import replace

MOST_APART = 3
"""So many films are told of apart; more share a line."""


def gathered(matters: Iterable[Matter]) -> Iterator[Matter]:
    """The matters in their order; those of a crowd of films are names on its line."""
    found = tuple(matters)
    films: dict[str, set[str]] = {}
    for each in found:
        if each.crowd:
            films.setdefault(each.crowd.fold.id, set()).update(each.films)
    for each in found:
        crowd = each.crowd
        yield _in_it(each, crowd) if crowd and len(films[crowd.fold.id]) > MOST_APART else each


def _in_it(matter: Matter, crowd: Crowd) -> Matter:
    return replace(matter, fold=crowd.fold, text=crowd.name)
