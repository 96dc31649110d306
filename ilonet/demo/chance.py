"""How does the same seed give the same world, item by item?"""

from __future__ import annotations

from random import Random
from uuid import UUID


def dice(seed: int, *what: object) -> Random:
    """Seeded by words, so that adding one item never changes another."""
    return Random(":".join(str(part) for part in (seed, *what)))


def public_id(seed: int, *what: object) -> UUID:
    """Random to the eye, the same on every machine: links in a manual keep working."""
    return UUID(int=dice(seed, "public-id", *what).getrandbits(128), version=4)
