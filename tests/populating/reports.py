"""Reports with their readers as the acts write them, their versions, and who opened them."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid5

from ilonet.documents.models import File
from ilonet.reports.models import (
    Citation,
    Corroboration,
    Reading,
    Receipt,
    Report,
    ReportVersion,
    SharedDraft,
    Widening,
)
from tests.model import world as model
from tests.model.writings import Address
from tests.populating.stored import Populated, store


def reports(here: Populated, made: dict[str, Any]) -> dict[str, Report]:
    rows = {}
    for key, one in here.world.reports.items():
        post = made["posts"][one.post]
        rows[key] = Report(
            post=post,
            authority_id=post.authority_id,
            title=key,
            topics=["b"],
            kind="early_warning" if one.warning else "agency_analysis" if one.product else "situation",
            tlp="red" if one.red else "amber",
            handling=("H2" if key.endswith("0") else "H3") if one.restricted else "",
            handling_note="Stated" if one.restricted else "",
            audience=_addressed(here, one.audience),
            readers=_readers(here, one),
            version=one.version,
            released_version=one.released_version,
            released_at=here.world.at if one.released_version else None,
            submitted_at=here.world.at if one.submitted else None,
            withdrawn_at=here.world.at if one.withdrawn else None,
            withdrawal_reason="Wrong" if one.withdrawn else "",
            taken_back_at=here.world.at if one.taken_back else None,
        )
    return store(Report, rows)


def versions(here: Populated, made: dict[str, Any]) -> dict[str, ReportVersion]:
    rows = {}
    for key, one in here.world.versions.items():
        report = here.world.reports[one.report]
        if one.number > report.released_version:
            readers = _while_written(here, report)
        else:
            then = {*_originator(here, report), *_addressed(here, one.audience)}
            readers = sorted(then & set(_readers(here, report)))
        rows[key] = ReportVersion(
            report=made["reports"][one.report], number=one.number, title=key, sealed=b"", readers=readers
        )
    return store(ReportVersion, rows)


def _addressed(here: Populated, audience: frozenset[Address]) -> list[int]:
    return sorted(here.circle(to) for to in audience)


def _originator(here: Populated, report: model.Report) -> list[int]:
    authority = here.world.posts[report.post].authority
    post, back_office = here.circle(("post", report.post)), here.circle(("back office", authority))
    reads_along = not report.red or here.world.authorities[authority].reviews_before_release
    return [post, back_office] if reads_along else [post]


def _while_written(here: Populated, report: model.Report) -> list[int]:
    post = here.circle(("post", report.post))
    authority = here.world.posts[report.post].authority
    return [post, here.circle(("back office", authority))] if report.submitted else [post]


def _readers(here: Populated, report: model.Report) -> list[int]:
    """What the acts write into the one effective column."""
    if not report.released_version:
        return _while_written(here, report)
    if report.withdrawn or report.taken_back:
        return sorted(_originator(here, report))
    return sorted({*_originator(here, report), *_addressed(here, report.audience)})


def files(here: Populated, made: dict[str, Any]) -> dict[str, File]:
    """Their readers are not said: the database writes them, and must agree with the model."""
    rows = {
        key: File(
            public_id=public_id_of(key, made["reports"][one.report]),
            item=made["reports"][one.report].public_id,
            since=one.since,
            until=one.until,
            state="clear" if one.clear else "waiting",
            holder=here.circle(("post", here.world.reports[one.report].post)),
            digest=key,
            stored_as="0" * 32,
        )
        for key, one in here.world.files.items()
    }
    return store(File, rows)


def public_id_of(key: str, of: Report) -> UUID:
    """Known before the file is there: a draft names it, and either may come first."""
    return uuid5(of.public_id, key)


def readings(here: Populated, made: dict[str, Any]) -> dict[str, Reading]:
    rows = {
        key: Reading(report=made["reports"][one.report], version=1, authority_code="AAA")
        for key, one in here.world.readings.items()
    }
    return store(Reading, rows)


def widenings(here: Populated, made: dict[str, Any]) -> dict[str, Widening]:
    rows = {}
    for key, one in here.world.widenings.items():
        report = here.world.reports[one.report]
        asked_by = made["posts"][one.post] if one.post else None
        authority = asked_by.authority if asked_by else made["authorities"][one.authority]
        asking = asked_by.circle_id if asked_by else authority.back_office_circle_id
        then = replace(report, red=report.red and not one.before_red)
        rows[key] = Widening(
            report=made["reports"][one.report],
            asked_by=asked_by,
            authority=authority,
            circles=[asking],
            because="They work on it too",
            answered_at=here.world.at if one.answered else None,
            is_agreed=True if one.answered else None,
            readers=sorted({*([] if report.withdrawn else [asking]), *_originator(here, then)}),
        )
    return store(Widening, rows)


def citations(here: Populated, made: dict[str, Any]) -> dict[str, Citation]:
    rows = {
        key: Citation(report=made["reports"][one.report], cites=made["reports"][one.cites], version=one.version)
        for key, one in here.world.citations.items()
    }
    return store(Citation, rows)


def corroborations(here: Populated, made: dict[str, Any]) -> dict[str, Corroboration]:
    rows = {}
    for key, one in here.world.corroborations.items():
        report, post = here.world.reports[one.report], made["posts"][one.post]
        own_post = [] if report.withdrawn else [post.circle_id]
        alone = sorted({*own_post, *_originator(here, report)})
        rows[key] = Corroboration(
            report=made["reports"][one.report],
            version=report.released_version,
            post=post,
            authority_id=post.authority_id,
            says="confirmed",
            is_open=one.is_open,
            readers=_readers(here, report) if one.is_open else alone,
        )
    return store(Corroboration, rows)


def shared_drafts(here: Populated, made: dict[str, Any]) -> dict[str, SharedDraft]:
    """Lapsed ones keep their readers: the hour alone shuts them."""
    rows = {}
    for key, one in here.world.shared_drafts.items():
        post = made["posts"][here.world.reports[one.report].post]
        rows[key] = SharedDraft(
            report=made["reports"][one.report],
            post=post,
            post_circle=post.circle_id,
            authority_id=post.authority_id,
            number=1,
            circles=_addressed(here, one.to),
            files=[public_id_of(file, made["reports"][one.report]) for file in sorted(one.files)],
            title=key,
            sealed=b"",
            ends_at=here.world.at + timedelta(hours=-1 if one.over else 1),
            ended_at=here.world.at if one.ended else None,
            ending="taken_back" if one.ended else "",
            readers=[post.circle_id] if one.ended else sorted({post.circle_id, *_addressed(here, one.to)}),
        )
    return store(SharedDraft, rows)


def receipts(here: Populated, made: dict[str, Any]) -> dict[str, Receipt]:
    rows = {}
    for key, one in here.world.receipts.items():
        to = ("post", one.post) if one.post else ("back office", one.authority)
        rows[key] = Receipt(
            report=made["reports"][one.report],
            version=1,
            post=made["posts"][one.post] if one.post else None,
            authority=made["authorities"][one.authority],
            says="received",
            readers=sorted({here.circle(to), *_originator(here, here.world.reports[one.report])}),
        )
    return store(Receipt, rows)
