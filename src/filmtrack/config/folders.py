"""Where filmtrack keeps what: the platform's own folders (XDG on Linux, and on a Mac when it is set there)."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from filmtrack.domain.spelling import shortened
from filmtrack.errors import WrongUsageError
from filmtrack.message import message
from filmtrack.values import dataclass

_XDG = {"config": "XDG_CONFIG_HOME", "data": "XDG_DATA_HOME", "cache": "XDG_CACHE_HOME", "state": "XDG_STATE_HOME"}

_IS_LINUX: bool = sys.platform.startswith("linux")
_USUAL = {"config": "~/.config", "data": "~/.local/share", "cache": "~/.cache", "state": "~/.local/state"}
"""The same without those variables, as their specification has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folders:
    """The four folders; none of them needs to exist."""

    config: Path
    data: Path
    cache: Path
    state: Path

    @property
    def own_catalogue(self) -> Path:
        """The user's own festivals."""
        return self.config / "festivals.toml"

    @property
    def own_schemes(self) -> Path:
        """The user's own schemes."""
        return self.config / "schemes.toml"

    @property
    def shared_catalogue(self) -> Path:
        """The festivals of a shared catalogue, as fetched last."""
        return self.data / "shared" / "festivals.toml"

    @property
    def shared_schemes(self) -> Path:
        """The schemes of a shared catalogue, as fetched last."""
        return self.data / "shared" / "schemes.toml"

    @property
    def settings(self) -> Path:
        """The user's settings."""
        return self.config / "config.toml"

    @property
    def ledger(self) -> Path:
        """The default ledger."""
        return self.data / "ledger.db"


def folders(environ: Mapping[str, str]) -> Folders:
    """The folders for this user; a relative XDG value is ignored, as its specification asks.

    Raises:
        WrongUsageError: when HOME, which has to tell where one of them is, is no absolute path: what is looked for
            elsewhere would look as if nothing had ever been recorded.
    """
    chosen = {kind: _xdg(environ, variable) or _platform(kind, environ) for kind, variable in _XDG.items()}
    return Folders(**chosen)


def _xdg(environ: Mapping[str, str], variable: str) -> Path | None:
    value = environ.get(variable, "")
    return Path(value) / "filmtrack" if os.path.isabs(value) else None  # noqa: PTH117 - before any Path exists


def _platform(kind: str, environ: Mapping[str, str]) -> Path:
    if not os.path.isabs(environ.get("HOME", "/")):  # noqa: PTH117 - the same
        said = message('HOME is "{given}", which is no absolute path', given=shortened(environ["HOME"]))
        raise WrongUsageError(said, hint=message("filmtrack finds your ledger and your settings by it"))
    if _IS_LINUX:
        usual = os.path.expanduser(_USUAL[kind])  # noqa: PTH111 - a Path without home raises
        if usual == _USUAL[kind]:
            said = message("HOME is not set, and the system knows no home of yours")
            raise WrongUsageError(said, hint=message("filmtrack finds your ledger and your settings by it"))
        return Path(usual) / "filmtrack"
    from platformdirs import PlatformDirs  # noqa: PLC0415 - 40 ms that Linux need not pay

    return Path(getattr(PlatformDirs("filmtrack", appauthor=False), f"user_{kind}_path"))
