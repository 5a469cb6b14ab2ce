"""The newer of the system's time-zone data and the `tzdata` package's: governments change clocks at short notice.

Python asks the system first, however old it is.
"""

import zoneinfo
from pathlib import Path

from tzdata import IANA_VERSION  # type: ignore[import-untyped]


def use_newest() -> str:
    """Make the newer zone data the one in use and return its version, such as ``2026c``.

    A system that does not tell its version, or has no data, gives way to the package.
    """
    system, package = _system_version(), str(IANA_VERSION)
    if system >= package:
        return system
    if zoneinfo.TZPATH:
        zoneinfo.reset_tzpath(())
        zoneinfo.ZoneInfo.clear_cache()
    return package


def _system_version() -> str:
    """The version that stands in the first line of the system's data, or nothing."""
    for folder in zoneinfo.TZPATH:
        try:
            with (Path(folder) / "tzdata.zi").open(encoding="utf-8") as lines:
                version = lines.readline(80).removeprefix("# version ").strip()
        except (OSError, UnicodeDecodeError):
            continue
        return version if version[:4].isdigit() else ""
    return ""
