"""Does the invented world stand in the database as it was invented, and does need-to-know hold in it?"""

from __future__ import annotations

import argparse
from datetime import timedelta

import pytest
from django.db import transaction

from ilonet.access.context import as_the_system
from ilonet.accounts.models import Account
from ilonet.admission import needed
from ilonet.admission.lapsing import lapse
from ilonet.audit.models import Event
from ilonet.commands import demo
from ilonet.comments.models import Comment
from ilonet.demo.habits import give_a_past
from ilonet.demo.loading import load_world
from ilonet.demo.shapes import World
from ilonet.demo.speaking import TITLE
from ilonet.demo.world import make_world
from ilonet.deployments.models import Deployment, DeploymentRecord, Post, as_known
from ilonet.directory.models import ContactEntry
from ilonet.duties.asking import RULES, asked_of_actor
from ilonet.lib import clock
from ilonet.lib.birth import DEMONSTRATION, REAL
from ilonet.lib.refusals import Refusal
from ilonet.networks.models import Facilitation, Network
from ilonet.notices.inbox import unread
from ilonet.reports.citing import speaking_of
from ilonet.reports.corroborated import corroborated
from ilonet.reports.models import Reading, Report
from ilonet.saved.lines import lines
from ilonet.site.home.news import news
from ilonet.standing.acting import acting_as
from tests.fixtures import EMPTY
from tests.stages import Stage

BECAUSE = "the test counts what was loaded"


def loaded() -> World:
    made = make_world(today=clock.today())
    load_world(made)
    return made


def lived_in() -> World:
    made = loaded()
    give_a_past(made.seed)
    return made


LOADED, WITH_A_PAST = Stage("loaded", loaded), Stage("past", lived_in)


@pytest.fixture
def stage(request: pytest.FixtureRequest) -> Stage:
    if "world_with_a_past" in request.fixturenames:
        return WITH_A_PAST
    return LOADED if "world" in request.fixturenames else EMPTY


@pytest.fixture
def world(db: None, stage: Stage) -> World:
    return stage.made


@pytest.fixture
def world_with_a_past(db: None, stage: Stage) -> World:
    return stage.made


def seen_by(name: str) -> set[str]:
    actor = acting_as(Account.objects.get(persona=name).pk)
    return {str(one.public_id) for one in Report.objects.visible_to(actor)}


def test_everything_invented_is_there(world: World) -> None:
    with as_the_system(because=BECAUSE):
        for model, rows in (
            (Post, world.posts),
            (Deployment, world.deployments),
            (Report, (*world.reports, *world.of_kinds)),
        ):
            there = {str(one.public_id) for one in model.objects.unrestricted(because=BECAUSE)}
            assert there == {str(row.public_id) for row in rows}
        assert Network.objects.unrestricted(because=BECAUSE).count() == 39
        assert Facilitation.objects.unrestricted(because=BECAUSE).count() == 36
        assert Deployment.objects.unrestricted(because=BECAUSE).on(world.today).count() == 500
        entry = ContactEntry.objects.unrestricted(because=BECAUSE).get(deployment__account__persona="amara")
        assert entry.contact.given_name == "Amara"


@pytest.mark.requirement("R-4.1-b")
def test_the_register_remembers_when_it_knew(world: World) -> None:
    then = clock.now().replace(year=clock.now().year - 1)
    with as_the_system(because=BECAUSE):
        known = DeploymentRecord.objects.unrestricted(because=BECAUSE).filter(as_known(then)).count()
    told = sum(item.notified_on <= then.date() for item in world.deployments)
    assert 0 < known < len(world.deployments)
    assert abs(known - told) <= 40  # a month is written down together
    assert clock.today() == world.today


def test_a_report_for_west_africa_is_read_there_and_not_elsewhere(world: World) -> None:
    west = {
        str(row.public_id)
        for row in world.reports
        if row.post == "FRA-SEN-2" and row.audience == "own_network" and row.state == "released"
    }
    assert west
    assert west <= seen_by("amara") & seen_by("bruno") & seen_by("elena") & seen_by("viktor")
    assert not west & (seen_by("chiara") | seen_by("tove") | seen_by("katya") | seen_by("leo"))
    assert not seen_by("dario") | seen_by("ulla")


def test_a_draft_is_the_posts_own_until_it_is_handed_in(world: World) -> None:
    drafts = {str(row.public_id) for row in world.reports if row.post == "FRA-SEN-2" and row.state == "draft"}
    handed_in = {str(row.public_id) for row in world.reports if row.authority == "DEU" and row.state == "under_review"}
    assert drafts
    assert handed_in
    assert drafts <= seen_by("amara")
    assert not drafts & (seen_by("farid") | seen_by("bruno"))
    assert handed_in <= seen_by("tove")
    assert not handed_in & seen_by("farid")


@pytest.mark.requirement("R-4.1-d")
def test_each_duty_can_be_seen_as_one_of_the_cast(world_with_a_past: World) -> None:
    asked = {
        name: {one.rule.name for one in asked_of_actor(acting_as(Account.objects.get(persona=name).pk))}
        for name in (one.name.lower() for one in world_with_a_past.personas)
    }
    assert set().union(*asked.values()) == {rule.name for rule in RULES}
    assert asked["wanda"] == asked["xenia"] >= {"still-needed"}
    assert {"arrival", "deployment-ends", "post-empty", "notice-late", "authorisation-ends"} <= asked["farid"]
    assert {"arrival", "notice-late", "review", "authorisation-ends"} <= asked["tove"]
    assert asked["amara"] == {"draft", "mask"}
    assert asked["viktor"] == {"draft"}
    assert asked["pavel"] == {"look"}
    assert asked["chiara"] == {"own-deployment-ends"}
    assert asked["nils"] == {"network-due"}
    for nobody in ("greta", "rosa", "katya", "leo", "sven", "dario", "ulla"):
        assert not asked[nobody]


@pytest.mark.requirement("R-9.3-c")
def test_the_cast_outlives_a_quarter_of_silence_and_others_do_not(world_with_a_past: World, monkeypatch) -> None:
    """Nobody is at their desk in a demonstration; it is said, and whoever comes later can still enter as everybody."""
    entered = set(Account.objects.exclude(persona="").filter(suspended_at=None).values_list("persona", flat=True))
    assert entered == {one.name.lower() for one in world_with_a_past.personas}
    monkeypatch.setattr(needed, "born_as", lambda: DEMONSTRATION)
    assert lapse() == 0, "of those confirmed in time, nobody"
    clock.move(timedelta(days=120))
    with transaction.atomic():
        wanda = acting_as(Account.objects.get(persona="wanda").pk)
        [asked] = [one for one in asked_of_actor(wanda) if one.rule.name == "still-needed"]
        assert asked.severity.value == "overdue"
    assert lapse() > 10
    assert (
        set(Account.objects.exclude(persona="").filter(suspended_at=None).values_list("persona", flat=True)) == entered
    )
    monkeypatch.setattr(needed, "born_as", lambda: REAL)
    assert lapse() >= 3
    assert Account.objects.get(persona="wanda").suspended_at


def test_the_cast_has_been_here_before(world_with_a_past: World) -> None:
    assert clock.today() == world_with_a_past.today
    for name in ("amara", "bruno", "farid", "nils", "greta"):
        account = Account.objects.get(persona=name)
        with transaction.atomic():
            actor = acting_as(account.pk)
            seen = news(actor, account.last_seen_at)
            saved = len(lines(actor))
        assert seen.new, name
        assert seen.new.total, name
        assert any(one.is_read for one in seen.reports), name
        assert saved, name
    with transaction.atomic():
        elena = acting_as(Account.objects.get(persona="elena").pk)
        [compared] = Report.objects.visible_to(elena).filter(title=TITLE)
        [source] = Report.objects.visible_to(elena).filter(public_id__in=compared.made_from)
        assert [one.title for one in speaking_of(source, elena)] == [TITLE]
        assert corroborated([source], elena)[source.pk].confirmed == 2
    with as_the_system(because=BECAUSE):
        talked = Comment.objects.unrestricted(because=BECAUSE).filter(request__isnull=False)
        assert [talked.filter(answers__isnull=answered).count() for answered in (True, False)] == [3, 3]
    for name in ("amara", "bruno", "farid", "nils", "viktor"):
        with transaction.atomic():
            told = unread(acting_as(Account.objects.get(persona=name).pk))
        assert told, name
    with as_the_system(because=BECAUSE):
        assert Event.objects.filter(act="report.read").count() > 200
        assert Reading.objects.unrestricted(because=BECAUSE).values("report").distinct().count() > 30


def test_a_database_that_is_no_demonstration_is_refused(db: None) -> None:
    with pytest.raises(Refusal):
        demo.run(argparse.Namespace(seed=1240, reports=1, once=True))
    assert not Account.objects.exists()
