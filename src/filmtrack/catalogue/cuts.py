"""How a file was cut into its festivals, as the index remembers it."""

from collections.abc import Iterable
from struct import iter_unpack
from typing import TypeAlias

from filmtrack.values import dataclass

try:
    from _blake2 import blake2b  # what hashlib hands out, without OpenSSL, which it loads for other digests
except ImportError:
    from hashlib import blake2b

_SIZE = 16


Stretch: TypeAlias = tuple[int, int, bytes]
"""Festivals that stand in a row: how many, the bytes of their blocks, and the digest of all these together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """The ids of a file's festivals, and the digests of its head and of each one's block; none: it is read whole.

    The digests stand in one piece, since few of them are looked at. The stretches are all blocks again, many at a time,
    by which what did not change is passed over.
    """

    ids: tuple[str, ...]
    digests: bytes = b""
    stretches: tuple[Stretch, ...] = ()


def digests_of(parts: Iterable[bytes]) -> list[bytes]:
    """What stands for each of many parts."""
    return [blake2b(part, digest_size=_SIZE).digest() for part in parts]


def places_of(festivals: slice) -> slice:
    """Where the digests of the blocks of these festivals stand, behind that of the head."""
    return slice((festivals.start + 1) * _SIZE, (festivals.stop + 1) * _SIZE)


def apart(digests: bytes) -> tuple[bytes, ...]:
    """Digests that stood in one piece."""
    return tuple(each for (each,) in iter_unpack(f"{_SIZE}s", digests))


def digest(part: bytes) -> bytes:
    """What stands for a part: another one has another."""
    return blake2b(part, digest_size=_SIZE).digest()
