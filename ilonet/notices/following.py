"""Follow something, at another pace, no longer; each is one's own and recorded without what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from ilonet.lib.refusals import Refusal
from ilonet.notices.followed import insist_known
from ilonet.notices.models import Pace, Subscription

if TYPE_CHECKING:
    from ilonet.access.actor import Actor

AT_MOST = 100


def follow(kind: str, key: str, pace: str = Pace.DAILY, *, by: Actor) -> Subscription:
    """What is followed already goes on as it was. Raises Refusal."""
    if by.account_id is None:
        raise Refusal("auth.required", _("Sign in first."), status=401)
    known = insist_known(kind, key, by)
    with transaction.atomic():
        own = Subscription.objects.visible_to(by).select_for_update()
        rows = {(one.kind, one.key): one for one in own}
        if already := rows.get((kind, known)):
            return already
        if len(rows) >= AT_MOST:
            raise Refusal(
                "subscription.too_many",
                _("You follow as many things as anybody may: %(most)s.") % {"most": AT_MOST},
                _("End one that you no longer read, in the settings of your notices."),
                status=409,
            )
        made = Subscription(account_id=by.account_id, kind=kind, key=known, pace=pace)
        made.save(force_insert=True)
        made.begin(by=by)
    return made
