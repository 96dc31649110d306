"""Which warnings does a list show? Open or closed, by network and country, newest first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, Case, F, Q, Value, When
from django.db.models.fields.json import KeyTextTransform

from ilonet.access.actor import Actor
from ilonet.lib.asking import Parameters, after, ask, code, cursor, one_of, place, public_id
from ilonet.networks.models import Network
from ilonet.reports.kinds.early_warning import SIGNS, URGENCIES
from ilonet.reports.listing import HEAVY
from ilonet.reports.listing import name as name_places
from ilonet.warnings import access
from ilonet.warnings.models import EarlyWarning, EarlyWarningQuerySet

PAGE = 25
STATES = ("open", "closed")
COUNTED = 500
FIRST = 5  # on somebody's home


@dataclass(frozen=True)
class Asked:
    state: str = "open"
    network: UUID | None = None
    country: str | None = None
    after: list[Any] | None = None

    @property
    def is_narrowed(self) -> bool:
        return bool(self.network or self.country)


@dataclass(frozen=True)
class Shown:
    warnings: list[EarlyWarning]
    next: str | None


def asked_of(parameters: Parameters) -> Asked:
    """Raises Refusal for what no list of warnings knows."""
    given = ask(parameters, state=one_of(STATES), network=public_id, country=code, after=cursor)
    return Asked(given["state"] or "open", given["network"], given["country"], given["after"])


def show(actor: Actor, asked: Asked) -> Shown:
    """In as many questions for three rows as for thirty."""
    found = _narrowed(_known(actor), asked, actor)
    found = found.open() if asked.state == "open" else found.closed().select_related("closing__into")
    if asked.after:
        at, beyond = place(asked.after)
        found = found.filter(Q(released_at__lt=at) | Q(released_at=at, public_id__lt=beyond), released_at__lte=at)
    rows = list(found.order_by("-released_at", "-public_id")[: PAGE + 1])
    more, rows = len(rows) > PAGE, rows[:PAGE]
    _name(rows, actor)
    last = rows[-1] if more else None
    return Shown(rows, after(last.released_at.isoformat(), last.public_id) if last and last.released_at else None)


def unseen(actor: Actor, most: int = FIRST) -> list[EarlyWarning]:
    """On top of somebody's home: what their authority has not said it has seen; of whoever stands for none, what is open."""
    found = _known(actor).open().exclude(post__in=actor.post_ids)
    if access.stands_for(actor):
        found = found.filter(access.acknowledge(actor))
    rows = list(found.order_by("-released_at", "-pk")[:most])
    _name(rows, actor)
    return rows


def open_in(countries: list[str], actor: Actor, most: int = FIRST) -> list[EarlyWarning]:
    rows = list(_known(actor).open().touching(countries).order_by("-released_at", "-pk")[:most])
    _name(rows, actor)
    return rows


def open_by_country(actor: Actor, most: int = COUNTED) -> list[tuple[str, int]]:
    """How many are open in each country, most first; over the newest that the reader may know."""
    rows = EarlyWarning.objects.visible_to(actor).released().open().order_by("-released_at", "-pk")
    found = Counter(code for codes in rows.values_list("countries", flat=True)[:most] for code in set(codes))
    return sorted(found.items(), key=lambda one: (-one[1], one[0]))


def networks(actor: Actor) -> list[tuple[str, str]]:
    known = Network.objects.visible_to(actor).on(actor.today).order_by("name")
    return [(str(one.public_id), str(one)) for one in known]


def _known(actor: Actor) -> EarlyWarningQuerySet:
    """Of a warning whose text is sealed the sign stays within."""
    known: EarlyWarningQuerySet = EarlyWarning.objects.visible_to(actor).released()
    seen = Case(
        When(access.acknowledge(actor), then=Value(False)),  # noqa: FBT003
        default=Value(bool(access.stands_for(actor))),
        output_field=BooleanField(),
    )
    told = {name: KeyTextTransform(name, F("particulars")) for name in ("sign", "urgency", "since")}
    return known.annotate(is_seen=seen, **told).select_related("authority").defer(*HEAVY)


def _narrowed(found: EarlyWarningQuerySet, asked: Asked, actor: Actor) -> EarlyWarningQuerySet:
    if asked.country:
        found = found.touching([asked.country])
    if asked.network:
        network = Network.objects.visible_to(actor).filter(public_id=asked.network).first()
        found = found.touching(network.countries if network else [])
    return found


def _name(rows: list[EarlyWarning], actor: Actor) -> None:
    name_places(rows, actor)  # type: ignore[arg-type]
    signs, urgencies = dict(SIGNS), dict(URGENCIES)
    for one in rows:
        one.sign_label, one.urgency_label = str(signs.get(one.sign, "")), str(urgencies.get(one.urgency, ""))
