"""What was typed and never sent is kept while somebody types, found again where they go on, and forgotten when it is sent."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from ilonet.access.actor import Actor
from ilonet.access.context import as_the_system
from ilonet.lib.clock import now
from ilonet.lib.refusals import Refusal
from ilonet.saved.access import UNSENT_FOR
from ilonet.saved.models import Unsent
from ilonet.saved.models.unsent import Fields
from ilonet.work import queue

BECAUSE = "words that nobody sent within three days are deleted; nobody is shown any"
LOOKED_AT_AFTER = UNSENT_FOR + timedelta(hours=1)
LONGEST_PATH = 200
MOST = 20  # forms of one account
LARGEST = 60_000  # characters of one form
NOT_TYPED = frozenset({"csrfmiddlewaretoken", "once", "version", "unsent", "do", "next"})


def keep(form: str, typed: Fields, *, by: Actor) -> datetime:
    """Nothing typed any more is nothing kept.

    Raises Refusal for a form that is none of ours, and 413 for more than a form holds.
    """
    _insist(form, typed)
    fields = {name: values for name, values in typed.items() if name not in NOT_TYPED}
    mine = Unsent.objects.visible_to(by)
    at = now()
    _make_room(form, by)
    if not any(value.strip() for values in fields.values() for value in values):
        mine.filter(form=form).delete()
        return at
    one = Unsent(account_id=by.account_id or 0, form=form, kept_at=at)
    one.keep(fields)
    Unsent.objects.bulk_create(
        [one],
        update_conflicts=True,  # of two tabs at once the later one
        unique_fields=["account", "form"],
        update_fields=["public_id", "sealed", "kept_at"],
    )
    queue.defer("saved.tidy", after=LOOKED_AT_AFTER)
    oldest = list(mine.order_by("-kept_at").values_list("pk", flat=True)[MOST:])
    if oldest:
        mine.filter(pk__in=oldest).delete()
    return at


def _make_room(form: str, by: Actor) -> None:
    """What has grown too old for its writer to see stands in the way of new words until the worker has been."""
    with as_the_system(because=BECAUSE):
        mine = Unsent.objects.unrestricted(because=BECAUSE).filter(account_id=by.account_id, form=form)
        mine.filter(kept_at__lte=now() - UNSENT_FOR).delete()


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


def _insist(form: str, typed: Fields) -> None:
    if not form.startswith("/") or len(form) > LONGEST_PATH:
        raise Refusal(
            "unsent.form",
            _("This is no form that words are kept for."),
            _("Go on writing; send it before you leave the page."),
            field="unsent",
        )
    if sum(len(value) for values in typed.values() for value in values) > LARGEST:
        raise Refusal(
            "text.too_long",
            _("What you typed is too long to be kept before it is sent."),
            _("Send it before you leave the page; it stays there until then."),
            status=413,
            field="unsent",
        )
