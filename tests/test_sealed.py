"""The seal refuses every way of looking at guarded rows before the code has said who is looking (style.md 6.4)."""

import io

import pytest
from django import forms
from django.core.management import call_command
from django.db.models import Count, Exists, OuterRef, Prefetch, Subquery

from ilonet.access.checks import open_rows_point_at_no_guarded_row
from ilonet.access.context import as_the_system
from ilonet.access.models import Guarded
from ilonet.access.sealed import Sealed
from ilonet.networks.models import Network
from ilonet.reports.models import Report, ReportVersion
from tests import agreeing, making

LOOKING = {
    "iterate": list,
    "len": len,
    "bool": bool,
    "index": lambda rows: rows[0],
    "slice": lambda rows: list(rows[:2]),
    "get": lambda rows: rows.get(pk=1),
    "first": lambda rows: rows.first(),
    "last": lambda rows: rows.last(),
    "latest": lambda rows: rows.latest("created_at"),
    "earliest": lambda rows: rows.earliest("created_at"),
    "count": lambda rows: rows.count(),
    "aggregate": lambda rows: rows.aggregate(Count("pk")),
    "values": lambda rows: list(rows.values("title")),
    "values_list": lambda rows: list(rows.values_list("title", flat=True)),
    "dates": lambda rows: list(rows.dates("created_at", "day")),
    "datetimes": lambda rows: list(rows.datetimes("created_at", "day")),
    "iterator": lambda rows: list(rows.iterator()),
    "in_bulk": lambda rows: rows.in_bulk(),
    "update": lambda rows: rows.update(title="x"),
    "delete": lambda rows: rows.delete(),
    "contains": lambda rows: rows.contains(Report(pk=1)),
    "explain": lambda rows: rows.explain(),
    "subquery": lambda rows: list(Network.objects.unrestricted(because=making.BECAUSE).filter(pk__in=rows)),
    "subquery of values": lambda rows: list(
        Network.objects.unrestricted(because=making.BECAUSE).filter(pk__in=rows.values("pk"))
    ),
    "exists as a condition": lambda rows: list(
        Network.objects.unrestricted(because=making.BECAUSE).filter(Exists(rows.filter(pk=OuterRef("pk"))))
    ),
    "a column of another's": lambda rows: list(
        Network.objects.unrestricted(because=making.BECAUSE).annotate(title=Subquery(rows.values("title")[:1]))
    ),
    "union": lambda rows: rows.union(_opened()),
    "union from the other side": lambda rows: _opened().union(rows),
    "intersection": lambda rows: _opened().intersection(rows),
    "difference": lambda rows: _opened().difference(rows),
    "or": lambda rows: rows | _opened(),
    "or from the other side": lambda rows: _opened() | rows,
    "and": lambda rows: rows & _opened(),
    "and from the other side": lambda rows: _opened() & rows,
    "repr": repr,
    "filtered": lambda rows: list(rows.filter(title="x").exclude(pk=3).order_by("pk").distinct()),
    "a copy": lambda rows: list(rows.all()),
    "a choice field": lambda rows: list(forms.ModelChoiceField(rows).choices),
}


def _opened():
    return Report.objects.unrestricted(because=making.BECAUSE)


@pytest.mark.parametrize("way", LOOKING)
def test_the_seal_refuses(db, way):
    with pytest.raises(Sealed):
        LOOKING[way](Report.objects.all())


@pytest.mark.parametrize("way", LOOKING)
def test_the_same_way_works_once_opened(cast, way):
    """Otherwise the refusal above might have another cause."""
    making.report(cast.amara, audience=[])
    try:
        LOOKING[way](_opened().filter(pk__gt=0))
    except Sealed:
        pytest.fail("opened, and still sealed")
    except (Report.DoesNotExist, IndexError, TypeError, AssertionError):
        pass


def test_reverse_relations_are_sealed(cast):
    report = making.report(cast.amara, audience=[])
    with pytest.raises(Sealed):
        list(report.versions.all())
    with pytest.raises(Sealed):
        report.post.reports.count()
    with as_the_system(because=making.BECAUSE):
        for ahead in ("versions", Prefetch("versions", queryset=ReportVersion.objects.all())):
            with pytest.raises(Sealed):
                list(_opened().prefetch_related(ahead))


def test_everything_written_out_is_sealed(cast):
    making.report(cast.amara, audience=[])
    with pytest.raises(Exception, match="say who is looking"):
        call_command("dumpdata", "reports.report", stdout=io.StringIO())


def test_opening_says_why(db):
    with pytest.raises(ValueError, match="say why"):
        Report.objects.unrestricted(because="")


def test_every_guarded_noun_is_sealed(db):
    for source in agreeing.SOURCES.values():
        if issubclass(source.rows, Guarded):
            with pytest.raises(Sealed):
                list(source.rows.objects.all())


def test_no_open_row_points_at_a_guarded_one(monkeypatch):
    """And the check notices one that does: a version that were not sealed."""
    assert open_rows_point_at_no_guarded_row() == []
    monkeypatch.setattr("ilonet.access.checks.is_sealed", lambda model: model is not ReportVersion)
    assert [one.id for one in open_rows_point_at_no_guarded_row()] == ["access.E001"]
