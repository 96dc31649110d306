"""Is there a national identification number: a check digit that agrees, and a word that says so?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from types import ModuleType

from stdnum.at import vnr
from stdnum.be import nn
from stdnum.bg import egn
from stdnum.ch import ssn
from stdnum.cz import rc
from stdnum.de import idnr
from stdnum.dk import cpr
from stdnum.ee import ik
from stdnum.es import dni, nie
from stdnum.fi import hetu
from stdnum.fr import nir
from stdnum.gr import amka
from stdnum.hr import oib
from stdnum.ie import pps
from stdnum.is_ import kennitala
from stdnum.it import codicefiscale
from stdnum.lt import asmens
from stdnum.lv import pvn
from stdnum.nl import bsn
from stdnum.no import fodselsnummer
from stdnum.pl import pesel
from stdnum.pt import cc
from stdnum.pt import nif as nif_pt
from stdnum.ro import cnp
from stdnum.se import personnummer
from stdnum.si import emso

from ilonet.screening.alphabets import cue
from ilonet.screening.finding import Trace
from ilonet.screening.reading import Reading
from ilonet.screening.vetoes import is_count, is_date

REACH = 45

WORDS: tuple[tuple[str, tuple[ModuleType, ...]], ...] = (
    (r"егн|egn|единен граждански номер", (egn,)),
    (r"rijksregister\w*|registre national|nationaal nummer|numéro national", (nn,)),
    (r"rodn\w{1,3} čísl\w{1,3}|rč", (rc,)),
    (r"cpr(?:[ -]?n(?:r|ummer))?", (cpr,)),
    (r"isikukood\w{0,3}", (ik,)),
    (r"dni", (dni,)),
    (r"nie", (nie,)),
    (r"nif", (dni, nie, nif_pt)),
    (r"hetu|henkilötunnus", (hetu,)),
    (r"numéro de sécurité sociale|sécurité sociale|nir|insee", (nir,)),
    (r"αμκα|amka", (amka,)),
    (r"oib", (oib,)),
    (r"codice fiscale|c\.f\.", (codicefiscale,)),
    (r"asmens koda\w{1,2}", (asmens,)),
    (r"personas kod\w{1,2}", (pvn,)),
    (r"bsn|burgerservicenummer|sofinummer", (bsn,)),
    (r"pesel\w{0,3}", (pesel,)),
    (r"contribuinte|cartão de cidadão", (nif_pt, cc)),
    (r"cnp|cod numeric personal", (cnp,)),
    (r"personnummer|personal (?:identity )?number", (personnummer, fodselsnummer, cpr)),
    (r"emšo|jmbg", (emso,)),
    (r"steuer-?id\w*|idnr|steuerliche identifikationsnummer|identifikationsnummer", (idnr,)),
    (r"pps(?:n| number| no)?", (pps,)),
    (r"sozialversicherungsnummer|sv-?nr|svnr", (vnr,)),
    (r"fødselsnummer|fødselsnr", (fodselsnummer,)),
    (r"kennitala", (kennitala,)),
    (r"ahv(?:-?n(?:r|ummer))?|avs", (ssn,)),
)
EVERY = tuple(dict.fromkeys(module for _, modules in WORDS for module in modules))
GENERAL = (
    r"national (?:id|identity|identification|insurance)(?: (?:no|number|nr))?|numéro d.identité"
    r"|identification number|numero di identità|número de identidad|personenkennzeichen"
)
BY_CUE = [(re.compile(cue(words)), modules) for words, modules in WORDS]
CUE = re.compile(rf"(?<!\w)(?:{'|'.join(cue(words) for words, _ in WORDS)}|{cue(GENERAL)})(?!\w)")
PART = re.compile(r"[A-Za-z0-9][A-Za-z0-9./+-]*")
LONG_ENOUGH = 8
MOST_PARTS = 8


def national_numbers(reading: Reading) -> Iterator[Trace]:
    cues = list(CUE.finditer(reading.cues))
    # A number belongs to the word before it, so the search ends where the next word begins.
    for match, following in zip_longest(cues, cues[1:]):
        limit = following.start() if following else len(reading.cues)
        modules = next((found for words, found in BY_CUE if words.fullmatch(match.group())), EVERY)
        trace = _number_after(reading, match.end(), limit, modules)
        if trace:
            yield trace


def _number_after(reading: Reading, at: int, limit: int, modules: tuple[ModuleType, ...]) -> Trace | None:
    """The first number that its own check digit confirms; else the first that only looks like one."""
    doubtful: Trace | None = None
    parts = list(PART.finditer(reading.values, at, min(limit, at + REACH + 24)))
    for first, part in enumerate(parts):
        if part.start() > at + REACH:
            break
        for last in parts[first : first + MOST_PARTS]:
            start, end = part.start(), last.start() + len(last.group().rstrip("./+-"))
            written = reading.values[start:end]
            compact = re.sub(r"[\s./-]", "", written)
            if len(compact) > 2 * LONG_ENOUGH + 2 or is_date(written):
                break
            if len(compact) < LONG_ENOUGH or not any(c.isdigit() for c in compact):
                continue
            if any(module.is_valid(form) for module in modules for form in {written, compact}):
                return Trace("national_id", *reading.span(start, end))
            if doubtful is None and _looks_like_one(compact, written):
                doubtful = Trace("national_id", *reading.span(start, end), "possible")
    return doubtful


def _looks_like_one(compact: str, written: str) -> bool:
    digits = sum(c.isdigit() for c in compact)
    return digits >= LONG_ENOUGH and digits >= len(compact) - 2 and not is_count(written)
