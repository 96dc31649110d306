"""The acts of a back office on a deployment, one page each: a few fields, one button named with the verb."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from ilonet.access.actor import Actor, actor_of
from ilonet.authorities.staff import account_named
from ilonet.deployments import forms
from ilonet.deployments.models import Deployment
from ilonet.deployments.open_acts import insist_on_open, open_acts
from ilonet.deployments.views.deployment import found
from ilonet.lib.fragments import page
from ilonet.lib.mending import status_of, try_with

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

Told = dict[str, Any]


@dataclass(frozen=True)
class Step:
    """What the page of an act says, and the verb it calls with what was filled in.

    `name` is what the act is called among those that a state leaves open.
    """

    name: str
    title: Any
    act: Any
    consequence: Any
    done: Any
    form: type[forms.ActForm]
    verb: Callable[[Deployment, Told, Actor], Any]
    tone: str = ""


ARRIVAL = Step(
    "arrival",
    _("Confirm the arrival"),
    _("Confirm arrival"),
    _("The officer becomes active: a member of the networks of the place, with a contact entry to be written."),
    _("The arrival is confirmed."),
    forms.ArrivalForm,
    lambda served, told, by: served.confirm_arrival(**told, by=by),
)
ARRIVAL_DAY = Step(
    "arrival_day",
    _("Correct the day of arrival"),
    _("Correct the day"),
    _("What was known before is kept and can be asked for."),
    _("The day of arrival is corrected."),
    forms.ArrivalForm,
    ARRIVAL.verb,
)
EXTENSION = Step(
    "extend",
    _("Extend the deployment"),
    _("Extend"),
    _("The Board and all entitled users see the new last day at once (Art. 4)."),
    _("The deployment is extended."),
    forms.ExtensionForm,
    lambda served, told, by: served.extend(
        until=told["until_on"], because=told["longer_because"], version=told["version"], by=by
    ),
)
END = Step(
    "end",
    _("End the deployment early"),
    _("End early"),
    _("After the last day the officer's access ends and the contact entry is hidden."),
    _("The last day is set."),
    forms.EndForm,
    lambda served, told, by: served.end(**told, by=by),
    tone="grave",
)
SUSPENSION = Step(
    "suspend",
    _("Suspend the deployment"),
    _("Suspend"),
    _("The post is kept. The officer's access rests from this second until the deployment is resumed."),
    _("The deployment is suspended."),
    forms.ActForm,
    lambda served, told, by: served.suspend(**told, by=by),
)
RESUMPTION = Step(
    "resume",
    _("Resume the deployment"),
    _("Resume"),
    _("The officer has access again from this second."),
    _("The deployment is resumed."),
    forms.ActForm,
    lambda served, told, by: served.resume(**told, by=by),
)
WITHDRAWAL = Step(
    "withdraw",
    _("Withdraw the plan"),
    _("Withdraw"),
    _("The plan comes to nothing; the reason is shown to all entitled users."),
    _("The plan is withdrawn."),
    forms.WithdrawalForm,
    lambda served, told, by: served.withdraw(**told, by=by),
    tone="grave",
)
CORRECTION = Step(
    "correct",
    _("Correct the days"),
    _("Correct the days"),
    _("What was known before is kept and can be asked for."),
    _("The days are corrected."),
    forms.CorrectionForm,
    lambda served, told, by: served.correct(
        from_on=told["from_on"],
        until_on=told["until_on"],
        because=told["longer_because"],
        version=told["version"],
        by=by,
    ),
)
OFFICER = Step(
    "officer",
    _("Name the officer"),
    _("Name the officer"),
    _("Whoever signs in under this name acts in this deployment while it lasts."),
    _("The officer is named."),
    forms.OfficerForm,
    lambda served, told, by: served.name_officer(
        account=account_named(told["sign_in"]), version=told["version"], by=by
    ),
)


def _page(*steps: Step) -> Callable[..., Any]:
    """The page of the first of these acts that the state leaves open. What is sent, the verb itself judges."""

    @require_http_methods(["GET", "POST"])
    def perform(request: HttpRequest, public_id: UUID) -> HttpResponse:
        served = found(request, public_id)
        actor_of(request).insist("amend", served)
        step = next((one for one in steps if one.name in open_acts(served)), steps[0])
        if request.method != "POST":
            insist_on_open(served, step.name, step.title)
        form = step.form(request.POST) if request.method == "POST" else step.form.of(served)
        if form.is_bound:
            try_with(form, lambda: step.verb(served, form.cleaned_data, actor_of(request)))
            if not form.errors:
                messages.success(request, step.done)
                return redirect("deployments:deployment", public_id)
        return page(request, "deployments/step.html", step=step, form=form, deployment=served, status=status_of(form))

    return perform


arrival = _page(ARRIVAL, ARRIVAL_DAY)
extension = _page(EXTENSION)
end = _page(END)
suspension = _page(SUSPENSION)
resumption = _page(RESUMPTION)
withdrawal = _page(WITHDRAWAL)
correction = _page(CORRECTION)
officer = _page(OFFICER)
