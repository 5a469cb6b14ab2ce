"""What festivals, schemes and materials are called in Chinese, where a source says."""

from collections.abc import Iterable

from filmtrack.catalogue.kept import kept
from filmtrack.catalogue.shipped import shipped_file
from filmtrack.cli.context import Context
from filmtrack.errors import FilmtrackError


def names_in(context: Context) -> dict[str, str]:
    """The Chinese name by the English one; nothing where the catalogue cannot be read, which others tell of."""
    files = (*context.layers, *context.scheme_layers, shipped_file("materials.toml"))
    mixed = map(str, context.mixed_layers)
    try:
        return kept("names", files, lambda: _names(context), context.zone_data, *mixed, cache=context.folders.cache)
    except FilmtrackError:
        return _chinese((each.name, each.names) for each in context.items)


def _names(context: Context) -> dict[str, str]:
    named = (*context.catalogue.festivals(), *context.schemes.schemes(), *context.items)
    return _chinese((each.name, each.names) for each in named)


def _chinese(named: Iterable[tuple[str, Iterable[tuple[str, str]]]]) -> dict[str, str]:
    return {english: name for english, names in named for language, name in names if language == "zh"}
