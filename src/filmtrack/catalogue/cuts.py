"""How a file was cut into its festivals, as the index remembers it."""

from collections.abc import Iterable
from struct import iter_unpack

from filmtrack.values import dataclass

try:
    from _blake2 import blake2b  # what hashlib hands out, without OpenSSL, which it loads for other digests
except ImportError:
    from hashlib import blake2b

_SIZE = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """The ids of a file's festivals, and the digests of its head and of each one's block; none: it is read whole."""

    ids: tuple[str, ...]
    digests: tuple[bytes, ...] = ()


def digests_of(parts: Iterable[bytes]) -> list[bytes]:
    """What stands for each of many parts."""
    return [blake2b(part, digest_size=_SIZE).digest() for part in parts]


def apart(digests: bytes) -> tuple[bytes, ...]:
    """Digests that stood in one piece."""
    return tuple(each for (each,) in iter_unpack(f"{_SIZE}s", digests))


def digest(part: bytes) -> bytes:
    """What stands for a part: another one has another."""
    return blake2b(part, digest_size=_SIZE).digest()
