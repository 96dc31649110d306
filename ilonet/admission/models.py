"""An account is admitted by two people, suspended with a reason, and resumed by another than who suspended it."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ilonet.access.acts import act
from ilonet.access.sealed import SealedQuerySet
from ilonet.accounts import endings
from ilonet.admission.access import ADMISSION, CONFIRMATION, COUNTRY_RISK, SUSPENSION
from ilonet.authorities.models import Authority
from ilonet.lib import clock
from ilonet.lib.clock import Now
from ilonet.lib.refusals import Refusal
from ilonet.places.models import Country

if TYPE_CHECKING:
    from ilonet.access.actor import Actor

TRIES = 5


def _person(*, null: bool = False, **known: Any) -> Any:
    known.setdefault("related_name", "+")
    return models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=null, blank=null, **known)


class Admission(models.Model):
    """One way back or in: asked for by one person, let through by another."""

    class Kind(models.TextChoices):
        INVITATION = "invitation", _("invitation")
        RECOVERY = "recovery", _("recovery")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    account = _person(related_name="admissions")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    asked_by = _person()
    asked_at = models.DateTimeField(db_default=Now())
    handed_by = _person(null=True)  # who has had the link in hand
    handed_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(db_default=0)
    confirmed_by = _person(null=True)
    confirmed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)  # revoked, replaced by a newer one, or guessed at too often

    noted: dict[str, Any]

    objects: ClassVar[Any] = SealedQuerySet.as_manager()
    access = ADMISSION

    class Meta:
        verbose_name = _("admission")
        constraints = [
            models.UniqueConstraint(
                fields=["account", "authority"],  # what another one left open is not in anybody's way
                condition=Q(confirmed_at=None, ended_at=None),
                name="one_admission_of_an_authority",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=models.F("handed_by")),
                name="admitted_by_two",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=models.F("account")),
                name="nobody_admits_themselves",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def is_under_way(self) -> bool:
        return self.confirmed_at is None and self.ended_at is None

    @property
    def waits_for_approval(self) -> bool:
        return self.is_under_way and self.handed_at is None

    @act("account.invited_by_authority", needs="administer")
    def invite(self, *, by: Actor) -> None:
        """Until a second person has confirmed who came, the account stands in no circle."""
        endings.quarantine(self.account)

    @act("account.recovery_asked", needs="administer")
    def ask(self, *, by: Actor) -> None:
        """What was lost opens nothing from this second on."""
        endings.end_keys(self.account)

    @act("account.recovery_approved", needs="approve")
    def approve(self, *, by: Actor) -> None:
        """What the account could do waits until somebody who had no link has heard the person (AC17)."""
        self.handed_by_id, self.handed_at = by.account_id, clock.now()
        endings.quarantine(self.account)
        self.save(update_fields=["handed_by", "handed_at"])

    @act("account.confirmed", needs="second")
    def confirm(self, *, by: Actor) -> None:
        self.confirmed_by_id, self.confirmed_at = by.account_id, clock.now()
        endings.lift(self.account)
        self.noted = {"kind": self.kind}
        self.save(update_fields=["confirmed_by", "confirmed_at"])

    @act("account.admission_revoked", needs="administer")
    def revoke(self, *, by: Actor) -> None:
        """The link opens nothing any more; whoever entered by it leaves, and their keys with them."""
        self.ended_at = clock.now()
        endings.end_keys(self.account)
        self.noted = {"kind": self.kind}
        self.save(update_fields=["ended_at"])


class Suspension(models.Model):
    """By the authority for its own account, by the system where nobody confirmed it anew, or as a lock of the installation."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    account = _person(related_name="suspensions")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(_("reason"), max_length=200)
    by = _person(null=True)
    since = models.DateTimeField(db_default=Now())
    ended_by = _person(null=True)
    ended_at = models.DateTimeField(null=True)

    noted: dict[str, Any]

    objects: ClassVar[Any] = SealedQuerySet.as_manager()
    access = SUSPENSION

    class Meta:
        verbose_name = _("suspension")
        constraints = [
            models.UniqueConstraint(fields=["account"], condition=Q(ended_at=None), name="suspended_once"),
            models.CheckConstraint(
                condition=Q(ended_by=None) | Q(by=None) | ~Q(ended_by=models.F("by")), name="resumed_by_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id}"

    @property
    def why(self) -> str:
        """In the reader's language where nobody wrote it: silence has no words of its own."""
        return self.reason or gettext("Nobody confirmed in time that this account is still needed.")

    @act("account.suspended", needs="suspend")
    def begin(self, *, by: Actor) -> None:
        """Every visit, token and link ends at its next request, and stays ended."""
        endings.suspend(self.account)
        self.noted = {"lock": int(self.authority_id is None)}

    @act("account.resumed", needs="resume")
    def resume(self, *, by: Actor) -> None:
        self.ended_by_id, self.ended_at = by.account_id, clock.now()
        endings.resume(self.account)
        self.save(update_fields=["ended_by", "ended_at"])


class Confirmation(models.Model):
    """An administrator has said that somebody is still needed at the authority (C.18, security.md 4.5)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    account = _person(related_name="confirmations")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    by = _person()
    at = models.DateTimeField(db_default=Now())

    noted: dict[str, Any]

    objects: ClassVar[Any] = SealedQuerySet.as_manager()
    access = CONFIRMATION

    class Meta:
        verbose_name = _("confirmation")
        indexes = [models.Index(fields=["authority", "account", "at"], name="confirmed_last")]
        constraints = [
            models.CheckConstraint(condition=~Q(by=models.F("account")), name="nobody_confirms_themselves"),
        ]

    def __str__(self) -> str:
        return f"{self.account_id}"

    @act("account.confirmed_anew", needs="confirm")
    def begin(self, *, by: Actor) -> None:
        """Until the next quarter is over."""


class CountryRisk(models.Model):
    """From one country nothing is written and nothing taken out, from a day until a day (R-DP-7)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+", verbose_name=_("country"))
    reason = models.CharField(_("reason"), max_length=200)  # whoever is held back reads it
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"))
    set_by = _person()
    set_at = models.DateTimeField(db_default=Now())
    ended_on = models.DateField(null=True)
    ended_by = _person(null=True)

    noted: dict[str, Any]

    objects: ClassVar[Any] = SealedQuerySet.as_manager()
    access = COUNTRY_RISK

    class Meta:
        verbose_name = _("country risk")
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__gte=models.F("from_on")), name="country_risk_ends_after_it_starts"
            )
        ]

    def __str__(self) -> str:
        return f"{self.country_id}"

    @act("country_risk.set", needs="set")
    def begin(self, *, by: Actor) -> None:
        self.noted = {"country": self.country_id, "until_on": self.until_on.isoformat()}

    @act("country_risk.ended", needs="set")
    def end(self, *, by: Actor) -> None:
        if self.ended_on is not None:
            raise Refusal(
                "country_risk.is_over", _("This setting has ended already."), _("Nothing is to be done."), status=409
            )
        self.ended_on, self.ended_by_id = clock.today(), by.account_id
        self.noted = {"country": self.country_id}
        self.save(update_fields=["ended_on", "ended_by"])
