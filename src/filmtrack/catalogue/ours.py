"""Whose a file of the cache is: what somebody else could have written is never believed, least of all unpickled."""

import os

_OTHERS_WRITE, _ANYBODY_WRITES, _STICKY = 0o022, 0o002, 0o1000
_KIND, _FILE, _LINK = 0o170000, 0o100000, 0o120000
_MOST_LINKS = 40


def could_only_we_write(folder: str, *files: str) -> bool:
    """Whether a folder and files in it are this user's own, and nobody else may write to them or exchange them.

    A file counts only beside its folder, and a folder only beside all that lead to it: whoever may write to one of
    those could put another in its place.
    """
    if os.name != "posix":
        return True
    try:
        seen = [os.stat(folder), *map(os.lstat, files)]  # noqa: PTH116 - the quick answers ask this too
        if any(each.st_uid != os.geteuid() or each.st_mode & _OTHERS_WRITE for each in seen):
            return False
        return all(each.st_mode & _KIND == _FILE for each in seen[1:]) and _stays_where_it_is(folder)
    except (OSError, ValueError):
        return False


def _stays_where_it_is(folder: str) -> bool:
    """Whether nobody but this user and the system could exchange anything on the way to it, or to where links end."""
    here, above = "/", os.lstat("/")
    left = (folder if folder.startswith("/") else f"{os.getcwd()}/{folder}").split("/")[::-1]  # noqa: PTH109 - the same
    links = 0
    while left:
        name = left.pop()
        if name in {"", "."}:
            continue
        path = os.path.dirname(here) if name == ".." else f"{here.rstrip('/')}/{name}"  # noqa: PTH120 - the same
        seen = os.lstat(path)
        if name != ".." and not _stays(seen, above):
            return False
        if seen.st_mode & _KIND == _LINK:
            links += 1
            if links > _MOST_LINKS:
                return False
            end = os.readlink(path)  # noqa: PTH115 - the same
            left += end.split("/")[::-1]
            if end.startswith("/"):
                here, above = "/", os.lstat("/")
        else:
            here, above = path, seen
    return True


def _stays(seen: os.stat_result, above: os.stat_result) -> bool:
    """Whether only this user and the system could put something else in its place in the folder above."""
    us = os.geteuid()
    if seen.st_uid not in {0, us} or above.st_uid not in {0, us}:
        return False
    if above.st_mode & _STICKY or not above.st_mode & _OTHERS_WRITE:
        return True
    is_own_group = above.st_gid == above.st_uid == us  # as systems give each user a group of his own
    return is_own_group and not above.st_mode & _ANYBODY_WRITES
