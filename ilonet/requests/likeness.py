"""Already asked, already answered? Told before it is sent, from what the asker may see and nothing else (R-REC13).

Near is what has words in common, under any of their forms; and a request about exactly the same countries and topics,
which may be in another language.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import F, Func, Q, TextField

from ilonet.access.actor import Actor
from ilonet.lib.words import looked_for, words_of
from ilonet.reports.listing import name
from ilonet.reports.models import Report
from ilonet.requests.asking import Asking
from ilonet.requests.models import Request

SHOWN = 5
LOOKED_AT = 300  # the newest about the same countries and topics
LOOK_BACK = timedelta(days=730)
LATELY = timedelta(days=120)
MOST_WORDS = 60
SHORTEST = 4  # letters; what is shorter stands in every text
IN_COMMON = 2  # words at least, and of those asked this share
SHARE = 0.25


@dataclass(frozen=True)
class Alike:
    """What the asker may want to read first."""

    requests: list[Request]
    reports: list[Report]

    def __bool__(self) -> bool:
        return bool(self.requests or self.reports)


def alike(asking: Asking, by: Actor, *, but: Request | None = None) -> Alike:
    """The nearest first. About one of the countries and one of the topics; a hidden one changes nothing here."""
    wanted = _forms(asking)
    if not wanted or not asking.countries or not asking.topics:
        return Alike([], [])
    about = Q(countries__overlap=asking.countries, topics__overlap=asking.topics)
    requests = Request.objects.visible_to(by).sent().filter(about).exclude(pk=but.pk if but else None)
    reports = Report.objects.visible_to(by).released().filter(about, released_at__gte=by.now - LOOK_BACK)
    near = _nearest(requests.order_by("-sent_at", "-pk"), wanted, _same(asking, by))
    found = _nearest(reports.order_by("-released_at", "-pk"), wanted, set())
    rows = Report.objects.visible_to(by).select_related("authority").defer("words", "sections", "sealed").in_bulk(found)
    told = [rows[one] for one in found if one in rows]
    name(told, by)
    asked = Request.objects.visible_to(by).select_related("authority", "post").defer("words").in_bulk(near)
    return Alike([asked[one] for one in near if one in asked], told)


def _same(asking: Asking, by: Actor) -> set[int]:
    """Requests of late about these countries and topics and no others."""
    rows = Request.objects.visible_to(by).sent().filter(sent_at__gte=by.now - LATELY)
    exactly = rows.filter(countries__contained_by=asking.countries, topics__contained_by=asking.topics)
    both = exactly.filter(countries__contains=asking.countries, topics__contains=asking.topics)
    return set(both.values_list("pk", flat=True)[:LOOKED_AT])


def _nearest(known: Any, wanted: list[frozenset[str]], same: set[int]) -> list[int]:
    """By how many of the words asked for they have; the newer first where they have as many."""
    lexemes = Func(F("words"), function="tsvector_to_array", output_field=ArrayField(TextField()))
    scored = []
    for pk, there in known.annotate(lexemes=lexemes).values_list("pk", "lexemes")[:LOOKED_AT]:
        have = set(there or ())
        common = sum(not forms.isdisjoint(have) for forms in wanted)
        if pk in same or (common >= IN_COMMON and common >= SHARE * len(wanted)):
            scored.append((common, pk))
    scored.sort(key=lambda one: -one[0])
    return [pk for _common, pk in scored[:SHOWN]]


def _forms(asking: Asking) -> list[frozenset[str]]:
    """The words of title and questions, each with every form under which a text may hold it."""
    said = words_of(" ".join([asking.title, *asking.asked]))
    words = list(dict.fromkeys(one for one in said if len(one) >= SHORTEST))[:MOST_WORDS]
    return [looked_for(one, [asking.language]) for one in words]
