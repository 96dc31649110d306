"""What had the invented people done before one enters as them? Read, saved, left lying, been sent back.

By the verbs of the product, each on its day: the audit of a demonstration is as true as any other.
"""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.urls import get_resolver

from ilonet.access.context import as_the_system
from ilonet.accounts.models import Account
from ilonet.admission.needed import confirm_needed, needed_at
from ilonet.authorities.access import administers
from ilonet.demo.asking import ask_for_more
from ilonet.demo.chance import dice
from ilonet.demo.days import days_ago
from ilonet.demo.held import hold
from ilonet.demo.questions import ask_around
from ilonet.demo.showing import show_drafts
from ilonet.demo.speaking import speak
from ilonet.demo.spilling import press_and_purge
from ilonet.demo.talk import talk, talk_about_requests
from ilonet.demo.told import tell_the_cast
from ilonet.demo.warnings import forget_one
from ilonet.lib import clock
from ilonet.phrases.keeping import keep as keep_phrase
from ilonet.reports.listing import HEAVY
from ilonet.reports.models import Report
from ilonet.reports.reading import read
from ilonet.saved.keeping import keep
from ilonet.standing.acting import acting_as

BECAUSE = "the demonstration network has a past"
LAST_VISIT = timedelta(
    days=2
)  # before noon: what was released in the afternoon is new, what came before may have been read
# persona, name, list, filters
SAVED: tuple[tuple[str, str, str, dict[str, str]], ...] = (
    ("amara", "Routes from Senegal", "reports:index", {"topic": "c", "country": "SEN"}),
    ("amara", "Who follows document fraud", "deployments:index", {"topic": "e", "order": "country"}),
    ("bruno", "Côte d'Ivoire, for the strategy", "reports:index", {"country": "CIV", "level": "strategic"}),
    ("elena", "Reports in English on Ghana", "reports:index", {"country": "GHA", "language": "en"}),
    ("farid", "Ours that end soon", "deployments:index", {"authority": "FRA", "state": "ending", "order": "until"}),
    ("farid", "Overdue", "duties:index", {"severity": "overdue"}),
    ("tove", "Ours, planned", "deployments:index", {"authority": "DEU", "state": "planned"}),
    ("nils", "Notified after the start", "deployments:index", {"notice": "late", "order": "-from"}),
    ("greta", "Officers in Türkiye", "deployments:index", {"country": "TUR"}),
    ("mira", "Return, by all authorities", "reports:index", {"topic": "i"}),
)
PHRASES = (
    ("amara", "The figures come from one source and were not checked against another."),
    ("amara", "Nobody we spoke with has seen the documents themselves."),
    ("bruno", "We ask colleagues in the neighbouring countries whether they see the same."),
)
SENT_BACK = {"viktor": "Say of which month the figures are, and leave the carrier out."}
LEFT_LYING = {"amara": timedelta(days=17)}
# Who confirmed whom, all but themselves; it is asked again a month before the quarter is over (C.18).
CONFIRMED = timedelta(days=75)
FORGOTTEN = timedelta(days=34)  # an early warning that nobody closed
CONFIRMING = ("wanda", "xenia")
OTHERS_WHO_READ = 40
READ_EACH = 6


def give_a_past(seed: int) -> None:
    """After the network is loaded: nothing here is needed to measure."""
    _know_the_lists()
    personas = dict(Account.objects.exclude(persona="").values_list("persona", "pk"))
    with days_ago(CONFIRMED):
        for persona in CONFIRMING:
            _confirm_the_others(personas[persona])
    with days_ago(FORGOTTEN):
        forget_one(personas["bruno"])
    with days_ago(LAST_VISIT):
        for account_id in [*personas.values(), *_others(seed)]:
            _read_some(account_id)
        for persona, name, where, asked in SAVED:
            with transaction.atomic():
                keep(name, where, asked, by=acting_as(personas[persona]))
        for persona, words in PHRASES:
            with transaction.atomic():
                keep_phrase(words, by=acting_as(personas[persona]))
        talk(personas)
        speak(personas)
        ask_around(personas, seed)
        talk_about_requests(personas)
        Account.objects.filter(pk__in=personas.values()).update(last_seen_at=clock.now())
        ask_for_more(personas)
        press_and_purge(personas)
    for persona, because in SENT_BACK.items():
        _change_a_draft(personas[persona], returned_because=because)
    for persona, age in LEFT_LYING.items():
        _change_a_draft(personas[persona], saved_at=clock.now() - age)
    show_drafts(personas)
    hold(personas)
    tell_the_cast(seed)


def _know_the_lists() -> None:
    """Which lists can be saved is said beside their views, which a command does not load by itself."""
    if not get_resolver().url_patterns:
        raise LookupError("no doors")


def _others(seed: int) -> list[int]:
    entering = Account.objects.filter(persona="", is_active=True).order_by("pk").values_list("pk", flat=True)
    return dice(seed, "who read").sample(list(entering), OTHERS_WHO_READ)


def _read_some(account_id: int) -> None:
    """Every second of the newest that they may read; TLP:RED waits for a passkey, and they have none."""
    with transaction.atomic():
        actor = acting_as(account_id)
        known = Report.objects.visible_to(actor).released().filter(released_at__lt=actor.now).exclude(tlp="red")
        newest = list(
            known.exclude(post__in=actor.post_ids).defer(*HEAVY).order_by("-released_at", "-pk")[: 2 * READ_EACH]
        )
        for report in newest[::2]:
            read(report, by=actor)


def _confirm_the_others(account_id: int) -> None:
    with transaction.atomic():
        actor = acting_as(account_id)
        every = needed_at(administers(actor), actor)
        confirm_needed([one for one in every if one.account.pk != account_id], by=actor)


def _change_a_draft(account_id: int, **facts: object) -> None:
    """The oldest of the post; written as the system, because its day lies behind us."""
    with transaction.atomic():
        actor = acting_as(account_id)
        draft = Report.objects.which(actor, may="amend").drafts().order_by("saved_at", "pk").first()
    if draft:
        with as_the_system(because=BECAUSE):
            Report.objects.unrestricted(because=BECAUSE).filter(pk=draft.pk).update(**facts)
