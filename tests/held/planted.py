"""The words that the oracle has planted itself: which must be held, which may pass with a reason, which mean nothing."""

from __future__ import annotations

import random

HELD = (
    "GB82 WEST 1234 5698 7654 32",
    "+221 77 123 45 67",
    "https://drive.example.com/s/Qx7",
    "selam@post.example.org",
    "14 Rue de la République",  # no certain one: a file with it comes in, and waits for a second person
)
ADVISED = ("Moussa Traoré", "Aminata Diallo")
# By which lexeme of each an index would give it away.
TRACES = dict(zip((*HELD, *ADVISED), ("5698", "221", "qx7", "selam", "republique", "traore", "diallo"), strict=True))
CLEAN = ("Fewer boats left the coast.", "The price rose.", "Checks at the border were frequent.")
SAYS_HELD = "They noted {} there."
SAYS_ADVISED = "The agreement was signed by {} in Dakar."
KINDS = ("held", "named", "named", "both", "clean", "clean")


def wording(dice: random.Random) -> str:
    """One to three sentences; most of them not fit to be seen as they are."""
    kind, said = dice.choice(KINDS), [dice.choice(CLEAN)]
    said += [SAYS_HELD.format(dice.choice(HELD))] * (kind in {"held", "both"})
    said += [SAYS_ADVISED.format(dice.choice(ADVISED))] * (kind in {"named", "both"})
    return " ".join(dice.sample(said, len(said)))


def line(dice: random.Random) -> str:
    """One that fits into a short field."""
    held, named = SAYS_HELD.format(dice.choice(HELD)), SAYS_ADVISED.format(dice.choice(ADVISED))
    return dice.choice([held, named, named, *CLEAN, CLEAN[0]])


def remark(dice: random.Random) -> str:
    """A line beside a thing: mostly nothing that would stop it."""
    return line(dice) if dice.random() < 0.4 else dice.choice(CLEAN)


def within(wording: str, start: int, end: int) -> list[str]:
    """Which of the planted words stand in this place, or reach into it."""
    found = []
    for words in (*HELD, *ADVISED):
        at = wording.find(words)
        if at >= 0 and at < end and start < at + len(words):
            found.append(words)
    return found


def strings(told: object) -> set[str]:
    """Every text in it, however deep: no list of fields that could forget one."""
    if isinstance(told, str):
        return {told} if told else set()
    if isinstance(told, dict):
        told = list(told.values())
    if isinstance(told, list | tuple | set | frozenset):
        return set().union(*map(strings, told))
    return set()
