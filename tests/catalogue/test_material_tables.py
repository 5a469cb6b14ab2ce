"""The file of materials: read with every mistake named, and the shipped one fit for the shipped festivals."""

import tomllib

import pytest

from filmtrack.catalogue.material_tables import read_materials
from filmtrack.catalogue.materials import shipped_items
from filmtrack.catalogue.shipped import shipped_file
from filmtrack.catalogue.tables import MaterialTable
from filmtrack.catalogue.toml_file import parse_toml, read_toml
from filmtrack.domain.items import ANYWHERE
from filmtrack.domain.spelling import plain_name

GOOD = '[[material]]\nid = "stills"\nname = "Stills"\nscope = "film"\nnames = { zh = "劇照" }\nfile = "picture"\n'
PLATFORMS = {ANYWHERE, "FilmFreeway", "Festhome", "Short Film Depot", "own form"}


def read(text):
    return read_materials(parse_toml(text.encode(), "materials.toml"))


def shipped():
    return read_materials(read_toml(shipped_file("materials.toml")))


def festivals():
    return tomllib.loads(shipped_file("festivals.toml").read_text(encoding="utf-8"))["festival"]


def test_an_item_is_read_with_all_that_it_says():
    found = read(GOOD + 'usual.entry = "FilmFreeway"\nper_language = true\naliases = ["pics"]\noptional = true\n')
    (item,) = found.items
    assert found.problems == ()
    assert (item.id, item.name, item.chinese, item.scope, item.file) == ("stills", "Stills", "劇照", "film", "picture")
    assert item.usual == (("entry", ("FilmFreeway",)),)
    assert (item.per_language, item.optional, item.aliases) == (True, True, ("pics",))


@pytest.mark.parametrize(
    ("text", "line", "key", "said"),
    [
        (GOOD + "colour = 1\n", 1, "colour", "unknown key"),
        (GOOD + GOOD, 7, "id", "this id stands twice"),
        (GOOD + 'instead_of = ["ghost"]\n', 1, "instead_of", "there is no material ghost"),
        (GOOD.replace("picture", "sculpture"), 1, "file", "write one of"),
        (GOOD.replace('scope = "film"\n', ""), 1, "scope", "this key is missing"),
        (GOOD.replace('"stills"', "7"), 1, "id", "write text"),
        (GOOD.replace('"stills"', '"Big Stills"'), 1, "id", "small letters"),
        (GOOD + 'usual.later = ["x"]\n', 1, "usual.later", "unknown key"),
        ("material = 7\n", None, "material", "holds [[material]] tables"),
        ("material = [7]\n", None, None, "write a table"),
        ("[[festival]]\n", None, "festival", "holds [[material]] tables"),
        ("nonsense", 1, None, "not valid TOML"),
    ],
)
def test_each_mistake_is_named_with_its_line_and_key(text, line, key, said):
    (problem,) = read(text).problems
    assert said in str(problem.message)
    assert (problem.line, problem.key) == (line, key)


def test_a_mistake_hides_no_other_item():
    found = read('[[material]]\nid = "x"\n' + GOOD)
    assert [each.id for each in found.items] == ["stills"]
    assert {problem.id for problem in found.problems} == {"x"}


def test_the_shipped_list_is_sound_and_each_item_has_its_chinese_name():
    found = shipped()
    assert found.problems == ()
    assert [each.id for each in found.items if not each.chinese] == []
    assert len(list(found.items)) >= 35


def test_the_quick_reading_of_the_shipped_list_is_that_of_its_models():
    assert shipped_items() == shipped().items


def test_no_two_shipped_items_share_a_name():
    owners: dict[str, set[str]] = {}
    for each in shipped().items:
        for name in (each.id, *each.all_names):
            owners.setdefault(plain_name(name), set()).add(each.id)
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_every_item_that_a_shipped_festival_asks_for_has_a_name():
    asked = {each["item"] for festival in festivals() for each in festival.get("material", ())}
    assert asked
    assert asked - {each.id for each in shipped().items} == set()


def test_every_document_that_a_shipped_scheme_wants_has_a_name():
    schemes = tomllib.loads(shipped_file("schemes.toml").read_text(encoding="utf-8"))["scheme"]
    asked = {
        each["item"] for scheme in schemes for round_ in scheme.get("round", ()) for each in round_.get("document", ())
    }
    assert asked
    assert asked - {each.id for each in shipped().items} == set()


def test_what_is_usual_names_platforms_of_the_catalogue():
    named = {platform for each in shipped().items for _, places in each.usual for platform in places}
    assert named == PLATFORMS
    assert named - {ANYWHERE} <= {platform for each in festivals() for platform in each.get("platforms", ())}


def test_every_stage_and_scope_has_its_items():
    items = tuple(shipped().items)
    assert {stage for each in items for stage, _ in each.usual} == {"entry", "selection", "application", "claim"}
    assert {each.scope for each in items} == {"film", "entry"}
    assert {each.id for each in items if each.per_language} == {"subtitles", "subtitle-file", "dialogue-list"}


@pytest.mark.parametrize(
    "text",
    ['pixels = "big"', 'pixels = "0x10"', "dpi = 0", "words = 0", "megabytes = -1", 'up_to = "long"', "pixels = 7"],
)
def test_a_limit_that_cannot_be_meant_is_refused(text):
    with pytest.raises(ValueError, match=text.split(" ", maxsplit=1)[0]):
        MaterialTable.model_validate(tomllib.loads(f'item = "stills"\n{text}\n'))


def test_limits_are_read():
    table = MaterialTable.model_validate(tomllib.loads('item = "file"\npixels = "1920 × 1080"\nup_to = "01:00"\n'))
    assert (table.pixels, table.up_to) == ((1920, 1080), 60)
