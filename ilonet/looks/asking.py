"""A look is asked for, ends with its text, and answers for exactly that text."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from ilonet.access.acts import ACTS
from ilonet.access.context import as_the_system
from ilonet.audit.models import Event
from ilonet.lib import clock, keys
from ilonet.lib.refusals import Refusal
from ilonet.looks.models import KEPT, KEPT_AFTERWARDS, WORKING_DAYS, Decision, Look
from ilonet.looks.passage import Passage, passage_of
from ilonet.looks.working_days import after_working_days
from ilonet.work import queue

if TYPE_CHECKING:
    from uuid import UUID

    from ilonet.access.actor import Actor
    from ilonet.authorities.models import Authority
    from ilonet.screening.finding import Finding

PURPOSE = "look"
MOST_WAITING = 50  # of one text
BECAUSE = "whether a place of a text was looked at, without the passage, for whoever may release the text"
HANDS = "who has written a text, by pseudonym, so that none of them looks at it a second time"
Place = tuple[str, int, int, str]


@dataclass(frozen=True)
class Host:
    """What holds the text: whose it is, and who has written it."""

    noun: str
    thing: UUID
    authority: Authority
    post_circle: int
    hands: frozenset[str]  # pseudonyms
    language: str


def hands_in(*things: UUID, by: Actor) -> frozenset[str]:
    """Whoever has done anything to them, and whoever does now; who only reads has no hand in it."""
    reads = [one.name for one in ACTS.values() if one.reads]
    with as_the_system(because=HANDS):
        done = Event.objects.filter(public_id__in=things).exclude(act__in=reads)
        return frozenset(done.values_list("actor", flat=True)) | {by.pseudonym}


def place_of(finding: Finding, words: str) -> Place:
    """Keyed, because a plain digest of a short text with a passport number in it could be guessed."""
    return finding.kind, finding.start, finding.end, _digest(words)


def _digest(words: str) -> str:
    return keys.fingerprint(words, purpose=PURPOSE)


def ask_look(host: Host, finding: Finding, words: str, passage: Passage, why: str, *, by: Actor) -> Look:
    """Raises Refusal 409 where one waits already, 429 where too many do."""
    mine = Look.objects.visible_to(by).on(host.thing)
    if mine.waiting().count() >= MOST_WAITING:
        raise Refusal(
            "quota.exceeded",
            _("%(count)d places of this text wait for a second look already.") % {"count": MOST_WAITING},
            _("Mask some of them, or wait for the answers."),
            status=429,
        )
    look = _made(host, finding, words, passage, why)
    if any(one.place == look.place for one in mine.filter(ended_at=None, is_afterwards=False).defer("sealed")):
        raise Refusal(
            "look.asked_already",
            _("A second look at this place was asked for already."),
            _("The answer stands beside the place; whatever it is, you can mask the place and go on."),
            status=409,
        )
    look.save(force_insert=True)
    look.ask(by=by)
    queue.defer("looks.lapse", after=KEPT, look=str(look.public_id))
    return look


def owe_look(host: Host, finding: Finding, words: str, passage: Passage, why: str) -> None:
    """What its author's own reason lets pass is looked at afterwards; once for each text, however often it is released."""
    look = _made(host, finding, words, passage, why, is_afterwards=True)
    with as_the_system(because=BECAUSE):
        known = Look.objects.unrestricted(because=BECAUSE).on(host.thing)
        if any(one.place == look.place for one in known.filter(is_afterwards=True)):
            return
        look.save(force_insert=True)
    queue.defer("looks.lapse", after=KEPT_AFTERWARDS, look=str(look.public_id))


@dataclass(frozen=True)
class Looked:
    """What others have said of a text's places, without the passages."""

    cleared: Mapping[Place, str] = field(default_factory=dict)  # with the pseudonym of who found no personal data
    disowned: frozenset[Place] = frozenset()  # its author's own reason did not hold


def looked(thing: UUID) -> Looked:
    with as_the_system(because=BECAUSE):
        found = Look.objects.unrestricted(because=BECAUSE).on(thing).exclude(decision="").defer("sealed")
        decided = list(found)
    return Looked(
        {one.place: one.decided_by for one in decided if one.decision == Decision.CLEAR and not one.is_afterwards},
        frozenset(one.place for one in decided if one.decision == Decision.MASK and one.is_afterwards),
    )


def insist_not_ones_own(by: Actor, cleared_by: Collection[str]) -> None:
    """Raises Refusal 409: whoever let a place through does not release the text that it stands in."""
    if by.pseudonym in cleared_by:
        raise Refusal(
            "look.own_decision",
            _("You have decided yourself on a place of this text that the gate held."),
            _("Somebody else of the post or of the back office hands it on."),
            status=409,
        )


def end_looks(thing: UUID, texts: Iterable[str], *, noun: str, by: Actor) -> None:
    """What was about another wording waits no more, and is forgotten; of the rest, whoever wrote beside it decides nothing."""
    asked = Look.objects.which(by, may="ask").on(thing).filter(noun=noun).defer("sealed")
    held = list(asked.filter(ended_at=None, is_afterwards=False).exclude(decision=Decision.CLEAR))
    if not held:
        return
    still = {_digest(words) for words in texts}
    stale = [one.pk for one in held if one.digest not in still]
    Look.objects.which(by, may="ask").filter(pk__in=stale).update(ended_at=clock.now(), sealed=None)
    for one in held:
        if one.pk not in stale and by.pseudonym not in one.hands:
            one.hands = sorted({*one.hands, by.pseudonym})
            one.save(update_fields=["hands"])


def end_looks_at(thing: UUID, gone: Iterable[str], *, noun: str, by: Actor) -> None:
    """What stood only in these words waits no more, and is forgotten."""
    asked = Look.objects.which(by, may="ask").on(thing).filter(noun=noun, ended_at=None, is_afterwards=False)
    held = dict(asked.exclude(decision=Decision.CLEAR).values_list("pk", "digest"))
    if held:
        digests = {_digest(words) for words in gone}
        ended = [pk for pk, digest in held.items() if digest in digests]
        Look.objects.which(by, may="ask").filter(pk__in=ended).update(ended_at=clock.now(), sealed=None)


def owe_all(
    host: Host, words: Mapping[str, str], explained: Iterable[Finding], given: Callable[[Finding], Mapping[str, str]]
) -> None:
    """For every place that passes on its author's word: `given` says with which reason and note."""
    explained = tuple(explained)
    for finding in explained:
        said, reason = words[finding.field], given(finding)
        beside = [one for one in explained if one.field == finding.field]
        owe_look(host, finding, said, passage_of(said, finding, beside, reason["note"]), reason["reason"])


def is_about(look: Look, words: str) -> bool:
    """Whether exactly these words stand in the field of which it speaks."""
    return look.digest == _digest(words)


def end_owed(thing: UUID) -> None:
    """The wording is gone: what was to be looked at is forgotten."""
    with as_the_system(because=BECAUSE):
        Look.objects.unrestricted(because=BECAUSE).on(thing).filter(decision="", ended_at=None).update(
            ended_at=clock.now(), sealed=None
        )


def _made(host: Host, finding: Finding, words: str, passage: Passage, why: str, **known: Any) -> Look:
    kind, start, end, digest = place_of(finding, words)
    now = clock.now()
    look = Look(
        noun=host.noun,
        thing=host.thing,
        authority=host.authority,
        post_circle=host.post_circle,
        hands=sorted(host.hands),
        language=host.language,
        field=finding.field,
        kind=kind,
        start=start,
        end=end,
        digest=digest,
        why=why,
        asked_at=now,
        due_at=after_working_days(now, WORKING_DAYS, host.authority.zone),
        kept_until=now + (KEPT_AFTERWARDS if known.get("is_afterwards") else KEPT),
        **known,
    )
    look.keep(passage)
    return look
