"""Is there a way to reach a person: an e-mail address, a telephone?"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator

import phonenumbers

from ilonet.screening.alphabets import cue
from ilonet.screening.finding import Certainty, Trace
from ilonet.screening.reading import Reading
from ilonet.screening.vetoes import is_amount, is_count, is_date, is_reference

Allowed = Callable[[str], bool] | Container[str]

AT = re.compile(r"\s{0,2}@\s{0,2}|\s(?:at|arobase|arroba|chiocciola|snabel-?a|klammeraffe)\s", re.IGNORECASE)
# Read backwards from the sign, so "dot" stands as "tod".
LOCAL = re.compile(r"[\w.+'-]{1,64}(?:\s(?:tod|tknup|otnup|otnop)\s[\w.+'-]{1,64}){0,3}", re.IGNORECASE)
DOT = r"(?:\.\n?|\s\.\s?|\s(?:dot|punkt|punktum|point|punto|ponto)\s)"
DOMAIN = re.compile(
    rf"[\w-]{{1,63}}(?:\n[\w-]{{1,63}}(?=\.))?(?:{DOT}[\w-]{{1,63}}){{0,6}}{DOT}[^\W\d_]{{2,24}}(?![\w@])",
    re.IGNORECASE,
)
SPOKEN_DOT = re.compile(r"\s(?:dot|punkt|punktum|point|punto|ponto)\s", re.IGNORECASE)


def addresses(reading: Reading, allowed: Allowed) -> Iterator[Trace]:
    values = reading.values
    for at in AT.finditer(values):
        local = LOCAL.match(values[max(0, at.start() - 96) : at.start()][::-1])
        domain = DOMAIN.match(values, at.end(), at.end() + 320)
        if not local or not domain:
            continue
        if "@" not in at.group() and not SPOKEN_DOT.search(domain.group()):
            continue
        start = at.start() - local.end()
        address = re.sub(r"\s", "", values[start : domain.end()]).lower()
        if not _is_allowed(address, allowed):
            yield Trace("email", *reading.span(start, domain.end()))


def _is_allowed(address: str, allowed: Allowed) -> bool:
    return allowed(address) if callable(allowed) else address in allowed


FIGURES = re.compile(
    r"(?<![\w,/-])(?<!\d\.)(?:\+|\(\+?)?\d(?:[\s()./·-]{0,3}\d){5,17}"
    r"(?:\s?(?:x|ext\.?)\s?\d{1,6})?(?![\w%])(?!,\d)"
)
PHONE_CUE = re.compile(
    r"(?<!\w)(?:"
    + cue(
        r"tel|tél|tlf|tfn|telefon\w{0,4}|telephone\w?|téléphone\w?|teléfono\w?|telefone|telefono|phone\w?"
        r"|phone number|puhelin\w{0,4}|puh|mobile|mobil\w{0,5}|móvil|telemóvel|cellulare|cell|gsm|handy\w{0,6}"
        r"|portable|fax|whatsapp|viber|telegram|signal|kontakt\w{0,3}|contact\w{0,4}|contatt[oi]|contacto\w?"
        r"|тел|телефон\w{0,3}|мобилен|контакт\w{0,2}|τηλ|τηλεφων\w{1,3}|κινητο|fón|guthán|tālr\w{0,6}|mob|kom"
        r"|komórk\w{1,3}|hotline|reach(?:ed|able)?|hívható|telefonszám\w{0,4}|call(?:ed|s|ing)?|ring|appel\w{1,4}"
    )
    + r")(?!\w)"
)
PHONE_CUE_AFTER = re.compile(r"[\s(-]{1,2}(?:fax|office|mobile|mobil|cell|gsm|whatsapp|viber|tel)(?!\w)")
REACH = 45
REGIONS = {
    "bg": "BG", "cs": "CZ", "da": "DK", "de": "DE", "el": "GR", "en": "IE", "es": "ES", "et": "EE",
    "fi": "FI", "fr": "FR", "ga": "IE", "hr": "HR", "hu": "HU", "it": "IT", "lt": "LT", "lv": "LV",
    "mt": "MT", "nl": "NL", "pl": "PL", "pt": "PT", "ro": "RO", "sk": "SK", "sl": "SI", "sv": "SE",
}  # fmt: skip


def telephones(reading: Reading, language: str) -> Iterator[Trace]:
    for match in FIGURES.finditer(reading.values):
        certainty = _certainty(reading, match, language)
        if certainty:
            yield Trace("phone", *reading.span(*match.span()), certainty)


def _certainty(reading: Reading, match: re.Match[str], language: str) -> Certainty | None:
    written = match.group()
    digits = sum(c.isdigit() for c in written)
    if digits < 7 or is_date(written) or is_amount(reading.cues, *match.span()):
        return None
    if is_reference(reading.cues, match.start()):
        return None
    if PHONE_CUE.search(reading.cues[max(0, match.start() - REACH) : match.start()]):
        return "certain"
    if PHONE_CUE_AFTER.match(reading.cues, match.end()):
        return "certain"
    if is_count(written) or "\n" in written:
        return None
    if written.startswith(("+", "(+")) or re.match(r"00[\s.-]?[1-9]", written):
        return _international(written, digits)
    return _domestic(written, digits, language)


def _international(written: str, digits: int) -> Certainty | None:
    if digits < 8:
        return None
    number = re.sub(r"\D", "", written.partition("x")[0].replace("(0)", ""))
    return "certain" if _is_valid("+" + number.removeprefix("00"), None) else "possible"


def _domestic(written: str, digits: int, language: str) -> Certainty | None:
    """Without country or cue a number must begin as telephone numbers do, and have their length."""
    if not re.match(r"\(?0[1-9]", written) or not 9 <= digits <= 12:
        return None
    region = REGIONS.get(language[:2])
    return "certain" if region and _is_valid(written, region) else "possible"


def _is_valid(number: str, region: str | None) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(number, region))
    except phonenumbers.NumberParseException:
        return False
