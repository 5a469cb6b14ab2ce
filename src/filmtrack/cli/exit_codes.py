"""Which exit codes each command has, and what they mean: the part of the contract that scripts rely on."""

from collections.abc import Sequence

from filmtrack.message import Message, message

MEANINGS: dict[int, Message] = {
    0: message("fine, also when there is nothing to say"),
    1: message("the answer is no, or a writing command wants --yes"),
    2: message("the command line cannot be meant so"),
    3: message("bad data: something was left out, and what is good was still shown"),
    4: message("no such film, festival or entry, or a name that fits several"),
    5: message("the ledger cannot be opened, read or written; nothing changed"),
    6: message("something outside failed: mail, network, a missing extra, a file or output that cannot be written"),
    7: message("outcome unknown: a server was lost during a commit; look with filmtrack log"),
}

_CATALOGUE = (0, 2, 3, 4)
_LEDGER = (0, 2, 3, 4, 5)
_ANSWERS = (0, 1, 2, 3, 4, 5)
_WRITES = (0, 1, 2, 3, 4, 5, 7)
_OWN_FILE = (0, 1, 2, 3, 4, 6)
_SETTINGS = (0, 2, 3, 6)

_OF: dict[str, tuple[int, ...]] = {
    "upcoming": _ANSWERS,
    "announce": _OWN_FILE,
    "festival list": _LEDGER,
    "festival show": _CATALOGUE,
    "festival add": _OWN_FILE,
    "watch": _WRITES,
    "unwatch": _WRITES,
    "catalogue check": (0, 2, 3),
    "catalogue schema": (0, 2),
    "catalogue path": (0, 2, 3),
    "catalogue diff": (0, 2, 3),
    "catalogue import": (0, 1, 2, 3, 6),
    "catalogue update": (0, 1, 2, 3, 6),
    "check": _ANSWERS,
    "premiere": _LEDGER,
    "propose": (0, 1, 2, 3, 4, 5, 6, 7),
    "checklist": (0, 1, 2, 3, 4, 5, 6),
    "tick": _WRITES,
    "untick": _WRITES,
    "film add": _WRITES,
    "film edit": (0, 1, 2, 3, 4, 5, 6, 7),
    "film show": _LEDGER,
    "film list": _LEDGER,
    "film screened": _WRITES,
    "film template": (0, 2),
    "plan": (0, 1, 2, 3, 4, 5, 6, 7),
    "submit": (0, 1, 2, 3, 4, 5, 6, 7),
    "update": _WRITES,
    "log": _ANSWERS,
    "budget": _LEDGER,
    "undo": _WRITES,
    "import": (0, 1, 2, 3, 5, 6, 7),
    "export": (0, 2, 3, 5, 6),
    "scheme list": _CATALOGUE,
    "scheme show": _CATALOGUE,
    "sponsor": _ANSWERS,
    "apply": _WRITES,
    "remind": (0, 1, 2, 3, 4, 5, 6, 7),
    "remind done": _WRITES,
    "remind snooze": _WRITES,
    "remind history": (0, 2, 3, 5),
    "calendar": (0, 2, 3, 4, 5, 6),
    "report": (0, 2, 3, 4, 5, 6),
    "timeline": _LEDGER,
    "init": _SETTINGS,
    "config": _SETTINGS,
    "config get": _SETTINGS,
    "config set": _SETTINGS,
    "config edit": _SETTINGS,
    "config path": (0, 2),
    "doctor": (0, 2, 3, 5),
    "backup": (0, 2, 3, 5, 6),
    "ledger copy": (0, 1, 2, 3, 5, 6, 7),
    "completion": (0, 2, 3, 5),
    "help": (0, 2, 4),
}

_OUTSIDE = 6
OF: dict[str, tuple[int, ...]] = {words: tuple(sorted({*codes, _OUTSIDE})) for words, codes in _OF.items()}
"""The codes of each command, by its words; the output of any may be a full disk."""

WRITING = frozenset(words for words, codes in OF.items() if 7 in codes and words != "remind")  # noqa: PLR2004
"""The commands that record something in the ledger, which alone can leave an outcome unknown."""


def is_to_record(words: Sequence[str]) -> bool:
    """Whether a command line is meant to record something: no dry run, no plan that is only shown, no bare `watch`."""
    named = WRITING & {" ".join(words[:2]), *words[:1]}
    only_looks = "--dry-run" in words or list(words) == ["watch"] or ("propose" in named and "--accept" not in words)
    return bool(named) and not only_looks
