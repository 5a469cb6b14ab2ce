"""After an edit only what changed is read; the catalogue is the one that reading everything gives."""

import os
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from filmtrack.catalogue import stretches
from filmtrack.catalogue.blocks import MOST_NEW, cut, cut_again
from filmtrack.catalogue.current import Compiled, compiled, current_catalogue
from filmtrack.catalogue.cuts import digests_of
from filmtrack.catalogue.known import Catalogue
from filmtrack.catalogue.load import load_catalogue
from filmtrack.catalogue.toml_file import parse_toml

FESTIVAL = """[[festival]]
id = "{id}"
{name}city = "{city}"
[[festival.edition]]
year = {year}
[[festival.edition.deadline]]
date = 2026-12-01
"""
ODDITIES = (
    "",
    "# [[festival]]\n",
    'note = ["[[festival]]"]\n',
    'note = ["""\n[[festival]]\nid = "inner"\n"""]\n',
    "note = ['''\n[[festival]]\n''']\n",
    " [[festival]]\nid = 'indented'\nname = 'x'\n",
    "[[ festival ]]\nid = 'spaced'\nname = 'x'\n",
    "[[scheme]]\nid = 'nae'\n",
    "[[festival.section]]\nid = 'shorts'\n",
    "[[festival.section]]\nid = 'shorts'\n[[festival.section]]\nid = 'shorts'\n",
    "city = 'twice'\n",
    "unknown = 1\n",
    "note = [\n",
    "\r\n",
)

festivals = st.builds(
    lambda id_, named, city, year, odd: (
        FESTIVAL.format(id=id_, name=f'name = "{id_}"\n' if named else "", city=city, year=year) + odd
    ),
    st.sampled_from("abcdef"),
    st.sampled_from([True, True, True, False]),
    st.sampled_from(["Rome", "Oslo", "香港"]),
    st.sampled_from([2026, 2027]),
    st.sampled_from((*[""] * 20, *ODDITIES)),
)
heads = st.sampled_from(["", "", "", "# ours\n", "\ufeff", "schema = 1\n", "other = 1\n", "festival = 3\n"])
texts = st.builds(lambda head, each: head + "".join(each), heads, st.lists(festivals, max_size=6))
histories = st.lists(st.tuples(st.integers(0, 1), texts), min_size=1, max_size=5)


class Files:
    """Two layers in a folder, each of whose edits has a time of its own, long ago."""

    def __init__(self, folder: Path) -> None:
        """In this folder."""
        self.paths = [folder / "one.toml", folder / "two.toml"]
        self.cache = folder / "cache"
        self._time = 10**18
        for each in (0, 1):
            self.write(each, "")

    def write(self, which: int, text: str) -> None:
        """Edit one of them."""
        self.paths[which].write_bytes(text.encode())
        self._time += 10**9
        os.utime(self.paths[which], ns=(self._time, self._time))

    def ask(self) -> Catalogue:
        """The catalogue, with the help of the index."""
        return current_catalogue(self.paths, cache=self.cache, zone_data="x")

    def compiled(self) -> Compiled | None:
        """The index, brought up to date."""
        return compiled(self.paths, cache=self.cache, zone_data="x")


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


def made(*ids: str, city: str = "Rome") -> str:
    return "".join(FESTIVAL.format(id=id_, name=f'name = "{id_}"\n', city=city, year=2027) for id_ in ids)


@pytest.mark.parametrize("length", [stretches.LENGTH, 2, 1])
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=histories)
def test_after_any_edits_the_catalogue_is_the_one_that_reading_everything_gives(
    tmp_path_factory: pytest.TempPathFactory, length: int, history: list[tuple[int, str]]
) -> None:
    files = Files(tmp_path_factory.mktemp("files"))
    with patch("filmtrack.catalogue.stretches.LENGTH", length):
        for which, text in history:
            files.write(which, text)
            whole = load_catalogue(files.paths)
            for _ in range(2):
                found = files.ask()
                assert found == whole
                assert list(found.by_id) == list(whole.by_id)


@given(before=texts, after=texts, length=st.integers(1, 3))
def test_a_file_is_cut_again_as_it_is_cut_the_first_time(before: str, after: str, length: int) -> None:
    with patch("filmtrack.catalogue.stretches.LENGTH", length):
        known = cut(parse_toml(before.encode(), "one.toml"))
        found = cut_again(after.encode(), "one.toml", known)
        expected = cut(parse_toml(after.encode(), "one.toml"))
    if found:
        assert (found.cut.ids, found.cut.digests) == (expected.ids, expected.digests)
        assert sum(size for _, size, _ in found.cut.stretches) == sum(size for _, size, _ in expected.stretches)
        assert sum(count for count, *_ in found.cut.stretches) == len(found.cut.ids)


def test_of_many_festivals_only_those_near_an_edit_are_looked_at_one_by_one(files: Files) -> None:
    ids = [f"a{each:03}" for each in range(10 * stretches.LENGTH)]
    files.write(0, made(*ids))
    files.ask()
    files.write(0, made(*ids[:300]) + made("b") + made(ids[300], city="Oslo") + made(*ids[301:]))
    looked: list[int] = []

    def digests(parts: list[bytes]) -> list[bytes]:
        looked.append(len(parts))
        return digests_of(parts)

    with patch("filmtrack.catalogue.blocks.digests_of", digests):
        found = files.compiled()
    assert found is not None
    assert found._changed.keys() == {"b", ids[300]}
    assert looked == [stretches.LENGTH + 1]


@pytest.mark.parametrize(
    ("edit", "changed"),
    [
        (lambda text: text.replace("Rome", "Oslo", 1), {"a"}),
        (lambda text: text + made("d"), {"d"}),
        (lambda text: made("_").replace('"_"', '"aa"') + text, {"aa"}),
        (lambda _: made("c", "a"), {"b"}),
        (lambda _: made("c", "b", "a"), set()),
        (lambda text: text.replace('id = "b"', 'id = "bb"'), {"b", "bb"}),
        (lambda text: "\ufeff" + text, set()),
    ],
)
def test_an_edit_is_all_that_is_read(files: Files, edit: Callable[[str], str], changed: set[str]) -> None:
    files.write(0, made("a", "b", "c"))
    files.ask()
    files.write(0, edit(made("a", "b", "c")))
    with patch("filmtrack.catalogue.toml_file.read_toml", side_effect=AssertionError("a whole file was read")):
        found = files.compiled()
        assert found is not None
        assert found._changed.keys() == changed
        assert files.ask().by_id == found.festivals()
    assert files.ask() == load_catalogue(files.paths)


def test_a_patch_in_another_layer_is_merged_with_what_it_patches(files: Files) -> None:
    files.write(0, made("a", "b"))
    files.write(1, '[[festival]]\nid = "a"\nkind = "market"\n')
    files.ask()
    files.write(0, made("a", "b", city="Oslo"))
    found = files.compiled()
    assert found is not None
    assert {id_: (each.city, each.kind) for id_, each in (found.festivals(["a", "b"]) or {}).items()} == {
        "a": ("Oslo", "market"),
        "b": ("Oslo", "festival"),
    }


@pytest.mark.parametrize(
    "text",
    [
        made("a").replace("Rome", "Oslo") + "unknown = 1\n",
        made("a").replace("Rome", "Oslo") + 'note = ["""x"""]\n',
        "# another head\n" + made("a"),
        made("a", "a"),
        "[[festival]]\nid = 3\n",
        "[[festival]]\n",
        made("a") + "[[scheme]]\nid = 'x'\n",
        made(*(f"a{each}" for each in range(MOST_NEW + 1))),
        '[[festival]]\nid = "a"\nname = "caf\ufffd"\n',
    ],
)
def test_what_is_unusual_is_read_whole(files: Files, text: str) -> None:
    files.write(0, made("a"))
    files.ask()
    files.write(0, text)
    if "\ufffd" in text:
        files.paths[0].write_bytes(text.encode("latin-1", "replace").replace(b"?", b"\xe9"))
    assert files.compiled() is None
    assert files.ask() == load_catalogue(files.paths)


def test_a_file_with_texts_over_several_lines_is_never_cut(files: Files) -> None:
    odd = made("a") + 'note = ["""\n[[festival]]\n"""]\n'
    files.write(0, odd)
    files.write(1, made("b"))
    files.ask()
    files.write(1, made("b", city="Oslo"))
    assert files.compiled() is not None
    files.write(1, made("b", "a"))
    assert files.compiled() is None
    files.ask()
    files.write(0, odd + "# end\n")
    assert files.compiled() is None
    assert files.ask() == load_catalogue(files.paths)


def test_where_the_index_cannot_be_written_the_answer_is_the_same(files: Files) -> None:
    files.write(0, made("a", "b"))
    files.ask()
    files.write(0, made("a") + made("b", city="Oslo"))
    with patch("filmtrack.catalogue.current.update_index", return_value=b""):
        for _ in range(2):
            assert files.ask() == load_catalogue(files.paths)
            found = files.compiled()
            assert found is not None
            assert (found.festivals(["b"]) or {})["b"].city == "Oslo"
            assert [*(found.festivals(["a"]) or {})] == ["a"]


def test_a_file_edited_while_it_is_read_is_not_believed(files: Files) -> None:
    files.write(0, made("a"))
    files.ask()
    files.write(0, made("a", city="Oslo"))
    stamps = iter(["", ""])
    with patch("filmtrack.catalogue.current.stamp", side_effect=lambda *_: next(stamps, None)):
        assert files.compiled() is None


def test_an_update_of_an_index_that_another_process_changed_is_given_up(files: Files) -> None:
    from filmtrack.catalogue import index

    files.write(0, made("a"))
    files.ask()
    files.write(0, made("a", city="Oslo"))
    real = index.update_index

    def late(folder: Path, old: index.Made, new: index.Made, *rest: object) -> bool:
        assert real(folder, old, new, *rest)  # type: ignore[arg-type]
        return real(folder, old, new, *rest)  # type: ignore[arg-type]

    with patch("filmtrack.catalogue.current.update_index", late):
        found = files.compiled()
    assert found is not None
    assert files.ask() == load_catalogue(files.paths)


def test_a_process_that_dies_in_the_middle_of_an_update_leaves_an_index_that_nobody_believes(files: Files) -> None:
    import sqlite3

    files.write(0, made("a", "b"))
    files.ask()
    (place,) = files.cache.glob("catalogue-*.db")
    with sqlite3.connect(place) as database:
        database.execute("update festival set festival = zeroblob(9) where id = 'a'")
    database.close()
    assert files.ask() == load_catalogue(files.paths)


def test_the_ids_for_tab_follow_an_edit(files: Files) -> None:
    files.write(0, made("a", "b"))
    files.ask()
    files.write(0, made("b", "c"))
    files.ask()
    assert (files.cache / "festival-ids").read_text() == "b\nc\n"
