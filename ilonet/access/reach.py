"""How many would be able to read, and for whom do they stand?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Reach:
    """Who would be able to read: people, and the authorities they stand for."""

    people: int = 0
    authorities: tuple[str, ...] = ()  # codes, sorted
    posts: tuple[int, ...] = ()


def reach_nobody(circles: Iterable[int]) -> Reach:
    """What an actor answers whom `standing` did not make."""
    return Reach()
