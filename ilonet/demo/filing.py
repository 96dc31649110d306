"""How do the invented reports become rows, with the readers they would have had?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain, islice
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchVectorField
from django.db.models import Func, TextField, Value

from ilonet.access import circles
from ilonet.authorities.models import Authority
from ilonet.demo import shapes
from ilonet.demo.shapes import World
from ilonet.deployments.models import Post
from ilonet.networks.models import Network
from ilonet.reports.models import Report, ReportVersion
from ilonet.reports.words import analysis, found_by, said_besides

BATCH = 1000


def file_reports(
    world: World, posts: dict[str, Post], networks: dict[str, Network], authorities: dict[str, Authority]
) -> None:
    left = chain(world.reports, world.of_kinds)
    while batch := list(islice(left, BATCH)):
        rows = [_row(item, world.today, posts, networks, authorities) for item in batch]
        Report.objects.bulk_create(rows)
        ReportVersion.objects.bulk_create(
            version for item, row in zip(batch, rows, strict=True) for version in _earlier(item, row)
        )


def _row(
    item: shapes.Report,
    today: date,
    posts: dict[str, Post],
    networks: dict[str, Network],
    authorities: dict[str, Authority],
) -> Report:
    post, authority = posts[item.post], authorities[item.authority]
    audience = sorted(_audience(item, posts, networks, authorities))
    last = item.versions[-1]
    released = item.released_at is not None
    row = Report(
        public_id=item.public_id,
        readers=_readers(item, post, authority, audience),
        post=post,
        authority=authority,
        audience=audience,
        **_facts(item),
        rights_line=item.rights_line,
        version=last.number,
        released_version=last.number if released else 0,
        created_at=item.versions[0].written_at,
        saved_at=last.written_at,
        submitted_at=last.written_at if item.state == "under_review" else None,
        released_at=item.released_at,
        expired_at=_expired(item, today),
        withdrawn_at=item.withdrawn_at,
        withdrawal_reason="Superseded by a later report of the same post" if item.withdrawn_at else "",
    )
    sections = [asdict(section) for section in last.sections]
    row.write(sections, dict(item.particulars))
    if row.is_released:
        row.words, row.analysis = _words(item, row, sections if row.sealed is None else []), analysis()
    return row


def _expired(item: shapes.Report, today: date) -> datetime | None:
    """At the end of the day until which it was valid, as the worker would have noted."""
    if item.state != "released" or not item.valid_until or item.valid_until >= today:
        return None
    return datetime.combine(item.valid_until + timedelta(days=1), time(0, 3), tzinfo=UTC)


def _facts(item: shapes.Report) -> dict[str, Any]:
    return {
        "kind": item.kind,
        "title": item.title,
        "language": item.language,
        "topics": list(item.topics),
        "related_topics": list(item.relates_to),
        "level": item.level,
        "countries": list(item.countries),
        "period_from": item.period_from,
        "period_until": item.period_until,
        "tlp": item.marking.removeprefix("TLP:").lower().replace("+", "_"),
        "handling": item.handling,
        "valid_until": item.valid_until,
        "template_version": item.template_version,
        "source_code": item.source_type,
        "information_code": item.reliability,
        "vulnerable": list(item.vulnerable),
        "gender": item.gender,
        "europol": item.europol,
        "crime_area": item.crime_area,
        "covered_by": list(item.covered_by),
    }


def _audience(
    item: shapes.Report, posts: dict[str, Post], networks: dict[str, Network], authorities: dict[str, Authority]
) -> set[int]:
    """What the author chose, as circles."""
    chosen = {networks[code].circle_id for code in item.audience_networks}
    chosen |= {authorities[code].circle_id for code in item.audience_authorities}
    chosen |= {posts[key].circle_id for key in item.audience_posts}
    return chosen | ({circles.ENTITLED} if item.audience == "all_entitled" or not chosen else set())


def _readers(item: shapes.Report, post: Post, authority: Authority, audience: list[int]) -> list[int]:
    """Draft: the post; under review or withdrawn: its back office too; released: the audience as well (design.md 3)."""
    own = {post.circle_id}
    if item.state != "draft":
        own.add(authority.back_office_circle_id)
    return sorted(own | set(audience) if item.state == "released" else own)


def _words(item: shapes.Report, row: Report, sections: list[dict[str, str]]) -> Func:
    also = said_besides(row) if row.sealed is None and item.particulars else ""
    *texts, forms = found_by(item.title, sections, item.language, also, item.countries)
    array = Value(forms, output_field=ArrayField(TextField()))
    return Func(*map(Value, texts), array, function="ilonet_words", output_field=SearchVectorField())


def _earlier(item: shapes.Report, row: Report) -> Iterator[ReportVersion]:
    """The versions before the present one, kept sealed."""
    for version in item.versions[:-1]:
        days = ("period_from", "period_until", "valid_until")
        facts = _facts(item) | {"audience": row.audience, "rights_line": item.rights_line}
        kept = ReportVersion(
            report=row,
            readers=row.readers,
            number=version.number,
            title=facts.pop("title"),
            facts={name: value.isoformat() if name in days and value else value for name, value in facts.items()},
            released_at=version.written_at if item.released_at else None,
            why=version.change_note,
        )
        kept.write([asdict(section) for section in version.sections])
        yield kept
