"""What an authority's lists call something of ours: said once by its back office, then known to web and command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ilonet.access.acts import act
from ilonet.access.models import Guarded
from ilonet.access.sealed import SealedQuerySet
from ilonet.authorities.models import Authority
from ilonet.deployments.incoming import wordings
from ilonet.lib.clock import Now
from ilonet.loads.access import WORDING

if TYPE_CHECKING:
    from ilonet.access.actor import Actor


class Kind(models.TextChoices):
    COLUMN = wordings.COLUMN, _("column")
    COUNTRY = wordings.COUNTRY, _("country")
    HOST_TYPE = wordings.HOST_TYPE, _("place of posting")
    DUTY = wordings.DUTY, _("duty")
    AUTHORITY = wordings.AUTHORITY, _("authority")
    DATES = wordings.DATES, _("dates of a column")


class WordingQuerySet(SealedQuerySet):
    def in_force(self) -> WordingQuerySet:
        return self.exclude(means="")


class Wording(Guarded):
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="wordings")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    key = models.CharField(max_length=200)
    heard = models.CharField(_("in the list"), max_length=200)
    means = models.CharField(_("means"), max_length=40, blank=True)  # nothing once it was taken back
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField(_("said"), db_default=Now())

    objects: ClassVar[Any] = WordingQuerySet.as_manager()
    access = WORDING
    noted: dict[str, Any]

    class Meta:
        verbose_name = _("wording")
        constraints = [models.UniqueConstraint(fields=["authority", "kind", "key"], name="a_wording_means_one_thing")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.heard}"

    @act("wording.said", needs="say")
    def say(self, means: str, *, by: Actor) -> None:
        """From the next look on, in every list of this authority."""
        self.means, self.said_by_id, self.said_at = means, by.account_id or 0, by.now
        self.noted = {"kind": self.kind, "means": means, "authority": self.authority.code}
        self.save(update_fields=["means", "said_by", "said_at"])

    @act("wording.taken_back", needs="say")
    def take_back(self, *, by: Actor) -> None:
        """The next list asks again; what was loaded stays."""
        self.means, self.said_by_id, self.said_at = "", by.account_id or 0, by.now
        self.noted = {"kind": self.kind, "authority": self.authority.code}
        self.save(update_fields=["means", "said_by", "said_at"])
