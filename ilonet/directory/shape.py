"""What may stand in a contact entry: exactly the fields of Art. 9(2)(d), and nothing private."""

import re
import unicodedata
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from ilonet.lib.refusals import Refusal

LONGEST_NAME = 80
MOST = 5  # telephone numbers, and e-mail addresses
TELEPHONE = re.compile(r"\+[1-9][0-9 ()./-]{5,24}")
# Where private people have their mail; an officer is reached at an address of the authority (R-9.2-d).
PRIVATE = {
    "aol.com",
    "gmail.com",
    "gmx.de",
    "gmx.net",
    "googlemail.com",
    "hotmail.com",
    "icloud.com",
    "live.com",
    "mail.ru",
    "outlook.com",
    "proton.me",
    "protonmail.com",
    "web.de",
    "yahoo.com",
}


@dataclass(frozen=True)
class Contact:
    """Names, telephone numbers, e-mails. Location and region of responsibility are the deployment's."""

    family_name: str
    given_name: str
    telephones: list[str] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()


def insist_on(contact: Contact) -> None:
    """Raises Refusal."""
    _insist_on_names(contact)
    if not contact.telephones and not contact.emails:
        raise Refusal(
            "contact.no_way_to_reach",
            _("There is neither a telephone number nor an e-mail address."),
            _("Give at least one at which the officer is reached at work."),
            field="telephones",
        )
    if len(contact.telephones) > MOST or len(contact.emails) > MOST:
        raise Refusal(
            "contact.too_many",
            _("At most %(most)s telephone numbers and e-mail addresses can be listed.") % {"most": MOST},
            _("Keep those at which the officer is reached at work."),
            field="telephones" if len(contact.telephones) > MOST else "emails",
        )
    for number in contact.telephones:
        if not TELEPHONE.fullmatch(number):
            raise Refusal(
                "contact.telephone_not_understood",
                _("A telephone number cannot be read."),
                _("Write it with the country code, as in +221 33 000 00 00, one number a line."),
                field="telephones",
            )
    for address in contact.emails:
        _insist_on_address(address)


def _insist_on_names(contact: Contact) -> None:
    for name in ("family_name", "given_name"):
        written = getattr(contact, name)
        if not written.strip() or len(written) > LONGEST_NAME or any(_is_no_letter(one) for one in written):
            raise Refusal(
                "contact.name_not_understood",
                _("The name cannot be read."),
                _("Write it in letters, at most %(most)s.") % {"most": LONGEST_NAME},
                field=name,
            )


def _is_no_letter(one: str) -> bool:
    """Letters, their marks, and what stands between the parts of a name."""
    return unicodedata.category(one)[0] not in "LM" and one not in " -.'’"


def _insist_on_address(address: str) -> None:
    try:
        validate_email(address)
    except ValidationError as error:
        raise Refusal(
            "contact.address_not_understood",
            _("An e-mail address cannot be read."),
            _("Write one address a line."),
            field="emails",
        ) from error
    if address.rpartition("@")[2].casefold() in PRIVATE:
        raise Refusal(
            "contact.private_address",
            _("An e-mail address is a private one."),
            _("Give an address of the authority: the list holds nothing private (Art. 9(2)(d))."),
            field="emails",
        )
