"""`filmtrack catalogue update`: a shared catalogue from a page, a folder or a git remote, and every way to fail."""

import json
import os
import ssl
import subprocess
from pathlib import Path

import pytest
import trustme

from catalogues import ship
from filmtrack.catalogue import shared_git, shared_page, shared_place
from pages import sends, web_site

TEAM = """# our own list
[[festival]]
id = "team"
name = "Team Short"
source = "s"
checked = 2026-11-01
[[festival.edition]]
year = 2027
[[festival.edition.deadline]]
date = 2026-12-09
"""
MOVED = TEAM.replace("2026-12-09", "2026-12-16")
SCHEME = '[[scheme]]\nid = "fund"\nname = "Fund"\nsource = "s"\nchecked = 2026-11-01\n[[scheme.round]]\nid = "2027"\n'


@pytest.fixture(autouse=True)
def small(monkeypatch, tmp_path: Path):
    ship(monkeypatch, tmp_path)


@pytest.fixture
def site():
    with web_site() as running:
        running.pages["/f.toml"] = sends(TEAM.encode(), ETag='"one"')
        yield running


def shared(home: Path, name: str = "festivals.toml") -> Path:
    return home / "data" / "filmtrack" / "shared" / name


def due(run) -> list[str]:
    return [row["date"] for row in json.loads(run("upcoming", "--festival", "team", "--json").out)["rows"]]


def test_a_shared_catalogue_is_fetched_shown_used_and_remembered(run, home: Path, site):
    result = run("catalogue", "update", site.url("/f.toml"))
    assert (result.status, result.out) == (0, "new  Team Short team\n")
    assert shared(home).read_text() == TEAM
    assert due(run) == ["2026-12-09"]
    assert run("config", "get", "shared_catalogue").out.strip() == site.url("/f.toml")
    site.pages["/f.toml"] = sends(MOVED.encode())
    again = run("catalogue", "update")
    assert again.out == "moved  Team Short team  2027 regular  9 Dec 2026 → 16 Dec 2026\n"
    assert "cp -- " in again.err
    assert (due(run), shared(home, "festivals.toml.previous").read_text()) == (["2026-12-16"], TEAM)


def test_it_lies_over_the_shipped_catalogue_and_under_the_users_own(run, home: Path, tmp_path: Path):
    (tmp_path / "team.toml").write_text(TEAM)
    assert run("catalogue", "update", "team.toml").status == 0
    run("announce", "team", "2026-12-20", "--edition", "2027", "--source", "mail")
    assert due(run) == ["2026-12-20"]
    layers = run("catalogue", "path").out.splitlines()
    assert layers[1:] == [str(shared(home)), str(home / "config" / "filmtrack" / "festivals.toml")]
    assert str(shared(home)) in run("doctor", "-v").out
    assert f"fetched on 2026-11-22 from {tmp_path / 'team.toml'}" in run("doctor", "-v").out


def test_an_everyday_upcoming_sees_a_shared_catalogue_that_came_or_changed(shell, tmp_path: Path):
    asked = "filmtrack upcoming --within 40d --json | grep -c team-made; true"
    made = TEAM.replace('"team"', '"team-made"')
    (tmp_path / "team.toml").write_text(made)
    assert shell(f"{asked}; {asked}").out == "0\n0\n"
    update = "filmtrack catalogue update team.toml -q >/dev/null"
    assert shell(f"{update}; {asked}; {asked}").out == "1\n1\n"
    (tmp_path / "team.toml").write_text(made.replace("2026-12-09", "2027-09-09"))
    assert shell(f"{update}; {asked}; {asked}").out == "0\n0\n"


def test_what_did_not_change_is_not_sent_again(run, home: Path, site):
    run("catalogue", "update", site.url("/f.toml"))
    site.pages["/f.toml"] = sends(b"", 304)
    result = run("catalogue", "update")
    assert (result.status, result.out, "as it was" in result.err) == (0, "", True)
    assert site.asked[-1][1]["If-None-Match"] == '"one"'
    shared(home).write_text(MOVED)
    site.pages["/f.toml"] = sends(TEAM.encode())
    assert run("catalogue", "update").status == 0
    assert "If-None-Match" not in site.asked[-1][1]
    assert shared(home).read_text() == TEAM


def test_a_dry_run_shows_the_changes_and_writes_nothing(run, home: Path, site):
    result = run("catalogue", "update", site.url("/f.toml"), "--dry-run")
    assert (result.status, result.out) == (0, "new  Team Short team\n")
    assert not shared(home).exists()
    assert run("config", "get", "shared_catalogue").out == ""


def test_what_would_be_gone_wants_a_yes(run, home: Path, tmp_path: Path):
    (tmp_path / "team.toml").write_text(TEAM + SCHEME)
    assert run("catalogue", "update", "team.toml").status == 0
    (tmp_path / "team.toml").write_text(TEAM.replace("team", "other"))
    refused = run("catalogue", "update")
    assert (refused.status, "2 festivals or schemes would be gone" in refused.err) == (1, True)
    assert shared(home).read_text() == TEAM + SCHEME
    assert run("catalogue", "update", "--yes").status == 0
    assert shared(home).read_text() == TEAM.replace("team", "other")


def test_a_patch_of_ones_own_is_told_of_that_would_be_left_without_its_festival(run, home: Path, tmp_path: Path):
    (tmp_path / "team.toml").write_text(TEAM)
    run("catalogue", "update", "team.toml")
    own = home / "config" / "filmtrack" / "festivals.toml"
    own.write_text('# mine\n[[festival]]\nid = "team"\ncity = "Lund"\n')
    (tmp_path / "team.toml").write_text(TEAM.replace("team", "other"))
    said = f"{own}:2: without the shared catalogue nothing else is known of team, and this is left out\n"
    for way in ("--dry-run", "--yes"):
        assert said in run("catalogue", "update", way).err
    own.write_text('[[festival]]\nid = "other"\nname = "Other"\nsource = "s"\n')
    (tmp_path / "team.toml").write_text(TEAM)
    assert str(own) not in run("catalogue", "update", "--yes").err  # a whole festival needs nobody


@pytest.mark.parametrize("broken", ["festival = 3", '[[festival]]\nid = ["team"]'])
def test_whatever_stands_in_ones_own_file_keeps_no_shared_catalogue_away(run, home: Path, tmp_path: Path, broken):
    (tmp_path / "team.toml").write_text(TEAM)
    run("catalogue", "update", "team.toml")
    (home / "config" / "filmtrack" / "festivals.toml").write_text(broken)
    (tmp_path / "team.toml").write_text(TEAM.replace("team", "other"))
    assert run("catalogue", "update", "--yes").status == 0
    assert shared(home).read_text() == TEAM.replace("team", "other")


def test_one_file_may_hold_schemes_too(run, tmp_path: Path):
    (tmp_path / "team.toml").write_text(TEAM + SCHEME)
    result = run("catalogue", "update", "team.toml")
    assert result.out == "new  Team Short team\nnew  Fund fund        scheme\n"
    assert "fund" in run("scheme", "list").out
    assert run("catalogue", "check").status == 0
    (tmp_path / "team.toml").write_text(TEAM + SCHEME.replace("2027", "2028").replace('"Fund"', '"Fund"\nask = "Ann"'))
    assert [line.split("  ")[-1] for line in run("catalogue", "update").out.splitlines()] == [
        "scheme ask",
        "scheme round 2027",
        "scheme round 2028",
    ]


def test_a_folder_may_hold_both_files(run, home: Path, tmp_path: Path):
    folder = tmp_path / "drive"
    folder.mkdir()
    assert run("catalogue", "update", "drive").status == 6
    (folder / "festivals.toml").write_text(TEAM)
    (folder / "schemes.toml").write_text(SCHEME)
    assert run("catalogue", "update", "drive").status == 0
    assert (shared(home).read_text(), shared(home, "schemes.toml").read_text()) == (TEAM, SCHEME)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"[[festival]\n", "festivals.toml:1"),
        (b'[[festival]]\nid = "x"\n', "has no name"),
        (TEAM.replace("2026-12-09", '"soon"').encode(), "deadline"),
        (b"", "holds no festivals"),
        (b"\xff\xfe", "not UTF-8"),
        (b'{"error": "quota"}', "not valid TOML"),
    ],
)
def test_what_is_not_sound_replaces_nothing(run, home: Path, site, body: bytes, said: str):
    run("catalogue", "update", site.url("/f.toml"))
    site.pages["/f.toml"] = sends(body)
    result = run("catalogue", "update")
    assert (result.status, said in result.err, shared(home).read_text()) == (3, True, TEAM), result.err


HTML = b"<!doctype html><html>"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (sends(b"gone", 404), "answered 404"),
        (sends(b"broken", 500), "answered 500"),
        (sends(TEAM.encode()[:40], Content_Length=str(len(TEAM))), "broke off"),
        (sends(HTML, Content_Type="text/html; charset=utf-8"), "is a web page"),
        (sends(HTML), "is a web page"),
        (sends(b"", Content_Length="50000000"), "larger than 20 MB"),
        (lambda request: request.wfile.write(b"SSH-2.0-nonsense\r\n\r\n"), "cannot be reached"),
        (lambda request: request.connection.close(), "cannot be reached"),
        (sends(b"", 302, Location="ftp://127.0.0.1/f.toml"), "which is not safe"),
        (sends(b"", 302, Location="/f.toml"), "answered 302"),
    ],
)
def test_a_page_that_fails_is_one_sentence_and_changes_nothing(run, home: Path, site, answer, said: str):
    run("catalogue", "update", site.url("/f.toml"))
    site.pages["/f.toml"] = answer
    result = run("catalogue", "update")
    assert (result.status, said in result.err, shared(home).read_text()) == (6, True, TEAM), result.err
    assert result.err.count("\n") <= 2


def test_fifty_megabytes_of_html_are_not_read(run, site, monkeypatch):
    sent = []

    def pours(request):
        request.send_response(200)
        request.send_header("Content-Type", "text/plain")
        request.end_headers()
        for _ in range(50):
            request.wfile.write(b"<p>" + b"x" * 1_000_000)
            sent.append(1)

    monkeypatch.setattr(shared_page, "LARGEST", 2_000_000)
    site.pages["/big"] = pours
    result = run("catalogue", "update", site.url("/big"))
    assert (result.status, "no catalogue" in result.err) == (6, True)
    assert len(sent) < 50


def test_a_server_that_says_nothing_is_left_after_a_while(run, site, monkeypatch):
    monkeypatch.setattr(shared_page, "SILENCE_SECONDS", 0.1)
    site.pages["/slow"] = lambda _: site.ended.wait(20)
    result = run("catalogue", "update", site.url("/slow"))
    assert (result.status, "took too long" in result.err) == (6, True)


def test_a_server_that_drips_is_left_after_a_while(run, site, monkeypatch):
    def drips(request):
        request.send_response(200)
        request.end_headers()
        while not site.ended.wait(0.01):
            request.wfile.write(b"#")

    monkeypatch.setattr(shared_page, "PATIENCE_SECONDS", 0.1)
    site.pages["/drip"] = drips
    assert "took too long" in run("catalogue", "update", site.url("/drip")).err


def test_a_redirect_is_followed_and_told(run, home: Path, site):
    site.pages["/old"] = sends(b"", 301, Location="/f.toml?token=secret")
    site.pages["/f.toml?token=secret"] = sends(TEAM.encode())
    result = run("catalogue", "update", site.url("/old"))
    assert (result.status, shared(home).read_text()) == (0, TEAM)
    assert f"{site.url('/old')} led to {site.url('/f.toml')}?…" in result.err
    assert "secret" not in result.err


@pytest.fixture
def safe_site(tmp_path: Path):
    authority = trustme.CA()
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    with web_site(context) as running:
        yield running, {"SSL_CERT_FILE": str(tmp_path / "authority.pem")}


def test_an_encrypted_page_never_leads_to_one_that_is_not(run, home: Path, site, safe_site):
    safe, trusting = safe_site
    safe.pages["/f.toml"] = sends(TEAM.encode())
    assert run("catalogue", "update", safe.url("/f.toml"), env=trusting).status == 0
    safe.pages["/f.toml"] = sends(b"", 302, Location=site.url("/f.toml"))
    result = run("catalogue", "update", env=trusting)
    assert (result.status, "not safe" in result.err, site.asked) == (6, True, [])


def test_a_certificate_that_nobody_vouches_for_is_refused(run, safe_site):
    result = run("catalogue", "update", safe_site[0].url("/f.toml"))
    assert (result.status, "cannot be trusted" in result.err) == (6, True)


def test_a_closed_port_and_a_missing_file_are_said(run):
    for place in ("http://127.0.0.1:9/f.toml", "gone.toml"):
        result = run("catalogue", "update", place)
        assert (result.status, "cannot be rea" in result.err) == (6, True)


@pytest.mark.parametrize(
    "place", ["https://ann:pw@example.org/f.toml", "ftp://example.org/f.toml", "ext::sh -c id", "--upload-pack=id", " "]
)
def test_a_place_that_cannot_be_one_is_refused(run, place: str):
    result = run("catalogue", "update", "--", place)
    assert result.status in {2, 6}
    assert "pw" not in result.err


def test_a_place_is_wanted(run):
    assert run("catalogue", "update").status == 2


def test_a_file_beyond_all_measure_is_refused(run, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(shared_place, "LARGEST", 100)
    (tmp_path / "team.toml").write_text(TEAM)
    assert run("catalogue", "update", "team.toml").status == 6


def git(folder: Path, *arguments: str) -> None:
    made = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"} | {
        f"GIT_{who}_{what}": "ann@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True, env=os.environ | made)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "team"
    (folder / "data").mkdir(parents=True)
    git(folder, "init", "-q", "-b", "main")
    (folder / "data" / "festivals.toml").write_text(TEAM)
    (folder / "schemes.toml").write_text(SCHEME)
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "one")
    return folder


def test_a_git_remote_is_asked_only_for_what_is_new(run, home: Path, repository: Path):
    assert run("catalogue", "update", str(repository)).status == 0
    assert (shared(home).read_text(), shared(home, "schemes.toml").read_text()) == (TEAM, SCHEME)
    assert "as it was" in run("catalogue", "update").err
    (repository / "data" / "festivals.toml").write_text(MOVED)
    git(repository, "commit", "-qam", "two")
    assert run("catalogue", "update").out.startswith("moved  Team Short")


def test_a_remote_without_a_catalogue_or_none_at_all_is_said(run, tmp_path: Path, repository: Path):
    git(repository, "rm", "-rq", "data", "schemes.toml")
    git(repository, "commit", "-qm", "none")
    assert "holds neither" in run("catalogue", "update", str(repository)).err
    result = run("catalogue", "update", f"file://{tmp_path}/nobody.git")
    assert (result.status, "git cannot read" in result.err) == (6, True)
    empty = tmp_path / "empty.git"
    empty.mkdir()
    git(empty, "init", "-q", "--bare")
    assert "holds neither" in run("catalogue", "update", str(empty)).err


def test_no_hook_of_anybody_runs(run, tmp_path: Path, repository: Path, home: Path):
    template = tmp_path / "template" / "hooks"
    template.mkdir(parents=True)
    for name in ("post-checkout", "reference-transaction", "post-index-change"):
        for folder in (template, repository / ".git" / "hooks"):
            (folder / name).write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\n")
            (folder / name).chmod(0o755)
    (home / ".gitconfig").write_text(f"[init]\n\ttemplateDir = {template.parent}\n[core]\n\thooksPath = {template}\n")
    assert run("catalogue", "update", str(repository)).status == 0
    assert not (tmp_path / "ran").exists()


def test_without_git_one_sentence_says_so(run, repository: Path, tmp_path: Path):
    result = run("catalogue", "update", str(repository), env={"PATH": str(tmp_path)})
    assert (result.status, "git is not installed" in result.err) == (6, True)


def test_a_git_that_hangs_is_ended_with_all_that_it_started(run, repository: Path, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(shared_git, "PATIENCE_SECONDS", 0.3)
    (tmp_path / "git").write_text("#!/bin/sh\nsleep 60 & wait\n")
    (tmp_path / "git").chmod(0o755)
    result = run("catalogue", "update", str(repository), env={"PATH": f"{tmp_path}:{os.environ['PATH']}"})
    assert (result.status, "took too long" in result.err) == (6, True)


def test_a_blob_beyond_all_measure_is_refused(run, repository: Path, monkeypatch):
    monkeypatch.setattr(shared_git, "LARGEST", 100)
    assert "no catalogue" in run("catalogue", "update", str(repository)).err
