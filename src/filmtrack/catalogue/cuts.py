"""How a file was cut into its festivals, as the index remembers it."""

from collections.abc import Sequence

from filmtrack.values import dataclass

try:
    from _blake2 import blake2b  # what hashlib hands out, without OpenSSL, which it loads for other digests
except ImportError:
    from hashlib import blake2b


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """The ids of a file's festivals, and the digests of its head and of each one's block; none: it is read whole."""

    ids: tuple[str, ...]
    digests: tuple[bytes, ...] = ()

    @property
    def blocks(self) -> dict[str, bytes]:
        """The digest of each festival's block."""
        return dict(zip(self.ids, self.digests[1:], strict=False))


def differing(before: Sequence[Cut], now: Sequence[Cut]) -> set[str]:
    """The festivals whose block is another one, came or went."""
    return {id_ for old, new in zip(before, now, strict=True) for id_, _ in old.blocks.items() ^ new.blocks.items()}


def digest(part: bytes) -> bytes:
    """What stands for a part: another one has another."""
    return blake2b(part, digest_size=16).digest()
