"""Save a list or a search under a name, and give it another one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ilonet.lib.refusals import Refusal
from ilonet.saved.models import SavedSearch
from ilonet.saved.where import Told, found
from ilonet.screening.gate import screen

if TYPE_CHECKING:
    from ilonet.access.actor import Actor

AT_MOST = 50
LONGEST_NAME = 80


def keep(name: str, where: str, asked: dict[str, Any], *, by: Actor) -> SavedSearch:
    """Raises Refusal: for a list that is not open to the actor, filters it does not know, a name given before."""
    if by.account_id is None:
        raise Refusal("auth.required", _("Sign in first."), status=401)
    place = found(where, by)
    place.reads(Told(asked))
    for parameter in sorted(place.texts & asked.keys()):
        _pass_the_gate(str(asked[parameter]), "asked")
    usable = _usable(name)
    with transaction.atomic():
        if SavedSearch.objects.visible_to(by).select_for_update().count() >= AT_MOST:
            raise Refusal(
                "saved.too_many",
                _("You have saved as many lists as anybody may: %(most)s.") % {"most": AT_MOST},
                _("Remove one that you no longer open."),
                status=409,
            )
        kept = SavedSearch(account_id=by.account_id, name=usable, where=where, asked=dict(sorted(asked.items())))
        _unless_named_so(lambda: kept.save(force_insert=True))
        kept.keep(by=by)
    return kept


def rename(saved: SavedSearch, name: str, *, by: Actor) -> None:
    """Raises Refusal."""
    usable = _usable(name)
    _unless_named_so(lambda: saved.rename(usable, by=by))


def _usable(name: str) -> str:
    told = " ".join(name.split())
    if not told or len(told) > LONGEST_NAME or not told.isprintable():
        raise Refusal(
            "saved.name",
            _("The name cannot be used."),
            _("Write up to %(most)s letters and figures.") % {"most": LONGEST_NAME},
            field="name",
        )
    _pass_the_gate(told, "name")
    return told


def _pass_the_gate(text: str, field: str) -> None:
    for finding in screen(text, field=field).stopping:
        raise Refusal(f"screening.{finding.class_}", finding.message, finding.advice, field=field)


def _unless_named_so(write: Any) -> None:
    try:
        with transaction.atomic():
            write()
    except IntegrityError as error:
        raise Refusal(
            "saved.name_taken",
            _("You have saved another list under this name."),
            _("Choose another name, or rename the other one."),
            status=409,
            field="name",
        ) from error
