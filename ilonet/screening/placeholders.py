"""Which word stands where something was masked, in the language of the text?"""

from __future__ import annotations

import re

# Words of the text itself, not of the screen: they stay as they are for every later reader.
PLACEHOLDERS: dict[str, dict[str, str]] = {
    "en": {
        "mrz": "[document lines removed]",
        "iban": "[account number removed]",
        "payment_card": "[card number removed]",
        "national_id": "[identification number removed]",
        "passport_number": "[passport number removed]",
        "document_number": "[document number removed]",
        "link": "[link removed]",
        "email": "[e-mail address removed]",
        "handle": "[account name removed]",
        "phone": "[telephone number removed]",
        "vehicle_plate": "[number plate removed]",
        "street_address": "[address removed]",
        "look_alike": "[unclear word removed]",
        "wallet": "[wallet removed]",
        "birth_date": "[date of birth removed]",
        "person_name": "[name removed]",
        "coordinates": "[coordinates removed]",
    },
    "fr": {
        "mrz": "[lignes du document retirées]",
        "iban": "[numéro de compte retiré]",
        "payment_card": "[numéro de carte retiré]",
        "national_id": "[numéro d'identification retiré]",
        "passport_number": "[numéro de passeport retiré]",
        "document_number": "[numéro de document retiré]",
        "link": "[lien retiré]",
        "email": "[adresse électronique retirée]",
        "handle": "[nom de compte retiré]",
        "phone": "[numéro de téléphone retiré]",
        "vehicle_plate": "[plaque d'immatriculation retirée]",
        "street_address": "[adresse retirée]",
        "look_alike": "[mot illisible retiré]",
        "wallet": "[portefeuille retiré]",
        "birth_date": "[date de naissance retirée]",
        "person_name": "[nom retiré]",
        "coordinates": "[coordonnées retirées]",
    },
    "de": {
        "mrz": "[Dokumentzeilen entfernt]",
        "iban": "[Kontonummer entfernt]",
        "payment_card": "[Kartennummer entfernt]",
        "national_id": "[Identifikationsnummer entfernt]",
        "passport_number": "[Passnummer entfernt]",
        "document_number": "[Dokumentennummer entfernt]",
        "link": "[Link entfernt]",
        "email": "[E-Mail-Adresse entfernt]",
        "handle": "[Kontoname entfernt]",
        "phone": "[Telefonnummer entfernt]",
        "vehicle_plate": "[Kennzeichen entfernt]",
        "street_address": "[Adresse entfernt]",
        "look_alike": "[unklares Wort entfernt]",
        "wallet": "[Wallet entfernt]",
        "birth_date": "[Geburtsdatum entfernt]",
        "person_name": "[Name entfernt]",
        "coordinates": "[Koordinaten entfernt]",
    },
    "da": {
        "mrz": "[dokumentlinjer fjernet]",
        "iban": "[kontonummer fjernet]",
        "payment_card": "[kortnummer fjernet]",
        "national_id": "[identifikationsnummer fjernet]",
        "passport_number": "[pasnummer fjernet]",
        "document_number": "[dokumentnummer fjernet]",
        "link": "[link fjernet]",
        "email": "[e-mailadresse fjernet]",
        "handle": "[kontonavn fjernet]",
        "phone": "[telefonnummer fjernet]",
        "vehicle_plate": "[nummerplade fjernet]",
        "street_address": "[adresse fjernet]",
        "look_alike": "[uklart ord fjernet]",
        "wallet": "[wallet fjernet]",
        "birth_date": "[fødselsdato fjernet]",
        "person_name": "[navn fjernet]",
        "coordinates": "[koordinater fjernet]",
    },
}

PLACEHOLDER = re.compile(
    "|".join(re.escape(word) for word in sorted({word for words in PLACEHOLDERS.values() for word in words.values()}))
)


def placeholder(kind: str, language: str) -> str:
    return PLACEHOLDERS.get(language[:2], PLACEHOLDERS["en"])[kind]
