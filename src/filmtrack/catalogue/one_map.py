"""A file that is one table, such as a map: whole and sound, or refused with the first thing that is wrong with it."""

from collections.abc import Iterable
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from filmtrack.catalogue.toml_file import TomlFile
from filmtrack.catalogue.validation import problems_in
from filmtrack.domain.spelling import nearest
from filmtrack.errors import BadInputError, Problem
from filmtrack.message import Message, message

M = TypeVar("M", bound=BaseModel)


def read_whole(file: TomlFile, model: type[M]) -> M:
    """The file as its model.

    Raises:
        BadInputError: with the first thing that is wrong with it.
    """
    if file.problems:
        raise refused(file.problems[0])
    try:
        return model.model_validate(file.tables)
    except ValidationError as failure:
        raise refused(problems_in(failure, file, (), None, frozenset(model.model_fields))[0]) from None


def refused(problem: Problem) -> BadInputError:
    """The failure that a file is refused with for one problem, with its line and key where they are known."""
    where: Message = message("{file}", file=problem.file)
    if problem.line:
        where = message("{file}, line {line}", file=problem.file, line=problem.line)
    if problem.key:
        where = message("{where}: {key}", where=where, key=problem.key)
    return BadInputError(message("{where}: {what}", where=where, what=problem.message), hint=problem.hint)


def check_fields(file: TomlFile, fields: Iterable[str], known: Iterable[str], *, where: str | None = None) -> None:
    """Refuse a map that gives a column a field that there is not; an empty one leaves its column out.

    Raises:
        BadInputError: for the first such field, with the nearest that there is.
    """
    names = tuple(known)
    for each in fields:
        if each and each not in names:
            meant = nearest(each, names)
            hint = message("did you mean {key}?", key=meant) if meant else message("fields: {known}", known=names)
            said = message("there is no field {field}", field=each[:80])
            raise refused(Problem(file=file.name, key=where, message=said, hint=hint))
