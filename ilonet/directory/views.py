"""The officers' contact list (Art. 9(2)(d), 9(3)): search by place first, at most twenty answers, each view recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ilonet.access.actor import actor_of
from ilonet.accounts.factors import insist_strong
from ilonet.deployments.access import insist_on_entry
from ilonet.deployments.models import Deployment
from ilonet.directory.card import card_of
from ilonet.directory.entering import enter
from ilonet.directory.exported import contacts_file, insist_fresh_key, may_leave
from ilonet.directory.forms import ContactForm, CorrectionForm, SearchForm
from ilonet.directory.models import ContactEntry
from ilonet.directory.searching import ASKED, MOST, search
from ilonet.directory.viewings import viewings_of
from ilonet.exports.taking_out import CSV, FORMATS
from ilonet.exports.views import FORMAT, sent
from ilonet.lib.asking import ask
from ilonet.lib.fragments import page
from ilonet.lib.mending import posted, status_of, try_with
from ilonet.lib.refusals import absent
from ilonet.places.models import country_name

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest

    from ilonet.access.actor import Actor


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    insist_on_entry(actor_of(request))
    asked = ask(request.GET, **ASKED)
    has_asked = any(asked.values())
    entries = list(search(actor_of(request), asked)[: MOST + 1]) if has_asked else []
    return page(
        request,
        "directory/index.html",
        form=SearchForm(asked),
        has_asked=has_asked,
        entries=entries[:MOST],
        has_more=len(entries) > MOST,
        files=_files(asked) if may_leave(actor_of(request)) else [],
        most=MOST,
    )


@require_GET
def entry(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One entry, opened: a recorded view."""
    found = _found(request, public_id)
    post = found.deployment.post
    return page(
        request,
        "directory/entry.html",
        entry=found,
        contact=found.view(by=actor_of(request)),
        deployment=found.deployment,
        post=post,
        region=[country_name(one) for one in post.responsible_for],
        may_correct=actor_of(request).may("correct", found),
        viewings=viewings_of([found.public_id])[:50]
        if found.deployment_id in actor_of(request).deployment_ids
        else None,
    )


@require_GET
def card(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One entry for an address book: recorded as such, and shown to the officer."""
    ask(request.GET)
    found = _found(request, public_id)
    written = card_of(found, found.take_card(by=actor_of(request)))
    name = f"ilonet-contact-art-9-3-{found.public_id}.vcf"
    return HttpResponse(
        written,
        content_type="text/vcard; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@require_GET
def whole(request: HttpRequest) -> FileResponse:
    """The contact list as a file."""
    actor = actor_of(request)
    insist_on_entry(actor)
    asked = ask(request.GET, **ASKED, **FORMAT)
    insist_fresh_key(request)
    form = asked.pop("format") or CSV
    return sent(contacts_file(actor, form, asked))


@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, public_id: UUID) -> HttpResponse:
    found = _found(request, public_id)
    actor_of(request).insist("correct", found)
    if request.method == "POST":
        form = CorrectionForm(request.POST)
        try_with(form, lambda: _corrected(form, found, actor_of(request)))
        if not form.errors:
            messages.success(request, _("The contact entry is written and confirmed as of today."))
            return redirect("directory:entry", public_id)
    else:
        form = CorrectionForm.of(found, found.view(by=actor_of(request)))
    return page(
        request,
        "directory/write.html",
        form=form,
        post=found.deployment.post,
        back=found.public_id,
        status=status_of(form),
    )


def _corrected(form: CorrectionForm, found: ContactEntry, by: Actor) -> None:
    found.rewrite(form.contact(), version=form.cleaned_data["version"], by=by)


@require_http_methods(["GET", "POST"])
def of_deployment(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The entry of a deployment; its own back office writes the first one here."""
    insist_on_entry(actor_of(request))
    rows = Deployment.objects.visible_to(actor_of(request)).select_related("post__country", "post__authority")
    deployment: Deployment = get_object_or_404(rows, public_id=public_id)
    there = ContactEntry.objects.visible_to(actor_of(request)).filter(deployment=deployment).first()
    if there and request.method == "GET":
        return redirect("directory:entry", there.public_id)
    if there or deployment.post.authority_id not in actor_of(request).reviews_for:
        raise absent()
    insist_strong(request)
    form = ContactForm(posted(request))
    if form.is_bound and (made := try_with(form, lambda: enter(deployment, form.contact(), by=actor_of(request)))):
        messages.success(request, _("The officer stands in the contact list."))
        return redirect("directory:entry", made.public_id)
    return page(request, "directory/write.html", form=form, post=deployment.post, status=status_of(form))


def _files(asked: dict[str, str | None]) -> list[dict[str, str]]:
    """The list with the same filters, in each form in which it may leave."""
    kept = {name: value for name, value in asked.items() if value}
    return [
        {"label": form.upper(), "address": f"{reverse('directory:whole')}?{urlencode(kept | {'format': form})}"}
        for form in FORMATS
    ]


def _found(request: HttpRequest, public_id: UUID) -> ContactEntry:
    insist_strong(request)
    rows = ContactEntry.objects.visible_to(actor_of(request)).select_related(
        "deployment__post__country", "deployment__post__authority"
    )
    found: ContactEntry = get_object_or_404(rows, public_id=public_id)
    return found
