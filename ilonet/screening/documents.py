"""Does a number stand near a word for passport, visa or identity document?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ilonet.screening.alphabets import cue
from ilonet.screening.finding import Trace
from ilonet.screening.reading import Reading
from ilonet.screening.vetoes import THOUSANDS, is_amount, is_count, is_date

# Words of the 24 languages that mean nothing else: the number may stand some words away.
PASSPORTS = cue(
    r"passports?|passeports?|Reisep[aä]ss\w{0,3}|Passnummer\w?|Passnr|paspoort\w{0,6}|reispas|pasaportes?"
    r"|passaport[oie]|passaportes?|passaporti?|pasnummer|pasnr|passinumero\w*|passnummer|paszport\w{0,4}"
    r"|cestovn\w{1,3} pas\w{0,3}|putovnic\w{1,3}|potn\w+ list\w{0,3}|útlevel\w{0,6}|pașapo[ar]t\w{0,4}|паспорт\w{0,4}"
    r"|διαβατηρ\w{1,4}|paso n(?:umeris|r)|pases? n(?:umurs|r)|passi number|uimhir phas|rejsepas"
    r"|travel documents?|titres? de voyage|laissez-passer|Reisedokument\w{0,2}|rejsedokument\w{0,3}"
    r"|visa (?:sticker|no|number|nr|numéro)\w{0,2}|viza (?:nr|č|br)|reisdocument"
)
CARDS = cue(
    r"identity cards?|id[ -]cards?|id[ -]?(?:no|nr|number)|identity (?:no|number|document)s?"
    r"|carte d.identité|cartes? nationales? d.identité|titres? de séjour|cartă? de identitate|carte de identitate"
    r"|Personalausweis\w{0,8}|Ausweis\w{0,8}|Aufenthaltstitel\w{0,2}|identiteitskaart|verblijfsvergunning"
    r"|identitetskort|legitimationskort|id-kort|opholdstilladelse|uppehållstillstånd|documento de identi\w{2,4}"
    r"|tarjeta de identidad|carta d.identità|permesso di soggiorno|bilhete de identidade|cartão de cidadão"
    r"|dow[oó]d\w{0,2} osobist\w{1,4}|karta pobytu|občansk\w{1,3} průkaz\w{0,2}|občiansk\w{1,4} preukaz\w{0,2}"
    r"|osobn\w{1,3} iskaznic\w|osebn\w{1,2} izkaznic\w|személyi(?:\s?igazolvány)?\w{0,6}|buletin de identitate"
    r"|лична\w{0,2} карта|ταυτοτητ\w{1,3}|tapatybės kortel\w{1,3}|personas apliecīb\w{1,3}|isikutunnistus\w{0,2}"
    r"|id-kaar\w{1,3}|henkilökort\w{1,4}|karta tal-identità|cárta aitheantais|residence permits?"
    r"|driving licen[cs]es?|permis de conduire|Führerschein\w{0,3}|kørekort"
)
# Words that mean other things too (French "pas", English "pass"): the number must follow at once.
SHORT = r"pas|pass|passi|pase|pasas|pass\.?nr|psp|vis[au]|visum"
NUMBER_WORD = r"(?:\W{0,3}(?:no|nr|nos|n|num|number|nummer\w?|numero|numer|numar|numurs|numeris|č|br|st|szam\w*|nro|nru|uimh|uimhir|номер|№|αρ|αριθμος)\b)?"

NUMBERED = re.compile(
    cue(
        r"(?<!\w)(?:no|nr|n|number|nummer\w?|numero|numer|numar|numurs|numeris|č|br|št|nro|nru|uimhir|номер|№|αρ|αριθ)(?!\w)"
    )
)

FAR = re.compile(rf"(?<!\w)(?:(?P<passport>{PASSPORTS})|(?P<card>{CARDS}))(?!\w)")
NEAR = re.compile(rf"(?<!\w)(?:{SHORT})(?!\w){cue(NUMBER_WORD)}\W{{1,4}}")

WHOLE = r"[A-Za-z]{1,3}\d{5,9}|\d{7,12}|(?=(?:[A-Za-z]{0,4}\d){4})(?=\d{0,9}[A-Za-z])[A-Za-z0-9]{7,10}"
SPLIT = (
    r"(?:[A-Z]{1,3}[\s./-]{1,2}|[A-Za-z]{1,3}[./-]?)\d(?:[\s.·/-]{0,3}\d){4,8}"
    r"|\d(?:[\s.·/-]{0,3}\d){6,11}"
    r"|[A-Z0-9]{2,5}(?:[\s.-][A-Z0-9]{2,5}){1,4}(?<=\d)"
)
VALUE = re.compile(rf"(?<![\w/])(?:{WHOLE})(?![\w/])|(?<![\w/])(?:{SPLIT})(?![\w/])")
SENTENCE_ENDS = re.compile(r"[;!?]|\.\s+[A-Z][a-z]|\n\s*\n")
AFTER = re.compile(rf"[\s,(\[:]{{1,4}}(?:[^\W\d]{{1,8}}\W{{1,3}}){{0,2}}(?:(?P<passport>{PASSPORTS})|{CARDS})(?!\w)")
COUNTED = re.compile(rf"{THOUSANDS.pattern}\s[A-Z]")
CONTIGUOUS = re.compile(r"(?<![\w/.,-])(?:[A-Z]{1,3}\d{6,9}|\d{2}[A-Z]{2}\d{5})(?![\w/])")

REACH = 45
TOO_MANY = 9  # figures: nobody counts passports in hundreds of millions


def document_numbers(reading: Reading) -> Iterator[Trace]:
    yield from _after_a_word(reading)
    yield from _before_a_word(reading)


def _after_a_word(reading: Reading) -> Iterator[Trace]:
    for match in FAR.finditer(reading.cues):
        kind = "passport_number" if match["passport"] else "document_number"
        yield from _numbers(reading, match.end(), REACH, kind)
    for match in NEAR.finditer(reading.cues):
        yield from _numbers(reading, match.end(), 3, "passport_number")


def _numbers(reading: Reading, at: int, reach: int, kind: str) -> Iterator[Trace]:
    values = reading.values
    ends = SENTENCE_ENDS.search(values, at, at + reach)
    limit = ends.start() if ends else at + reach
    for value in VALUE.finditer(values, at, limit + 16):
        if value.start() > limit:
            return
        said = NUMBERED.search(reading.cues, at, value.start()) is not None
        if _is_number(reading, value.start(), value.end(), said=said):
            yield Trace(kind, *reading.span(value.start(), value.end()))
            return


def _is_number(reading: Reading, start: int, end: int, *, said: bool) -> bool:
    """Figures in groups of three are a count, unless the text says that they are a number."""
    figures = reading.values[start:end]
    enough = 4 if figures.isalnum() else 5
    digits = sum(c.isdigit() for c in figures)
    if digits < enough or is_date(figures) or (is_count(figures) and not said and digits < TOO_MANY):
        return False
    if COUNTED.match(figures):
        return False
    return not is_amount(reading.cues, start, end)


def _before_a_word(reading: Reading) -> Iterator[Trace]:
    for value in CONTIGUOUS.finditer(reading.values):
        after = AFTER.match(reading.cues, value.end(), value.end() + 40)
        if after:
            kind = "passport_number" if after["passport"] else "document_number"
            yield Trace(kind, *reading.span(*value.span()))
