"""How is a report's text laid out for reading: its facts, its marking, its paragraphs?"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from ilonet.access.actor import Actor
from ilonet.deployments.vocabulary import Topic
from ilonet.places.languages import LANGUAGES
from ilonet.places.models import country_name
from ilonet.reports.covering import known
from ilonet.reports.laying_out import laid_out
from ilonet.reports.telling import told
from ilonet.reports.text import Text
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


def facts_of(text: Text, actor: Actor) -> dict[str, Any]:
    """Every fact in words; those that are not given stay empty."""
    particulars = told(text.template, text.particulars)
    named = {one.public_id: one for one in known([*text.covered_by, *text.refers_to, *text.made_from], actor)}
    return {
        "kind": Kind(text.kind).label,
        "level": Level(text.level).label if text.level else "",
        "topics": [(topic, Topic(topic).label) for topic in text.topics],
        "related": [(topic, Topic(topic).label) for topic in text.related_topics],
        "countries": [country_name(code) for code in text.countries],
        "language": LANGUAGES.get(text.language, text.language),
        "tlp": Tlp(text.tlp).label,
        "handling": Handling(text.handling).label if text.handling else "",
        "vulnerable": [Vulnerability(one).label for one in text.vulnerable],
        "gender": Gender(text.gender).label if text.gender else "",
        "source": Source(text.source_code).label if text.source_code else "",
        "information": Information(text.information_code).label if text.information_code else "",
        "is_doubtful": (text.source_code, text.information_code) == (Source.X, Information.FOUR),
        "europol": Europol(text.europol).label if text.europol else "",
        "crime_area": CrimeArea(text.crime_area).label if text.crime_area else "",
        "lines": [one.line for one in particulars if one.line],
        "tables": [one.rows for one in particulars if one.rows],
        "covering": [named[one] for one in text.covered_by if one in named],
        "refers_to": [named[one] for one in text.refers_to if one in named],
        "made_from": [named[one] for one in text.made_from if one in named],
    }


def marking_of(text: Text) -> dict[str, Any]:
    """For the component `marking`, and as one line for every printed sheet."""
    tlp = Tlp(text.tlp).label.removeprefix("TLP:")
    handling = str(Handling(text.handling).label) if text.handling else ""
    line = [f"TLP:{tlp}", _("SENSITIVE") if text.sensitive else "", handling, text.handling_note]
    return {
        "tlp": tlp,
        "handling": " – ".join(one for one in (handling, text.handling_note) if one),
        "snc": text.sensitive,
        "printed": " · ".join(one for one in line if one),
    }


def paragraphs(text: Text) -> list[dict[str, Any]]:
    return [{"heading": one["heading"], "blocks": laid_out(one["text"])} for one in text.written_sections]
