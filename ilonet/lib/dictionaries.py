"""Which form stands in the dictionary for this one? Asked of files that were made once, at installation."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from pathlib import Path

from django.conf import settings
from marisa_trie import BytesTrie
from simplemma import __version__ as edition
from simplemma.strategies.default import DefaultStrategy
from simplemma.strategies.dictionaries.dictionary_factory import DecodedStrMapping
from simplemma.strategies.dictionaries.trie_dictionary_factory import TrieDictionaryFactory
from simplemma.strategies.dictionary_lookup import DictionaryLookupStrategy

from ilonet.lib.languages import CODES

# Maltese has none; Croatian stands in that of its whole dialect continuum.
NAMES = {language: language for language in CODES if language != "mt"} | {"hr": "hbs"}
Told = Callable[[int, int], None]


def folder() -> Path:
    """One per edition of the dictionaries, so that a newer one is made beside the old."""
    return Path(settings.ILONET_DICTIONARIES) / edition


def are_there() -> bool:
    """Made to the end? Until then words are found by their stems alone."""
    return (folder() / "whole").exists()


def silently(_done: int, _of: int) -> None:
    """Tells nobody how far it is."""


def make(told: Told = silently) -> bool:
    """Half a minute and 800 MB, once; of several that begin, one makes them and the others wait. Says whether it did."""
    folder().parent.mkdir(parents=True, exist_ok=True)
    with (folder().parent / "making.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if are_there():
            return False
        making = folder().with_name(f"{edition}.making")
        shutil.rmtree(making, ignore_errors=True)
        for done, name in enumerate(sorted(NAMES.values())):
            told(done, len(NAMES))
            TrieDictionaryFactory(cache_max_size=1, disk_cache_dir=str(making)).get_dictionary(name)
        told(len(NAMES), len(NAMES))
        (making / "whole").touch()
        shutil.rmtree(folder(), ignore_errors=True)
        making.rename(folder())
    return True


@lru_cache(maxsize=32_768)
def lemma(word: str, language: str) -> str | None:
    """By the dictionary, else by the rules of the language for what stands in none."""
    return _strategy().get_lemma(word, NAMES[language])


@lru_cache(maxsize=8_192)
def knowing(word: str) -> frozenset[str]:
    """The languages in whose dictionary this form stands."""
    return frozenset(one for one in NAMES if _lookup().get_lemma(word, NAMES[one]) is not None)


@lru_cache(maxsize=32_768)
def is_common(language: str, word: str) -> bool:
    """Is this a word in small letters there? What only stands with a capital is a name, or a noun in German."""
    found = _opened(folder() / f"{NAMES[language]}.dic").get(word)
    return found is not None and not found[:1].isupper()


@lru_cache(maxsize=32_768)
def is_capital(language: str, word: str) -> bool:
    """Does it stand there with a capital?"""
    return _opened(folder() / f"{NAMES[language]}.dic").get(word[:1].upper() + word[1:]) is not None


class _Pages(DecodedStrMapping):
    """A dictionary as the operating system maps it: only what is looked at takes memory, once for all processes."""

    def __init__(self, path: Path) -> None:
        self._trie = BytesTrie().mmap(str(path))

    def _lookup(self, key: str) -> str | None:
        found = self._trie.get(key)
        return str(found[0].decode()) if found else None

    def __iter__(self) -> Iterator[str]:
        return iter(self._trie.keys())

    def __len__(self) -> int:
        return len(self._trie)


class _Shelf:
    """What the strategies ask for their dictionaries; never makes one."""

    def get_dictionary(self, lang: str) -> _Pages:
        return _opened(folder() / f"{lang}.dic")


@cache
def _opened(path: Path) -> _Pages:
    return _Pages(path)


@cache
def _strategy() -> DefaultStrategy:
    return DefaultStrategy(dictionary_factory=_Shelf())


@cache
def _lookup() -> DictionaryLookupStrategy:
    return DictionaryLookupStrategy(_Shelf())
