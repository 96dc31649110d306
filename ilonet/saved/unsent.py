"""What was typed and never sent is kept while somebody types, found again where they go on, and forgotten when it is sent."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from ilonet.access.actor import Actor
from ilonet.access.context import as_the_system
from ilonet.lib.clock import now
from ilonet.lib.refusals import Refusal
from ilonet.saved.access import UNSENT_FOR, typed
from ilonet.saved.models import Unsent
from ilonet.saved.models.unsent import Fields
from ilonet.work import queue

BECAUSE = "words that nobody sent within three days are deleted; nobody is shown any"
LOOKED_AT_AFTER = UNSENT_FOR + timedelta(hours=1)
MOST = 20  # forms of one account
LARGEST = 60_000  # characters of one form
NOT_TYPED = frozenset({"csrfmiddlewaretoken", "once", "version", "unsent", "do", "next"})


def keep(form: str, said: Fields, *, by: Actor) -> datetime:
    """Nothing typed any more is nothing kept.

    Raises Refusal 413 for more than a form holds. The form is one of ours and open to them (`views.doors`).
    """
    fields = {name: values for name, values in said.items() if name not in NOT_TYPED}
    _insist_it_fits(fields)
    mine = Unsent.objects.visible_to(by)
    at = now()
    _make_room(form, by)
    if not any(value.strip() for values in fields.values() for value in values):
        mine.filter(form=form).delete()
        return at
    one = Unsent(account_id=by.account_id or 0, form=form, kept_at=at, circles=by.circle_list)
    one.keep(fields)
    Unsent.objects.bulk_create(
        [one],
        update_conflicts=True,  # of two tabs at once the later one
        unique_fields=["account", "form"],
        update_fields=["public_id", "sealed", "kept_at", "circles"],
    )
    queue.defer("saved.tidy", after=LOOKED_AT_AFTER)
    oldest = list(mine.order_by("-kept_at").values_list("pk", flat=True)[MOST:])
    if oldest:
        mine.filter(pk__in=oldest).delete()
    return at


def _make_room(form: str, by: Actor) -> None:
    """What its writer does not see any more stands in the way of new words until the worker has been."""
    with as_the_system(because=BECAUSE):
        mine = Unsent.objects.unrestricted(because=BECAUSE).filter(account_id=by.account_id, form=form)
        mine.exclude(typed(by)).delete()


def kept(form: str, by: Actor) -> Unsent | None:
    found: Unsent | None = Unsent.objects.visible_to(by).filter(form=form).first()
    return found


def forget(form: str, *, by: Actor) -> None:
    """It was sent."""
    Unsent.objects.visible_to(by).filter(form=form).delete()


def tidy() -> bool:
    """Those that are too old for anybody to see already; answers whether any are left."""
    with as_the_system(because=BECAUSE):
        every = Unsent.objects.unrestricted(because=BECAUSE)
        every.filter(kept_at__lte=now() - UNSENT_FOR).delete()
        return bool(every.exists())


def _insist_it_fits(fields: Fields) -> None:
    if sum(len(name) + sum(map(len, values)) for name, values in fields.items()) > LARGEST:
        raise Refusal(
            "text.too_long",
            _("What you typed is too long to be kept before it is sent."),
            _("Send it before you leave the page; it stays there until then."),
            status=413,
            field="unsent",
        )
