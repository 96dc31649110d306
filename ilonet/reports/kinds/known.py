"""Which templates are there? Every version that a report was ever written with."""

from __future__ import annotations

from ilonet.reports.kinds import (
    agency_analysis,
    carriers,
    common_approach,
    country_sheet,
    document_fraud,
    early_warning,
    good_practice,
    guideline,
    legal_update,
    minutes,
    return_sheet,
    risk_analysis,
    route,
    situation,
    statistics,
    training,
)
from ilonet.reports.kinds.template import Template

FREE = 0  # of what was written before there were templates

KINDS = (
    situation, early_warning, route, document_fraud, return_sheet, legal_update, country_sheet, risk_analysis, good_practice,
    agency_analysis, statistics, carriers, common_approach, training, guideline, minutes,
)  # fmt: skip
TEMPLATES: dict[str, tuple[Template, ...]] = {one.VERSIONS[0].kind: one.VERSIONS for one in KINDS}


def template_of(kind: str, version: int) -> Template:
    """The one that a report was written with; of a version we do not have, the nearest before it."""
    earlier = [one for one in TEMPLATES.get(kind, ()) if one.version <= version]
    return earlier[-1] if earlier else Template(kind, FREE)


def newest(kind: str) -> int:
    """What a report begun today is written with."""
    return TEMPLATES[kind][-1].version
