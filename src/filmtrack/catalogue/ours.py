"""Whose a file of the cache is: what somebody else could have written is never believed, least of all unpickled."""

import os

_OTHERS_WRITE = 0o022


def could_only_we_write(*paths: str) -> bool:
    """Whether all of these are this user's own, and nobody else may write to them.

    A file counts only beside its folder: whoever may write there could exchange it.
    """
    if os.name != "posix":
        return True
    try:
        seen = [os.stat(path) for path in paths]  # noqa: PTH116 - the quick answers ask this too
    except (OSError, ValueError):
        return False
    return all(each.st_uid == os.geteuid() and not each.st_mode & _OTHERS_WRITE for each in seen)
