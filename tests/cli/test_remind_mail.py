"""Reminders by a real mail server: each recipient on his own, nothing lost, nothing twice but under the same name."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from post import body, free_port, post_office
from runs import environment

EVENING = "2026-11-22T20:00+08:00"
NEXT_DAY = "2026-11-23T20:00+08:00"
OWN = """
[[festival]]
id = "lamma"
name = "Lamma Short"
source = "s"
[[festival.edition]]
year = 2027
[[festival.edition.deadline]]
tier = "late"
date = 2026-12-03
[[festival.edition.deadline]]
tier = "final"
date = 2026-12-07
"""


@pytest.fixture
def office(tmp_path):
    with post_office(tmp_path) as box:
        yield box


@pytest.fixture
def settings(home):
    """Writes the settings for a server, and gives their file."""

    def settings(port: int, *to: str, ca_file: Path | None = None, via: str = '["mail"]', security: str = "starttls"):
        file = home / "config" / "filmtrack" / "config.toml"
        file.parent.mkdir(parents=True, exist_ok=True)
        authority = f"ca_file = {json.dumps(str(ca_file))}\n" if ca_file else ""
        file.write_text(
            f"[remind]\nvia = {via}\n[mail]\nserver = '127.0.0.1'\nport = {port}\nsecurity = '{security}'\n"
            f"from = 'ann@example.org'\nto = {json.dumps(to)}\n{authority}"
        )

    return settings


@pytest.fixture
def remind(run, tmp_path):
    file = tmp_path / "own.toml"
    file.write_text(OWN)
    run("watch", "lamma", "--catalogue", str(file))

    def remind(*arguments: str, now: str = EVENING, **more):
        return run("remind", *arguments, "--catalogue", str(file), now=now, **more)

    return remind


def history(remind) -> list[tuple[str, str]]:
    found = json.loads(remind("history", "--json").out)["rows"]
    return [(row["to"], row["status"]) for row in found]


def test_each_recipient_gets_a_mail_of_his_own(office, settings, remind):
    settings(office.port, "ann@example.org", "bob@example.org", ca_file=office.ca_file)
    sent = remind("--exit-code")
    assert (sent.status, sent.out, sent.err) == (1, "", "")
    assert [rcpts for _, rcpts in office.envelopes] == [["ann@example.org"], ["bob@example.org"]]
    assert [mail["To"] for mail in office.taken] == ["ann@example.org", "bob@example.org"]
    assert office.taken[0]["Message-ID"] != office.taken[1]["Message-ID"]
    assert office.taken[0]["Subject"] == "filmtrack: 2 next (22 Nov 2026)"
    assert "Lamma Short 2027: late deadline" in body(office.taken[0])
    assert "<table>" in body(office.taken[0], "html")
    assert (remind("--exit-code").status, len(office.taken)) == (0, 2)


def test_a_program_is_given_what_was_mailed_or_should_have_been(office, settings, remind):
    settings(office.port, "ann@example.org", "bob@example.org", ca_file=office.ca_file)
    office.answers["ann@example.org"] = "451 greylisted"
    found = remind("--json")
    assert (found.status, len(json.loads(found.out)["rows"])) == (6, 2)
    office.answers.clear()
    found = remind("--json", now=NEXT_DAY)
    assert (found.status, len(json.loads(found.out)["rows"])) == (0, 2)
    assert json.loads(remind("--json", now=NEXT_DAY).out)["rows"] == []


def test_every_destination_is_told_for_itself(office, settings, remind):
    settings(office.port, "ann@example.org", ca_file=office.ca_file, via='["stdout", "mail"]')
    assert "Lamma Short" in remind().out
    assert len(office.taken) == 1
    assert remind().out == ""
    assert "Lamma Short" in remind("--all", tty=True).out


@pytest.mark.parametrize("answer", ["550 no such user", "451 greylisted"])
def test_one_refused_recipient_keeps_nobody_else_from_his_mail(office, settings, remind, answer):
    settings(office.port, "bob@example.org", "ann@example.org", ca_file=office.ca_file)
    office.answers["bob@example.org"] = answer
    refused = remind()
    assert refused.status == 6
    assert f"refused the mail to bob@example.org: {answer}" in refused.err
    assert [mail["To"] for mail in office.taken] == ["ann@example.org"]
    assert set(history(remind)) == {("ann@example.org", "delivered"), ("bob@example.org", "failed")}
    assert "did not arrive at bob@example.org" in remind(tty=True).err
    office.answers.clear()
    assert remind(now=NEXT_DAY).status == 0
    assert [mail["To"] for mail in office.taken] == ["ann@example.org", "bob@example.org"]
    late = body(office.taken[1])
    assert late.startswith("The digest of 22 Nov 2026 did not arrive: ")
    assert "in 10 days" in late  # told as it is now, not as it was
    assert set(history(remind)) == {("ann@example.org", "delivered"), ("bob@example.org", "delivered")}


def test_a_failed_mail_that_is_retried_keeps_its_name(settings, remind, tmp_path):
    settings(free_port(), "ann@example.org")
    assert remind().status == 6
    (row,) = json.loads(remind("history", "--json").out)["rows"]
    with post_office(tmp_path) as box:
        settings(box.port, "ann@example.org", ca_file=box.ca_file)
        assert remind(now=NEXT_DAY).status == 0
        assert box.taken[0]["Message-ID"] == row["message_id"]


def test_an_unknown_certificate_is_said_and_tried_again(office, settings, remind):
    settings(office.port, "ann@example.org")
    refused = remind()
    assert (refused.status, office.taken) == (6, [])
    assert "cannot be trusted" in refused.err
    assert "mail.ca_file" in refused.err


@pytest.mark.parametrize("cut", ["data lost", "data taken"])
def test_a_line_cut_after_the_content_repeats_the_same_mail(office, settings, remind, cut):
    settings(office.port, "ann@example.org", ca_file=office.ca_file)
    office.cut_at = cut
    lost = remind()
    assert lost.status == 6
    assert "it may have arrived" in lost.err
    assert history(remind) == [("ann@example.org", "unknown")]
    office.cut_at = ""
    assert remind(now=NEXT_DAY).status == 0
    names = {mail["Message-ID"] for mail in office.taken}
    assert len(names) == 1
    assert len({mail.as_bytes() for mail in office.taken}) == 1
    count = len(office.taken)
    assert (remind(now=NEXT_DAY).status, len(office.taken)) == (0, count)


def test_what_became_due_since_follows_the_repeated_mail_in_one_of_its_own(office, settings, remind):
    settings(office.port, "ann@example.org", ca_file=office.ca_file)
    office.cut_at = "data lost"
    remind()
    office.cut_at = ""
    assert remind(now="2026-12-01T20:00+08:00").status == 0
    first, second = office.taken
    assert "in 11 days" in body(first)
    assert "nobody knows the hour: take today for the last day" in body(second)
    assert first["Message-ID"] != second["Message-ID"]


def process(home, tmp_path, *, now: str = EVENING) -> subprocess.Popen:
    command = [sys.executable, "-m", "filmtrack", "remind", "--exit-code", "--catalogue", str(tmp_path / "own.toml")]
    return subprocess.Popen(
        command, env=environment(home, now=now), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_a_kill_between_the_servers_yes_and_our_note_repeats_the_same_mail(office, settings, remind, home, tmp_path):
    settings(office.port, "ann@example.org", ca_file=office.ca_file)
    running = process(home, tmp_path)
    office.on_goodbye = lambda: os.kill(running.pid, signal.SIGKILL)
    assert running.wait(60) == -signal.SIGKILL
    running.communicate()
    office.on_goodbye = None
    assert len(office.taken) == 1
    assert history(remind) == [("ann@example.org", "sending")]
    assert remind().status == 0  # the claim still stands: another run may be sending
    assert len(office.taken) == 1
    assert remind(now=NEXT_DAY).status == 0
    assert len(office.taken) == 2
    assert office.taken[0].as_bytes() == office.taken[1].as_bytes()
    assert history(remind) == [("ann@example.org", "delivered")]
    remind(now=NEXT_DAY)
    assert len(office.taken) == 2


def test_two_runs_at_once_send_one_mail(office, settings, remind, home, tmp_path):
    settings(office.port, "ann@example.org", ca_file=office.ca_file)
    office.slow = 3
    runs = [process(home, tmp_path) for _ in range(2)]
    results = [(*each.communicate(timeout=60), each.returncode) for each in runs]
    assert [(out, err) for out, err, _ in results] == [("", "")] * 2
    assert sorted(status for *_, status in results) == [0, 1]
    assert len(office.taken) == 1
    assert history(remind) == [("ann@example.org", "delivered")]


def test_who_waits_for_another_run_says_so_when_asked(office, settings, remind, home, tmp_path):
    settings(office.port, "ann@example.org", ca_file=office.ca_file)
    running = process(home, tmp_path)
    office.on_goodbye = lambda: os.kill(running.pid, signal.SIGKILL)
    running.communicate(timeout=60)
    assert remind("-v").err == "another run is sending to mail ann@example.org\n"


def test_no_transaction_is_open_while_something_is_sent(office, settings, remind, run):
    settings(office.port, "ann@example.org", ca_file=office.ca_file)
    written = []
    office.on_goodbye = lambda: written.append(run("film", "add", "Night Bus").status)
    assert remind().status == 0
    assert written == [0]


def test_apprise_carries_what_is_due_to_each_service_once(settings, remind, home, monkeypatch):
    from filmtrack.message import message
    from filmtrack.notify import services
    from filmtrack.notify.outcome import ARRIVED, Outcome

    sent, answers = [], {"json://a": ARRIVED, "json://b": Outcome(failure=message("no"), hint=message("why"))}
    monkeypatch.setattr(services, "send_to_service", lambda d, url: sent.append((url, d.text)) or answers[url])
    monkeypatch.setattr(services, "apprise_module", lambda: None)
    file = home / "config" / "filmtrack" / "config.toml"
    file.parent.mkdir(parents=True)
    file.write_text("[notify]\nurls = ['json://a']\nurls_command = 'echo json://b'\n")
    told = remind("--via", "apprise", "--json")
    assert (told.status, [url for url, _ in sent]) == (6, ["json://a", "json://b"])
    assert "filmtrack: no\n  why\n" in told.err
    answers["json://b"] = ARRIVED
    assert remind("--via", "apprise", now=NEXT_DAY).status == 0
    assert [url for url, _ in sent] == ["json://a", "json://b", "json://b"]


def test_a_destination_that_cannot_be_used_keeps_nobody_else_from_being_told(
    office, settings, remind, home, monkeypatch
):
    monkeypatch.setitem(sys.modules, "apprise", None)
    settings(office.port, "ann@example.org", "bob", ca_file=office.ca_file, via='["apprise", "pigeon", "mail"]')
    assert remind("--dry-run").status == 6
    told = remind("--exit-code")
    assert told.status == 6
    assert [line for line in told.err.splitlines() if line.startswith("filmtrack: ")] == [
        f"filmtrack: {home}/config/filmtrack/config.toml: remind.via: there is no destination 'pigeon'",
        f"filmtrack: {home}/config/filmtrack/config.toml: mail.to: bob is no address",
        "filmtrack: --via apprise needs Apprise, which is not installed",
    ]
    assert "pip install 'filmtrack[notify]'" in told.err
    assert [mail["To"] for mail in office.taken] == ["ann@example.org"]
    assert (remind("--via", "apprise", "--via", "stdout").status, len(office.taken)) == (6, 1)


def test_nobody_to_tell_is_a_failure_with_every_reason(remind, settings, monkeypatch):
    monkeypatch.setitem(sys.modules, "apprise", None)
    settings(free_port(), via='["mail", "apprise"]')
    refused = remind("--json")
    assert (refused.status, refused.out) == (6, "")
    assert "does not say mail.to" in refused.err
    assert refused.err.count("Apprise") == 1


def test_addresses_that_cannot_be_had_keep_none_of_the_others_from_being_told(settings, remind, home, monkeypatch):
    from filmtrack.notify import services
    from filmtrack.notify.outcome import ARRIVED

    sent = []
    monkeypatch.setattr(services, "send_to_service", lambda _, url: sent.append(url) or ARRIVED)
    monkeypatch.setattr(services, "apprise_module", lambda: None)
    settings(free_port())
    with (home / "config" / "filmtrack" / "config.toml").open("a") as file:
        file.write("[notify]\nurls = ['json://a']\nurls_command = 'exit 2'\n")
    told = remind("--via", "apprise")
    assert (told.status, sent) == (6, ["json://a"])
    assert "the command for the list of notify urls failed" in told.err
