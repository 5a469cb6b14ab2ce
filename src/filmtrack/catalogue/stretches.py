"""Many blocks of a file at a time: what stands there as before is passed over without being cut at all."""

from filmtrack.catalogue.cuts import Stretch, digest
from filmtrack.values import dataclass

LENGTH = 64
"""So many festivals make a stretch: an edit has so many blocks looked at one by one."""

HEAD = b"[[festival]]"
"""What the block of a festival begins with, at the beginning of a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Same:
    """The stretches at both ends of a file that are as they were, the festivals in them, and the bytes between."""

    before: tuple[Stretch, ...]
    after: tuple[Stretch, ...]
    begins: int
    ends: int

    @property
    def front(self) -> int:
        """The festivals before."""
        return sum(count for count, *_ in self.before)

    @property
    def back(self) -> int:
        """The festivals after."""
        return sum(count for count, *_ in self.after)


def stretches_of(text: bytes) -> tuple[Stretch, ...]:
    """The stretches of a text that begins with a festival's block, or is empty."""
    if not text:
        return ()
    sizes = [len(HEAD) + len(part) + 1 for part in text.split(b"\n" + HEAD)]
    sizes[0] -= len(HEAD)
    found, begins = [], 0
    for place in range(0, len(sizes), LENGTH):
        count = len(sizes[place : place + LENGTH])
        ends = min(begins + sum(sizes[place : place + LENGTH]), len(text))
        found.append((count, ends - begins, digest(text[begins:ends])))
        begins = ends
    return tuple(found)


def untouched(raw: bytes, begins: int, stretches: tuple[Stretch, ...]) -> Same:
    """What of the stretches that stood behind `begins` is still there, at the front and at the back."""
    front = 0
    for _, size, made in stretches:
        if digest(raw[begins : begins + size]) != made:
            break
        begins += size
        front += 1
    back, ends = len(stretches), len(raw)
    while back > front:
        _, size, made = stretches[back - 1]
        start = ends - size
        if start < begins or raw[start - 1 : start] not in {b"", b"\n"} or digest(raw[start:ends]) != made:
            break
        back, ends = back - 1, start
    while front and begins < ends and not raw.startswith(HEAD, begins):  # lines were added to the last block before
        front -= 1
        begins -= stretches[front][1]
    return Same(before=stretches[:front], after=stretches[back:], begins=begins, ends=ends)
