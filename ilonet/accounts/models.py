"""A person who may enter. What they may see follows from dated rows elsewhere, never from this one."""

import unicodedata
import uuid
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from ilonet.lib import keys
from ilonet.lib.clock import Now

SCOPES = [("read", _("read")), ("write", _("read and write"))]


class Accounts(BaseUserManager["Account"]):
    def open(self, sign_in: str, **known: object) -> "Account":
        """A new account without a usable password: entering needs an enrolled passkey or a password set in person."""
        account = self.model(sign_in=self.model.normalize_username(sign_in), **known)
        account.set_unusable_password()
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sign_in = models.CharField(_("sign-in name"), max_length=80, unique=True)
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(_("language"), max_length=5, default="en")
    zone = models.CharField(_("time zone"), max_length=60, default="Europe/Brussels")
    opened_at = models.DateTimeField(_("opened"), db_default=Now())
    is_active = models.BooleanField(_("may enter"), default=True)
    suspended_at = models.DateTimeField(_("suspended"), null=True, blank=True)
    # In quarantine one may enter and stands in no circle: until the second moment, or without one until it is lifted.
    quarantined_at = models.DateTimeField(_("in quarantine since"), null=True, blank=True)
    quarantined_until = models.DateTimeField(_("in quarantine until"), null=True, blank=True)
    last_seen_at = models.DateTimeField(_("last visit"), null=True, blank=True)
    persona = models.CharField(_("persona"), max_length=40, blank=True)  # in a demonstration only

    objects: ClassVar[Accounts] = Accounts()

    USERNAME_FIELD = "sign_in"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("account")

    def __str__(self) -> str:
        return self.sign_in

    @property
    def may_enter(self) -> bool:
        """Open and not suspended; what they may see there follows from dated rows."""
        return self.is_active and self.suspended_at is None

    @classmethod
    def normalize_username(cls, username: str) -> str:
        """One person, one spelling: case, width and accents composed or not make no other name (AC21)."""
        return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", username).casefold()).strip()


class Enrolment(models.Model):
    """A link by which somebody enters once, before they have a key; kept as a digest."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="enrolments")
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(db_default=Now())
    until = models.DateTimeField(_("valid until"))
    used_at = models.DateTimeField(null=True)
    quarantine_hours = models.PositiveSmallIntegerField(
        null=True
    )  # for so long whoever enters by it stands in no circle

    class Meta:
        verbose_name = _("enrolment link")

    def __str__(self) -> str:
        return f"{self.account_id}"


class Binding(models.Model):
    """A person at an identity provider, by issuer and subject: never by a name or an address, which others can take."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="bindings")
    issuer = models.CharField(max_length=200)
    subject = models.CharField(max_length=255)
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("binding")
        constraints = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="binding_of_one_account"),
            models.UniqueConstraint(fields=["account", "issuer"], name="binding_once_per_provider"),
        ]

    def __str__(self) -> str:
        return f"{self.account_id}"


class Token(models.Model):
    """A personal key for the interface between machines, kept only as a digest."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="tokens")
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    digest = models.CharField(max_length=64, unique=True)
    label = models.CharField(_("name"), max_length=80)
    scope = models.CharField(_("scope"), max_length=10, choices=SCOPES)
    created_at = models.DateTimeField(db_default=Now())
    until = models.DateTimeField(_("valid until"))
    used_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("token")

    def __str__(self) -> str:
        return self.label


class Once(models.Model):
    """A one-time key of a form or a call, kept with the effect it had: a second press does nothing twice."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE)
    key = models.CharField(max_length=255)
    digest = models.CharField(max_length=64)  # of method, path and body
    status = models.PositiveSmallIntegerField(null=True)
    location = models.CharField(max_length=500, blank=True)
    answer = models.BinaryField(null=True)  # sealed: it may repeat a draft
    circles = ArrayField(models.IntegerField(), default=list)  # in which one stood when it was given
    at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("one-time key")
        constraints = [models.UniqueConstraint(fields=["account", "key"], name="once_per_account")]

    def __str__(self) -> str:
        return self.key[:8]

    @property
    def told(self) -> bytes:
        """What was answered the first time."""
        return keys.unseal(self.answer, place=self._place) if self.answer else b""

    def tell(self, answer: bytes) -> None:
        """Seal the answer into the row; the caller saves."""
        self.answer = keys.seal(answer, place=self._place)

    @property
    def _place(self) -> str:
        return f"accounts_once.answer:{self.account_id}:{self.key}"
