"""A shared catalogue from a git remote, through the installed git: nothing is checked out, run or asked."""

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from typing import Final

from filmtrack.catalogue.shared_place import LARGEST, Fetched, Marks, Place, holds_neither, too_large
from filmtrack.errors import OutsideError
from filmtrack.message import message

PATIENCE_SECONDS: float = 120
_FOLDERS: Final = ("", "data/")
_NEVER_ASK: Final = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ASKPASS": "true",
    "SSH_ASKPASS": "true",
    "GCM_INTERACTIVE": "never",
    "GIT_ALLOW_PROTOCOL": "file:git:http:https:ssh",
    "GIT_LFS_SKIP_SMUDGE": "1",
    "GIT_CONFIG_COUNT": "2",
    "GIT_CONFIG_KEY_0": "core.hooksPath",
    "GIT_CONFIG_VALUE_0": os.devnull,
    "GIT_CONFIG_KEY_1": "http.followRedirects",
    "GIT_CONFIG_VALUE_1": "initial",
    "LC_ALL": "C",
}


def fetch_git(place: Place, marks: Marks) -> Fetched | None:
    """The files at the head of the remote; None when it still is the commit of the marks.

    Raises:
        OutsideError: when there is no git, the remote cannot be read, or holds no catalogue.
    """
    if shutil.which("git") is None:
        said = message("git is not installed, and {place} is a git remote", place=place.shown)
        raise OutsideError(said, hint=message("install git, or give the https address of the TOML file itself"))
    head = _git(place, "ls-remote", "--quiet", "--", place.name, "HEAD").decode("ascii", "replace").partition("\t")[0]
    if not head:
        raise holds_neither(place)
    if head == marks.get("commit"):
        return None
    with tempfile.TemporaryDirectory(prefix="filmtrack-") as folder:
        wanted = ("--bare", "--depth=1", "--single-branch", "--no-tags", "--template=")
        _git(place, "clone", "--quiet", *wanted, "--", place.name, folder)
        commit = _git(place, "-C", folder, "rev-parse", "HEAD").decode("ascii").strip()
        found = {name: _file(place, folder, name) for name in ("festivals.toml", "schemes.toml")}
    if not any(each is not None for each in found.values()):
        raise holds_neither(place)
    marks = {"commit": commit}
    return Fetched(festivals=found["festivals.toml"], schemes=found["schemes.toml"], marks=marks)


def _file(place: Place, folder: str, name: str) -> bytes | None:
    for where in _FOLDERS:
        listed = _git(place, "-C", folder, "ls-tree", "--long", "HEAD", "--", where + name).decode("utf-8", "replace")
        if not listed:
            continue
        _, kind, _, size, *_ = listed.split()
        if kind == "blob" and int(size) > LARGEST:
            raise too_large(where + name)
        if kind == "blob":
            return _git(place, "-C", folder, "cat-file", "blob", f"HEAD:{where}{name}")
    return None


def _git(place: Place, *arguments: str) -> bytes:
    usual = {"GIT_SSH_COMMAND": "ssh -oBatchMode=yes -oConnectTimeout=10"}
    left = {name: value for name, value in os.environ.items() if name not in {"GIT_DIR", "GIT_WORK_TREE"}}
    with subprocess.Popen(  # noqa: S603 - no shell, and what a user named stands behind --
        ["git", *arguments],  # noqa: S607 - the user's own git
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=usual | left | _NEVER_ASK,
        start_new_session=True,
    ) as running:
        try:
            out, err = running.communicate(timeout=PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            _end(running)
            raise OutsideError(
                message("{page} took too long to answer; nothing was changed", page=place.shown)
            ) from None
        except BaseException:
            _end(running)
            raise
    if running.returncode:
        lines = err.decode("utf-8", "replace").strip().splitlines()
        reason = next((each for each in lines if each.startswith("fatal:")), lines[-1] if lines else "")
        said = message("git cannot read {place}: {reason}", place=place.shown, reason=reason[:200])
        raise OutsideError(said, hint=message("try it by hand: git ls-remote"))
    return out


def _end(running: "subprocess.Popen[bytes]") -> None:
    """End git and the programs that it started, which would hold its pipes open."""
    with suppress(OSError):
        os.killpg(running.pid, signal.SIGKILL)
