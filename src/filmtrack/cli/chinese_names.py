"""What festivals, schemes and materials are called in Chinese, where a source says."""

from filmtrack.cli.context import Context
from filmtrack.errors import FilmtrackError


def names_in(context: Context) -> dict[str, str]:
    """The Chinese name by the English one; nothing where the catalogue cannot be read, which others tell of."""
    from filmtrack.catalogue.materials import shipped_items

    try:
        known = [(each.name, each.names) for each in context.catalogue.festivals()]
        known += [(each.name, each.names) for each in context.schemes.schemes()]
    except FilmtrackError:
        known = []
    known += [(each.name, each.names) for each in shipped_items()]
    return {english: name for english, names in known for language, name in names if language == "zh"}
