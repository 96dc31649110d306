"""Which acts of its back office does the state of a deployment leave open? Buttons and doors ask here (C.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from ilonet.deployments.words import STATE_WORDS
from ilonet.lib.refusals import Refusal

if TYPE_CHECKING:
    from ilonet.deployments.models import Deployment

OPEN_ACTS = {
    "planned": ("correct", "withdraw", "officer"),
    "confirmed": ("arrival", "correct", "withdraw", "officer"),
    "active": ("extend", "end", "suspend", "correct", "officer", "arrival_day"),
    "ending": ("extend", "end", "suspend", "correct", "officer", "arrival_day"),
    "suspended": ("resume", "extend", "end", "correct", "arrival_day"),
    "ended": ("correct",),
    "withdrawn": (),
}


def open_acts(served: Deployment) -> tuple[str, ...]:
    return OPEN_ACTS[served.state(served.today)]


def insist_on_open(served: Deployment, act: str, title: Any) -> None:
    """Nobody fills in a page whose act would only be refused."""
    if act not in open_acts(served):
        raise Refusal(
            "deployment.not_in_this_state",
            _("“%(act)s” is not open for the deployment in %(city)s: it is “%(state)s”.")
            % {"act": title, "city": served.post.city, "state": STATE_WORDS[served.state(served.today)]},
            _("Go back to the deployment: its page offers what can be done with it now."),
            status=409,
            more={"deployment": str(served.public_id)},
            template="deployments/not_open.html",
        )
