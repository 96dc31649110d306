"""What have the forms of a Maltese word in common? No library knows the language, so this says it in a few lines."""

import re

# As folded (ħ is h, għ is gh, ż is z, ġ is g). Longest first: fruntieri, dokumenti, mappijiet, pulizija.
ENDINGS = ("ijiet", "iet", "ijin", "ija", "in", "at", "ha", "hom", "na", "i", "a", "u", "t", "x")
SHORTEST, BONES = 3, 4
VOWELS = re.compile("[aeiou]|ie")
MARK = "mt0"  # a root is no word of any language: it stands apart from them in the index


def stem(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return word.removesuffix(ending)
    return word


def root(word: str) -> str | None:
    """The consonants, in which a broken plural agrees with its singular: dgħajsa, dgħajjes."""
    bones = re.sub(r"(.)\1", r"\1", VOWELS.sub("", stem(word)))
    return MARK + bones if len(bones) >= BONES else None
