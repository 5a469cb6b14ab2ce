"""Answers of yes, no and nobody knows (None), taken together."""

from collections.abc import Iterable


def every(answers: Iterable[bool | None]) -> bool | None:
    """No where one is no; else nobody knows where one is not known; else, and of none, yes."""
    found = tuple(answers)
    if False in found:
        return False
    return None if None in found else True


def some(answers: Iterable[bool | None]) -> bool | None:
    """Yes where one is yes; else nobody knows where one is not known; else, and of none, no."""
    found = tuple(answers)
    if True in found:
        return True
    return None if None in found else False
