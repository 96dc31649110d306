"""A reviewer does not agree with a reason: a short word stands in each place that passed on it, at once, for every reader (7.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from ilonet.access.context import as_the_system
from ilonet.audit.recording import record
from ilonet.comments.looking import NOUN
from ilonet.comments.models import Comment
from ilonet.comments.passing import FIELD, masked
from ilonet.looks.asking import end_owed, is_about
from ilonet.looks.hosts import takes_back

if TYPE_CHECKING:
    from ilonet.access.actor import Actor
    from ilonet.looks.models import Look

BECAUSE = "a reviewer masks what they may not read: the passage was all they saw"


@takes_back(NOUN, _("Mask it: a short word stands in its place at once, for everybody who can read the comment"))
def take_back(look: Look, because: str, *, by: Actor) -> None:
    """Nothing where the words are gone already."""
    with as_the_system(because=BECAUSE):
        known = Comment.objects.unrestricted(because=BECAUSE).filter(public_id=look.thing)
        comment: Comment | None = (
            known.select_for_update(of=("self",)).select_related("report", "draft", "request").first()
        )
        said = comment.said if comment else None
        if comment is None or said is None or look.field != FIELD or not is_about(look, said.text):
            return
        comment.write(masked(said))
        comment.save(update_fields=["sealed"])
        end_owed(look.thing)
    of = {comment.speaks_of: str(comment.about.public_id)}
    record("comment.masked", by=by, noun=NOUN, public_id=look.thing, noted=of)
