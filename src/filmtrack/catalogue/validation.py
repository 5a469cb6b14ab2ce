"""What Pydantic finds wrong, said in filmtrack's words, with file, line, id and key."""

from pydantic_core import ErrorDetails, ValidationError

from filmtrack.catalogue.lines import TablePath, line_of
from filmtrack.catalogue.toml_file import TomlFile
from filmtrack.catalogue.written_forms import WrittenWronglyError
from filmtrack.domain.spelling import nearest
from filmtrack.errors import Problem
from filmtrack.message import Message, message

_SAID = {
    "string_type": message("write text in quotes here"),
    "string_too_short": message("this text is empty"),
    "string_too_long": message("this text is longer than 100,000 characters"),
    "int_type": message("write a whole number here"),
    "bool_type": message("write true or false here"),
    "tuple_type": message("write a list in square brackets here"),
    "dict_type": message("write a table here"),
    "model_type": message("write a table here"),
    "date_type": message("write a day without quotes or time here, like 2026-09-24"),
    "missing": message("this key is missing"),
}


def problems_in(
    failure: ValidationError, file: TomlFile, at: TablePath, id_: str | None, known: frozenset[str]
) -> list[Problem]:
    """One Problem for each mistake that Pydantic found in the table at path `at` of a file; `known` keys are near."""
    lines = file.lines()
    found = []
    for error in failure.errors(include_url=False):
        where = _where(error)
        said, hint = _said(error, known)
        line = line_of(lines, (*at, *where))
        found.append(Problem(file=file.name, line=line, id=id_, key=_key(where), message=said, hint=hint))
    return found


def _where(error: ErrorDetails) -> TablePath:
    return tuple(part for part in error["loc"] if not (isinstance(part, str) and part.startswith("function-")))


def _key(where: TablePath) -> str | None:
    parts = [f"{part}" if isinstance(part, str) else f"[{part + 1}]" for part in where]
    return ".".join(parts).replace(".[", "[") or None


def _said(error: ErrorDetails, known: frozenset[str]) -> tuple[Message, Message | None]:
    kind, context = error["type"], error.get("ctx", {})
    if kind == "extra_forbidden":
        return message("unknown key"), _near(str(error["loc"][-1]), known)
    if kind == "literal_error":
        return message("write one of {expected}", expected=context["expected"]), None
    if kind in {"greater_than_equal", "less_than_equal"}:
        return message(
            "this number is out of range: {limit}", limit=error["msg"].removeprefix("Input should be ")
        ), None
    if kind == "string_pattern_mismatch":
        return _pattern(context["pattern"]), None
    if kind == "value_error":
        wrong: WrittenWronglyError = context["error"]
        return wrong.message, None
    return _SAID.get(kind) or message("{reason}", reason=error["msg"]), None


def _pattern(pattern: str) -> Message:
    if "A-Z" in pattern:
        return message('write a country as its two capital letters, like "FR"')
    return message('write small letters, digits and hyphens, like "clermont-ferrand"')


def _near(key: str, known: frozenset[str]) -> Message | None:
    meant = nearest(key, sorted(known))
    return message("did you mean {key}?", key=meant) if meant else None
