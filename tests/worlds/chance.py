"""Dice with the words that a random world needs."""

import random
from datetime import date, timedelta

from tests.model.world import World
from tests.model.writings import Address


class Chance:
    """Dice with the words a world needs."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)

    def now_and_then(self, share: float) -> bool:
        return self.dice.random() < share

    def near(self, today: date, *days: int) -> date:
        return today + timedelta(days=self.dice.choice(days))

    def some(self, among: list, most: int) -> list:
        return self.dice.sample(among, self.dice.randint(0, min(most, len(among))))


def audience_of(world: World, chance: Chance, *, red: bool) -> frozenset[Address]:
    posts: list[Address] = [("post", one) for one in chance.some([*world.posts], 2)]
    if red:
        return frozenset(posts)
    networks: list[Address] = [("network", one) for one in chance.some([*world.networks], 2)]
    authorities: list[Address] = [("authority", one) for one in chance.some([*world.authorities], 1)]
    everybody = chance.dice.choice([[], [], [], [], [("entitled", "")], [("board", "")]])
    return frozenset([*posts, *networks, *authorities, *everybody])
