"""Edits of the user's own catalogue file as text in, text out; comments, order and everything else stay as they are."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Table

from filmtrack.catalogue.merge import key_of
from filmtrack.catalogue.tables import DeadlineTable
from filmtrack.errors import BadInputError
from filmtrack.message import message


def with_deadline(text: str, festival: str, year: int, key: str, deadline: Mapping[str, object]) -> str:
    """The file with one deadline set in one edition: the table with that key is changed, else one is added."""
    document = _parsed(text)
    table = _item(_array(document, "festival"), "id", festival)
    edition = _item(_array(table, "edition"), "year", year)
    deadlines = _array(edition, "deadline")
    found = next((each for each in deadlines if _key(each) == key), None)
    if found is None:
        found = _new_table()
        deadlines.append(found)
        found = deadlines[-1]
    for name, value in deadline.items():
        found[name] = value
    return _checked(document)


def with_patches(text: str, festivals: Iterable[Mapping[str, Any]]) -> str:
    """The file with the tables of festivals laid over what it holds: sections, editions and deadlines meet by key."""
    document = _parsed(text)
    array = _array(document, "festival")
    there = {each.get("id"): each for each in array}
    for festival in festivals:
        _lay(there.get(festival["id"]) or _added(array, "id", festival["id"]), festival)
    return _checked(document)


def with_festival(text: str, festival: Mapping[str, object]) -> str:
    """The file with one festival table added at its end."""
    document = _parsed(text)
    table = _new_table()
    for name, value in festival.items():
        table[name] = value
    _array(document, "festival").append(table)
    return _checked(document)


def _parsed(text: str) -> Any:
    try:
        return tomlkit.parse(text)
    except TOMLKitError as failure:
        said = message("your own festivals.toml is not valid TOML: {reason}", reason=str(failure))
        raise BadInputError(said, hint=message("filmtrack catalogue check names the line")) from None


def _array(table: Any, name: str) -> Any:
    if name not in table:
        table[name] = tomlkit.aot()
    array = table[name]
    if not isinstance(array, AoT):
        said = message("your own festivals.toml has {name} in a form that cannot be edited here", name=name)
        raise BadInputError(said, hint=message("write [[{name}]] tables, or edit the file by hand", name=name))
    return array


def _item(array: Any, name: str, value: object) -> Any:
    found = next((each for each in array if each.get(name) == value), None)
    return _added(array, name, value) if found is None else found


def _added(array: Any, name: str, value: object) -> Any:
    table = _new_table()
    table[name] = value
    array.append(table)
    return array[-1]


def _lay(table: Any, patch: Mapping[str, Any]) -> None:
    """Set all that the patch says; tables inside it are laid over those that have their key."""
    for name, value in patch.items():
        if name not in _INNER:
            if table.get(name) != value:
                table[name] = value
            continue
        array = _array(table, name)
        for each in value:
            key = _INNER[name](each)
            found = next((there for there in array if _INNER[name](there) == key), None)
            if found is None:
                array.append(_new_table())
                found = array[-1]
            _lay(found, each)


def _new_table() -> Table:
    """A table whose header has an empty line before it."""
    table = tomlkit.table()
    table.trivia.indent = "\n"
    return table


def _key(table: Any) -> str | None:
    known = {name: table[name] for name in ("id", "tier", "sections", "platform") if name in table}
    return key_of(DeadlineTable.model_validate({name: _plain(value) for name, value in known.items()}))


def _material(table: Any) -> Hashable:
    return table.get("item"), table.get("stage", "entry"), tuple(table.get("sections", ()))


_INNER: Mapping[str, Callable[[Any], Hashable]] = {
    "section": lambda table: table.get("id"),
    "edition": lambda table: table.get("year"),
    "deadline": _key,
    "material": _material,
}
"""By what the tables inside a festival's meet."""


def _plain(value: Any) -> Any:
    return value.unwrap() if hasattr(value, "unwrap") else value


def _checked(document: Any) -> str:
    """The text, once it has been read back: an edit must never leave a file that cannot be loaded."""
    import tomllib  # noqa: PLC0415 - only an edit needs it

    text = tomlkit.dumps(document).lstrip("\n")
    if tomllib.loads(text) != document.unwrap():
        raise BadInputError(message("your own festivals.toml cannot be edited without changing what it says"))
    return text
