"""What may be typed on the pages of one's own account, and what a passkey must prove beyond what the library asks."""

import struct
import time
from typing import Any
from zoneinfo import available_timezones

from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.account.forms import LoginForm
from allauth.core import context
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn import forms as webauthn
from allauth.mfa.webauthn.internal import auth
from django import forms
from django.utils.translation import gettext_lazy as _

from ilonet.accounts import factors, tokens
from ilonet.accounts.models import SCOPES, Account
from ilonet.lib.languages import LANGUAGES

# What the library lets escape when a stranger sends it something else than a browser would.
MALFORMED = (KeyError, TypeError, ValueError, AttributeError, IndexError, struct.error)
REST_SECONDS = 24 * 60 * 60  # security.md 4.7: what follows a recovery opens nothing restricted for a day


def _zones() -> list[tuple[str, str]]:
    """Those named by a place; the others are aliases."""
    named = sorted(
        one for one in available_timezones() if "/" in one and not one.startswith(("Etc/", "SystemV/", "US/"))
    )
    return [("UTC", "UTC"), *((one, one.replace("_", " ")) for one in named)]


class Settings(forms.ModelForm):  # type: ignore[type-arg]
    language = forms.ChoiceField(
        label=_("Language"),
        choices=[(code, name[:1].upper() + name[1:]) for code, name in LANGUAGES.items()],
        help_text=_("For names of countries, sorting and dates. The pages speak it as soon as they are translated."),
    )
    zone = forms.ChoiceField(
        label=_("Time zone"), choices=_zones, help_text=_("Times on pages are shown in it, with its sign.")
    )

    class Meta:
        model = Account
        fields = ["language", "zone"]


class NewToken(forms.Form):
    label = forms.CharField(
        label=_("Name"), max_length=80, help_text=_("What it is for, so that you know later which one to end.")
    )
    scope = forms.ChoiceField(label=_("It may"), choices=SCOPES, initial="read")
    days = forms.IntegerField(
        label=_("Valid for days"), min_value=1, max_value=tokens.DAYS_VALID, initial=30, help_text=_("At most 90.")
    )


class SignIn(LoginForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Sign-in name")


class AddPasskey(webauthn.AddWebAuthnForm):  # type: ignore[misc]
    """A key that knows its owner by itself is the rule: entering then needs no name and no password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")
        self.fields["credential"].label = _("Passkey")
        self.fields["name"].help_text = _("By which you know it: the device, or where you keep it.")
        passwordless = self.fields["passwordless"]
        passwordless.initial = True
        passwordless.label = _("Enter with this key alone, without name and password")
        passwordless.help_text = _("Leave it ticked unless your key refuses.")

    def clean(self) -> dict[str, Any]:
        """A key added after a recovery code rests for a day, so that a stolen code gives its owner time to notice."""
        try:
            cleaned: dict[str, Any] = super().clean()
        except MALFORMED as error:
            raise get_adapter().validation_error("incorrect_code") from error
        request = context.request
        after_recovery = "recovery_codes" in factors.used(request) and "webauthn" not in factors.used(request)
        if cleaned.get("credential") and after_recovery:
            cleaned["credential"]["rests_until"] = time.time() + REST_SECONDS
        return cleaned


class PasskeyName(webauthn.EditWebAuthnForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")


class _Shown(webauthn.AuthenticateWebAuthnForm):  # type: ignore[misc]
    """Besides origin, challenge and owner: the counter never goes back, or the key has been copied (AC24, H49).

    A signature is not guessed, so no limit stands before it that a stranger with the password could use up (AC23).
    """

    def clean_credential(self) -> Authenticator:
        shown = self.cleaned_data["credential"]
        try:
            auth.parse_authentication_response(shown)
            key = auth.complete_authentication(self.user or auth.extract_user_from_response(shown), shown)
        except MALFORMED as error:
            raise get_adapter().validation_error("incorrect_code") from error
        count = auth.parse_authentication_response(shown).response.authenticator_data.counter
        before = key.data.get("counter", 0)
        if (count or before) and count <= before:
            raise get_adapter().validation_error("incorrect_code")
        key.data["counter"] = count
        key.save(update_fields=["data"])
        resting = key.data["credential"].get("rests_until", 0)
        if resting > time.time():
            held = context.request.session.get(factors.RESTING, {})
            context.request.session[factors.RESTING] = {**held, str(key.pk): resting}
        return key


class ShowPasskey(_Shown):
    """As the second step after a password."""


class EnterByPasskey(_Shown, webauthn.LoginWebAuthnForm):  # type: ignore[misc]
    """Alone."""


class ShowPasskeyAgain(_Shown, webauthn.ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """In the middle of a visit."""


class _Code(base.BaseAuthenticateForm):  # type: ignore[misc]
    """A code of the app or of the paper. Strangers share one limit for a person, who has another in a browser known from before."""

    def clean_code(self) -> str:
        owner, browser = factors.known_browser(context.request)
        place = f"second step of {self.user.pk} {browser if owner == str(self.user.public_id) else ''}"
        attempt = ratelimit.consume(context.request, app="allauth.account", action="login_failed", key=place)
        if not attempt:
            raise get_account_adapter().validation_error("too_many_login_attempts")
        code = str(self.cleaned_data["code"])
        for one in Authenticator.objects.filter(user=self.user).exclude(type=Authenticator.Type.WEBAUTHN):
            if one.wrap().validate_code(code):
                one.user, self.authenticator = self.user, one
                attempt.rollback()  # not more than this one: whoever succeeds once frees nobody's other attempts
                return code
        raise get_adapter().validation_error("incorrect_code")


class ShowCode(_Code, base.AuthenticateForm):  # type: ignore[misc]
    """As the second step."""


class ShowCodeAgain(_Code, base.ReauthenticateForm):  # type: ignore[misc]
    """In the middle of a visit."""
