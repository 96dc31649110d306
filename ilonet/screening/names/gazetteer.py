"""Which words are given names and family names somewhere in the world?

The lists are those of Faker (MIT), which comes at installation, and our own for the countries along the routes. They are packed once (`packing`)
and then mapped by the operating system: no process that answers anybody loads them whole.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _
from marisa_trie import RecordTrie

from ilonet.lib.refusals import Refusal
from ilonet.screening.names.shelf import FAMILY, GIVEN, OWN, SHAPE


class Names:
    """Folded: small letters without accents, in their own alphabet and in Latin."""

    def __init__(self, packed: Path) -> None:
        self._packed = RecordTrie(SHAPE).mmap(str(packed))

    def __contains__(self, word: str) -> bool:
        return word in self._packed

    def says(self, word: str) -> tuple[bool, bool]:
        """Is it a given name, is it a family name?"""
        [(lists,)] = self._packed.get(word, [(0,)])
        return bool(lists & GIVEN), bool(lists & FAMILY)


def packed() -> Path:
    """One file per edition of the lists, so that a newer one is made beside the old."""
    edition = hashlib.sha256(b"".join([version("faker").encode(), *(one.read_bytes() for one in OWN)])).hexdigest()[:12]
    return Path(settings.ILONET_DICTIONARIES) / f"names-{edition}.trie"


def make() -> None:
    """A second, once, in a process whose memory goes with it. Raises names.not_made where nothing may be written."""
    if packed().exists():
        return
    command = [sys.executable, "-m", "ilonet.screening.names.packing", str(packed())]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        raise Refusal(
            "names.not_made",
            _("The lists of names could not be written to %(place)s.") % {"place": packed()},
            _("Run: ilonet migrate --dictionaries as somebody who may write there."),
        )


@cache
def names() -> Names:
    make()
    return Names(packed())
