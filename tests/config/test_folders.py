"""Folders follow the platform, and XDG where it is set."""

from pathlib import Path

import pytest

from filmtrack.config.folders import folders
from filmtrack.errors import WrongUsageError


def test_xdg_folders_are_taken_where_they_are_set():
    found = folders({"XDG_CONFIG_HOME": "/c", "XDG_DATA_HOME": "/d", "XDG_CACHE_HOME": "/k", "XDG_STATE_HOME": "/s"})
    assert (found.settings, found.own_catalogue) == (
        Path("/c/filmtrack/config.toml"),
        Path("/c/filmtrack/festivals.toml"),
    )
    assert found.ledger == Path("/d/filmtrack/ledger.db")
    assert (found.cache, found.state) == (Path("/k/filmtrack"), Path("/s/filmtrack"))


def test_a_relative_xdg_folder_is_ignored(home: Path, monkeypatch):
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.delenv(f"XDG_{name}_HOME", raising=False)
    monkeypatch.setenv("HOME", str(home))
    assert folders({"XDG_CONFIG_HOME": "relative"}).config == home / ".config" / "filmtrack"


def test_linux_has_the_folders_that_the_platform_library_names(home: Path, monkeypatch):
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.delenv(f"XDG_{name}_HOME", raising=False)
    monkeypatch.setenv("HOME", str(home))
    quick = folders({})
    monkeypatch.setattr("filmtrack.config.folders._IS_LINUX", False)
    assert folders({}) == quick


@pytest.mark.parametrize("given", ["", "relative"])
def test_a_home_that_is_no_absolute_path_is_refused_where_it_would_count(given: str):
    with pytest.raises(WrongUsageError, match=f'HOME is "{given}"'):
        folders({"HOME": given})
    every = {f"XDG_{kind}_HOME": "/x" for kind in ("CONFIG", "DATA", "CACHE", "STATE")}
    assert folders({"HOME": given} | every).state == Path("/x/filmtrack")
