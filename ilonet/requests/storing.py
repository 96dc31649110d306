"""What can no database keep, and what no reader could use: too long, invisible signs, letters under a heap of accents?"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from django.utils.translation import gettext as _

from ilonet.lib.refusals import Refusal

MOST_MARKS = 4  # combining marks on one letter; no language of the Union writes more


def insist_storable(words: Mapping[str, str], longest: Mapping[str, int]) -> None:
    """Raises Refusal 413 for what is too long, 400 for signs that nobody can read (security.md H01, H05)."""
    for place, said in words.items():
        most = longest.get(place.partition(".")[0], 300)
        if len(said) > most:
            raise Refusal(
                "text.too_long",
                _("Part of what you wrote is too long; at most %(most)s letters fit here.") % {"most": most},
                _("Shorten it. What you typed is still on your page."),
                status=413,
                field=place,
            )
        _insist_plain(place, said)


def _insist_plain(place: str, said: str) -> None:
    marks = 0
    for at, letter in enumerate(said, 1):
        if unicodedata.category(letter) == "Cc" and letter not in "\n\r\t":
            raise Refusal(
                "text.control_characters",
                _("The text contains an invisible control character at position %(place)s.") % {"place": at},
                _("Delete the character there, or paste the text again without formatting."),
                field=place,
            )
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if marks > MOST_MARKS:
            raise Refusal(
                "text.too_many_marks",
                _("A letter at position %(place)s carries more accents than any language writes.") % {"place": at},
                _("Retype the letter with the accents it needs."),
                field=place,
            )
