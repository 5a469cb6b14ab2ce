"""A user's surroundings with a home of their own: nothing of whoever measures has a part in what is measured."""

import os
from pathlib import Path


def environment(home: Path, **more: str) -> dict[str, str]:
    """The variables of a run in that home, and whatever else it is told."""
    folders = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "DATA", "CACHE", "STATE")}
    return {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8"} | folders | more
