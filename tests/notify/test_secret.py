"""Passwords come from commands and from files that nobody else may read."""

import pytest

from filmtrack.errors import OutsideError
from filmtrack.notify import secret as secret_module
from filmtrack.notify.secret import Secret


def fetched(**where):
    return Secret(what="mail password", **where).fetch()


def a_file(folder, content=b"s3cret\n", mode=0o600):
    file = folder / "password"
    file.write_bytes(content)
    file.chmod(mode)
    return file


def test_a_command_prints_it(home):
    assert fetched(command="printf 's3 cret\\n' | cat") == "s3 cret"


def test_a_file_holds_it(tmp_path):
    assert fetched(file=a_file(tmp_path)) == "s3cret"


def test_the_command_goes_before_the_file(tmp_path):
    assert fetched(command="echo x", file=a_file(tmp_path)) == "x"


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o666])
def test_a_file_that_others_may_read_is_refused(tmp_path, mode):
    with pytest.raises(OutsideError, match="others may read the mail password") as refused:
        fetched(file=a_file(tmp_path, mode=mode))
    assert str(refused.value.hint).startswith("chmod 600")


@pytest.mark.parametrize(
    ("command", "why"),
    [("echo locked >&2; exit 1", "locked"), ("exit 4", "exit code 4"), ("printf '\\377'", "not UTF-8")],
)
def test_a_command_that_fails_says_why(command, why):
    with pytest.raises(OutsideError, match=f"the command for the mail password failed: .*{why}"):
        fetched(command=command)


def test_a_command_is_not_waited_for_for_ever(monkeypatch):
    monkeypatch.setattr(secret_module, "_PATIENCE_SECONDS", 0.1)
    with pytest.raises(OutsideError, match="took too long"):
        fetched(command="exec sleep 5")


@pytest.mark.parametrize(("content", "why"), [(None, "No such file"), (b"\xff", "not UTF-8"), (b"\n", "is empty")])
def test_a_file_that_holds_none_says_why(tmp_path, content, why):
    file = tmp_path / "gone" if content is None else a_file(tmp_path, content)
    with pytest.raises(OutsideError, match=why):
        fetched(file=file)


def test_it_is_known_whether_one_is_kept_anywhere(tmp_path):
    assert Secret(what="x", command="c").is_set
    assert Secret(what="x", file=tmp_path).is_set
    assert not Secret(what="x").is_set
