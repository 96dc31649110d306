"""A saved search: a name that one account gave to a list or a search with its filters."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlencode

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ilonet.access.acts import act
from ilonet.access.sealed import SealedQuerySet
from ilonet.lib import clock
from ilonet.lib.clock import Now
from ilonet.saved.access import ACCESS

if TYPE_CHECKING:
    from datetime import datetime

    from ilonet.access.actor import Actor


class SavedSearch(models.Model):
    """Known to its account alone; opening it asks the list anew, so that it grants nothing."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_searches")
    name = models.CharField(_("name"), max_length=80)
    where = models.CharField(_("list"), max_length=60)  # the name of its address: saved/where.py
    asked = models.JSONField(_("filters"), default=dict)
    created_at = models.DateTimeField(_("saved"), db_default=Now())
    opened_at = models.DateTimeField(_("last opened"), null=True)

    noted: dict[str, Any]  # what the audit keeps of the act under way

    objects: ClassVar[Any] = SealedQuerySet.as_manager()
    access = ACCESS

    class Meta:
        verbose_name = _("saved search")
        verbose_name_plural = _("saved searches")
        constraints = [models.UniqueConstraint(fields=["account", "name"], name="saved_under_one_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def address(self) -> str:
        query = urlencode(sorted(self.asked.items()))  # the database keeps no order
        return f"{reverse(self.where)}?{query}" if query else reverse(self.where)

    @property
    def seen_at(self) -> datetime:
        """Its owner was here last; before the first visit, when it was saved."""
        return self.opened_at or self.created_at

    def address_since(self, moment: datetime) -> str:
        """With the moment after which something is new."""
        return f"{reverse(self.where)}?{urlencode([*sorted(self.asked.items()), ('seen', moment.isoformat())])}"

    @act("saved_search.kept", needs="keep")
    def keep(self, *, by: Actor) -> None:
        """Of the filters the audit learns nothing."""
        self.noted = {"where": self.where}

    @act("saved_search.renamed", needs="keep")
    def rename(self, name: str, *, by: Actor) -> None:
        self.name = name
        self.save(update_fields=["name"])

    @act("saved_search.removed", needs="keep")
    def remove(self, *, by: Actor) -> None:
        type(self).objects.which(by, may="keep").filter(pk=self.pk).delete()

    def open(self) -> None:
        """No act: what the list then shows is recorded there."""
        self.opened_at = clock.now()
        self.save(update_fields=["opened_at"])
