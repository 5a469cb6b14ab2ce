"""The newer zone data win, wherever they are."""

import zoneinfo
from datetime import datetime
from pathlib import Path

import pytest
from tzdata import IANA_VERSION

from filmtrack.config.zonedata import is_of_package, use_newest


@pytest.fixture(autouse=True)
def _put_back():
    before = zoneinfo.TZPATH
    yield
    zoneinfo.reset_tzpath(before)
    zoneinfo.ZoneInfo.clear_cache()


@pytest.fixture
def system(tmp_path):
    """Makes a folder the system's zone data, whose first line says this."""

    def make(first_line: str | bytes | None) -> Path:
        if first_line is not None:
            line = first_line if isinstance(first_line, bytes) else first_line.encode()
            (tmp_path / "tzdata.zi").write_bytes(line + b"\nR d 1916 o - Jun 14 23s 1 S\n")
        zoneinfo.reset_tzpath((str(tmp_path / "no-such-folder"), str(tmp_path)))
        return tmp_path

    return make


@pytest.mark.parametrize(
    "first_line",
    ["# version 2001a", "# version unknown", "", "x" * 10_000, b"\xff\xfe", None],
    ids=["older", "unknown", "empty", "long", "not UTF-8", "missing"],
)
def test_a_system_with_older_or_unnamed_data_gives_way_to_the_package(system, first_line):
    system(first_line)
    assert use_newest() == IANA_VERSION
    assert is_of_package()
    assert zoneinfo.ZoneInfo("Europe/Paris").key == "Europe/Paris"


@pytest.mark.parametrize("version", ["9999a", IANA_VERSION])
def test_a_system_that_is_no_older_is_kept(system, version):
    folder = system(f"# version {version}")
    assert use_newest() == version
    assert zoneinfo.TZPATH[-1] == str(folder)
    assert not is_of_package()


def test_a_package_that_is_no_folder_is_read_as_resources(system, monkeypatch):
    monkeypatch.setattr("filmtrack.config.zonedata._PACKAGE", Path("/no/such/folder"))
    system("# version 2001a")
    assert use_newest() == IANA_VERSION
    assert zoneinfo.TZPATH == ()
    assert zoneinfo.ZoneInfo("Europe/Paris").key == "Europe/Paris"


def test_asking_again_changes_nothing(system):
    system("# version 2001a")
    assert use_newest() == use_newest()


def test_a_zone_read_before_from_older_data_is_read_again(system):
    stale = zoneinfo.ZoneInfo("America/Vancouver")
    system("# version 2001a")
    use_newest()
    assert zoneinfo.ZoneInfo("America/Vancouver") is not stale


def test_the_newest_data_know_that_british_columbia_stays_on_summer_time(system):
    if IANA_VERSION < "2026b":
        pytest.skip("the package is older than that law")
    system("# version 2025b")
    use_newest()
    christmas = datetime(2026, 12, 25, tzinfo=zoneinfo.ZoneInfo("America/Vancouver"))
    assert f"{christmas:%z}" == "-0700"
