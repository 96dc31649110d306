"""What may a program send of a report? Closed lists are closed to programs too."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext as _

from ilonet.access.actor import Actor
from ilonet.deployments.vocabulary import Topic
from ilonet.lib.markup import as_plain
from ilonet.lib.refusals import Refusal
from ilonet.places.languages import LANGUAGES
from ilonet.places.names import names
from ilonet.reports import audience
from ilonet.reports.filling import received
from ilonet.reports.shapes import SectionIn, TextIn
from ilonet.reports.text import DAYS, Section, Text
from ilonet.reports.vocabulary import (
    CrimeArea,
    Europol,
    Gender,
    Handling,
    Information,
    Kind,
    Level,
    Source,
    Tlp,
    Vulnerability,
)

CLOSED: dict[str, frozenset[str]] = {
    "kind": frozenset(Kind.values),
    "language": frozenset(LANGUAGES),
    "level": frozenset({"", *Level.values}),
    "tlp": frozenset(Tlp.values),
    "handling": frozenset({"", *Handling.values}),
    "gender": frozenset({"", *Gender.values}),
    "source_code": frozenset({"", *Source.values}),
    "information_code": frozenset({"", *Information.values}),
    "europol": frozenset({"", *Europol.values}),
    "crime_area": frozenset({"", *CrimeArea.values}),
}
LISTS: dict[str, frozenset[str]] = {
    "topics": frozenset(Topic.values),
    "related_topics": frozenset(Topic.values),
    "countries": frozenset(names("en")),
    "vulnerable": frozenset(Vulnerability.values),
}


def said_of(asked: TextIn, held: Text, actor: Actor) -> Text:
    """What is held, with what was sent in its place; closed lists are closed here too."""
    said = asked.dict(exclude_unset=True, exclude={"post", "version"})
    said = {name: value for name, value in said.items() if value is not None or name in DAYS}
    for name, values in CLOSED.items():
        if name in said and said[name] not in values:
            raise _unknown(name)
    for name, codes in LISTS.items():
        if not set(said.get(name, ())) <= codes:
            raise _unknown(name)
    if "sections" in said:
        said["sections"] = [_section(one) for one in asked.sections or ()]
    for name in ("covered_by", "refers_to", "made_from"):
        if name in said:
            said[name] = list(dict.fromkeys(str(one) for one in said[name]))
    if "audience" in said:
        said["audience"] = audience.circles_of(said["audience"], actor)
    kind, stated = said.pop("kind", held.kind), said.pop("particulars", None)
    if kind != held.kind:
        held = held.becoming(kind)
    if stated is not None:
        said["particulars"] = received(held.template, stated)
    return replace(held, **said)


def _section(one: SectionIn) -> Section:
    return {"heading": one.heading, "text": as_plain(one.html) if one.html is not None else one.text}


def _unknown(field: str) -> Refusal:
    return Refusal(
        "report.unknown_value",
        _("“%(field)s” has a value that reports do not know.") % {"field": field},
        _("Take one of the closed list in /api/v1/openapi.json or on the page."),
        status=422,
        field=field,
    )
