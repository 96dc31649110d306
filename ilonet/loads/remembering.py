"""What do an authority's lists call things? Read for every look at one of its lists, written when somebody says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ilonet.access.context import as_the_system
from ilonet.authorities.models import Authority
from ilonet.deployments.incoming import headers, wordings
from ilonet.deployments.incoming.wordings import LEFT_OUT, Wordings, key_of
from ilonet.deployments.rules import insist_on_clean
from ilonet.deployments.vocabulary import Assistance, HostType, Topic
from ilonet.lib.refusals import Refusal
from ilonet.loads.models import Wording
from ilonet.places.facts import load as facts

if TYPE_CHECKING:
    from ilonet.access.actor import Actor

LONGEST = 200
DUTIES = frozenset([*Topic.values, *(f"A-{one}" for one in Assistance.values)])
FIELDS = frozenset(headers.WORDS.keys() - {"name"})


def remembered(authority: Authority) -> Wordings:
    """Read as the system: the command asks as well, and the caller has shown that it may load for this authority."""
    with as_the_system(because="a list is read with the words of its authority"):
        rows = Wording.objects.filter(authority=authority).in_force().unrestricted(because="the same")
        return Wordings({(kind, key): means for kind, key, means in rows.values_list("kind", "key", "means")})


def say(authority: Authority, kind: str, heard: str, means: str, *, by: Actor) -> None:
    """Raises Refusal for a meaning that there is not, and for words that the gate would stop."""
    _insist_on_meaning(authority, kind, means)
    heard = " ".join(heard.split())[:LONGEST]
    insist_on_clean({"heard": heard})
    wording = Wording.objects.visible_to(by).filter(authority=authority, kind=kind, key=key_of(heard)[:LONGEST]).first()
    if wording is None:
        wording = Wording(
            authority=authority,
            readers=[authority.back_office_circle_id],
            kind=kind,
            key=key_of(heard)[:LONGEST],
            heard=heard,
            means="",
            said_by_id=by.account_id or 0,
        )
        wording.save(force_insert=True)
    if wording.means != means:
        wording.say(means, by=by)


def _insist_on_meaning(authority: Authority, kind: str, means: str) -> None:
    known = {
        wordings.COLUMN: FIELDS | {LEFT_OUT},
        wordings.COUNTRY: facts().countries.keys(),
        wordings.HOST_TYPE: frozenset(HostType.values),
        wordings.DUTY: DUTIES | {LEFT_OUT},
        wordings.AUTHORITY: {authority.code},
        wordings.DATES: {wordings.DAY_FIRST, wordings.MONTH_FIRST},
    }
    if means not in known.get(kind, ()):
        raise Refusal(
            "wording.no_such_meaning",
            _("This is nothing that the word can mean."),
            _("Choose from the list."),
            status=422,
        )
