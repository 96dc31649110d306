"""Where is a network due that this reader can do something about? (Art. 5(1))"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ilonet.duties.duty import Duty, Rule
from ilonet.duties.holder import Holder
from ilonet.networks.access import keeps_the_list
from ilonet.networks.due import NetworkDue, due_for
from ilonet.places.models import country_name


def due(holder: Holder) -> Iterator[Duty]:
    """The Secretariat is told of all; officers and back offices of those in their own countries."""
    of_all = keeps_the_list(holder.actor)
    if not (of_all or holder.countries):
        return
    for one in due_for(holder.actor, holder.networks, holder.everyone):
        if of_all or one.country in holder.countries:
            yield _due(one, of_all=of_all)


RULES = (Rule("network-due", "5(1)", gettext_lazy("Networks due"), due),)


def _due(one: NetworkDue, *, of_all: bool) -> Duty:
    told = ngettext("%(n)s officer here", "%(n)s officers here", one.officers) % {"n": one.officers}
    page = reverse("picture:country", args=[one.country])
    forming = f"{reverse('networks:new')}?{urlencode({'country': one.country})}"
    return Duty(
        about=one.country,
        subject=country_name(one.country),
        why=_("%(officers)s (%(authorities)s) share no network yet (Art. 5(1)).")
        % {"officers": told, "authorities": ", ".join(one.authorities)},
        holder=_("Secretariat") if of_all else country_name(one.country),
        address=page,
        act=_("Form a network") if of_all else _("See who is there"),
        act_address=forming if of_all else page,
    )
