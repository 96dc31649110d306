"""An officer's contact entry: exactly the fields of Art. 9(2)(d), sealed; the only place that names officers."""

import json
from dataclasses import asdict, dataclass, field

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from ilonet.access import circles
from ilonet.access.models import Guarded
from ilonet.deployments.models import Deployment
from ilonet.directory.access import ACCESS
from ilonet.lib import keys


def _readers() -> list[int]:
    return [circles.ENTITLED, circles.PRIVACY]


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


class ContactEntry(Guarded):
    readers = ArrayField(models.IntegerField(), default=_readers)
    deployment = models.OneToOneField(Deployment, on_delete=models.PROTECT, related_name="contact_entry")
    sealed = models.BinaryField()
    match = models.CharField(max_length=64, db_index=True)  # keyed digest of authority and name, to recognise a person
    confirmed_on = models.DateField(_("confirmed on"), null=True)
    version = models.PositiveIntegerField(default=1)

    access = ACCESS

    class Meta:
        verbose_name = _("contact entry")
        verbose_name_plural = _("contact entries")

    def __str__(self) -> str:
        return str(self.public_id)

    @property
    def _place(self) -> str:
        return f"directory_contactentry.sealed:{self.public_id}"

    @property
    def contact(self) -> Contact:
        return Contact(**json.loads(keys.unseal(self.sealed, place=self._place)))

    def write(self, contact: Contact) -> None:
        """Seal the contact into the row; the caller saves."""
        self.sealed = keys.seal(json.dumps(asdict(contact)).encode(), place=self._place)
        self.match = match_of(self.deployment.post.authority.code, contact)


def match_of(authority_code: str, contact: Contact) -> str:
    """The same for the same name at the same authority, however it was written in capitals or spaces."""
    name = " ".join(f"{contact.family_name} {contact.given_name}".casefold().split())
    return keys.fingerprint(f"{authority_code}|{name}", purpose="directory match")
