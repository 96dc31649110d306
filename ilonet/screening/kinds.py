"""What can the gate find, to which class does it belong, and what should the author do?"""

from __future__ import annotations

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Lazy = str | Promise


class Kind(NamedTuple):
    """A kind of finding. Where two findings overlap, the lower rank gives its name to both."""

    class_: str
    rank: int
    message: Lazy
    advice: Lazy


# Art. 10(3): this information has its channel, and the platform is not it (R-10.3-a, R-2611-a).
LAWFUL_CHANNEL = _(
    "Mask it. If colleagues need it for a case, send it through SIENA or your national authority,"
    " never through this platform."
)
MONEY_CHANNEL = _(
    "Mask it. Money flows of smuggling and trafficking belong to Europol, through SIENA or your"
    " national authority; here, describe the method and the price only."
)
CONTACT_CHANNEL = _(
    "Mask it. Officers' contact details stand in the directory; details of anyone else go through"
    " SIENA or your national authority."
)
LINK_RULE = _(
    "Remove the link and say in words what it shows. The platform may hold no link through which"
    " personal data can be reached; pages of the Union's institutions on europa.eu may be named."
)

NAME_RULE = _(
    "Mask it, or write what matters instead: “a man of about 30”, “the facilitator”. Name the function of"
    " an office-holder, not the person. If it is no person, say so."
)
BIRTH_RULE = _("Mask it. For a report the age or the year in round figures is enough; a case goes through SIENA.")
HOUSE_RULE = _(
    "Mask it, or name the town or the quarter. The address of an institution may stand beside its name; one of a"
    " case goes through SIENA or your national authority."
)
PLACE_RULE = _("Mask it, or round to two decimals, which is about a kilometre.")

KINDS: dict[str, Kind] = {
    "control_character": Kind(
        "text",
        0,
        _("The text contains an invisible control character here."),
        _("Delete the character: retype the word, or paste the text again without formatting."),
    ),
    "too_many_marks": Kind(
        "text",
        1,
        _("One letter here carries more accents than any language writes."),
        _("Retype the letter with the accents it needs."),
    ),
    "look_alike": Kind(
        "text",
        2,
        _("This word mixes letters of two alphabets that look alike."),
        _("Retype the word in one alphabet."),
    ),
    "marking": Kind(
        "marking",
        3,
        _("This is a marking for classified information."),
        _(
            "Classified information may not be entered here, with or without its marking. Use the"
            " accredited system of your authority and tell your security officer."
        ),
    ),
    "mrz": Kind(
        "K1",
        4,
        _("This looks like the machine-readable zone of a travel document."),
        LAWFUL_CHANNEL,
    ),
    "iban": Kind("K1", 5, _("This looks like a bank account number (IBAN)."), MONEY_CHANNEL),
    "payment_card": Kind("K1", 6, _("This looks like a payment card number."), MONEY_CHANNEL),
    "wallet": Kind("K1", 7, _("This looks like a wallet of a crypto-asset."), MONEY_CHANNEL),
    "national_id": Kind("K1", 8, _("This looks like a national identification number."), LAWFUL_CHANNEL),
    "passport_number": Kind("K1", 9, _("This looks like a passport number."), LAWFUL_CHANNEL),
    "document_number": Kind("K1", 10, _("This looks like the number of an identity document."), LAWFUL_CHANNEL),
    "link": Kind("K5", 11, _("This is a link."), LINK_RULE),
    "email": Kind("K2", 12, _("This is an e-mail address."), CONTACT_CHANNEL),
    "handle": Kind("K5", 13, _("This looks like a name on a social network."), LINK_RULE),
    "phone": Kind("K2", 14, _("This looks like a telephone number."), CONTACT_CHANNEL),
    "vehicle_plate": Kind("K2", 15, _("This looks like a vehicle's number plate."), LAWFUL_CHANNEL),
    "street_address": Kind("K2", 16, _("This looks like the address of a house."), HOUSE_RULE),
    "birth_date": Kind("K4", 17, _("This looks like the day on which somebody was born."), BIRTH_RULE),
    "person_name": Kind("K3", 18, _("This looks like the name of a person."), NAME_RULE),
    "coordinates": Kind("K4", 19, _("These coordinates point to one house."), PLACE_RULE),
}
