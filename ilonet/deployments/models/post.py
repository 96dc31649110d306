"""A place to serve: of which authority, where, to do what (Arts 2, 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ilonet.access.acts import act
from ilonet.access.models import Circle, Guarded
from ilonet.access.sealed import SealedQuerySet
from ilonet.deployments import rules
from ilonet.deployments.access import POST
from ilonet.deployments.models.facts import PostFacts, _readers
from ilonet.deployments.vocabulary import HostType
from ilonet.lib import clock
from ilonet.lib.refusals import Refusal

if TYPE_CHECKING:
    from datetime import date

    from ilonet.access.actor import Actor

# A new country, host or authority is a new post with a new notice (Art. 4(1)); these may change on a post.
CHANGEABLE = (
    "kind",
    "city",
    "responsible_for",
    "topics",
    "assistance",
    "duties",
    "migration_share",
    "other_duties",
    "legal_basis",
    "special_agreement",
    "restricted_topics",
    "reporting_line",
    "siena",
    "law_enforcement",
    "competences",
)


class PostQuerySet(SealedQuerySet):
    def in_(self, country: str) -> PostQuerySet:
        return self.filter(country_id=country)

    def covering(self, country: str) -> PostQuerySet:
        return self.filter(Q(country_id=country) | Q(responsible_for__contains=[country]))


class Post(Guarded, PostFacts):
    readers = ArrayField(models.IntegerField(), default=_readers)
    circle = models.OneToOneField(Circle, on_delete=models.PROTECT, related_name="post")
    version = models.PositiveIntegerField(default=1)

    noted: dict[str, Any]  # what the audit keeps of the act under way

    objects: ClassVar[Any] = PostQuerySet.as_manager()
    access = POST

    class Meta:
        verbose_name = _("post")
        constraints = [
            models.CheckConstraint(
                condition=Q(migration_share__range=(1, 100)), name="post_is_at_least_partly_about_migration"
            ),
            models.CheckConstraint(condition=Q(host_type__in=HostType.values), name="post_host_is_one_of_four"),
        ]

    def __str__(self) -> str:
        return f"{self.city}, {self.country} · {self.authority.code}"

    @property
    def covers(self) -> list[str]:
        """The country of the post and its region of responsibility."""
        return [self.country_id, *self.responsible_for]

    @act("post.opened", needs="amend")
    def open(self, *, by: Actor) -> None:
        """A place to serve that did not exist; told with the first deployment to it."""
        self.noted = {"country": self.country_id, "host_type": self.host_type}

    @act("post.changed", needs="amend")
    def change(self, facts: dict[str, Any], *, holds_from: date, version: int, by: Actor) -> None:
        """What the deploying authority has decided of its post, with the day from which it holds (Art. 1(2), C.1).

        Raises Refusal when another change came between, and for what `rules` does not allow.
        """
        rules.insist_on_version(self, version)
        if holds_from > clock.today(self.authority.zone):
            raise Refusal(
                "post.holds_later",
                _("The change holds only from a day to come."),
                _("Enter it on the day from which it holds: who may read what follows from it at once."),
                field="holds_from",
            )
        changed = [name for name in CHANGEABLE if name in facts and facts[name] != getattr(self, name)]
        for name in changed:
            setattr(self, name, facts[name])
        self.holds_from = holds_from
        rules.insist_on_post(self, associated_confirmed=True)
        self.version += 1
        self.noted = {"changed": changed, "holds_from": holds_from.isoformat(), "version": self.version}
        self.save(update_fields=[*changed, "holds_from", "version"])
