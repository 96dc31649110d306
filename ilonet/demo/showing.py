"""Which drafts did the invented people show each other before a release, and what was said about them?"""

from __future__ import annotations

from django.db import transaction

from ilonet.comments import saying
from ilonet.comments.wording import Said
from ilonet.deployments.models import Post
from ilonet.lib.refusals import Refusal
from ilonet.reports.models import Report, SharedDraft
from ilonet.reports.sharing_drafts import share
from ilonet.standing.acting import acting_as

# Whose draft, with whom, what they are asked, what they say.
SHOWN = (
    (
        "amara",
        "bruno",
        "Do you see the same in Abidjan, and is the second section clear?",
        "The same here since the start of the month. In the second section I would say which harbour.",
    ),
)


def show_drafts(accounts: dict[str, int]) -> None:
    """The newest draft that passes the gate."""
    for author, guest, asked, said in SHOWN:
        with transaction.atomic():
            post = Post.objects.visible_to(by := acting_as(accounts[guest])).filter(pk__in=by.post_ids).first()
            made = _shown(accounts[author], post.circle_id, asked) if post else None
            if made is not None:
                saying.comment_on_draft(made, Said(said), by=acting_as(accounts[guest]))


def _shown(account_id: int, circle: int, asked: str) -> SharedDraft | None:
    by = acting_as(account_id)
    for draft in Report.objects.which(by, may="amend").drafts().exclude(tlp="red").order_by("-saved_at", "-pk"):
        try:
            with transaction.atomic():
                return share(draft, [circle], days=7, note=asked, by=by)
        except Refusal:  # held by the gate: the next one
            continue
    return None
