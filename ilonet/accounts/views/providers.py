"""Entering through an identity provider, and saying on one's own page which one."""

import logging
from collections.abc import Callable
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.mfa.stages import AuthenticateStage
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ilonet.access.actor import actor_of
from ilonet.accounts import enrolment, factors
from ilonet.accounts.models import Account, Binding
from ilonet.accounts.patience import insist_patience
from ilonet.accounts.providers import asking, binding, configured, proof, speaking
from ilonet.accounts.providers.asking import BEGIN, BIND, ENTER, Question
from ilonet.accounts.providers.configured import Provider
from ilonet.accounts.views.enrolling import begin_anew, invited
from ilonet.lib.asking import ask
from ilonet.lib.fragments import page
from ilonet.lib.refusals import Refusal, absent

log = logging.getLogger("ilonet.providers")


@login_not_required
@require_POST
def enter(request: HttpRequest) -> HttpResponse:
    """From the entrance. A provider that does not answer leaves all the other ways open."""
    if request.user.is_authenticated:
        return redirect("site:home")
    insist_patience(request, "provider")
    chosen = _chosen(request)
    then = request.POST.get("next", "")
    try:
        return _leave(request, chosen, ENTER, then=then if get_adapter().is_safe_url(then) else "")
    except Refusal as refusal:
        if refusal.code != "provider.silent":
            raise
        messages.warning(request, f"{refusal.message} {refusal.hint}")
        return redirect("account_login")


@login_not_required
@require_POST
def begin(request: HttpRequest, code: str) -> HttpResponse:
    """The first entry by a link that leads through the provider: whoever holds the link alone gets no further."""
    found = invited(request, code)
    insist_patience(request, "provider")
    chosen = _chosen(request)
    _insist_own(chosen, binding.codes_of_newcomer(found.account))
    return _leave(request, chosen, BEGIN, account=found.account.pk, enrolment=found.pk)


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """One's own links, and what else could be linked."""
    ask(request.GET)
    held = list(Binding.objects.filter(account_id=_mine(request)).order_by("created_at"))
    known = {one.issuer for one in held}
    codes = binding.codes_of(actor_of(request))
    return page(
        request,
        "accounts/providers.html",
        bindings=[(one, configured.of_issuer(one.issuer)) for one in held],
        others=[one for one in configured.providers() if one.speaks_for(codes) and one.issuer not in known],
        has_passkey=factors.has_passkey(_mine(request)),
    )


@require_POST
def bind(request: HttpRequest) -> HttpResponse:
    factors.insist_fresh(request, back=reverse("accounts:providers"))
    chosen = _chosen(request)
    _insist_own(chosen, binding.codes_of(actor_of(request)))
    return _leave(request, chosen, BIND, account=_mine(request))


@require_POST
def unbind(request: HttpRequest) -> HttpResponse:
    factors.insist_fresh(request, back=reverse("accounts:providers"))
    chosen = request.POST.get("binding", "")
    found = Binding.objects.filter(account_id=_mine(request), pk=int(chosen) if chosen.isdecimal() else 0).first()
    if found is None:
        raise absent()
    if not factors.has_passkey(_mine(request)):
        raise Refusal(
            "provider.only_way",
            _("This is your only way in."),
            _("Add a passkey first, then end this link."),
            status=409,
        )
    binding.unbind(found, configured.of_issuer(found.issuer))
    messages.success(request, _("This sign-in opens your account no more."))
    return redirect("accounts:providers")


@login_not_required
@require_GET
def answered(request: HttpRequest, provider: str) -> HttpResponse:
    """Where the provider sends people back to."""
    known = configured.provider(provider)
    if known is None:
        raise absent()
    insist_patience(request, "provider")
    question = _question(request, known)
    shown = _proof(request, known, question)
    ways: dict[str, Callable[..., HttpResponse]] = {ENTER: _entered, BIND: _bound, BEGIN: _begun}
    return ways[question.purpose](request, known, question, shown)


def _entered(request: HttpRequest, known: Provider, question: Question, shown: proof.Proof) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect("site:home")
    found = binding.bound(known, shown.subject)
    if found is None:
        raise _refused(
            "unknown_person",
            _("No account is linked to this sign-in at %(provider)s.") % {"provider": known.name},
            _(
                "Sign in with your passkey and link it on the page of your account, or ask the focal point of your authority."
            ),
        )
    account = found.account
    if not account.may_enter:
        return redirect("account_inactive")
    _insist_own(known, binding.codes_of_newcomer(account))
    return _come_in(request, known, account, question, shown)


def _come_in(
    request: HttpRequest, known: Provider, account: Account, question: Question, shown: proof.Proof
) -> HttpResponse:
    """What was shown over there is the first step; the second is asked here, unless the operator trusts it with both."""
    login = Login(user=account, redirect_url=question.then or None)
    record_authentication(request, account, method=factors.PROVIDER, provider=known.key)
    if shown.has_second_factor:
        record_authentication(request, account, method="mfa", type=factors.PROVIDER)
        login.state["stages"] = {AuthenticateStage.key: {"handled": True}}
    response: HttpResponse = perform_login(request, login)
    return response


def _bound(request: HttpRequest, known: Provider, question: Question, shown: proof.Proof) -> HttpResponse:
    """Only in the visit that asked, by the person who asked, and while the key they showed for it is fresh."""
    if not request.user.is_authenticated or request.user.pk != question.account:
        raise _not_asked()
    factors.insist_fresh(request, back=reverse("accounts:providers"), seconds=factors.FRESH_SECONDS + asking.SECONDS)
    _insist_own(known, binding.codes_of(actor_of(request)))
    binding.bind(request.user, known, shown.subject)
    messages.success(request, _("From now on you can also sign in with %(provider)s.") % {"provider": known.name})
    return redirect("accounts:providers")


def _begun(request: HttpRequest, known: Provider, question: Question, shown: proof.Proof) -> HttpResponse:
    """The link is asked again: it may have been used, replaced or overtaken while its holder was away."""
    found = enrolment.still_valid(question.enrolment)
    if found.account_id != question.account:
        raise absent()
    _insist_own(known, binding.codes_of_newcomer(found.account))
    account = begin_anew(request, found, first=lambda one: binding.bind(one, known, shown.subject))
    record_authentication(request, account, method=factors.PROVIDER, provider=known.key)
    return redirect("mfa_add_webauthn")


def _leave(request: HttpRequest, known: Provider, purpose: str, **more: Any) -> HttpResponse:
    """By a page, not by a redirect: forms of ours are sent to ourselves alone, and redirects stay in the house."""
    try:
        address = asking.ask(request.session, known, _back(request, known), purpose, **more)
    except (speaking.Silent, speaking.Unusable) as error:
        raise _silent(known, error) from error
    return page(request, "accounts/leaving.html", address=address, provider=known.name)


def _question(request: HttpRequest, known: Provider) -> Question:
    if any(len(request.GET.getlist(name)) > 1 for name in ("state", "code", "error", "iss")):
        raise _not_asked()
    try:
        return asking.answered(request.session, known, request.GET.get("state", ""))
    except asking.NotAsked as error:
        raise _not_asked() from error


def _proof(request: HttpRequest, known: Provider, question: Question) -> proof.Proof:
    try:
        code = _code(request, known)
        answer = speaking.redeem(known, code, question.verifier, _back(request, known))
        return proof.proven(known, answer, question.nonce)
    except speaking.Silent as error:
        raise _silent(known, error) from error
    except proof.TooLow as error:
        raise _refused(
            "level",
            _("You signed in at %(provider)s in a way that is not strong enough for this network.")
            % {"provider": known.name},
            _("Sign in there with a stronger means, for example your card or its app, or use your passkey here."),
        ) from error
    except (proof.NotAccepted, speaking.Unusable) as error:
        log.warning("provider %s not accepted: %s", known.key, error)
        raise _refused(
            "not_accepted",
            _("What %(provider)s sent could not be accepted.") % {"provider": known.name},
            _("Start again from the page Sign in, or use your passkey. If it happens again, tell your focal point."),
        ) from error


def _code(request: HttpRequest, known: Provider) -> str:
    issuer = request.GET.get("iss")
    tells_issuer = speaking.described(known).get("authorization_response_iss_parameter_supported") is True
    if issuer != known.issuer and (issuer is not None or tells_issuer):
        raise proof.NotAccepted("answer of another issuer")
    if request.GET.get("error") == "access_denied":
        raise _refused(
            "cancelled",
            _("You did not sign in at %(provider)s.") % {"provider": known.name},
            _("Start again from the page Sign in, or use your passkey."),
        )
    code = request.GET.get("code", "")
    if "error" in request.GET or not code or len(code) > proof.LONGEST:
        raise proof.NotAccepted("no code")
    return code


def _chosen(request: HttpRequest) -> Provider:
    known = configured.provider(request.POST.get("provider", ""))
    if known is None:
        raise absent()
    return known


def _insist_own(known: Provider, codes: set[str]) -> None:
    """A provider speaks for the people of its authorities, and for nobody else's (security.md 1.4)."""
    if not known.speaks_for(codes):
        raise _refused(
            "not_yours",
            _("%(provider)s does not speak for all the authorities for which you act today.")
            % {"provider": known.name},
            _("Use your passkey."),
        )


def _back(request: HttpRequest, known: Provider) -> str:
    """One exact address per provider, so that no provider's answer passes for another's."""
    where = reverse("accounts:provider_answered", args=[known.key])
    return f"{settings.ILONET_ADDRESS}{where}" if settings.ILONET_ADDRESS else request.build_absolute_uri(where)


def _mine(request: HttpRequest) -> int:
    return int(request.user.pk or 0)


def _refused(why: str, message: str, hint: str, status: int = 403) -> Refusal:
    return Refusal(
        f"provider.{why}", message, hint, status=status, keeps=True, template="accounts/provider_refused.html"
    )


def _not_asked() -> Refusal:
    return _refused(
        "not_asked",
        _("This answer does not belong to a question of this browser."),
        _("It was used already, came too late, or was begun elsewhere. Start again from the page Sign in."),
        status=400,
    )


def _silent(known: Provider, error: Exception) -> Refusal:
    log.warning("provider %s silent: %s", known.key, type(error).__name__)
    return _refused(
        "silent",
        _("%(provider)s does not answer at the moment.") % {"provider": known.name},
        _("Your passkey works without it; or try again in a minute."),
        status=503,
    )
