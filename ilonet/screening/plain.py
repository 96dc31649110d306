"""Can this text be kept at all? Asked of every text at every door, before the database sees it (security.md 3.2)."""

import re
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from ilonet.lib.refusals import Refusal
from ilonet.screening.reading import STACK

# What no keyboard writes. Word processors do paste the vertical tab and the form feed: the gate shows their place.
UNUSABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def insist_plain(text: str, field: str = "") -> None:
    """Raises Refusal: `text.control_characters` (H01) or `text.too_many_marks` (H05), with the place."""
    if text.isascii() and text.isprintable():
        return
    if found := UNUSABLE.search(text):
        raise Refusal(
            "text.control_characters",
            _("The text contains an invisible control character at position %(place)d.") % {"place": found.start() + 1},
            _("Delete the character: retype the word, or paste the text again without formatting."),
            field=field or None,
        )
    if not text.isascii() and (found := STACK.search(text)):
        raise Refusal(
            "text.too_many_marks",
            _("The letter before position %(place)d carries more accents than any language writes.")
            % {"place": found.start() + 1},
            _("Retype the letter with the accents it needs."),
            field=field or None,
        )


def texts_in(value: Any, field: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a parsed body with the name of the field it stands in; keys are texts too."""
    waiting = [(field, value)]
    while waiting:
        name, one = waiting.pop()
        if isinstance(one, str):
            yield name, one
        elif isinstance(one, dict):
            for key, inner in one.items():
                yield name, key
                waiting.append((key, inner))
        elif isinstance(one, list):
            waiting += [(name, inner) for inner in one]
