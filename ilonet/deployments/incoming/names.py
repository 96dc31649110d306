"""What an officer is called, written the way one writes to them, in Latin, Greek or Cyrillic letters."""

import re
import unicodedata

from django.utils.translation import gettext as _

from ilonet.deployments.incoming.answers import Unfit

LONGEST = 100
INSIDE_A_WORD = re.compile(r"([-'’ʼ])")
BESIDE_LETTERS = set(" -'’ʼ.·")


def read_name(text: str) -> str:
    """One name, checked letter by letter; capitals throughout are only a habit of forms."""
    name = " ".join(unicodedata.normalize("NFC", text).replace("\u00a0", " ").split())
    _check_letters(name)
    _check_scripts(name)
    return " ".join(_written(word) for word in name.split(" "))


def read_given_name(text: str) -> str:
    """Given names take a capital; surnames such as van Bergen keep their small particle."""
    name = read_name(text)
    return " ".join(word.capitalize() if word.isalpha() and word.islower() else word for word in name.split(" "))


def split_name(text: str) -> tuple[str, str]:
    """Surname and given name from one cell: by the comma, else by a surname in capitals."""
    if text.count(",") == 1:
        family, given = (part.strip() for part in text.split(","))
        if family and given:
            return read_name(family), read_given_name(given)
    elif "," not in text:
        words = text.split()
        loud = [word for word in words if _is_loud(word)]
        if loud and len(loud) < len(words) and loud in (words[: len(loud)], words[-len(loud) :]):
            quiet = [word for word in words if word not in loud]
            return read_name(" ".join(loud)), read_given_name(" ".join(quiet))
    raise Unfit(
        "name.not_split",
        _("It is not clear which part is the surname and which the given name."),
        _("Write “Surname, Given name” with one comma."),
    )


def _is_loud(word: str) -> bool:
    return word.isupper() and sum(letter.isalpha() for letter in word) > 1 and "." not in word


def _written(word: str) -> str:
    if not _is_loud(word):
        return word
    # Lowered as a whole: the last sigma of a Greek word has its own form.
    parts = INSIDE_A_WORD.split(word.lower())
    return "".join(part[:1].upper() + part[1:] for part in parts)


def _check_letters(name: str) -> None:
    if not any(character.isalpha() for character in name):
        raise Unfit("name.missing", _("There is no name."), _("Enter the name of the officer."))
    if len(name) > LONGEST:
        raise Unfit(
            "name.too_long",
            _("The name is longer than %(limit)d characters.") % {"limit": LONGEST},
            _("Enter the name only."),
        )
    for character in name:
        if character.isalpha() or unicodedata.combining(character) or character in BESIDE_LETTERS:
            continue
        raise Unfit(
            "name.characters",
            _("A name consists of letters, spaces, hyphens and apostrophes."),
            _("Remove numbers, titles in brackets and other signs."),
        )


def _check_scripts(name: str) -> None:
    """Letters of two alphabets in one word look alike and are not: the officer would never be found."""
    for word in re.split(r"[\s\-'’.]+", name):
        scripts = {unicodedata.name(letter, "").partition(" ")[0] for letter in word if letter.isalpha()}
        if len(scripts & {"LATIN", "GREEK", "CYRILLIC"}) > 1:
            raise Unfit(
                "name.two_alphabets",
                _("One word mixes letters of two alphabets that look alike."),
                _("Type the name again in one alphabet."),
            )
