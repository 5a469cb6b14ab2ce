"""The data files that filmtrack comes with: inside the installed package, or beside the sources of a checkout."""

from pathlib import Path

import filmtrack


def shipped_file(name: str) -> Path:
    """The shipped file of that name; it is never written."""
    package = Path(filmtrack.__file__).parent
    installed = package / "data" / name
    return installed if installed.exists() else package.parents[1] / "data" / name
