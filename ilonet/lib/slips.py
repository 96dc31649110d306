"""Are two words one slip of the fingers apart: a letter wrong, missing, too many, or two in the wrong order?"""

from __future__ import annotations

ALPHABETS = ("abcdefghijklmnopqrstuvwxyz", "αβγδεζηθικλμνοπρστυφχψω", "абвгдежзийклмнопрстуфхцчшщъьюя")


def one_slip_apart(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    at = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    a, b = one[at:], other[at:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])


def slips(word: str) -> set[str]:
    """Every word that is one slip away, in the letters of its own alphabet; it must have been folded."""
    letters = next((one for one in ALPHABETS if word[:1] in one or word[1:2] in one), "")
    cut = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    found = {left + right[1:] for left, right in cut if right}
    found |= {left + right[1] + right[0] + right[2:] for left, right in cut if len(right) > 1}
    found |= {left + letter + right[1:] for left, right in cut if right for letter in letters}
    found |= {left + letter + right for left, right in cut for letter in letters}
    return found - {word}
