"""Invented identifiers in the sentences of liaison officers, plain and in twelve disguises."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from stdnum import luhn
from stdnum.bg import egn
from stdnum.hr import oib
from stdnum.nl import bsn
from stdnum.pl import pesel
from stdnum.ro import cnp

from ilonet.screening.payments import LENGTHS
from ilonet.screening.zones import check_digit

PASSPORT_SENTENCES = {
    "bg": "Лицето пътува с паспорт № {} през летището.",
    "cs": "Cestovní pas č. {} byl vydán před rokem.",
    "da": "Personen rejste med pas nr. {} til Tunis.",
    "de": "Er zeigte den Reisepass Nr. {} am Schalter.",
    "el": "Ταξίδεψε με διαβατήριο αριθ. {} προς τη Ρώμη.",
    "en": "He travelled on passport number {} to Dakar.",
    "es": "Viajó con el pasaporte n.º {} a Dakar.",
    "et": "Reisija pass nr {} oli aegunud.",
    "fi": "Matkustajan passi nro {} oli vanhentunut.",
    "fr": "Il a voyagé avec le passeport n° {} vers Dakar.",
    "ga": "Bhí pas uimhir {} aige ag an aerfort.",
    "hr": "Putovao je s putovnicom br. {} u Rim.",
    "hu": "Az útlevél száma {} volt a listán.",
    "it": "Ha viaggiato con il passaporto n. {} verso Roma.",
    "lt": "Keleivio pasas nr. {} buvo negaliojantis.",
    "lv": "Ceļotāja pase nr. {} bija nederīga.",
    "mt": "Huwa vvjaġġa bil-passaport nru {} lejn Ruma.",
    "nl": "Hij reisde met paspoort nr. {} naar Dakar.",
    "pl": "Podróżował na paszport nr {} do Rzymu.",
    "pt": "Viajou com o passaporte n.º {} para Dacar.",
    "ro": "A călătorit cu pașaportul nr. {} la Roma.",
    "sk": "Cestovný pas č. {} bol vydaný vlani.",
    "sl": "Potni list št. {} je bil izdan lani.",
    "sv": "Han reste med pass nr {} till Dakar.",
}
SENTENCES = {
    "iban": (
        "Payment was requested to account {} before departure.",
        "Le paiement a été demandé sur le compte {} avant le départ.",
        "Die Zahlung ging auf das Konto {} vor der Abreise.",
        "Der blev betalt til konto {} før afrejsen.",
    ),
    "phone": (
        "The facilitator is reached under {} in the evening.",
        "Le passeur répond au {} le soir.",
        "Der Schleuser antwortet unter {} am Abend.",
        "Mellemmanden svarer på {} om aftenen.",
    ),
    "email": (
        "He wrote from {} about the price.",
        "Il a écrit de {} au sujet du prix.",
        "Er schrieb von {} über den Preis.",
        "Han skrev fra {} om prisen.",
    ),
    "mrz": ("Copy of the page:\n{}\nend of copy.", "Copie de la page :\n{}\nfin."),
    "link": (
        "His profile is at {} and still open.",
        "Son profil est sur {} et reste ouvert.",
        "Sein Profil steht unter {} und ist offen.",
    ),
}
NATIONAL = {
    "егн": (egn, 10, "Лицето има ЕГН {} според картата."),
    "oib": (oib, 11, "Osoba ima OIB {} prema iskaznici."),
    "bsn": (bsn, 9, "De persoon heeft BSN {} volgens de kaart."),
    "pesel": (pesel, 11, "Osoba ma PESEL {} według dokumentu."),
    "cnp": (cnp, 13, "Persoana are CNP {} conform actului."),
}


@dataclass(frozen=True)
class Sample:
    kind: str
    disguise: str
    language: str
    text: str
    start: int
    end: int


def passport(dice: random.Random) -> str:
    letters = "".join(dice.choices("ABCEHKMPTXY", k=dice.choice((1, 2))))
    return letters + "".join(dice.choices("0123456789", k=7))


def iban(dice: random.Random) -> str:
    country = dice.choice(("DE", "FR", "BE", "NL", "PL", "ES", "PT", "DK", "SE", "AT"))
    account = "".join(dice.choices("0123456789", k=LENGTHS[country] - 4))
    figures = "".join(str(int(c, 36)) for c in account + country + "00")
    return f"{country}{98 - int(figures) % 97:02d}{account}"


def phone(dice: random.Random) -> str:
    opening = dice.choice(("+4477009", "+336399", "+49171", "+3161", "+467017406", "+3468", "+2217"))
    length = {"+4477009": 5, "+336399": 5, "+49171": 7, "+3161": 7, "+467017406": 2, "+3468": 7, "+2217": 7}
    return opening + "".join(dice.choices("0123456789", k=length[opening]))


def email(dice: random.Random) -> str:
    name = dice.choice(("selam", "yusuf", "nino", "arben", "huda", "olena"))
    return f"{name}{dice.choice('._-')}{dice.randint(10, 99)}@{dice.choice(('post', 'mail'))}.example.org"


def mrz(dice: random.Random) -> str:
    names = dice.choice(("TESFAY<<MEBRAHTU", "ERIKSSON<<ANNA<MARIA", "KOVACS<<LASZLO"))
    number = "".join(dice.choices("ABCDEFGHJKLMNPRTUVWXYZ0123456789", k=9))
    born, until = (f"{dice.randint(50, 99)}0{dice.randint(1, 9)}1{dice.randint(0, 9)}" for _ in "ab")
    fields = f"{number}{check_digit(number)}"
    dates = f"{born}{check_digit(born)}", f"{until}{check_digit(until)}"
    rest = "<" * 14 + "0"
    total = check_digit(fields + dates[0] + dates[1] + rest)
    return f"P<UTO{names}".ljust(44, "<") + f"\n{fields}UTO{dates[0]}M{dates[1]}{rest}{total}"


def link(dice: random.Random) -> str:
    host = dice.choice(("profiles.example.com", "share.example.org", "people.example.net"))
    return f"https://{host}/u/{dice.randint(1000, 99999)}"


def number_of(module: object, length: int, dice: random.Random) -> str:
    while True:
        number = "".join(dice.choices("0123456789", k=length))
        if module.is_valid(number):  # type: ignore[attr-defined]
            return number


def card(dice: random.Random) -> str:
    number = "4" + "".join(dice.choices("0123456789", k=14))
    return number + luhn.calc_check_digit(number)


LOOK_ALIKES = str.maketrans("ABCEHKMOPTXYaceopxy", "АВСЕНКМОРТХУасеорху")
FULL_WIDTH = str.maketrans({str(d): chr(0xFF10 + d) for d in range(10)})


def _grouped(value: str, by: str) -> str:
    return by.join(value[i : i + 3] for i in range(0, len(value), 3))


def _half(value: str, between: str) -> str:
    return value[: len(value) // 2] + between + value[len(value) // 2 :]


DISGUISES: dict[str, tuple[tuple[str, ...], Callable[[str], str]]] = {
    "plain": (("passport", "iban", "phone", "email", "mrz", "link", "national"), str),
    "spacing": (("passport", "iban", "phone", "email", "national"), " ".join),
    "groups": (("iban", "phone", "national"), lambda v: _grouped(v, " ")),
    "dots": (("passport", "iban", "phone", "national"), lambda v: _grouped(v, ".")),
    "dashes": (("passport", "iban", "phone", "national"), lambda v: _grouped(v, "\u2013")),
    "full_width": (("passport", "iban", "phone", "email", "mrz", "national"), lambda v: v.translate(FULL_WIDTH)),
    "zero_width": (("passport", "iban", "phone", "email", "mrz", "link", "national"), lambda v: _half(v, "\u200b")),
    "look_alikes": (("passport", "iban", "email", "mrz"), lambda v: v.translate(LOOK_ALIKES)),
    "line_break": (("passport", "iban", "mrz", "national"), lambda v: _half(v, "\n")),
    "lower_case": (("passport", "iban", "mrz", "email", "link"), str.lower),
    "all_caps": (("passport", "iban", "email", "link"), str.upper),
    "entities": (
        ("passport", "iban", "phone", "email", "mrz", "national"),
        lambda v: "".join(f"&#{ord(c)};" if i % 2 else c for i, c in enumerate(v)),
    ),
    "at_dot": (("email",), lambda v: v.replace("@", " at ").replace(".", " dot ")),
    "bracketed_at_dot": (("email",), lambda v: v.replace("@", " (at) ").replace(".", "[dot]")),
}  # fmt: skip
VALUES = {"passport": passport, "iban": iban, "phone": phone, "email": email, "mrz": mrz, "link": link}


def samples(each: int, seed: int = 1240) -> Iterator[Sample]:
    """So many of every kind in every disguise; the same seed gives the same corpus."""
    dice = random.Random(seed)  # noqa: S311 - the same corpus every time, no secrets
    for disguise, (kinds, alter) in DISGUISES.items():
        for kind in kinds:
            for turn in range(each):
                language, sentence, value = _sentence(kind, turn, dice)
                if disguise == "all_caps":
                    sentence = sentence.upper()
                altered = alter(value)
                start = sentence.index("{}")
                text = sentence.replace("{}", altered)
                yield Sample(kind, disguise, language, text, start, start + len(altered))


def _sentence(kind: str, turn: int, dice: random.Random) -> tuple[str, str, str]:
    if kind == "passport":
        language = list(PASSPORT_SENTENCES)[turn % len(PASSPORT_SENTENCES)]
        return language, PASSPORT_SENTENCES[language], passport(dice)
    if kind == "national":
        module, length, sentence = list(NATIONAL.values())[turn % len(NATIONAL)]
        return "en", sentence, number_of(module, length, dice)
    sentences = SENTENCES[kind]
    return "en", sentences[turn % len(sentences)], VALUES[kind](dice)
