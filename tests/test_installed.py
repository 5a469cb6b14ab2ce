"""What is installed is whole: the wheel carries the catalogue, and works far from any checkout."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from runs import environment, run_process

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def installed(tmp_path_factory) -> Path:
    """A folder that holds what the wheel installs."""
    built = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(built)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = built.glob("*.whl")
    unpacked = tmp_path_factory.mktemp("installed")
    zipfile.ZipFile(wheel).extractall(unpacked)
    return unpacked


def test_the_wheel_carries_the_shipped_data_and_the_migrations(installed):
    package = installed / "filmtrack"
    carried = {str(path.relative_to(package)) for path in package.rglob("*") if path.is_file()}
    assert {str(path.relative_to(ROOT)) for path in (ROOT / "data").rglob("*") if path.is_file()} <= carried
    sources = {str(path.relative_to(ROOT / "src" / "filmtrack")) for path in (ROOT / "src").rglob("*.sql")}
    assert sources <= carried


def test_an_installed_filmtrack_reads_its_own_catalogue_from_any_folder(installed, home, tmp_path):
    environ = environment(home, env={"PYTHONPATH": str(installed)})
    result = run_process([sys.executable, "-m", "filmtrack", "catalogue", "path"], environ)
    assert result.status == 0, result.err
    assert str(installed / "filmtrack" / "data" / "festivals.toml") in result.out
