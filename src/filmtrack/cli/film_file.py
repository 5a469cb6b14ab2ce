"""film.toml: one film, or several as [[film]] tables, read with every mistake named by file."""

import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

from filmtrack.domain.endless_keys import refuse_endless_keys
from filmtrack.domain.film import Film
from filmtrack.errors import BadInputError
from filmtrack.message import message


def read_films(file: str) -> tuple[Mapping[str, object], ...]:
    """The tables of a file; ``-`` is standard input.

    Raises:
        BadInputError: when it cannot be read, or is not TOML.
    """
    name = "standard input" if file == "-" else file
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as failure:
        reason = failure.strerror or str(failure)
        raise BadInputError(message("{file} cannot be read: {reason}", file=name, reason=reason)) from None
    table = parsed(data, name)
    films = table.get("film")
    if isinstance(films, list) and all(isinstance(each, dict) for each in films):
        if other := [key for key in table if key != "film"]:
            said = message("{file}: beside [[film]] tables stands {keys}", file=name, keys=tuple(other))
            raise BadInputError(said, hint=message("write it into one of the tables"))
        return tuple(films)
    return (table,)


def parsed(data: bytes, name: str) -> dict[str, object]:
    """The table that TOML text spells out.

    Raises:
        BadInputError: when it is not UTF-8 text, or not TOML.
    """
    try:
        text = data.decode("utf-8-sig")
        refuse_endless_keys(text)
        return tomllib.loads(text)
    except UnicodeDecodeError:
        raise BadInputError(message("{file} is not UTF-8 text; save it as UTF-8", file=name)) from None
    except (ValueError, RecursionError) as failure:
        raise BadInputError(message("{file} is not valid TOML: {reason}", file=name, reason=str(failure))) from None


def film_toml(film: Film) -> str:
    """A film as the text of a film.toml; what is unknown stands there behind a #."""
    import tomli_w

    from filmtrack.changes.film_table import film_table
    from filmtrack.render.film_template import filled_template

    table = film_table(film)
    return filled_template(table, tomli_w.dumps(table))
