"""A draft before its release, shown to named posts or a network to read and comment, for some days (C.5).

What they see is a copy of the text that passed the gate, and the files that had passed it and the search for malware;
what is written or attached afterwards is shared anew, or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from ilonet.access.actor import Actor
from ilonet.access.acts import act
from ilonet.access.context import as_the_system
from ilonet.access.models import Circle
from ilonet.lib.clock import now
from ilonet.lib.refusals import Refusal
from ilonet.reports.audience import insist_on_posts
from ilonet.reports.deriving import sources_of, within
from ilonet.reports.files_along import held_still, weighed
from ilonet.reports.gating import insist_clear, insist_clear_words
from ilonet.reports.holding import held
from ilonet.reports.looking import owe_looks, owe_looks_at_files
from ilonet.reports.models import Ending, Report, SharedDraft
from ilonet.reports.overreach import insist_within
from ilonet.reports.reasoning import LONGEST

BECAUSE = "a shared draft ends with what becomes of its report, also by the hand of a back office that is no guest"
DAYS = (3, 7, 14)
GUESTS = ("post", "network")  # kinds of circles


def share(report: Report, circles: Iterable[int], *, days: int, by: Actor, note: str = "") -> SharedDraft:
    """As it is saved. What was shared of it before ends with this.

    Raises Refusal 422 for nobody, for more than may be guests, and `gate.refused` for what the gate found.
    """
    with transaction.atomic():
        report = held(report, by, to="amend")
        text = report.being_written(by).text.finished()
        chosen = _insist_guests(sorted(set(circles) - {report.post.circle_id}), days)
        insist_on_posts(to_them := replace(text, audience=chosen))
        insist_within(to_them, by)
        said = note.strip()[: LONGEST["withdraw"]]
        insist_clear_words(said, field="note", language=text.language)
        verdict = insist_clear(text, report.public_id, by=by)
        held_still(report, by)
        along, staying = weighed(report, by)
        end_shared(report, Ending.REPLACED)
        made = SharedDraft(
            report=report,
            post=report.post,
            post_circle=report.post.circle_id,
            authority=report.authority,
            number=report.version,
            circles=chosen,
            files=[one.public_id for one in along],
            note=said,
            shared_at=(at := now()),
            ends_at=at + timedelta(days=days),
            readers=sorted({report.post.circle_id, *chosen}),
        )
        made.take(text)
        made.save(force_insert=True)
        _shared(made, by=by)
        owe_looks(report, text, verdict.explained, by=by)
        owe_looks_at_files(report, text, along, by=by)
        made.stays = tuple(staying)
    return made


@act("draft.shared", needs="unshare")
def _shared(draft: SharedDraft, *, by: Actor) -> None:
    reached = by.reach_of(draft.readers)
    draft.noted = {
        "report": str(draft.report.public_id),
        "version": draft.number,
        "tlp": draft.facts.get("tlp"),
        "readers": reached.people,
        "authorities": len(reached.authorities),
        "files": len(draft.files),
        "days": (draft.ends_at - draft.shared_at).days,
    }


@act("draft.taken_back", needs="unshare")
def take_back(draft: SharedDraft, *, by: Actor) -> None:
    """What was said about it stays with the post that shared it."""
    _end(draft, Ending.TAKEN_BACK)
    draft.noted = {"report": str(draft.report.public_id), "version": draft.number}


@act("draft.read", needs="read", reads=True)
def read_shared(draft: SharedDraft, *, by: Actor) -> None:
    draft.noted = {"version": draft.number}


def end_shared(report: Report, ending: Ending) -> None:
    """Nothing where it is shared with nobody."""
    with as_the_system(because=BECAUSE):
        for one in SharedDraft.objects.unrestricted(because=BECAUSE).filter(report=report, ended_at=None):
            _end(one, ending)


def end_overreaching(source: Report) -> None:
    """What was shown of drafts made from it ends where its guests may not all read it any more (security.md 4.4)."""
    with as_the_system(because=BECAUSE):
        open_ = SharedDraft.objects.unrestricted(because=BECAUSE).filter(ended_at=None)
        for one in open_.filter(facts__made_from__contains=[str(source.public_id)]):
            if set(one.circles) - set(within(one.circles, sources_of(one.facts["made_from"]))):
                _end(one, Ending.WITHDRAWN)


def forget_shared(report: Report) -> None:
    """With what is being written goes what was shown of it, and what was said about that."""
    with as_the_system(because=BECAUSE):
        SharedDraft.objects.unrestricted(because=BECAUSE).filter(report=report, number=report.version).delete()


def shared_of(report: Report, by: Actor) -> SharedDraft | None:
    """The one that is open, for the post that shared it."""
    known = SharedDraft.objects.visible_to(by).filter(report=report, ended_at=None, ends_at__gt=by.now)
    found: SharedDraft | None = known.defer("sealed").first()
    return found


def _end(draft: SharedDraft, ending: Ending) -> None:
    draft.ended_at, draft.ending, draft.readers = now(), ending, [draft.post_circle]
    draft.save(update_fields=["ended_at", "ending", "readers"])


def _insist_guests(chosen: list[int], days: int) -> list[int]:
    if not chosen or days not in DAYS:
        raise Refusal(
            "draft.nobody",
            _("Nobody is chosen yet, or no number of days."),
            _("Choose a network of yours or a post, and for how many days."),
            status=422,
            field="to",
        )
    if Circle.objects.filter(pk__in=chosen, kind__in=GUESTS).count() != len(chosen):
        raise Refusal(
            "draft.guests",
            _("A draft is shown to posts and to your networks, not to authorities or to everybody."),
            _("Choose posts or networks."),
            status=422,
            field="to",
        )
    return chosen
