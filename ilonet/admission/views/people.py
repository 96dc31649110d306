"""The accounts of an authority, for its own administrator and back office; who oversees accounts may look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ilonet.access.actor import actor_of
from ilonet.accounts import enrolment
from ilonet.admission import letting_in, suspending
from ilonet.admission.forms import CodeForm, Press, ReasonForm
from ilonet.admission.people import Person, authority_for, counted, held_at, page_of_people, person_of, waiting
from ilonet.admission.states import STATES
from ilonet.authorities.access import administers
from ilonet.lib import keys
from ilonet.lib.asking import ask, cursor, one_of
from ilonet.lib.fragments import page
from ilonet.lib.mending import status_of, try_with
from ilonet.lib.refusals import absent

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.forms import Form
    from django.http import HttpRequest, HttpResponse

    from ilonet.authorities.models import Authority

SHOWN_ONCE = "link_shown_once"


@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """From the navigation: the authority in whose hat one acts."""
    ask(request.GET)
    codes = [hat.authority_code for hat in actor_of(request).hats if hat.authority_id in actor_of(request).reviews_for]
    if not codes:
        raise absent()
    return redirect("admission:index", codes[0])


@require_GET
def index(request: HttpRequest, code: str) -> HttpResponse:
    asked = ask(request.GET, state=one_of(STATES), after=cursor)
    actor, state = actor_of(request), asked["state"]
    authority = authority_for(code, actor, looking=True)
    held = held_at(authority)
    shown, following = page_of_people(held, actor, state=state, after=asked["after"])
    kept = {"state": state} if state else {}
    return page(
        request,
        "admission/index.html",
        authority=authority,
        people=shown,
        counts=counted(held, actor),
        chosen=state,
        administers=authority.pk in administers(actor),
        waiting=waiting(held, actor),
        following=f"?{urlencode({**kept, 'after': following})}" if following else "",
        first=f"?{urlencode(kept)}" if asked["after"] else "",
    )


@require_GET
def account(request: HttpRequest, code: str, public_id: UUID) -> HttpResponse:
    ask(request.GET)
    authority = authority_for(code, actor_of(request), looking=True)
    return _shown(request, authority, person_of(authority, public_id, actor_of(request)))


@require_POST
def invitation(request: HttpRequest, code: str, public_id: UUID) -> HttpResponse:
    authority, person = _found(request, code, public_id)
    link = letting_in.invite(person, authority, by=actor_of(request))
    return _with_link(request, authority, person, link)


@require_POST
def recovery(request: HttpRequest, code: str, public_id: UUID) -> HttpResponse:
    authority, person = _found(request, code, public_id)
    return _done(
        request,
        authority,
        person,
        "recovery_form",
        ReasonForm(request.POST, auto_id="recovery_%s"),
        lambda told: letting_in.ask_recovery(person, authority, told["reason"], by=actor_of(request)),
        _("Everything that let this account in has ended. A second person now approves the recovery."),
    )


@require_POST
def approval(request: HttpRequest, code: str, public_id: UUID) -> HttpResponse:
    authority, person = _found(request, code, public_id)
    if person.admission is None:
        raise absent()
    link = letting_in.approve(person.admission, person, by=actor_of(request))
    return _with_link(request, authority, person, link)


@require_POST
def confirmation(request: HttpRequest, code: str, public_id: UUID) -> HttpResponse:
    authority, person = _found(request, code, public_id)
    admission = person.admission
    if admission is None:
        raise absent()
    return _done(
        request,
        authority,
        person,
        "code_form",
        CodeForm(request.POST),
        lambda told: letting_in.confirm(admission, person, told["code"], by=actor_of(request)),
        _("Confirmed: the account stands where its functions place it."),
    )


@require_POST
def revocation(request: HttpRequest, code: str, public_id: UUID) -> HttpResponse:
    authority, person = _found(request, code, public_id)
    admission = person.admission
    if admission is None:
        raise absent()
    letting_in.revoke(admission, person, by=actor_of(request))
    messages.success(request, _("Revoked: the link opens nothing, and whoever entered by it is out."))
    return redirect("admission:account", authority.code, person.account.public_id)


@require_POST
def suspension(request: HttpRequest, code: str, public_id: UUID) -> HttpResponse:
    authority, person = _found(request, code, public_id)
    return _done(
        request,
        authority,
        person,
        "suspension_form",
        ReasonForm(request.POST, auto_id="suspension_%s"),
        lambda told: suspending.suspend(person, authority, told["reason"], by=actor_of(request)),
        _("Suspended: every visit, token and link of this account has ended."),
    )


@require_POST
def resumption(request: HttpRequest, code: str, public_id: UUID) -> HttpResponse:
    authority, person = _found(request, code, public_id)
    suspending.resume_person(person, by=actor_of(request))
    messages.success(request, _("The account may enter again."))
    return redirect("admission:account", authority.code, person.account.public_id)


def _found(request: HttpRequest, code: str, public_id: UUID) -> tuple[Authority, Person]:
    ask(request.GET)
    authority = authority_for(code, actor_of(request))
    return authority, person_of(authority, public_id, actor_of(request))


def _done(
    request: HttpRequest, authority: Authority, person: Person, name: str, form: Form,
    verb: Callable[[dict[str, Any]], object], said: str,
) -> HttpResponse:  # fmt: skip
    try_with(form, lambda: verb(form.cleaned_data))
    if form.errors:
        return _shown(request, authority, person, status=status_of(form), **{name: form}, form=form)
    messages.success(request, said)
    return redirect("admission:account", authority.code, person.account.public_id)


def _with_link(request: HttpRequest, authority: Authority, person: Person, link: str) -> HttpResponse:
    """Sealed from one page to the next, and gone from there."""
    request.session[SHOWN_ONCE] = keys.seal(link.encode(), place=SHOWN_ONCE).hex()
    return redirect("admission:account", authority.code, person.account.public_id)


def _just_made(request: HttpRequest) -> str:
    held = request.session.pop(SHOWN_ONCE, None) if request.method == "GET" else None
    if not held:
        return ""
    return enrolment.address(request, keys.unseal(bytes.fromhex(held), place=SHOWN_ONCE).decode())


def _shown(
    request: HttpRequest, authority: Authority, person: Person, *, status: int = 200, **forms: Any
) -> HttpResponse:
    actor = actor_of(request)
    admission, me = person.admission, actor.account_id
    mine = person.account.pk == me
    rules = authority.pk in administers(actor) and not mine and not person.elsewhere
    of_the_house = authority.pk in actor.reviews_for and not mine
    context = {
        "may_invite": rules and person.state in {"new", "invited"} and not person.has_keys,
        "may_recover": rules and person.state in {"active", "quarantined"},
        "may_suspend": rules and person.state not in {"suspended", "ended"},
        "may_resume": rules and person.suspension and person.suspension.authority_id and person.suspension.by_id != me,
        "may_revoke": rules and admission,
        "may_approve": of_the_house and admission and admission.waits_for_approval and admission.asked_by_id != me,
        "may_confirm": of_the_house and admission and admission.handed_by_id not in {None, me}
        and person.state == "quarantined",
    }  # fmt: skip
    blank = {
        "recovery_form": ReasonForm(auto_id="recovery_%s"),
        "suspension_form": ReasonForm(auto_id="suspension_%s"),
        "code_form": CodeForm(),
        "form": Press(),
    }
    return page(
        request,
        "admission/account.html",
        authority=authority,
        person=person,
        link=_just_made(request),
        hours=enrolment.HOURS_VALID,
        is_own=mine,
        status=status,
        **context,  # type: ignore[arg-type]
        **blank | forms,
    )
