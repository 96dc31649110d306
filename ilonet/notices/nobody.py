"""Of which acts is nobody told, and why not? What stands neither here nor in the table is a gap."""

from __future__ import annotations

OWN = "one's own account or tools, done by oneself: the page that did it says so"
READ = "reading and taking out: who is concerned finds it on their own page"
DRAFT = "being written: nobody else's business yet"
QUIET = "nothing changes for a reader that day; the page of the report says so"
STANDS = "whoever it takes something from stands nowhere then, or meets it in the frame of every page"
TOLD_BEFORE = "told when it was first said; the page shows what became of it"
ANSWERED = "the writers are told by look.decided, in the same step"
OPERATOR = "done by an operator at a terminal, who sees what it did"
REGISTER = "by the thousand, or seen where the register is kept; what concerns one officer is an act of its own"
NOBODY: dict[str, str] = {
    **dict.fromkeys(
        (
            "subscription.begun", "subscription.changed", "subscription.ended", "account.bound", "account.confirmed_anew", "account.entered", "account.entered_by_link",
            "feed.ended", "feed.issued",
            "account.key_lost", "account.unbound", "phrase.kept", "phrase.removed", "saved_search.kept", "saved_search.removed", "saved_search.renamed",
            "token.ended", "token.issued", "visit.ended", "wording.said", "wording.taken_back",
        ),
        OWN,
    ),
    **dict.fromkeys(
        (
            "audit.viewed", "contact_entry.card_taken", "contact_entry.exported", "contact_entry.viewed", "file.read", "file.taken",
            "comment.shown", "draft.read",
            "answer.read", "list.exported", "look.viewed", "paper.exported", "report.excerpts_shown", "report.read",
            "request.compiled", "request.read",
        ),
        READ,
    ),
    **dict.fromkeys(
        (
            "file.announced", "file.asked_again", "file.attached", "file.cleared", "file.explained", "file.pictures_seen", "file.refused", "file.taken_off",
            "answer.drafted", "answer.saved", "report.discarded", "report.drafted", "report.revised", "report.saved",
            "request.discarded", "request.drafted", "request.saved", "warning.followed",
        ),
        DRAFT,
    ),
    **dict.fromkeys(("answer.masked", "comment.masked", "request.masked"), ANSWERED),
    **dict.fromkeys(("comment.edited", "comment.taken_back"), TOLD_BEFORE),
    **dict.fromkeys(("report.discarded", "report.drafted", "report.revised", "report.saved"), DRAFT),
    **dict.fromkeys(("report.corroboration_taken_back", "report.lowering_set", "report.received"), QUIET),
    **dict.fromkeys(
        (
            "account.admission_revoked", "country_risk.ended", "country_risk.set", "deployment.suspended",
            "deployment.withdrawn",
        ),
        STANDS,
    ),
    **dict.fromkeys(
        (
            "account.invited", "account.opened", "authority.founded", "backup.made", "backup.restored",
            "ring.carried_out",
        ),
        OPERATOR,
    ),
    **dict.fromkeys(
        (
            "load.confirmed", "load.discarded", "load.sent", "post.changed", "post.opened", "register.loaded",
        ),
        REGISTER,
    ),
}  # fmt: skip
