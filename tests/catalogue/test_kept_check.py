"""What a kept check reads is what the models read, right and wrong alike."""

import os
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import SchemaValidator, ValidationError

from filmtrack.catalogue.kept_check import _made, _without_models, festival_check, keep_festival_check
from filmtrack.catalogue.load import merge_files
from filmtrack.catalogue.put_together import put_together
from filmtrack.catalogue.shipped import shipped_file
from filmtrack.catalogue.sourced_tables import Table
from filmtrack.catalogue.tables import FestivalTable
from filmtrack.catalogue.toml_file import TomlFile

TABLES: list[dict[str, Any]] = tomli.loads(shipped_file("festivals.toml").read_text("utf-8"))["festival"]
RICH = [each for each in TABLES if len(str(each)) > 2_000]

odd = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 3000),
    st.floats(allow_nan=False),
    st.text(max_size=4),
    st.sampled_from(
        [date(2026, 2, 1), datetime(2026, 2, 1, tzinfo=UTC), time(12, 0), [], {}, [1], ["a", ""], {"value": "only"}]
    ),
    st.sampled_from(["free", "13 EUR", "40:00", "0:75", "none", "24:00", "25:00", "midnight", "AoE", "Europe/Nowhere"]),
    st.sampled_from(["10-01, 2 years before", "02-30, the same year", "18 months before the deadline", "1920x1080"]),
)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("cache")
    made.chmod(0o700)
    festival_check(made)
    return made


@st.composite
def layers(draw: st.DrawFn, most: int) -> list[dict[str, Any]]:
    """One table of the shipped catalogue a few times, each with up to four values exchanged, left out or added."""
    table = draw(st.sampled_from(RICH))
    return [_changed(draw, deepcopy(table)) for _ in range(draw(st.integers(1, most)))]


def _changed(draw: st.DrawFn, table: dict[str, Any]) -> dict[str, Any]:
    for _ in range(draw(st.integers(0, 4))):
        around = draw(st.sampled_from(list(_inside(table))))
        key = draw(st.sampled_from([*around, "unknown", "student", "max_runtime", "withdrawn", "fee"]))
        if draw(st.booleans()):
            around[key] = draw(odd)
        else:
            around.pop(key, None)
    return table


def _inside(table: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield table
    for each in table.values():
        for inner in each if isinstance(each, list) else [each]:
            if isinstance(inner, dict):
                yield from _inside(inner)


@given(tables=layers(1))
def test_it_takes_and_refuses_what_the_models_do(cache: Path, tables: list[dict[str, Any]]) -> None:
    (table,) = tables
    assert outcome(festival_check(cache), table) == outcome(FestivalTable.model_validate, table)


def outcome(check: Callable[[Any], FestivalTable], table: dict[str, Any]) -> object:
    """What became of a table: all that it says and what of it was stated, or what is wrong with it and where."""
    try:
        read = check(table)
    except ValidationError as refused:
        return [(each["type"], each["loc"]) for each in refused.errors()]
    return told(read)


def told(value: Any) -> object:
    """A value without regard to the class of its tables."""
    if hasattr(value, "model_fields_set"):
        return value.model_fields_set, {name: told(each) for name, each in vars(value).items()}
    return tuple(map(told, value)) if isinstance(value, tuple) else value


@given(tables=layers(3))
def test_festivals_are_patched_and_built_of_it_as_of_the_models(cache: Path, tables: list[dict[str, Any]]) -> None:
    files = [TomlFile(name=f"{place}.toml", tables={"festival": [each]}) for place, each in enumerate(tables)]
    expected = merge_files(files)
    found = put_together(files, festival_check(cache), frozenset())
    assert dict(found.by_id) == dict(expected.by_id)
    assert bool(found.problems) == bool(expected.problems)


def test_what_any_layer_states_is_stated(cache: Path) -> None:
    deadline = {"id": "early", "date": date(2026, 2, 1)}
    stated = ({"name": "Nachtfilm"}, {"withdrawn": False}, {"fee": "free"}, {"fees": []})
    tables = [{"id": "nachtfilm", "edition": [{"year": 2026, "deadline": [deadline | each]}]} for each in stated[1:]]
    files = [TomlFile(name="", tables={"festival": [each]}) for each in ({"id": "nachtfilm", **stated[0]}, *tables)]
    found = put_together(files, festival_check(cache), frozenset())
    ((fee,),) = (each.fees for each in found.by_id["nachtfilm"].editions[0].deadlines)
    assert fee.money is None
    assert found == merge_files(files)


def test_every_shipped_festival_is_built_of_it_as_of_the_models(cache: Path) -> None:
    file = TomlFile(name="festivals.toml", tables={"festival": TABLES})
    found = put_together([file], festival_check(cache), frozenset())
    assert found == merge_files([file])
    assert len(found.by_id) == len(TABLES)


@pytest.mark.parametrize("damage", [lambda raw: raw[:-9], lambda raw: raw[:99] + b"x" + raw[100:], lambda _: b""])
def test_one_that_is_damaged_is_made_anew(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    tmp_path.chmod(0o700)
    festival_check(tmp_path)
    (place,) = tmp_path.glob("festival-check-*")
    sound = place.read_bytes()
    place.write_bytes(damage(sound))
    assert festival_check(tmp_path)(TABLES[0]).id == TABLES[0]["id"]
    assert place.read_bytes() == sound


def test_a_schema_that_cannot_be_kept_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tmp_path.chmod(0o700)
    monkeypatch.setattr("filmtrack.catalogue.kept_check._made", lambda: {"type": "any", "metadata": lambda: None})
    keep_festival_check(tmp_path)
    assert isinstance(festival_check(tmp_path)(TABLES[0]), FestivalTable)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("file", ["pydantic/version.py", "pydantic_core/__init__.py"])
def test_another_pydantic_makes_it_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str) -> None:
    for each in ("pydantic/version.py", "pydantic_core/__init__.py"):
        (tmp_path / each).parent.mkdir()
        (tmp_path / each).touch()
        os.utime(tmp_path / each, ns=(10**18, 10**18))
    monkeypatch.setattr("pydantic_core.__file__", str(tmp_path / "pydantic_core" / "__init__.py"))
    made: list[object] = []
    monkeypatch.setattr("filmtrack.catalogue.kept_check._made", lambda: made.append(0) or {"type": "any"})
    (tmp_path / "cache").mkdir(mode=0o700)
    for _ in range(2):
        festival_check(tmp_path / "cache")
    assert len(made) == 1
    os.utime(tmp_path / file, ns=(10**18, 10**18 + 1))
    festival_check(tmp_path / "cache")
    assert len(made) == 2


def test_what_checks_a_table_needs_no_model() -> None:
    def functions(part: object) -> Iterator[Any]:
        inner = part.values() if isinstance(part, dict) else part if isinstance(part, (list, tuple)) else ()
        yield from ([part["function"]] if isinstance(part, dict) and callable(part.get("function")) else [])
        for each in inner:
            yield from functions(each)

    found = list(functions(_made()))
    assert len(found) > 50
    assert {getattr(each, "__module__", None) for each in found} == {"filmtrack.catalogue.written_forms"}


def test_a_key_may_have_the_name_of_a_part_that_a_schema_can_do_without() -> None:
    class Inner(Table):
        metadata: int
        serialization: int = 2

    Inner.model_rebuild()
    read = SchemaValidator(_without_models(Inner.__pydantic_core_schema__)).validate_python({"metadata": 1})
    assert vars(read) == {"metadata": 1, "serialization": 2}


def test_an_edit_imports_pydantics_core_and_nothing_else_of_pydantic(spawn, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    catalogue = {"FILMTRACK_CATALOGUE": str(own)}
    for second, city in enumerate(("Rome", "Oslo")):
        own.write_text(f'[[festival]]\nid = "nachtfilm"\nname = "Nachtfilm"\ncity = "{city}"\n')
        os.utime(own, ns=(10**18, 10**18 + second))
        result = spawn("festival", "show", "nachtfilm", env={**catalogue, "PYTHONPROFILEIMPORTTIME": "1"})
        assert city in result.out
    imported = {line.rpartition("|")[2].strip() for line in result.err.splitlines()}
    assert "filmtrack.catalogue.kept_check" in imported
    assert {each for each in imported if each.partition(".")[0] == "pydantic"} == set()
