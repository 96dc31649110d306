"""Networks as a list, and how the Secretariat forms, changes and closes one."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods

from ilonet.access.actor import Actor, actor_of
from ilonet.deployments.access import sees_the_register
from ilonet.deployments.serving import at_work
from ilonet.exports.taking_out import take_out
from ilonet.exports.views import FORMAT, sent
from ilonet.lib.asking import ask, code, day, one_of
from ilonet.lib.fragments import page
from ilonet.lib.mending import posted, status_of, try_with
from ilonet.lib.refusals import absent, not_allowed
from ilonet.networks.access import keeps_the_list
from ilonet.networks.composition import Composition
from ilonet.networks.due import due_for
from ilonet.networks.exported import NETWORKS
from ilonet.networks.formation import form_network
from ilonet.networks.forms import ClosingForm, NetworkForm, first, initial
from ilonet.networks.listing import ORDERS, groups, in_order, listing, networks_on
from ilonet.networks.models import Network
from ilonet.networks.widening import Widening, widening
from ilonet.saved.where import can_be_saved

IN_ORDER = {"on": day, "order": one_of(ORDERS)}
can_be_saved(
    "networks:index",
    gettext_lazy("Networks"),
    reads=lambda parameters: ask(parameters, **IN_ORDER),
    open_to=sees_the_register,
)


@require_GET
def index(request: HttpRequest) -> HttpResponseBase:
    asked, actor = ask(request.GET, **IN_ORDER, **FORMAT), actor_of(request)
    networks, everyone = networks_on(actor, asked["on"]), at_work(actor, asked["on"])
    lines = listing(networks, everyone, actor)
    if asked["order"] or asked["format"]:
        lines = in_order(lines, asked["order"])
    if asked["format"]:
        return sent(take_out(NETWORKS, lines, by=actor, form=asked["format"], asked=asked))
    return page(
        request,
        "networks/networks.html",
        lines=lines,
        groups=groups(lines),
        due=due_for(actor, networks, everyone),
        on=asked["on"],
        today=asked["on"] or actor.today,
        may_form=keeps_the_list(actor),
    )


@require_GET
def due(request: HttpRequest) -> HttpResponse:
    asked, actor = ask(request.GET, on=day), actor_of(request)
    return page(
        request,
        "networks/due.html",
        due=due_for(actor, networks_on(actor, asked["on"]), at_work(actor, asked["on"])),
        on=asked["on"],
        today=asked["on"] or actor.today,
        may_form=keeps_the_list(actor),
    )


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    if not keeps_the_list(actor):
        raise not_allowed("form")
    asked = ask(request.GET, country=code)
    others = Network.objects.visible_to(actor).on(actor.today)
    form = NetworkForm(posted(request), others=others, initial=first(asked["country"], actor.today))
    network = try_with(form, lambda: form_network(form.facts, form.chosen_neighbours, by=actor))
    if network:
        return _done(request, network, _("The network is formed."))
    return page(request, "networks/new.html", form=form, status=status_of(form))


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Whoever is let into older reports by it is counted and shown first, and the change sent once more."""
    actor = actor_of(request)
    network = visible(actor, public_id)
    actor.insist("change", network)
    network.insist_open(actor.today)
    made = Composition(network, actor)
    others = Network.objects.visible_to(actor).on(actor.today).exclude(pk=network.pk)
    form = NetworkForm(posted(request), others=others, initial=initial(network, made.neighbours))
    lets_in = _lets_in(network, form, actor)
    if not lets_in and try_with(form, lambda: _change(network, form, actor)):
        return _done(request, network, _("The network is changed."))
    return page(
        request,
        "networks/change.html",
        form=form,
        made=made,
        network=network,
        lets_in=lets_in,
        status=status_of(form),
    )


@require_http_methods(["GET", "POST"])
def close(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    network = visible(actor, public_id)
    actor.insist("close", network)
    network.insist_open(actor.today)
    form = ClosingForm(posted(request), initial={"until_on": actor.today, "version": network.version})
    if try_with(form, lambda: _close(network, form, actor)):
        return _done(request, network, _("The network ends with its last day; its page remains."))
    made = Composition(network, actor)
    return page(request, "networks/close.html", form=form, made=made, network=network, status=status_of(form))


def visible(actor: Actor, public_id: UUID) -> Network:
    found: Network | None = Network.objects.visible_to(actor).filter(public_id=public_id).first()
    if found is None:
        raise absent()
    return found


def _lets_in(network: Network, form: NetworkForm, actor: Actor) -> Widening | None:
    """Nothing, once exactly these numbers were shown and confirmed."""
    if not form.is_valid():
        return None
    found = widening(network, form.facts["countries"], form.facts["from_on"], actor)
    return None if found and form.data.get("confirmed") == found.token else found


def _change(network: Network, form: NetworkForm, actor: Actor) -> bool:
    version = form.cleaned_data["version"] or 0
    network.change(form.facts, form.chosen_neighbours, version=version, by=actor)
    return True


def _close(network: Network, form: ClosingForm, actor: Actor) -> bool:
    network.close(on=form.cleaned_data["until_on"], version=form.cleaned_data["version"], by=actor)
    return True


def _done(request: HttpRequest, network: Network, done: str) -> HttpResponse:
    """What this did, in numbers: whoever is posted in its places is a member from now on."""
    made = Composition(network, actor_of(request))
    members = ngettext("It has %(n)s member", "It has %(n)s members", len(made.members)) % {"n": len(made.members)}
    authorities = ngettext("of %(n)s authority.", "of %(n)s authorities.", len(made.authorities)) % {
        "n": len(made.authorities)
    }
    messages.success(request, f"{done} {members} {authorities}")
    return redirect("networks:network", public_id=network.public_id)
