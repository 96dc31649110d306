"""Do the numbers of one report agree with each other? They are thrown once, together."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

TREND = {
    # singular verb, plural verb, adverb, noun, comparative
    "en": {
        True: {"rose": "rose", "up": "up", "rise": "a rise", "more": "more"},
        False: {"rose": "fell", "up": "down", "rise": "a fall", "more": "fewer"},
    },
    "fr": {
        True: {"rose": "a augmenté", "roses": "ont augmenté", "up": "en hausse", "rise": "une hausse", "more": "plus"},
        False: {"rose": "a diminué", "roses": "ont diminué", "up": "en baisse", "rise": "une baisse", "more": "moins"},
    },
    "de": {
        True: {"rose": "stieg", "roses": "stiegen", "up": "gestiegen", "rise": "ein Anstieg", "more": "mehr"},
        False: {"rose": "sank", "roses": "sanken", "up": "gesunken", "rise": "ein Rückgang", "more": "weniger"},
    },
    "da": {
        True: {"rose": "steg", "up": "op", "rise": "en stigning", "more": "flere"},
        False: {"rose": "faldt", "up": "ned", "rise": "et fald", "more": "færre"},
    },
}


@dataclass(frozen=True, slots=True)
class Figures:
    n: int
    was: int
    a: int
    b: int
    c: int
    k: int
    k2: int
    days: int
    days2: int
    price: int
    price2: int
    weeks: int

    @property
    def pct(self) -> int:
        return round(abs(self.n - self.was) * 100 / self.was)

    @property
    def rising(self) -> bool:
        return self.n > self.was

    @property
    def shares(self) -> tuple[int, int, int]:
        """Whole percentages that add up to 100; the largest part takes what rounding leaves."""
        b, c = round(self.b * 100 / self.n), round(self.c * 100 / self.n)
        return 100 - b - c, b, c

    def words(self, language: str) -> dict[str, object]:
        first, second, third = self.shares
        return {
            "n": self.n, "was": self.was, "pct": self.pct, "a": self.a, "b": self.b, "c": self.c,
            "apct": first, "bpct": second, "cpct": third, "k": self.k, "k2": self.k2,
            "days": self.days, "days2": self.days2, "price": self.price, "price2": self.price2,
            "weeks": self.weeks, **TREND[language][self.rising],
        }  # fmt: skip


def figures(throw: Random) -> Figures:
    was = throw.randint(18, 240) * 10 + throw.randint(0, 9)
    change = throw.randint(7, 46) * throw.choice((1, 1, -1))
    n = was + round(was * change / 100)
    b = round(n * throw.randint(20, 31) / 100)
    c = round(n * throw.randint(8, 17) / 100)
    days = throw.randint(6, 30)
    price = throw.randint(6, 60) * 50
    return Figures(
        n=n, was=was, a=n - b - c, b=b, c=c, k=throw.randint(6, 28), k2=throw.randint(31, 90),
        days=days, days2=days + throw.randint(5, 40), price=price,
        price2=price + throw.randint(4, 20) * 50, weeks=throw.randint(3, 10),
    )  # fmt: skip
