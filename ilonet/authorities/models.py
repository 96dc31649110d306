"""Organisations of every kind, deploying authorities, and the functions people hold in them."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ilonet.access.models import Circle
from ilonet.lib.clock import Now
from ilonet.places.models import Country


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
