"""Where a shared catalogue comes from: a page, a git remote, a folder or a file; and what was fetched from there."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal, TypeAlias
from urllib.parse import urlsplit

from filmtrack.errors import OutsideError, WrongUsageError
from filmtrack.message import message
from filmtrack.values import dataclass

LARGEST: Final = 20_000_000
"""So many bytes may a file have; the shipped catalogue has fewer than one."""
_GIT_SCHEMES: Final = ("ssh", "git")

Kind: TypeAlias = Literal["page", "git", "folder"]
Marks: TypeAlias = Mapping[str, str]
"""By what a server tells next time whether anything changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place as it is remembered, and how it is asked."""

    kind: Kind
    name: str

    @property
    def shown(self) -> str:
        """The place as it may be printed: without what a question mark begins, which may hold a token."""
        before, mark, _ = self.name.partition("?")
        return before + ("?…" if mark else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """The files of a shared catalogue as they are there, and where redirects led."""

    festivals: bytes | None = None
    schemes: bytes | None = None
    marks: Marks
    went: str | None = None


def place_of(given: str, *, here: Path) -> Place:
    """The place that somebody named; a path counts from `here`.

    Raises:
        WrongUsageError: when it holds a password, or is no place from which a catalogue can come.
    """
    if given.startswith("-") or not given.isprintable() or not given.strip():
        raise WrongUsageError(message("{given!r} is no place of a catalogue", given=given[:80]))
    parts = urlsplit(given)
    if "://" not in given:
        user, colon, _ = given.partition(":")
        if colon and "@" in user and "/" not in user:
            return Place(kind="git", name=given)
        path = (here / Path(given).expanduser()).absolute()
        return Place(kind="git" if _is_repository(path) else "folder", name=str(path))
    if parts.password or (parts.username and parts.scheme not in _GIT_SCHEMES):
        said = message("the address of a shared catalogue may hold no name or password")
        raise WrongUsageError(said, hint=message("git can use a key or a credential helper of yours"))
    if parts.scheme in _GIT_SCHEMES or (parts.scheme in {"http", "https", "file"} and given.endswith(".git")):
        return Place(kind="git", name=given)
    if parts.scheme in {"http", "https"} and parts.hostname:
        return Place(kind="page", name=given)
    said = message("a shared catalogue cannot come from {given}", given=given.partition("?")[0][:80])
    raise WrongUsageError(said, hint=message("name a file, a folder, an https address or a git remote"))


def fetch(place: Place, marks: Marks) -> Fetched | None:
    """What is there now; None when it is what it was when the marks were given.

    Raises:
        OutsideError: when it cannot be had whole, or is no text.
    """
    if place.kind == "page":
        from filmtrack.catalogue.shared_page import fetch_page  # noqa: PLC0415 - 60 ms, and no other command asks a network

        return fetch_page(place, marks)
    if place.kind == "git":
        from filmtrack.catalogue.shared_git import fetch_git  # noqa: PLC0415 - the same

        return fetch_git(place, marks)
    return _from_folder(place)


def _is_repository(path: Path) -> bool:
    return (path / ".git").exists() or ((path / "HEAD").is_file() and (path / "objects").is_dir())


def _from_folder(place: Place) -> Fetched:
    path = Path(place.name)
    if not path.is_dir():
        return Fetched(festivals=_read(path), marks={})
    found = {name: _read(path / name) for name in ("festivals.toml", "schemes.toml") if (path / name).exists()}
    if not found:
        raise holds_neither(place)
    return Fetched(festivals=found.get("festivals.toml"), schemes=found.get("schemes.toml"), marks={})


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as failure:
        reason = failure.strerror or str(failure)
        raise OutsideError(message("{file} cannot be read: {reason}", file=str(path), reason=reason)) from None
    if len(raw) > LARGEST:
        raise too_large(str(path))
    return raw


def holds_neither(place: Place) -> OutsideError:
    """What is said of a folder or a repository without a catalogue."""
    said = message("{place} holds neither festivals.toml nor schemes.toml", place=place.shown)
    return OutsideError(said, hint=message("they stand at its top, or in a folder data"))


def too_large(name: str) -> OutsideError:
    """What is said of a file beyond all measure."""
    return OutsideError(message("{file} is larger than {most} MB: no catalogue", file=name, most=LARGEST // 1_000_000))
