"""`filmtrack film edit`: a film described better, by options or in an editor."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from filmtrack.cli.context import Context
from filmtrack.cli.declared import Argument, Option, takes
from filmtrack.cli.editor import own_editor, run_editor
from filmtrack.cli.film_options import FilmOptions
from filmtrack.cli.shared_options import WriteOptions
from filmtrack.errors import BadInputError, RefusedError, WrongUsageError
from filmtrack.message import message

if TYPE_CHECKING:
    from filmtrack.changes.change import Change
    from filmtrack.domain.ledger_reader import LedgerReader


@takes(known=FilmOptions, how=WriteOptions)
def edit(
    context: Context,
    name: Annotated[str, Argument(metavar="FILM", help="The film: its id, or words of a title")],
    title: Annotated[str | None, Option("--title", help="Another title")] = None,
    clear: Annotated[
        list[str] | None, Option("--clear", help="Make a field unknown again, like runtime (repeatable)")
    ] = None,
    *,
    known: FilmOptions,
    how: WriteOptions,
) -> None:
    """Change what is known of a film: by options, or without any in your editor ($VISUAL or $EDITOR).

    An option that may be repeated replaces the whole list that was there; of people and owners who stay on it, what is
    not said anew stays known. Your editor, or --clear, makes it unknown.

    Examples: filmtrack film edit night-bus --runtime 14:31 --tag 2027 · filmtrack film edit night-bus --clear owners
    """
    from filmtrack.changes.films import edit_film
    from filmtrack.cli.film_options import table_of
    from filmtrack.cli.recording import record
    from filmtrack.reports.films import find_film

    if known == FilmOptions() and title is None and not clear:
        _in_editor(context, name, how)
        return
    table_of(context, known)

    def decide(ledger: "LedgerReader", _: int | None) -> "Change":
        film = find_film(ledger, name)
        table = table_of(context, known, film=film)
        said = table if title is None else {**table, "title": title}
        return edit_film(film, said, tuple(clear or ()), today=context.today)

    record(context, decide, how)


def _in_editor(context: Context, name: str, how: WriteOptions) -> None:
    """Let the user rewrite the film's table; nothing is recorded of one that cannot be read, and his text is kept."""
    from filmtrack.changes.films import rewrite_film
    from filmtrack.cli.film_file import film_toml, parsed
    from filmtrack.cli.recording import record
    from filmtrack.reports.films import find_film

    nothing_asked = message("give options like --runtime 14:30, or set EDITOR to the editor you like")
    editor = own_editor(context, hint=nothing_asked)
    with context.ledger.reading() as ledger:
        before = find_film(ledger, name)
    path = _written(film_toml(before))

    def decide(ledger: "LedgerReader", _: int | None) -> "Change":
        film = find_film(ledger, before.id)
        if film != before:
            raise RefusedError(message("the film changed while you edited it; your text is in {file}", file=str(path)))
        try:
            return rewrite_film(film, table, today=context.today)
        except WrongUsageError as wrong:
            said = message("{wrong}; your text is in {file}", wrong=wrong.message, file=str(path))
            raise BadInputError(said, hint=wrong.hint) from None

    run_editor(editor, path)
    table = parsed(path.read_bytes(), str(path))
    record(context, decide, how)
    path.unlink(missing_ok=True)


def _written(text: str) -> Path:
    from tempfile import mkstemp

    descriptor, name = mkstemp(prefix="filmtrack-", suffix=".toml")
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    return Path(name)
