"""Is there a vehicle's number plate?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ilonet.lib import dictionaries
from ilonet.screening.alphabets import cue
from ilonet.screening.finding import Trace
from ilonet.screening.reading import Reading
from ilonet.screening.vetoes import is_date, is_reference

CUE = re.compile(
    r"(?<!\w)(?:"
    + cue(
        r"(?:number |licen[cs]e |registration |car |vehicle )?plates?(?: number)?|registration (?:number|mark)|reg\.? ?no"
        r"|plaques?(?: d.immatriculation)?|immatricul\w{1,7}|Kennzeichen\w{0,2}|Nummernschild\w{0,3}|matrícula\w{0,2}|matriculad\w{1,2}|placa\w?"
        r"|nummerplad\w{1,5}|registreringsn\w{1,9}|registreringsskylt\w{0,3}|regnr|indregistrer\w{1,6}|kenteken\w{0,5}|nummerplaat"
        r"|targa|targata|targat[oie]|numer\w{0,3} rejestracyjn\w{1,4}|rejestracj\w{1,3}|tablic\w{1,3} rejestracyjn\w{1,4}"
        r"|rekisterinumero\w{0,4}|rekisterikilpi\w{0,4}|rendszám\w{0,5}|SPZ|RZ|registračn\w{1,4} značk\w{1,3}|ŠPZ|EČV|poznávac\w{1,4} značk\w{1,3}|evidenčn\w{1,3} čísl\w{1,3}"
        r"|регистрационен номер|регистрационни номера|рег\. ?№|αριθμ\w{1,3} κυκλοφορίας|πινακίδ\w{1,4}|registrsk\w{1,3}(?: tablic\w{1,3}| oznak\w{1,3})?"
        r"|registarsk\w{1,3} (?:oznak\w{1,3}|pločic\w{1,3}|tablic\w{1,3})|registracijsk\w{1,3} (?:oznak\w{1,3}|pločic\w{1,3})|valstybin\w{1,3} numeri\w{1,2}|valst\. ?nr"
        r"|număr\w{0,3} de înmatriculare|înmatricula\w{1,4}|plăcuț\w{1,4}|registreerimisnum\w{2,4}|numbrimär\w{1,5}|autonumb\w{1,4}|numura zīm\w{1,4}|reģistrācijas numur\w{1,3}|valsts numur\w{1,3}"
        r"|uimhir chláraithe|cláruimhir|uimhirphlát\w{0,2}|numru tar-reġistrazzjoni|pjanċa|targi|chapa|plaka\w{0,4}|госномер\w{0,2}|номерн\w{2,3} знак\w{0,3}|لوحة(?: رقم)?|پلاک|نمرة"
    )
    + r")(?:\s(?:no|nr|n|number|numéro|numero|número|num\w?|č|br|št|nro|nru|αρ|№))?(?:\W{1,3}(?:is|was|est|ist|war|è|es|era|var|on|oli|jest|este|je|byla|bola|ir|yra|kuwa))?\W{1,3}"
)
# The vehicle itself may stand for the word; then only the form of a plate counts.
VEHICLE = re.compile(
    r"(?<!\w)(?:"
    + cue(
        r"car|vehicle|van|lorry|truck|bus|minibus|taxi|pick-?up|SUV|saloon|motorbike|motorcycle|voiture|véhicule|camion\w{0,5}|fourgon\w{0,5}|Fahrzeug\w{0,2}|Auto|Wagen|Lkw|Pkw|Transporter\w?|Lieferwagen"
        r"|bil\w{0,3}|køretøj\w{0,3}|lastbil\w{0,3}|varevogn\w{0,2}|fordon\w{0,3}|skåpbil\w{0,2}|voertuig|vrachtwagen|busje|coche|vehículo|furgoneta|camión|auto\w{0,2}|veicolo|furgone|carro|veículo|carrinha"
        r"|samochód|samochod\w{1,3}|ciężarówk\w{1,3}|pojazd\w{0,2}|vozidl\w{1,2}|dodávk\w{1,2}|nákladn\w{1,3}|vozil\w{1,2}|kombi\w{0,3}|kamion\w{0,3}|jármű\w{0,5}|gépkocsi\w{0,3}|autó\w{0,3}|furgon\w{0,3}|mașin\w{1,4}|vehicul\w{0,3}|dub\w{1,3}"
        r"|ajoneuvo\w{0,3}|pakettiauto\w{0,2}|sõiduk\w{0,3}|kaubik\w{0,3}|automobil\w{1,4}|furgon\w{1,3}|transportlīdzek\w{1,4}|busiņ\w{1,2}|кола\w{0,2}|автомобил\w{0,3}|камион\w{0,3}|микробус\w{0,2}|όχημα|οχήματ\w{1,2}|φορτηγό|αυτοκίνητο|vettura|karozza|vann|feithicil|carr|leoraí"
    )
    + r")(?!\w)"
)
PLATE = re.compile(
    r"(?:[A-ZÄÖÜŠŽČĆĐ0-9]{1,7}|[\u0400-\u04ff]{1,3}\d{4})(?:[ \n·.-]{1,3}[A-ZÄÖÜŠŽČĆĐ0-9]{1,6}){0,4}(?!\w)"
)
SMALL = r"(?:[^\W\d_]{0,3}\d[^\W_]{0,6}|[^\W\d_]{1,3})"
LOWER = re.compile(rf"{SMALL}(?:[ .-]{{1,2}}{SMALL}){{0,3}}(?!\w)")
SEP = r"[ \n.-]{1,3}"
# Forms that say by themselves what they are: letters and figures in the order of one country.
FORMS = (
    rf"[A-Z]{{2}}{SEP}\d{{3}}{SEP}[A-Z]{{2}}",  # France, Italy
    r"[A-ZÄÖÜ]{1,3}-[A-Z]{1,2}[ \n]?\d{1,4}[EH]?",  # Germany
    rf"\d{{4}}{SEP}[BCDFGHJKLMNPRSTVWXYZ]{{3}}",  # Spain
    rf"\d{{1,2}}{SEP}[A-Z]{{3}}{SEP}\d{{1,3}}|[A-Z]{{2}}{SEP}\d{{3}}{SEP}[A-Z]|[A-Z]{SEP}\d{{3}}{SEP}[A-Z]{{2}}",  # Netherlands
    rf"[12]{SEP}[A-Z]{{3}}{SEP}\d{{3}}",  # Belgium
    rf"[A-Z]{{2}}{SEP}\d{{2}}{SEP}\d{{3}}",  # Denmark
    rf"[A-Z]{{2}}{SEP}[A-Z]{{2}}{SEP}\d{{3}}",  # Hungary
    rf"[A-ZŠŽČĆĐ]{{2}}{SEP}\d{{3,4}}(?:{SEP})?[A-Z]{{1,2}}",  # Croatia, Serbia, Bulgaria, Ukraine
    rf"[A-Z]{{1,2}}{SEP}\d{{2,3}}{SEP}[A-Z]{{3}}",  # Romania
    rf"(?:0[1-9]|[1-7]\d|8[01]){SEP}[A-Z]{{1,3}}{SEP}\d{{2,4}}",  # Türkiye
    rf"\d{{1,5}}{SEP}[A-Z]{SEP}\d{{1,2}}|\d{{3}}{SEP}TU{SEP}\d{{4}}|TU{SEP}\d{{3}}{SEP}\d{{4}}",  # Morocco, Tunisia
    r"[A-Z]{2}\d{2}[ \n]?[A-Z]{3}|\d{2,3}-[A-Z]{1,2}-\d{1,6}",  # United Kingdom, Ireland
    rf"[A-Z]{{2}}{SEP}\d{{2}}{SEP}[A-Z]{{2}}|[A-Z]{{2}}{SEP}[A-Z0-9]{{2,3}}{SEP}[A-Z]{{2,3}}",  # Portugal, Slovenia, Slovakia
    r"[A-Z]{3}-\d{4}|[A-Z]{3} \d{3}[A-Z]|[A-Z]{3}[ -]\d{3}[ -]?[A-Z]{2}",  # Greece, Kenya, Nigeria
    rf"[A-Z]{{3}}{SEP}\d{{3}}|\d{{3}}{SEP}[A-Z]{{3}}|[A-Z]{{2}}{SEP}\d{{4}}|[A-Z]{{2,3}}(?:{SEP})?\d{{4,5}}|\d[A-Z]\d(?:{SEP})?\d{{4}}",  # Finland, Sweden, Baltic States, Poland, Czechia: with a vehicle only
)
FORM = re.compile(rf"(?<![\w./-])(?:{'|'.join(FORMS)})(?![\w/]|-\w)")
ALONE = re.compile(rf"(?<![\w./-])(?:{'|'.join((FORMS[0], FORMS[1], FORMS[7], FORMS[12]))})(?![\w/]|-\w)")
# In small letters only what has its dashes, or the British form.
LAST = re.compile(r"[ \n·.-]*[^ \n·.-]*$")
IN_SMALL = re.compile(
    r"(?<![\w./-])(?:[a-z]{2}-\d{3}-[a-z]{1,2}|[a-zäöü]{1,3}-[a-z]{1,2}[ \n]?\d{1,4}|[a-z]{2}-\d{2}-[a-z]{2}|[a-z]{2}\d{2} [a-z]{3}|\d{2,3}-[a-z]{1,2}-\d{1,6}"
    r"|[a-zšžčćđ]{2} \d{3,4}-[a-z]{1,2}|[a-zšžčćđ]{2} [a-z]{2}-\d{3}|[a-z]{3}-\d{3,4}|[a-zšž]{2}-\d{3}[a-z]{2})(?![\w/]|-\w)"
)
OTHER_LETTERS = re.compile(
    r"(?<![A-Z])(?:EUR|USD|GBP|CHF|XOF|XAF|MAD|TND|TRY|DKK|SEK|NOK|PLN|CZK|HUF|RON|BGN|UAH|DZD|LYD|EGP|NGN|UTC|GMT|CET|TLP|IOM|ILO|COM|SWD|CFA)(?![A-Z])"
)
REACH = 40
GAP = re.compile(r"[ \n]{0,2}[(\[„“«:]?[ \n]{0,2}")
UNITS = frozenset({
    "eur", "usd", "gbp", "chf", "dkk", "sek", "nok", "pln", "czk", "huf", "ron", "bgn", "try", "mad", "xof", "kmh", "mph", "min", "std",
    "sec", "kg", "km", "cm", "mm", "ml", "am", "pm", "jan", "feb", "mar", "mär", "apr", "mai", "may", "jun", "jul", "aug", "sep", "sept",
    "okt", "oct", "nov", "dec", "dez", "déc", "a", "e", "i", "o", "u", "w", "y", "z", "v", "s", "k", "to", "of", "in", "at", "on", "by",
    "or", "de", "le", "la", "et", "di", "du", "do", "od", "na", "zu", "um", "ab", "og", "på", "en", "se", "no", "nr", "h", "bmw", "kia",
})  # fmt: skip
READ_BY_MANY = ("en", "fr", "de", "es")
LONG_ENOUGH = 3  # shorter ones stand in some dictionary nearly always


def plates(reading: Reading) -> Iterator[Trace]:
    for match in CUE.finditer(reading.cues):
        yield from _after_the_word(reading, match.end())
    for match in VEHICLE.finditer(reading.cues):
        end = match.end() + REACH
        found = FORM.search(reading.values, match.end(), end) or IN_SMALL.search(reading.values, match.end(), end)
        if found and not _is_other(reading, found):
            yield Trace("vehicle_plate", *reading.span(*found.span()))
        elif span := _in_small(reading, match.end()) or _over_a_line(reading, match.end()):
            yield Trace("vehicle_plate", *reading.span(*span), "possible")
    for found in ALONE.finditer(reading.values):
        if not _is_other(reading, found):
            yield Trace("vehicle_plate", *reading.span(*found.span()), "possible")


def _after_the_word(reading: Reading, at: int) -> Iterator[Trace]:
    for form in (PLATE, LOWER):
        plate = form.match(reading.values, at, at + 20)
        if plate and (length := _length(plate.group())):
            yield Trace("vehicle_plate", *reading.span(at, at + length))
            return
    found = FORM.search(reading.values, at, at + REACH)
    if found and not _is_other(reading, found):
        yield Trace("vehicle_plate", *reading.span(*found.span()))


def _in_small(reading: Reading, at: int) -> tuple[int, int] | None:
    """Any form in small letters, directly behind the vehicle; what is a word, a unit or a month there is no part of a plate."""
    window = reading.values[at : at + REACH]
    start = _opening(window)
    if start == 0 or len(window.upper()) != len(window):
        return None
    found = FORM.match(window.upper(), start)
    if not found or not any(c.isdigit() for c in found.group()):
        return None
    if any(_is_word(part) for part in re.findall(r"[^\W\d_]+", window[start : found.end()])):
        return None
    return at + start, at + found.end()


def _over_a_line(reading: Reading, at: int) -> tuple[int, int] | None:
    """Directly behind the vehicle, and broken where the line ended."""
    window = reading.values[at : at + REACH]
    start = _opening(window)
    broken = window.find("\n", start)
    if start == 0 or broken < 0:
        return None
    found = FORM.match(window[:broken] + window[broken + 1 :], start)
    if not found or found.end() <= broken or not any(c.isdigit() for c in found.group()):
        return None
    return at + start, at + found.end() + 1


def _opening(window: str) -> int:
    gap = GAP.match(window)
    return gap.end() if gap else 0


def _is_word(part: str) -> bool:
    return part in UNITS or (
        len(part) >= LONG_ENOUGH and any(dictionaries.is_common(one, part) for one in READ_BY_MANY)
    )


def _length(written: str) -> int:
    """How much of it is a plate; the words that follow are none."""
    while written:
        if _is_plate(written):
            return len(written)
        written = LAST.sub("", written)
    return 0


def _is_plate(written: str) -> bool:
    letters = sum(c.isalpha() for c in written)
    digits = sum(c.isdigit() for c in written)
    return letters > 0 and digits > 0 and 4 <= letters + digits <= 9 and not is_date(written)


def _is_other(reading: Reading, found: re.Match[str]) -> bool:
    if OTHER_LETTERS.search(found.group()):
        return True
    return is_reference(reading.cues, found.start()) or not any(c.isdigit() for c in found.group())
