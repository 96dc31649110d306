"""Where is a network due that this reader can do something about? (Art. 5(1))"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ilonet.access.actor import Actor
from ilonet.deployments.serving import AtWork
from ilonet.networks.access import keeps_the_list
from ilonet.networks.due import NetworkDue, due_for
from ilonet.networks.models import Network
from ilonet.places.models import country_name
from ilonet.site.home.task import Asked, Task, asked


def due_here(
    actor: Actor, formed: Iterable[Network], everyone: Iterable[AtWork], countries: Collection[str]
) -> list[Asked]:
    """The Secretariat is told of all; officers and back offices of those in their own countries."""
    if not (keeps_the_list(actor) or countries):
        return []
    due = [one for one in due_for(actor, formed, everyone) if keeps_the_list(actor) or one.country in countries]
    return asked(gettext_lazy("Networks due"), [_task(one) for one in due], reverse("networks:due"))


def _task(one: NetworkDue) -> Task:
    told = ngettext("%(n)s officer here", "%(n)s officers here", one.officers) % {"n": one.officers}
    why = _("%(officers)s (%(authorities)s) share no network yet (Art. 5(1)).") % {
        "officers": told,
        "authorities": ", ".join(one.authorities),
    }
    return Task(country_name(one.country), why, reverse("picture:country", args=[one.country]), None, _("due"))
