"""Which request, addressee or answer is meant, and what may this reader do with it? One question to the database each."""

from __future__ import annotations

from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Exists, OuterRef

from ilonet.access.actor import Actor
from ilonet.lib.refusals import absent, not_allowed
from ilonet.requests.models import Addressee, Answer, Request

Row = TypeVar("Row", Request, Addressee, Answer)
BESIDE = {
    Request: ("authority__organisation", "post__country", "post__authority"),
    Addressee: ("request__authority", "request__post", "authority__organisation", "post__country", "post__authority"),
    # Never its addressee: whoever reads along may read the answer, and not whom the request asked.
    Answer: ("request__authority", "request__post", "authority__organisation", "post__country", "post__authority"),
}


def find(kind: type[Row], public_id: UUID, actor: Actor, *, may: str = "read") -> Row:
    """With `may`, a mapping of verbs for the page's buttons; the verb itself would refuse anyway.

    Raises Refusal: as absent to whoever may not know of it, as not allowed to whoever may not do this.
    """
    verbs = [verb for verb in kind.access if verb != "read"]
    rows: Any = kind.objects.visible_to(actor).filter(public_id=public_id)
    asked = {f"may_{verb}": _whether(kind, verb, actor) for verb in verbs}
    found: Row | None = rows.select_related(*BESIDE[kind]).annotate(**asked).first()
    if found is None:
        raise absent()
    held_back = actor.restraint is not None
    found.may = {verb: bool(getattr(found, f"may_{verb}")) and not held_back for verb in verbs}
    if may != "read" and not getattr(found, f"may_{may}"):
        raise not_allowed(may)
    return found


def _whether(kind: Any, verb: str, actor: Actor) -> Exists:
    """Asked beside the row: a condition that looks at an addressee would lose the answer to whoever may not know of it."""
    return Exists(kind.objects.which(actor, may=verb).filter(pk=OuterRef("pk")))
