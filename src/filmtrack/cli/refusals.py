"""What Typer refuses of a command line, said as a failure of ours, with what was probably meant."""

import re
from typing import Any

from filmtrack.domain.spelling import near
from filmtrack.errors import WrongUsageError
from filmtrack.message import Message, message


def help_instead(refusal: Any) -> str | None:  # noqa: ANN401 - Typer exports no name for it
    """The help of a group that was called without one of its commands; None for any other refusal."""
    return f"{refusal.format_message()}\n" if type(refusal).__name__ == "NoArgsIsHelpError" else None


def refused(refusal: Any, words: tuple[str, ...]) -> WrongUsageError:  # noqa: ANN401 - Typer exports no name for it
    """The failure for a refusal of Typer's; `words` are the commands that there are."""
    place = refusal.ctx.command_path if refusal.ctx else "filmtrack"
    usage = message("{place} --help shows what it takes", place=place)
    if type(refusal).__name__ == "NoSuchOption":
        option = str(refusal.option_name)
        said = message("{place} has no option {option}", place=place, option=option)
        return WrongUsageError(said, hint=_meant(option, _options(refusal.ctx)) or usage)
    if type(refusal).__name__ == "MissingParameter" and refusal.param is not None:
        from filmtrack.cli.help_page import argument

        hint = refusal.param.get_error_hint(refusal.ctx).strip("'")
        wanted = hint if hint.startswith("-") else argument(hint)
        return WrongUsageError(message("{place} needs {wanted}", place=place, wanted=wanted), hint=usage)
    if refusal.ctx and (unknown := _unknown_command(refusal)):
        said = message("{place} has no command {command}", place=place, command=unknown[:80])
        return WrongUsageError(
            said, hint=_meant(unknown, words if place == "filmtrack" else tuple(refusal.ctx.command.commands)) or usage
        )
    plainly = _too_many(refusal, place) or _no_number(refusal, place)
    said = message("{refusal}", refusal=refusal.format_message().rstrip(".")) if plainly is None else plainly
    return WrongUsageError(said, hint=usage)


def _too_many(refusal: Any, place: str) -> Message | None:  # noqa: ANN401 - the same
    """The words that a command has no place for; Typer hands them over in its sentence alone."""
    found = re.match(r"Got unexpected extra argument(?:s|\(s\))? \((.*)\)\Z", refusal.message, re.DOTALL)
    return message("{place} takes no more words: {words}", place=place, words=found[1][:80]) if found else None


def _no_number(refusal: Any, place: str) -> Message | None:  # noqa: ANN401 - the same
    """What is no whole number, or none that a command takes; of this too only Typer's sentence tells."""
    word = re.match(r"'(.*)' is not a valid int(eger)?( range)?\.?\Z", refusal.message, re.DOTALL)
    beyond = re.match(r"(-?\d+) is not in the range (\d+)<=x<=(\d+)\.?\Z", refusal.message)
    if refusal.ctx is None or getattr(refusal, "param", None) is None:
        return None
    name = refusal.param.get_error_hint(refusal.ctx).strip("'[]")
    if word:
        return message("{place}: {name} wants a whole number, not {word!r}", place=place, name=name, word=word[1][:80])
    if not beyond:
        return None
    return message(
        "{place}: {name} must be between {least} and {most}, not {given}",
        place=place,
        name=name,
        least=beyond[2],
        most=beyond[3],
        given=beyond[1][:80],
    )


def _unknown_command(refusal: Any) -> str | None:  # noqa: ANN401 - the same
    """The word that should have been a command of a group; Typer hands it over in its sentence alone."""
    said = re.match(r"No such command '(.*?)'\.", refusal.message, re.DOTALL)
    return said[1] if said and hasattr(refusal.ctx.command, "commands") else None


def _options(ctx: Any) -> tuple[str, ...]:  # noqa: ANN401 - the same
    from filmtrack.cli.argv import FLAGS, VALUED

    return (*(name for each in ctx.command.params for name in each.opts), *FLAGS, *VALUED, "--help")


def _meant(word: str, known: tuple[str, ...]) -> Message | None:
    meant = near(word, dict.fromkeys(known), most=2, alike=0.6)
    return message("did you mean {near}?", near=" or ".join(meant)) if meant else None
