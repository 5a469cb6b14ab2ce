"""The filters of the contract: the same name, kind and words in every command, and each of them at work."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from filmtrack.cli.app import whole_app
from filmtrack.cli.filter_options import NAMES, OFFERED, spelt

CONTRACT = (
    "--film --festival --section --edition --status --kind --country --platform --genre --tag --qualifying --scheme "
    "--student --free --max-fee --month --within --from --to"
).split()
WRITING = {"submit", "plan", "apply", "tick", "untick", "announce", "watch", "unwatch", "ledger copy"}
"""What records something has options of its own under some of these names: `submit --to FESTIVAL`."""
OWN_WORDS = {"film add", "film edit", "film screened", "festival add"}


def commands(command: Any, words: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    """Every command with its words."""
    if words:
        yield " ".join(words), command
    for name, each in getattr(command, "commands", {}).items():
        yield from commands(each, (*words, name))


@pytest.fixture(scope="module")
def tree() -> dict[str, Any]:
    return dict(commands(whole_app()))


def options(command: Any) -> dict[str, Any]:
    return {name: each for each in command.params for name in each.opts if each.param_type_name == "option"}


def test_the_filters_are_those_of_the_contract():
    assert [spelt(each) for each in NAMES] == CONTRACT


def test_each_command_offers_exactly_the_filters_of_the_table(tree):
    own = WRITING | OWN_WORDS
    found = {words: [each for each in CONTRACT if each in options(each_)] for words, each_ in tree.items()}
    offered = {words: each for words, each in found.items() if each and words not in own}
    assert offered == {words: [spelt(each) for each in NAMES if each in names] for words, names in OFFERED.items()}


@pytest.mark.parametrize("name", CONTRACT)
def test_a_filter_has_one_kind_and_one_help_everywhere(tree, name):
    found = {
        (each.help, repr(each.type), each.multiple, each.is_flag, str(each.default))
        for words in OFFERED
        if (each := options(tree[words]).get(name))
    }
    assert len(found) == 1


def test_every_command_that_lists_rows_says_what_its_filters_mean(tree, monkeypatch):
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "scripts"))
    from reference_filters import MEANINGS, NO_FILTERS

    assert list(MEANINGS) == list(OFFERED)
    assert all(bool(MEANINGS[words].without) == (set(names) != set(NAMES)) for words, names in OFFERED.items())
    listing = {words for words, each in tree.items() if "--json" in options(each)} - {"remind"}
    assert listing | {"calendar", "report", "update", "remind"} == set(OFFERED) | set(NO_FILTERS)


CATALOGUE = """
[[festival]]
id = "lund"
name = "Lund Shorts"
kind = "festival"
country = "SE"
timezone = "Europe/Stockholm"
platforms = ["FilmFreeway"]
qualifying = ["bafta"]
genres = ["animation"]
student = "only"
[[festival.section]]
id = "student"
[[festival.edition]]
year = 2027
[[festival.edition.deadline]]
tier = "regular"
date = 2027-01-20
sections = ["student"]
fee = "free"
source = "https://example.org/lund"
checked = 2026-11-20
[[festival]]
id = "arles"
name = "Arles Court"
kind = "market"
country = "FR"
timezone = "Europe/Paris"
platforms = ["Short Film Depot"]
max_runtime = "10:00"
[[festival.edition]]
year = 2028
[[festival.edition.deadline]]
tier = "regular"
date = 2027-02-10
fee = "30 EUR"
source = "https://example.org/arles"
checked = 2026-11-20
"""
"""Two festivals that no filter takes for each other."""


@pytest.fixture
def here(run, tmp_path):
    """Runs with these two festivals beside the shipped ones, of which no answer here may speak, and two films."""
    (tmp_path / "two.toml").write_text(CATALOGUE, encoding="utf-8")

    def ask(*arguments: str, **how: Any) -> Any:
        return run("--catalogue", str(tmp_path / "two.toml"), *arguments, **how)

    bus = ("Night Bus", "--runtime", "14:30", "--genre", "animation", "--student")
    for title, *more in (bus, ("Paper Boats", "--runtime", "8:00", "--no-student")):
        assert ask("film", "add", title, "--tag", title.split()[0].lower(), "--country", "HK", *more).status == 0
    assert ask("submit", "night-bus", "lund", "--section", "student", "--yes").status == 0
    assert ask("plan", "paper-boats", "arles", "--fee", "30 EUR", "--yes").status == 0
    return ask


def told(result: Any, key: str = "festival") -> set[str]:
    assert result.status in {0, 1}, result.err
    return {each[key] for each in json.loads(result.out)["rows"] if each[key] in {"lund", "arles"}}


ONLY_LUND = [
    ("--festival", "lund"),
    ("--kind", "festival"),
    ("--country", "se"),
    ("--platform", "filmfreeway"),
    ("--qualifying", "bafta"),
    ("--edition", "2027"),
    ("--free",),
    ("--max-fee", "20 eur"),
    ("--month", "jan"),
    ("--from", "2027-01", "--to", "2027-01"),
    ("--within", "9w"),
]


@pytest.mark.parametrize("filters", ONLY_LUND, ids=" ".join)
@pytest.mark.parametrize(
    ("command", "key"),
    [("upcoming", "festival"), ("festival list", "id"), ("timeline", "festival"), ("check", "festival")],
)
def test_what_festivals_say_is_filtered_alike(here, command, key, filters):
    film = ["paper-boats", "--why-not"] if command == "check" else []
    far = ["--within", "120d"] if command == "upcoming" and filters[0] not in {"--month", "--from", "--within"} else []
    assert told(here(*command.split(), *film, *filters, *far, "--json"), key) == {"lund"}


@pytest.mark.parametrize(
    "filters",
    [
        ("--film", "night-bus"),
        ("--tag", "NIGHT"),
        ("--student",),
        ("--genre", "animation"),
        ("--festival", "lund"),
        ("--section", "student"),
        ("--edition", "2027"),
        ("--status", "submitted"),
        ("--kind", "festival"),
        ("--country", "SE"),
        ("--qualifying", "bafta"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("command", ["log", "budget --by festival", "film list"])
def test_what_entries_say_is_filtered_alike(here, command, filters):
    if command == "film list" and filters[0] in {"--kind", "--country", "--qualifying"}:
        return
    key = {"log": "festival", "budget --by festival": "group", "film list": "id"}[command]
    result = here(*command.split(), *filters, "--json")
    assert result.status == 0, result.err
    assert {each[key] for each in json.loads(result.out)["rows"]} == {"night-bus" if key == "id" else "lund"}


@pytest.mark.parametrize("filters", [("--tag", "paper"), ("--film", "paper-boats"), ("--film", "夜", "--tag", "paper")])
def test_films_are_chosen_alike(here, filters):
    assert here("film", "edit", "paper-boats", "--other-title", "夜船").status == 0
    assert told(here("upcoming", "--within", "120d", *filters, "--json")) == {"arles"}
    assert told(here("check", *filters, "--json")) == {"arles"}
    assert told(here("timeline", *filters, "--json")) == {"arles"}
    assert {each["film"] for each in json.loads(here("premiere", *filters, "--json").out)["rows"]} == {"paper-boats"}
    assert "arles" in here("calendar", *filters, "--festival", "arles", "--festival", "lund").out
    assert "lund" not in here("calendar", *filters, "--festival", "arles", "--festival", "lund").out


def test_of_several_films_a_row_says_which_may_enter(here):
    both = ("--film", "night-bus", "--film", "paper-boats")
    rows = json.loads(here("upcoming", "--within", "120d", *both, "--json").out)["rows"]
    films = {each["festival"]: each["films"] for each in rows}
    assert (films["lund"], films["arles"]) == (["night-bus"], ["paper-boats"])


def test_a_tag_that_no_film_has_is_said(here):
    for command in ("upcoming", "calendar", "check", "timeline", "report"):
        result = here(command, "--tag", "nobody")
        assert (result.status, result.out) == (4, "")
        assert "no film fits --film and --tag" in result.err


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        (
            ("--platform", "filmfreway"),
            "--platform: nothing in the catalogue has 'filmfreway'; the nearest is FilmFreeway",
        ),
        (("--genre", "animtion"), "--genre: nothing in the catalogue has 'animtion'; the nearest is animation"),
        (("--section", "studnet"), "--section: nothing in the catalogue has 'studnet'; the nearest is student"),
        (("--section", "zzz"), "--section: nothing in the catalogue has 'zzz'\n"),
        (("--qualifying", "bfta"), "--qualifying: nothing in the catalogue has 'bfta'; the nearest is bafta"),
        (("--qualifying", "oscar"), "--qualifying: nothing in the catalogue has 'oscar'; it has academy, bafta"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("command", ["upcoming", "festival list", "log", "check paper-boats", "checklist --missing"])
def test_a_word_that_stands_nowhere_is_said_once_with_the_nearest(here, command, filters, said):
    words = [each for each in command.split() if not each.startswith("--")]
    plain, found = here(*command.split()), here(*command.split(), *filters)
    assert found.err.count(said) == 1
    assert found.status in {0, plain.status, 1 if words[0] == "check" else 0}
    assert said not in here(*command.split(), *filters, "-q").err


@pytest.mark.parametrize(
    "filters",
    [("--platform", "Own Way"), ("--genre", "Poem"), ("--section", "student"), ("--qualifying", "BAFTA")],
    ids=" ".join,
)
def test_a_word_that_stands_in_the_catalogue_or_the_ledger_is_no_slip(here, filters):
    assert here("film", "edit", "paper-boats", "--genre", "poem").status == 0
    assert here("update", "paper-boats", "arles", "--via", "Own Way").status == 0
    assert "nothing in the catalogue" not in here("log", *filters).err


def test_a_checklist_of_all_takes_every_filter(here):
    def films(*filters: str) -> set[str]:
        return {each["film"] for each in json.loads(here("checklist", "--missing", *filters, "--json").out)["rows"]}

    assert (
        films()
        == films("--country", "FR")
        == films("--status", "planned")
        == films("--month", "feb")
        == {"paper-boats"}
    )
    assert films("--to", "2027-02") == films("--within", "120d") == films("--max-fee", "30 EUR") == {"paper-boats"}
    assert films("--within", "30d") == films("--from", "2027-03") == films("--status", "selected") == set()
    assert films("--platform", "FilmFreeway") == films("--scheme", "nae") == films("--month", "jan") == set()


def test_of_one_festival_a_checklist_takes_what_names_the_entry(here):
    assert here("checklist", "night-bus", "lund", "--section", "student", "--edition", "2027").status == 0
    for more in (("--section", "student", "--section", "open"), ("--country", "SE"), ("--tag", "night")):
        result = here("checklist", "night-bus", "lund", *more)
        assert (result.status, result.out) == (2, "")
        assert "--missing looks at all entries" in result.err


def test_trips_are_filtered(here):
    def trips(*filters: str) -> set[str]:
        return {each["film"] for each in json.loads(here("sponsor", "--scheme", "nae", *filters, "--json").out)["rows"]}

    assert here("update", "night-bus", "lund", "selected").status == 0
    assert trips("--all") == trips("--festival", "lund") == trips("--tag", "night") == {"night-bus"}
    assert trips("--status", "selected") == trips("--section", "student") == {"night-bus"}
    assert trips("--country", "FR") == trips("--all", "--edition", "2026") == trips("--status", "granted") == set()
    assert trips("--platform", "nowhere") == trips("--within", "30d") == set()
    assert here("sponsor", "night-bus", "lund", "--tag", "night").status == 2
    assert here("sponsor", "night-bus", "lund", "--edition", "2027", "--edition", "2028").status == 2
    assert here("sponsor", "--status", "nothing").status == 2
    assert here("sponsor", "--scheme", "nae", "--scheme", "hkadc", "--round", "2019").status == 2


def test_reminders_are_filtered_and_what_is_left_out_is_not_told(here):
    def due(*filters: str) -> set[str | None]:
        return {each["film"] for each in json.loads(here("remind", "--all", *filters, "--json").out)["rows"]}

    every = due("--now", "2027-02-08T12:00Z")
    assert {"paper-boats", "night-bus"} >= every > set()
    then = ("--now", "2027-02-08T12:00Z")
    assert due("--tag", "paper", *then) == due("--country", "FR", *then) == {"paper-boats"}
    assert due("--edition", "2028", *then) == due("--month", "feb", *then) == {"paper-boats"}
    assert due("--film", "night-bus", *then) == due("--kind", "competition", *then) == set()
    assert here("remind", "--film", "night-bus", *then).out == ""
    assert "Arles" in here("remind", *then).out


def test_digests_are_filtered(here):
    assert "Arles" in here("remind", "--now", "2027-02-08T12:00Z").out

    def digests(*filters: str) -> int:
        return len(json.loads(here("remind", "history", *filters, "--now", "2027-02-09T12:00Z", "--json").out)["rows"])

    assert digests() == digests("--status", "delivered") == digests("--month", "feb") == digests("--to", "today") == 1
    assert digests("--status", "failed") == digests("--to", "2027-02-07") == digests("--from", "today") == 0
    assert here("remind", "history", "--status", "lost").status == 2


def test_schemes_are_filtered(here):
    def schemes(*filters: str) -> set[str]:
        return {each["id"] for each in json.loads(here("scheme", "list", *filters, "--json").out)["rows"]}

    rows = json.loads(here("scheme", "list", "--json").out)["rows"]
    assert schemes("--status", "open") == {each["id"] for each in rows if each["round_status"] == "open"}
    assert schemes("--scheme", "nae") == {"nae"}
    assert "nae" in schemes("--festival", "clermont") < {each["id"] for each in rows}
    assert schemes("--within", "1y") == {
        each["id"] for each in rows if each["next_on"] and "2026-11-22" <= each["next_on"] <= "2027-11-22"
    }
    assert here("scheme", "list", "--status", "expected").status == 2


def test_a_plan_chooses_among_what_the_filters_find(here):
    def plan(*filters: str) -> set[str]:
        result = here("propose", "night-bus", *filters, "--json")
        assert result.status == 0, result.err
        return {each["festival"] for each in json.loads(result.out)["rows"]}

    assert plan("--festival", "rotterdam") <= {"rotterdam"}
    french = plan("--country", "FR")
    assert french
    assert french <= {
        each["id"] for each in json.loads(here("festival", "list", "--country", "FR", "--json").out)["rows"]
    }
    assert plan("--kind", "market", "--festival", "arles", "--max-fee", "5 EUR") == set()
    assert here("propose", "night-bus", "--film", "paper-boats").status == 2


def test_the_year_is_drawn_over_the_days_that_are_named(here):
    drawn = here("timeline", "--festival", "lund", "--from", "2027-01", "--to", "2027-02").out.splitlines()
    assert drawn[0].split() == ["Jan", "Feb"]
    assert "Lund" in drawn[1]
    assert here("timeline", "--month", "feb", "--festival", "lund").out == ""
    assert here("timeline", "--month", "feb", "--months", "3").status == 2
    assert "too long to be drawn" in here("timeline", "--to", "2040-05").err


def test_differences_are_filtered_by_the_festivals_of_the_files(run, tmp_path):
    old, new = tmp_path / "old.toml", tmp_path / "new.toml"
    old.write_text(CATALOGUE, encoding="utf-8")
    new.write_text(CATALOGUE.replace("2027-01-20", "2027-01-27").replace("2027-02-10", "2027-02-17"), encoding="utf-8")

    def moved(*filters: str) -> set[str]:
        result = run("catalogue", "diff", str(old), str(new), *filters, "--json")
        assert result.status == 0, result.err
        return {each["festival"] for each in json.loads(result.out)["rows"]}

    assert moved() == moved("--status", "moved") == {"lund", "arles"}
    assert moved("--festival", "lund shorts") == moved("--country", "SE") == moved("--edition", "2027") == {"lund"}
    assert moved("--status", "gone") == moved("--kind", "forum") == set()
    assert run("catalogue", "diff", str(old), str(new), "--festival", "clermont").status == 4


def test_a_log_asks_when_something_was_sent_and_when_it_is_answered_together(here):
    def numbers(*filters: str) -> list[int]:
        return [each["number"] for each in json.loads(here("log", *filters, "--json").out)["rows"]]

    assert here("update", "night-bus", "lund", "--answer-due", "2026-12-10", "--note", "x").status == 0
    assert numbers("--month", "nov", "--within", "30d") == numbers("--within", "30d") == [1]
    assert numbers("--month", "oct", "--within", "30d") == numbers("--month", "nov", "--within", "2d") == []


@pytest.mark.parametrize("name", ["--month", "--within", "--from", "--to", "--max-fee"])
@pytest.mark.parametrize("command", ["upcoming", "log", "festival list", "checklist --missing", "calendar", "budget"])
def test_no_words_are_no_day_and_no_money(here, command, name):
    result = here(*command.split(), name, "")
    assert (result.status, result.out) == (2, "")
