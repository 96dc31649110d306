"""Invented national numbers whose check digits agree, for every Member State and for countries along the routes."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from stdnum import luhn, verhoeff
from stdnum.at import vnr
from stdnum.be import nn
from stdnum.bg import egn
from stdnum.br import cpf
from stdnum.cz import rc
from stdnum.de import idnr
from stdnum.dk import cpr
from stdnum.ee import ik
from stdnum.es import dni, nie
from stdnum.fr import nir
from stdnum.gr import amka, vat
from stdnum.hr import oib
from stdnum.ie import pps
from stdnum.in_ import aadhaar
from stdnum.it import codicefiscale
from stdnum.lv import pvn
from stdnum.nl import bsn
from stdnum.pk import cnic
from stdnum.pl import pesel
from stdnum.pt import nif
from stdnum.ro import cnp
from stdnum.se import personnummer
from stdnum.si import emso
from stdnum.tr import tckimlik
from stdnum.ua import rntrc
from stdnum.za import idnr as idnr_za

from ilonet.screening import own_checks as own

Draw = Callable[[Random], str]
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def figures(dice: Random, count: int) -> str:
    return "".join(dice.choices("0123456789", k=count))


def birthday(dice: Random) -> tuple[str, str, str]:
    return str(dice.randint(1955, 1999)), f"{dice.randint(1, 12):02d}", f"{dice.randint(1, 28):02d}"


def until(valid: Callable[[str], bool], draw: Draw) -> Draw:
    """Draws until the check digit agrees."""

    def drawn(dice: Random) -> str:
        while not valid(number := draw(dice)):
            pass
        return number

    return drawn


def by_birthday(form: str, rest: int, tail: Callable[[Random], str] = lambda _dice: "") -> Draw:
    """`y`, `m`, `d` stand for the birthday, the other letters for themselves."""

    def drawn(dice: Random) -> str:
        year, month, day = birthday(dice)
        written = form.replace("Y", year).replace("y", year[2:]).replace("m", month).replace("d", day)
        return written + figures(dice, rest) + tail(dice)

    return drawn


def register_day(dice: Random) -> str:
    year, month, day = birthday(dice)
    return day + month + year[1:]


def luxembourg(dice: Random) -> str:
    opening = by_birthday("Ymd", 3)(dice)
    return opening + luhn.calc_check_digit(opening) + verhoeff.calc_check_digit(opening)


def codice(dice: Random) -> str:
    year, _month, day = birthday(dice)
    consonants = "".join(dice.choices("BCDFGLMNPRSTVZ", k=6))
    opening = f"{consonants}{year[2:]}{dice.choice('ABCDEHLMPRST')}{day}Z{dice.randint(100, 368)}"
    return opening + codicefiscale.calc_check_digit(opening)


def french(dice: Random) -> str:
    year, month, _day = birthday(dice)
    opening = f"{dice.choice('12')}{year[2:]}{month}{dice.randint(1, 95):02d}{dice.randint(1, 400):03d}{dice.randint(1, 900):03d}"
    return opening + nir.calc_check_digits(opening)


def spanish(dice: Random) -> str:
    number = figures(dice, 8)
    return number + dni.calc_check_digit(number)


def foreigner(dice: Random) -> str:
    number = dice.choice("XYZ") + figures(dice, 7)
    return number + nie.calc_check_digit(number)


def finnish(dice: Random) -> str:
    year, month, day = birthday(dice)
    serial = f"{dice.randint(2, 899):03d}"
    number = f"{day}{month}{year[2:]}{serial}"
    return f"{day}{month}{year[2:]}-{serial}{'0123456789ABCDEFHJKLMNPRSTUVWXY'[int(number) % 31]}"


irish = until(pps.is_valid, lambda dice: figures(dice, 7) + dice.choice("ABCDEFGHIJKLMNOPQRSTUVW"))


def bulgarian(dice: Random) -> str:
    opening = by_birthday("ymd", 3)(dice)
    return opening + egn.calc_check_digit(opening)


def estonian(dice: Random) -> str:
    opening = dice.choice("34") + by_birthday("ymd", 3)(dice)
    return opening + ik.calc_check_digit(opening)


def maltese(dice: Random) -> str:
    return figures(dice, 7) + dice.choice("MGAPLHBZ")


def cypriot(dice: Random) -> str:
    return "0" + str(dice.randint(1000000, 1299999))


def written(form: str) -> Draw:
    """Figures for 9, letters for A; everything else stands as it is."""
    return lambda dice: "".join(
        str(dice.randint(0, 9)) if c == "9" else dice.choice(LETTERS) if c == "A" else c for c in form
    )


# Beside the sentence of the language itself: which numbers its I-sentence takes.
BY_LANGUAGE: dict[str, Draw] = {
    "bg": bulgarian,
    "cs": until(rc.is_valid, by_birthday("ymd", 4)),
    "da": until(cpr.is_valid, by_birthday("dmy", 4)),
    "de": until(idnr.is_valid, lambda dice: str(dice.randint(1, 9)) + figures(dice, 10)),
    "el": until(amka.is_valid, by_birthday("dmy", 5)),
    "en": irish,
    "es": spanish,
    "et": estonian,
    "fi": finnish,
    "fr": french,
    "ga": irish,
    "hr": until(oib.is_valid, lambda dice: figures(dice, 11)),
    "hu": until(own.hungary_person, lambda dice: dice.choice("12") + by_birthday("ymd", 4)(dice)),
    "it": codice,
    "lt": estonian,
    "lv": until(pvn.is_valid, by_birthday("dmy1", 4)),
    "mt": maltese,
    "nl": until(bsn.is_valid, lambda dice: figures(dice, 9)),
    "pl": until(pesel.is_valid, by_birthday("ymd", 5)),
    "pt": until(nif.is_valid, lambda dice: dice.choice("12") + figures(dice, 8)),
    "ro": until(cnp.is_valid, lambda dice: dice.choice("12") + by_birthday("ymd", 6)(dice)),
    "sk": until(rc.is_valid, by_birthday("ymd", 4)),
    "sl": until(emso.is_valid, lambda dice: register_day(dice) + "50" + figures(dice, 4)),
    "sv": until(personnummer.is_valid, by_birthday("ymd-", 4)),
}
# Other numbers, in the sentences where one meets them.
ELSEWHERE: tuple[tuple[str, str, Draw], ...] = (
    ("de", "Die Sozialversicherungsnummer {} steht auf der Karte.", until(vnr.is_valid, lambda dice: str(dice.randint(1000, 9999)) + by_birthday("dmy", 0)(dice))),
    ("fr", "Le registre national {} figure sur la carte.", until(nn.is_valid, by_birthday("ymd", 5))),
    ("nl", "Het rijksregisternummer {} staat op de kaart.", until(nn.is_valid, by_birthday("ymd", 5))),
    ("fr", "Le matricule {} figure sur la carte.", luxembourg),
    ("el", "Το πρόσωπο έχει ΑΦΜ {} σύμφωνα με την κάρτα.", until(vat.is_valid, lambda dice: figures(dice, 9))),
    ("el", "Αριθμός ταυτότητας {} κατά την κάρτα.", cypriot),
    ("hu", "A TAJ szám {} a kártyán áll.", until(own.hungary_health, lambda dice: figures(dice, 9))),
    ("es", "La persona tiene el NIE {} según la tarjeta.", foreigner),
    ("en", "His kimlik no {} was read out.", until(tckimlik.is_valid, lambda dice: str(dice.randint(1, 9)) + figures(dice, 10))),
    ("en", "The RNOKPP {} stood on the form.", until(rntrc.is_valid, lambda dice: figures(dice, 10))),
    ("en", "The Aadhaar {} stood on the form.", until(aadhaar.is_valid, lambda dice: str(dice.randint(2, 9)) + figures(dice, 11))),
    ("en", "The CNIC {} stood on the form.", until(cnic.is_valid, lambda dice: f"{dice.randint(1, 7)}{figures(dice, 4)}-{figures(dice, 7)}-{dice.randint(1, 9)}")),
    ("en", "His tazkira number {} was torn.", written("9999-9999-99999")),
    ("en", "The melli code {} stood on the form.", until(own.iran, lambda dice: figures(dice, 10))),
    ("en", "The IIN {} stood on the form.", until(own.kazakhstan, by_birthday("ymd", 6))),
    ("en", "The NID number {} stood on the form.", written("9999999999")),
    ("en", "The NIC number {} stood on the form.", lambda dice: "19" + figures(dice, 10)),
    ("en", "Her NIN {} was used twice.", written("99999999999")),
    ("fr", "La CIN {} était périmée.", written("AB999999")),
    ("fr", "La CNIE {} était périmée.", written("A999999")),
    ("fr", "Le numéro d'identité {} figure sur la carte.", written("1 999 9999 99999")),
    ("en", "The national ID {} was issued in Cairo.", written("28805129999999")),
    ("en", "The Georgian ID {} was shown.", written("01999999999")),
    ("en", "The numri personal {} was shown.", written("J99999999A")),
    ("en", "The IDNP {} was shown.", written("2099999999999")),
    ("en", "The JMBG {} was shown.", until(emso.is_valid, lambda dice: register_day(dice) + "71" + figures(dice, 4))),
    ("en", "The CCCD {} was shown.", written("099999999999")),
    ("en", "The Ghana Card GHA-{} was shown.", written("999999999-9")),
    ("en", "The national insurance number {} was shown.", written("JK999999C")),
    ("en", "The South African ID {} was shown.", until(idnr_za.is_valid, by_birthday("ymd", 7))),
    ("pt", "O CPF {} consta do formulário.", until(cpf.is_valid, lambda dice: figures(dice, 11))),
    ("en", "The SSN {} was shown.", written("219-09-9999")),
)  # fmt: skip
