"""Organisations of every kind, deploying authorities, and the functions people hold in them."""

from __future__ import annotations

import uuid
from datetime import date
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ilonet.access.acts import act
from ilonet.access.models import Circle
from ilonet.access.sealed import SealedQuerySet
from ilonet.authorities import terms
from ilonet.authorities.access import APPOINTMENT
from ilonet.lib import clock
from ilonet.lib.clock import Day, Now
from ilonet.lib.refusals import Refusal
from ilonet.places.models import Country

if TYPE_CHECKING:
    from ilonet.access.actor import Actor


class Organisation(models.Model):
    """A Member State, an associated country, the Commission, an agency, Parliament, another body (requirements F.3)."""

    class Kind(models.TextChoices):
        MEMBER_STATE = "member_state", _("Member State")
        ASSOCIATED = "associated", _("Schengen-associated country")
        COMMISSION = "commission", _("European Commission")
        AGENCY = "agency", _("Union agency")
        PARLIAMENT = "parliament", _("European Parliament")
        UNION_BODY = "union_body", _("other Union body")
        INTERNATIONAL = "international", _("international organisation")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(_("code"), max_length=20, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=120)
    names = models.JSONField(default=dict, blank=True)
    country = models.ForeignKey(Country, on_delete=models.PROTECT, null=True, blank=True)
    legal_regime = models.CharField(_("data-protection regime"), max_length=20, default="2016/679")  # R-REC22

    class Meta:
        verbose_name = _("organisation")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Authority(models.Model):
    """A deploying authority with its back office: it alone tasks its officers (Art. 1(2)). Functional mailboxes only."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="authorities")
    code = models.CharField(_("code"), max_length=20, unique=True)
    name = models.CharField(_("name"), max_length=160)
    mailbox = models.EmailField(_("functional mailbox"), blank=True)
    zone = models.CharField(_("time zone"), max_length=60, default="Europe/Brussels")
    reviews_before_release = models.BooleanField(_("reviews its officers' reports before release"), default=False)
    allows_totp = models.BooleanField(_("allows one-time codes as second factor"), default=False)
    circle = models.OneToOneField(Circle, on_delete=models.PROTECT, related_name="authority")
    back_office_circle = models.OneToOneField(Circle, on_delete=models.PROTECT, related_name="back_office_of")

    class Meta:
        verbose_name = _("deploying authority")
        verbose_name_plural = _("deploying authorities")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class AppointmentQuerySet(SealedQuerySet):
    def in_force(self, day: date | Day) -> AppointmentQuerySet:
        return self.filter(from_on__lte=day, until_on__gte=day).exclude(ended_on__lte=day)


class Appointment(models.Model):
    """A function somebody holds, for a purpose, from when until when (Arts 7, 9(3); C.17, C.18)."""

    class Function(models.TextChoices):
        BACK_OFFICE = "back_office", _("back office")
        NATIONAL_ADMINISTRATOR = "national_administrator", _("national administrator")
        CHAIR = "chair", _("Chair")
        SECRETARIAT = "secretariat", _("Secretariat")
        MEMBER = "member", _("Board member")
        ALTERNATE = "alternate", _("alternate")
        NON_VOTING_MEMBER = "non_voting_member", _("non-voting Board member")
        OBSERVER = "observer", _("observer")
        PARLIAMENT_READER = "parliament_reader", _("Parliament reader")
        DATA_PROTECTION_OFFICER = "data_protection_officer", _("data protection officer")
        PRIVACY_REVIEWER = "privacy_reviewer", _("privacy reviewer")
        SECURITY_OFFICER = "security_officer", _("security officer")
        AUDITOR = "auditor", _("auditor")
        ADMINISTRATOR = "administrator", _("technical administrator")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="appointments")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="appointments")
    authority = models.ForeignKey(
        Authority, on_delete=models.PROTECT, null=True, blank=True, related_name="appointments"
    )
    function = models.CharField(_("function"), max_length=30, choices=Function.choices)
    purpose = models.CharField(_("purpose"), max_length=200)
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"))
    ended_on = models.DateField(_("revoked on"), null=True, blank=True)
    recorded_at = models.DateTimeField(db_default=Now())

    noted: dict[str, Any]  # what the audit keeps of the act under way

    objects = AppointmentQuerySet.as_manager()
    access = APPOINTMENT

    class Meta:
        verbose_name = _("authorised staff")
        verbose_name_plural = _("authorised staff")
        constraints = [
            models.CheckConstraint(condition=Q(until_on__gte=F("from_on")), name="appointment_ends_after_it_starts"),
            models.CheckConstraint(condition=~Q(purpose=""), name="appointment_has_a_purpose"),
            models.CheckConstraint(
                condition=~Q(function__in=["back_office", "national_administrator"]) | Q(authority__isnull=False),
                name="back_office_of_an_authority",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_function_display()}, {self.organisation}"

    @act("appointment.made", needs="authorise")
    def make(self, *, by: Actor) -> None:
        """Authorised by the authority for a purpose, until a day (Art. 9(3), C.18)."""
        self.noted = {"function": self.function, "until_on": self.until_on.isoformat()}

    @act("appointment.renewed", needs="authorise")
    def renew(self, *, until: date, purpose: str, seen_until: date, by: Actor) -> None:
        """`seen_until` is the end that whoever renews has seen: two renewals at once do not add up."""
        terms.insist_on_seen(self, seen_until)
        terms.insist_on_running(self)
        terms.insist_on_terms(purpose, clock.today(self.zone), until)
        if until <= self.until_on:
            raise Refusal(
                "appointment.not_later",
                _("The new end is not later than the present one."),
                _("Choose a later day, or revoke the authorisation."),
                field="until_on",
            )
        self.until_on, self.purpose = until, purpose.strip()
        self.noted = {"function": self.function, "until_on": until.isoformat()}
        self.save(update_fields=["until_on", "purpose"])

    @act("appointment.revoked", needs="authorise")
    def revoke(self, *, by: Actor) -> None:
        """Access ends that second."""
        terms.insist_on_running(self)
        self.ended_on = clock.today(self.zone)
        self.noted = {"function": self.function, "ended_on": self.ended_on.isoformat()}
        self.save(update_fields=["ended_on"])

    @property
    def zone(self) -> str:
        return self.authority.zone if self.authority else "Europe/Brussels"

    def state(self, day: date) -> str:
        """coming, in_force, expired, revoked (C.18)."""
        if self.ended_on and self.ended_on <= day:
            return "revoked"
        if self.until_on < day:
            return "expired"
        return "coming" if self.from_on > day else "in_force"
