"""How does what is typed into the short form become the text of a report, and back? Nothing that it does not ask is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from ilonet.deployments.models import Post
from ilonet.deployments.vocabulary import Topic
from ilonet.reports.text import Text, suggestions
from ilonet.reports.vocabulary import Europol, Kind, Level, Tlp
from ilonet.warnings.audience import Offer, usual

STATED = ("sign", "place", "since", "effect", "confidence", "urgency", "horizon")
SAME = ("rights_line", "europol", "crime_area", "tlp", "language")
# What a sign is about besides incidents and events (Art. 3(4)); topic l must say what it relates to.
TOPICS = {
    "flow": (Topic.B,),
    "facilitators": (Topic.D,),
    "route": (Topic.C,),
    "method": (Topic.D,),
    "documents": (Topic.F,),
    "event": (),
    "protection": (Topic.J,),
    "law": (Topic.L,),
}
# Where a lack of the report stands in the short form.
FIELDS = {"title": "what", "countries": "country", "audience": "to"} | {name: name for name in SAME}


def begun(post: Post, language: str, found: list[Offer], today: date) -> Text:
    """What can be known of a warning before anything is typed: where one serves, today, who is near."""
    to = next(one for one in found if one.name == usual(found))
    blank = Text(
        kind=Kind.EARLY_WARNING,
        language=language,
        countries=[post.country_id],
        level=Level.OPERATIONAL,
        tlp=Tlp.AMBER,
        europol=Europol.UNKNOWN,
        audience=list(to.circles),
        particulars={"since": today.isoformat(), "confidence": "moderate", "urgency": "days"},
    )
    return replace(blank.becoming(Kind.EARLY_WARNING), sections=[])


def written(said: Mapping[str, Any], held: Text, found: list[Offer], restricted: list[str]) -> Text:
    """The short form's answers in the place of those that the text held."""
    stated = {name: _plain(said[name]) for name in STATED if name in said}
    topics = _topics(said.get("sign", ""), held, restricted)
    circles = next((one.circles for one in found if one.name == said.get("to")), tuple(held.audience))
    text = replace(
        held,
        title=str(said.get("what", held.title)),
        countries=[said["country"]] if said.get("country") else held.countries,
        topics=topics,
        related_topics=[Topic.E] if Topic.L in topics else [],
        particulars=held.particulars | stated,
        audience=list(circles),
        **{name: said[name] for name in SAME if name in said},
    )
    return replace(text, sections=_sections(said.get("more", ""), text))


def typed(text: Text, found: list[Offer]) -> dict[str, Any]:
    """The answers that the short form would be filled in with."""
    chosen = next((one.name for one in found if set(one.circles) == set(text.audience)), "")
    return (
        {name: text.particulars.get(name, "") for name in STATED}
        | {name: getattr(text, name) for name in SAME}
        | {
            "what": text.title,
            "country": text.countries[0] if text.countries else "",
            "more": text.sections[0]["text"] if text.sections else "",
            "to": chosen,
        }
    )


def field_of(place: str) -> str:
    """The field of the short form in which a lack or a finding stands; empty where it has none."""
    if place.startswith("particulars."):
        name = place.removeprefix("particulars.")
        return name if name in STATED else ""
    return "more" if place.startswith("sections.0.") else FIELDS.get(place, "")


def _topics(sign: str, held: Text, restricted: list[str]) -> list[str]:
    """Those chosen elsewhere stay; what an agreement on the post excludes is not added."""
    if held.topics and sign == held.particulars.get("sign", ""):
        return held.topics
    return [one.value for one in (Topic.E, *TOPICS.get(sign, ())) if one.value not in restricted]


def _sections(more: str, text: Text) -> list[dict[str, str]]:
    """What is told at length stands under the heading that the template suggests; further sections stay."""
    first = text.sections[0]["heading"] if text.sections else suggestions(text.template, text.language)[0]["heading"]
    rest = text.sections[1:]
    words = more.replace("\r\n", "\n")
    return [{"heading": first, "text": words}, *rest] if words.strip() or rest else []


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value or ""
