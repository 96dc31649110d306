"""The first contact entry of a deployment: written by the authority once the officer is there (C.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ilonet.directory import shape
from ilonet.directory.models import ContactEntry
from ilonet.lib import clock
from ilonet.lib.refusals import Refusal, not_allowed

if TYPE_CHECKING:
    from ilonet.access.actor import Actor
    from ilonet.deployments.models import Deployment


def enter(deployment: Deployment, contact: shape.Contact, *, by: Actor) -> ContactEntry:
    """Raises Refusal outside the deployment: planned and ended ones have no entry (R-9.2-d)."""
    if deployment.post.authority_id not in by.reviews_for:
        raise not_allowed("correct")
    if not deployment.is_in_force:
        raise Refusal(
            "contact.not_in_force",
            _("The deployment is not in force today."),
            _("The contact list holds officers from the first day of their deployment to the last (Art. 9(2)(d))."),
            status=409,
        )
    shape.insist_on(contact)
    entry = ContactEntry(deployment=deployment, confirmed_on=clock.today(deployment.post.authority.zone))
    entry.write(contact)
    with transaction.atomic():
        entry.save(force_insert=True)
        entry.enter(by=by)
    return entry
