"""The settings, as people read and write them."""

import json
from pathlib import Path

import pytest

from filmtrack.domain.telling import DESTINATIONS
from filmtrack.notify.mail import PORTS

FILE = "config/filmtrack/config.toml"


def settings(home: Path) -> Path:
    return home / FILE


def test_every_setting_says_where_it_came_from(run, home: Path):
    run("config", "set", "currency", "HKD")
    result = run("config", "--json", env={"FILMTRACK_TIMEZONE": "Europe/Paris"})
    rows = {row["key"]: (row["value"], row["source"]) for row in json.loads(result.out)["rows"]}
    assert rows["currency"] == ("HKD", str(settings(home)))
    assert rows["timezone"] == ("Europe/Paris", "FILMTRACK_TIMEZONE")
    assert rows["ledger"] == (str(home / "data" / "filmtrack" / "ledger.db"), "default")
    assert rows["mail.to"] == (None, "not set")


def test_setting_a_value_keeps_comments_and_order(run, home: Path):
    settings(home).parent.mkdir(parents=True)
    settings(home).write_text('# mine\nname = "Ann" # me\n\n[mail]\nport = 25\n')
    assert run("config", "set", "mail.server", "mail.example.org").status == 0
    assert run("config", "set", "mail.port", "587").status == 0
    assert (
        settings(home).read_text() == '# mine\nname = "Ann" # me\n\n[mail]\nport = 587\nserver = "mail.example.org"\n'
    )


@pytest.mark.parametrize(
    ("words", "written"),
    [
        (("mail.to", "ann@example.org", "ben@example.org"), '"ann@example.org", "ben@example.org"'),
        (("remind.days", "30", "7"), "30, 7"),
        (("name", "Chan Tai-man 陳大文"), '"Chan Tai-man 陳大文"'),
    ],
)
def test_lists_numbers_and_any_text_are_written_as_toml(run, home: Path, words, written: str):
    assert run("config", "set", *words).status == 0
    assert written in settings(home).read_text()
    assert run("config", "get", words[0]).out == "; ".join(words[1:]) + "\n"


def test_no_value_takes_a_setting_away(run, home: Path):
    run("config", "set", "currency", "HKD")
    run("config", "set", "currency")
    assert run("config", "get", "currency").out == ""
    assert "currency" not in settings(home).read_text()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("set", "curency", "HKD"), "did you mean currency?"),
        (("get", "timezon"), "did you mean timezone?"),
        (("set", "timezone", "Hong Kong"), "is no time zone"),
        (("set", "currency", "dollars"), "three capital letters"),
        (("set", "mail.port", "many"), "mail.port wants a whole number"),
        (("set", "currency", "HKD", "EUR"), "takes one value"),
        (("set", "rates", "1"), "rates is a whole table"),
        (("set", "budget.cap", "3000"), "is not an amount of money"),
        (("set", "propose.chance_percent", "500"), "a percentage"),
        (("set", "remind.days", "soon"), "remind.days wants days before"),
        (("set", "remind.via", "stdout", "fax"), "write one of stdout, mail, apprise"),
        (("set", "mail.security", "ssl"), "write one of starttls, tls, none"),
        (("set", "mail.port", "99999"), "from 1 to 65535"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(run, home: Path, words, said: str):
    result = run("config", *words)
    assert (result.status, settings(home).exists()) == (2, False)
    assert said in result.err


def test_an_amount_needs_no_quotes(run):
    assert run("config", "set", "budget.cap", "3000", "HKD").status == 0
    assert run("config", "get", "budget.cap").out == "3000 HKD\n"


def test_what_may_be_set_is_what_is_taken(run):
    assert DESTINATIONS == ("stdout", "mail", "apprise")
    for word in PORTS:
        assert run("config", "set", "mail.security", word).status == 0


def test_another_setting_that_is_wrong_keeps_no_value_from_being_set(run, home: Path):
    settings(home).parent.mkdir(parents=True)
    settings(home).write_text("[propose]\nchance_percent = 500\nunsure_percent = 500\n")
    assert run("config", "set", "propose.chance_percent", "50").status == 0


def test_a_broken_file_is_named_and_left_alone(run, home: Path):
    settings(home).parent.mkdir(parents=True)
    settings(home).write_text("name = \n")
    result = run("config", "set", "currency", "HKD")
    assert result.status == 3
    assert str(settings(home)) in result.err
    assert settings(home).read_text() == "name = \n"
    settings(home).write_bytes(b"name = '\xff'")
    assert run("config", "set", "currency", "HKD").status == 3


def test_no_password_or_token_is_shown(run):
    run("config", "set", "ledger", "postgresql://ann:secret@server/films?password=hidden")
    run("config", "set", "notify.urls", "tgram://token/chat")
    result = run("config")
    assert "postgresql://server/films" in result.out
    assert not any(word in result.out for word in ("secret", "tgram", "password="))


def test_the_path_is_told_before_the_file_is_there(run, home: Path):
    assert run("config", "path").out == f"{settings(home)}\n"


def test_the_editor_gets_the_file_and_what_it_leaves_is_checked(run, home: Path, tmp_path: Path):
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\necho "nmae = 1" > "$1"\n')
    editor.chmod(0o755)
    result = run("config", "edit", env={"EDITOR": str(editor)})
    assert result.status == 3
    assert "did you mean name?" in result.err
    assert run("config", "edit").status == 2


def test_init_writes_what_is_given_and_may_be_run_again(run, home: Path):
    assert run("init", "--name", "Chan Tai-man", "--zone", "Asia/Hong_Kong", "--mail", "chan@example.org").status == 0
    assert run("init", "--currency", "HKD").status == 0
    text = settings(home).read_text()
    assert all(each in text for each in ('name = "Chan Tai-man"', 'timezone = "Asia/Hong_Kong"', 'currency = "HKD"'))


def test_init_writes_all_or_nothing(run, home: Path):
    assert run("init", "--name", "Chan", "--zone", "Nowhere/Land").status == 2
    assert not settings(home).exists()


def test_init_never_waits_where_nobody_can_answer(run):
    result = run("init")
    assert result.status == 2
    assert "--name" in result.err


def test_init_keeps_the_applicants_facts_which_me_then_means(run, home: Path):
    assert run("init", "--language", "zh", "--applicant", "Chan: permanent-id, right-of-abode").status == 0
    assert run("config", "get", "applicant").out == "Chan: permanent-id, right-of-abode\n"
    run("film", "add", "Night Bus", "--owner", "me")
    owners = json.loads(run("film", "show", "night-bus", "--json").out)["rows"][0]["owners"]
    assert [(each["name"], each["permanent_id"], each["right_of_abode"]) for each in owners] == [("Chan", True, True)]


def test_me_is_refused_while_nobody_said_who_that_is(run):
    result = run("film", "add", "Night Bus", "--owner", "me")
    assert (result.status, result.out) == (2, "")
    assert "config set applicant" in result.err


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("applicant", "Chan: age 35", "an age grows"),
        ("applicant", "Chan: A123456(3)", "identity card"),
        ("applicant", "Chan: somehow", "says nothing that is known"),
        ("language", "klingon", "filmtrack speaks en, zh-Hant-HK"),
    ],
)
def test_a_setting_that_would_be_wrong_is_refused(run, home: Path, key: str, value: str, said: str):
    result = run("config", "set", key, value)
    assert result.status == 2
    assert said in result.err
    assert not settings(home).exists()


def test_init_asks_again_what_cannot_be_meant(monkeypatch, run, home: Path):
    answers = iter(["Chan", "klingon", "en", "Nowhere/Land", "Asia/Hong_Kong", "HKD", "", ""])
    monkeypatch.setattr("filmtrack.cli.asking.can_ask", lambda: True)
    monkeypatch.setattr("typer.prompt", lambda *_, **__: next(answers))
    result = run("init")
    assert result.status == 0
    assert "filmtrack speaks en, zh-Hant-HK" in result.err
    written = settings(home).read_text()
    assert 'name = "Chan"' in written
    assert "Nowhere" not in written


def test_settings_are_for_their_owner_alone(run, home: Path):
    run("config", "set", "applicant", "Chan: permanent-id")
    assert settings(home).stat().st_mode & 0o777 == 0o600
