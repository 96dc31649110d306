"""Invented identifiers of every other class that the gate knows, in the form of the language."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from random import Random

import phonenumbers
from babel.dates import format_date

from ilonet.screening.contacts import REGIONS
from ilonet.screening.payments import LENGTHS
from ilonet.screening.tests.measured.national import figures, written
from ilonet.screening.wallets import ALPHABET

BANKS = ("DE", "FR", "BE", "NL", "PL", "ES", "PT", "DK", "SE", "AT", "GR", "RO", "BG", "CY", "MT", "TR", "GE", "TN")
FORMS_OF_DATES = {
    "bg": "dd.MM.y 'г.'|d MMMM y", "cs": "d. M. y|d. MMMM y", "da": "dd.MM.y|d. MMMM y", "de": "dd.MM.y|d. MMMM y",
    "el": "d/M/y|d MMMM y", "en": "dd/MM/y|d MMMM y|MMMM d, y|y-MM-dd", "es": "dd/MM/y|d 'de' MMMM 'de' y",
    "et": "dd.MM.y|d. MMMM y", "fi": "d.M.y|d. MMMM y", "fr": "dd/MM/y|d MMMM y", "ga": "dd/MM/y|d MMMM y",
    "hr": "dd. MM. y|d. MMMM y", "hu": "y. MM. dd.|y. MMMM d.", "it": "dd/MM/y|d MMMM y", "lt": "y-MM-dd|y 'm'. MMMM d 'd'.",
    "lv": "dd.MM.y|y. 'gada' d. MMMM", "mt": "dd/MM/y|d 'ta'' 'MMMM y", "nl": "dd-MM-y|d MMMM y", "pl": "dd.MM.y|d MMMM y",
    "pt": "dd/MM/y|d 'de' MMMM 'de' y", "ro": "dd.MM.y|d MMMM y", "sk": "d. M. y|d. MMMM y", "sl": "d. M. y|d. MMMM y",
    "sv": "y-MM-dd|d MMMM y",
}  # fmt: skip
PLATES = {
    "bg": "AA 9999 AA", "cs": "9A9 9999", "da": "AA 99 999", "de": "A-AA 9999", "el": "AAA-9999", "en": "AA99 AAA", "es": "9999 BCD",
    "et": "999 AAA", "fi": "AAA-999", "fr": "AA-999-AA", "ga": "191-D-99999", "hr": "ZG 9999-AA", "hu": "AAA-999", "it": "AA 999 AA",
    "lt": "AAA 999", "lv": "AA-9999", "mt": "AAA 999", "nl": "AA-999-A", "pl": "WA 99999", "pt": "AA-99-AA", "ro": "B 999 AAA",
    "sk": "BA-999AA", "sl": "LJ AA-999", "sv": "AAA 999",
}  # fmt: skip
FOREIGN_PLATES = ("34 AAA 99", "AA 9999 AA", "99999-A-6", "BG 999-AA", "999 TU 9999", "DK 9999 AA")


def passport(dice: Random, _language: str) -> str:
    form = dice.choice(("A9999999", "AA9999999", "999999999", "99AA99999", "A99999999", "AA999999"))
    return written(form)(dice).replace("O", "P").replace("I", "K")


def iban(dice: Random, _language: str) -> str:
    country = dice.choice(BANKS)
    account = figures(dice, LENGTHS[country] - 4)
    numbers = "".join(str(int(c, 36)) for c in account + country + "00")
    return f"{country}{98 - int(numbers) % 97:02d}{account}"


def email(dice: Random, _language: str) -> str:
    name = dice.choice(("selam", "yusuf", "nino", "arben", "huda", "olena", "bakary", "thi.lan"))
    return f"{name}{dice.choice('._-')}{dice.randint(10, 99)}@{dice.choice(('post', 'mail', 'web'))}.example.{dice.choice(('org', 'com', 'net'))}"


def phone(dice: Random, language: str) -> str:
    """As people of the country write it among themselves; every third one with its country."""
    region = REGIONS[language]
    example = phonenumbers.example_number_for_type(region, phonenumbers.PhoneNumberType.MOBILE)
    while True:
        national = str(example.national_number)
        told = phonenumbers.PhoneNumber(
            country_code=example.country_code, national_number=int(national[:-5] + figures(dice, 5))
        )
        if phonenumbers.is_valid_number(told):
            break
    form = dice.choice(("NATIONAL", "NATIONAL", "INTERNATIONAL"))
    return phonenumbers.format_number(told, getattr(phonenumbers.PhoneNumberFormat, form))


def birth_date(dice: Random, language: str) -> str:
    day = date(dice.randint(1950, 2008), dice.randint(1, 12), dice.randint(1, 28))
    return format_date(day, dice.choice(FORMS_OF_DATES[language].split("|")), locale=language)


def plate(dice: Random, language: str) -> str:
    form = PLATES[language] if dice.random() < 0.7 else dice.choice(FOREIGN_PLATES)
    letters = {"A": "ABEHKMPTX", "B": "BCDFG", "C": "HJKLM", "D": "PRSTV"}
    if form in FOREIGN_PLATES or language in {"hr", "pl", "ro", "sk", "sl", "ga"}:
        head, _space, rest = form.partition(" ") if " " in form else form.partition("-")
        return form[: len(form) - len(rest)] + written(rest)(dice) if not head.isdigit() else written(form)(dice)
    if language == "es":
        return "".join(
            str(dice.randint(0, 9)) if c == "9" else dice.choice(letters[c]) if c in letters else c for c in form
        )
    return "".join(str(dice.randint(0, 9)) if c == "9" else dice.choice(letters["A"]) if c == "A" else c for c in form)


def _base58(raw: bytes) -> str:
    raw += sha256(sha256(raw).digest()).digest()[:4]
    number, told = int.from_bytes(raw, "big"), ""
    while number:
        number, rest = divmod(number, 58)
        told = ALPHABET[rest] + told
    return "1" * (len(raw) - len(raw.lstrip(b"\0"))) + told


def wallet(dice: Random, _language: str) -> str:
    kind = dice.choice(("bitcoin", "script", "tron", "ether", "segwit", "litecoin"))
    if kind == "ether":
        return "0x" + "".join(dice.choices("0123456789abcdefABCDEF", k=40))
    if kind == "segwit":
        return "bc1q" + "".join(dice.choices("qpzry9x8gf2tvdw0s3jn54khce6mua7l", k=38))
    return _base58(bytes([{"bitcoin": 0, "script": 5, "tron": 65, "litecoin": 48}[kind]]) + dice.randbytes(20))


def coordinates(dice: Random, _language: str) -> str:
    north, east = dice.uniform(12, 50), dice.uniform(-16, 60)
    form = dice.choice(("decimal", "decimal", "signed", "seconds", "minutes", "code"))
    if form == "code":
        return (
            "".join(dice.choices("23456789CFGHJMPQRVWX", k=8))
            + "+"
            + "".join(dice.choices("23456789CFGHJMPQRVWX", k=2))
        )
    if form == "decimal":
        return f"{north:.5f}, {east:.5f}"
    if form == "signed":
        return f"{north:.4f}° N, {abs(east):.4f}° {'E' if east > 0 else 'W'}"
    if form == "minutes":
        return f"{int(north)}°{north % 1 * 60:06.3f}'N {int(abs(east))}°{abs(east) % 1 * 60:06.3f}'E"
    return f"{int(north)}°{int(north % 1 * 60)}'{dice.randint(0, 59)}\"N {int(abs(east))}°{int(abs(east) % 1 * 60)}'{dice.randint(0, 59)}\"E"


VALUES = {
    "passport_number": passport, "birth_date": birth_date, "phone": phone, "vehicle_plate": plate,
    "wallet": wallet, "coordinates": coordinates, "iban": iban, "email": email,
}  # fmt: skip
