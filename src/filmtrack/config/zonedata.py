"""The newer of the system's time-zone data and the `tzdata` package's: governments change clocks at short notice.

Python asks the system first, however old it is.
"""

import zoneinfo
from pathlib import Path

import tzdata  # type: ignore[import-untyped]

_PACKAGE = Path(tzdata.__file__).parent / "zoneinfo"


def use_newest() -> str:
    """Make the newer zone data the one in use and return its version, such as ``2026c``.

    A system that does not tell its version, or has no data, gives way to the package.
    """
    system, package = "" if is_of_package() else _system_version(), str(tzdata.IANA_VERSION)
    if system >= package:
        return system
    wanted = (str(_PACKAGE),) if _PACKAGE.is_dir() else ()  # as files, or else as resources, which cost more imports
    if wanted != zoneinfo.TZPATH:
        zoneinfo.reset_tzpath(wanted)
        zoneinfo.ZoneInfo.clear_cache()
    return package


def is_of_package() -> bool:
    """Whether the data in use are the package's."""
    return zoneinfo.TZPATH in {(), (str(_PACKAGE),)}


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
