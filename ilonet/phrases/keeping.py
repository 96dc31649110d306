"""Keep a sentence to use again, and find one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from ilonet.lib.refusals import Refusal, absent
from ilonet.phrases.models import Phrase
from ilonet.screening.gate import screen

if TYPE_CHECKING:
    from ilonet.access.actor import Actor

AT_MOST = 50
LONGEST = 600


def keep(words: str, *, by: Actor) -> Phrase:
    """Raises Refusal: for what the gate found, for the same again, for one too many."""
    if by.account_id is None:
        raise Refusal("auth.required", _("Sign in first."), status=401)
    usable = " ".join(words.split())
    if not usable or len(usable) > LONGEST or not usable.isprintable():
        raise Refusal(
            "phrase.words",
            _("The phrase cannot be used."),
            _("Write up to %(most)s letters, figures and signs.") % {"most": LONGEST},
            field="words",
        )
    for finding in screen(usable, field="words").stopping:
        raise Refusal(f"screening.{finding.class_}", finding.message, finding.advice, field="words")
    with transaction.atomic():
        held = list(Phrase.objects.visible_to(by).select_for_update())
        if usable in [one.words for one in held]:
            raise Refusal(
                "phrase.kept_already",
                _("You keep this phrase already."),
                _("It stands beside every report that you write."),
                status=409,
                field="words",
            )
        if len(held) >= AT_MOST:
            raise Refusal(
                "phrase.too_many",
                _("You keep as many phrases as anybody may: %(most)s.") % {"most": AT_MOST},
                _("Remove one that you no longer use."),
                status=409,
                field="words",
            )
        kept = Phrase(account_id=by.account_id)
        kept.write(usable)
        kept.save(force_insert=True)
        kept.keep(by=by)
    return kept


def phrases_of(by: Actor) -> list[Phrase]:
    """The newest first; one question to the database."""
    return list(Phrase.objects.visible_to(by).order_by("-kept_at", "-pk"))


def phrase(public_id: UUID | str, by: Actor) -> Phrase:
    """Raises Refusal: one of somebody else's is absent, and so is what is no id at all."""
    try:
        found: Phrase | None = Phrase.objects.visible_to(by).filter(public_id=UUID(str(public_id))).first()
    except ValueError as error:
        raise absent() from error
    if found is None:
        raise absent()
    return found
