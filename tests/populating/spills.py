"""Spills of the model's reports; the reports themselves stand as they are, so that each noun is asked by itself."""

from typing import Any

from ilonet.access import circles
from ilonet.audit.pseudonyms import pseudonym_of
from ilonet.spills.models import Spill
from tests.populating.stored import Populated, store


def spills(here: Populated, made: dict[str, Any]) -> dict[str, Spill]:
    rows = {}
    for key, one in here.world.spills.items():
        report = made["reports"][one.report]
        authority = here.world.posts[here.world.reports[one.report].post].authority
        known_to = [report.post.circle_id, here.circle(("back office", authority))]
        rows[key] = Spill(
            report=report.public_id,
            kind=report.kind,
            tlp=report.tlp,
            version=report.released_version,
            released_at=here.world.at,
            post=report.post,
            authority_id=report.authority_id,
            because="Personal data in a table",
            pressed_by=pseudonym_of(here.accounts[one.by]),
            pressed_as="somebody",
            ended_at=here.world.at if one.ended else None,
            undone_because="None at all" if one.ended else "",
            readers=sorted({*known_to, circles.DATA_PROTECTION, circles.SECURITY}),
        )
    return store(Spill, rows)
