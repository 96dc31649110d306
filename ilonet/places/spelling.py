"""When are two ways of writing a name the same name?

Capitals, accents, apostrophes, hyphens, spaces and full stops do not matter; letters do.
"""

import re
import unicodedata

# Letters that Unicode does not take apart, as people without the key type them.
LETTERS = str.maketrans({
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ı": "i", "ŋ": "n", "ə": "e",
})  # fmt: skip
TWO_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼʻ`´′", "'"))
SAINTS = {"st": "saint", "ste": "sainte"}
ARTICLES = frozenset({
    "the", "le", "la", "les", "l", "der", "die", "das", "den", "det", "de", "el", "los", "las", "il", "lo", "i",
    "gli", "o", "os", "a", "as", "het", "az", "an", "na", "ir", "in", "id", "iz", "is", "it", "ix", "η", "ο",
    "το", "οι", "τα",
})  # fmt: skip
# Words before a name that say what kind of state it is. Not "democratic": two Congos differ by that word.
TITLES = ARTICLES | {
    "republic", "of", "and", "people", "s", "kingdom", "state", "islamic", "federal", "federative", "arab", "union",
    "sultanate", "principality", "socialist", "commonwealth", "hashemite", "grand", "duchy", "independent",
    "republique", "royaume", "etat", "du", "d", "et", "des", "islamique", "federale", "arabe", "principaute",
    "republik", "konigreich", "staat", "islamische", "bundesrepublik", "sultanat", "furstentum", "republikken",
    "kongeriget", "staten", "islamiske",
}  # fmt: skip
WORD = re.compile(r"[^\W_]+")


def exact(text: str) -> str:
    """Accents kept: tells apart the few names that only an accent keeps apart."""
    return "".join(WORD.findall(_small(text)))


def words(text: str) -> list[str]:
    """The words of a name without accents; abbreviated saints in full."""
    plain = unicodedata.normalize("NFKD", _small(text).translate(LETTERS))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    found = WORD.findall(bare.replace(".", ". "))
    return [SAINTS.get(word, word) for word in found] if len(found) > 1 else found


def folded(text: str) -> str:
    """One key for all ways of writing the same name."""
    return "".join(words(text))


def spelled_out(text: str) -> str:
    """The key of a name written on a keyboard without umlauts: Tuerkei, Faeroeerne."""
    return folded(_small(text).translate(TWO_LETTERS))


def without_article(text: str) -> str:
    """The key without the articles in front."""
    return _after(ARTICLES, text)


def without_title(text: str) -> str:
    """The key without `Republic of`, `Kingdom of the` and the like in front."""
    return _after(TITLES, text)


def _after(dropped: frozenset[str], text: str) -> str:
    left = words(text)
    while len(left) > 1 and left[0] in dropped:
        left = left[1:]
    return "".join(left)


def _small(text: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold()).translate(APOSTROPHES)
