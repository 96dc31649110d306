"""Who is where, on a day, as it was known at a moment (R-4.2-a; design.md 3)."""

import random
from datetime import timedelta

import pytest

from ilonet.deployments import notice
from ilonet.deployments.models import Deployment, DeploymentRecord, PostRecord
from ilonet.deployments.register import ORDERS, Question, Register
from ilonet.lib import asking, clock
from ilonet.lib.paging import page_of
from ilonet.lib.refusals import Refusal
from tests import making


def shown(actor, **question):
    """What a list shows, in a form that can be compared: the facts, not the rows."""
    register = Register(actor, Question(**question))
    lines = register.lines(page_of(register.ordered("country"), size=200).rows)
    return {
        (line.public_id, line.state, line.deployment.from_on, line.deployment.until_on, tuple(line.post.topics))
        for line in lines
    }


def days_of(actor, served, **question):
    rows = Register(actor, Question(**question)).lines(list(Register(actor, Question(**question)).stated()))
    return [(line.deployment.until_on, line.post.topics) for line in rows if line.public_id == served.public_id]


@pytest.mark.parametrize("ahead", [-900, -201, -200, -1, 0, 339, 340, 400, 401])
def test_the_database_and_the_page_give_one_state(cast, ahead):
    actor = cast.actor("greta")
    making.serving(cast.bruno).suspend(version=1, by=_back_office_of(cast, "ITA"))
    day = clock.today() + timedelta(days=ahead)
    for row in Register(actor, Question(on=day, state="all")).rows():
        kept = Deployment.objects.visible_to(actor).get(public_id=row.public_id)
        assert row.state == kept.state(day)


def test_each_state_is_listed_and_counted_for_the_reader_alone(cast):
    actor = cast.actor("greta")
    register = Register(actor, Question())
    counts = register.counts()
    assert (counts["active"], counts["ended"]) == (5, 1)
    assert len(register.stated()) == 5
    assert len(Register(actor, Question(state="all")).stated()) == 6
    assert sum(Register(cast.actor("leo"), Question()).counts().values()) == 0


@pytest.mark.parametrize(
    "question, places",
    [
        ({"country": "SEN"}, ["SEN", "SEN"]),
        ({"authority": "ITA"}, ["GEO", "GHA"]),
        ({"topic": "c", "country": "GHA"}, ["GHA"]),
        ({"topic": "l"}, []),
        ({"assistance": "a"}, []),
        ({"host_type": "union_mission"}, []),
        ({"country": "GIN"}, ["CIV"]),
    ],
)
def test_the_list_narrows(cast, question, places):
    covering = making.serving(cast.elena).post
    covering.change(
        {"responsible_for": ["GIN"]},
        holds_from=clock.today(),
        version=1,
        by=_back_office_of(cast, "ESP", making.country("GIN")),
    )
    actor = cast.actor("greta")
    for moment in ({}, {"on": clock.today()}, {"known": actor.now}):
        register = Register(actor, Question(**question, **moment))
        assert sorted(line.post.country_id for line in register.lines(list(register.stated()))) == places, moment


@pytest.mark.requirement("R-4.1-b")
def test_a_correction_changes_what_is_known_and_not_what_was_known(cast):
    farid, served = cast.actor("farid"), making.serving(cast.amara)
    at_first, before = farid.now, served.until_on
    clock.move(timedelta(days=10))
    farid = cast.actor("farid")
    earlier = served.today + timedelta(days=20)
    served.end(on=earlier, version=1, by=farid)
    served.post.change({"topics": ["f"]}, holds_from=served.today - timedelta(days=5), version=1, by=farid)
    today = clock.today()
    assert days_of(farid, served) == [(earlier, ["f"])]
    assert days_of(farid, served, known=at_first) == [(before, ["b", "c"])]
    assert days_of(farid, served, on=today - timedelta(days=6)) == [(earlier, ["b", "c"])]
    assert days_of(farid, served, on=today - timedelta(days=5)) == [(earlier, ["f"])]
    assert days_of(farid, served, on=today - timedelta(days=5), known=at_first) == [(before, ["b", "c"])]
    later = earlier + timedelta(days=1)
    assert days_of(farid, served, on=later) == []
    assert days_of(farid, served, on=later, known=at_first) == [(before, ["b", "c"])]


@pytest.mark.requirement("R-4.1-b", "R-4.2-a")
@pytest.mark.parametrize("seed", range(4))
def test_what_a_list_once_showed_can_be_asked_for_ever_after(cast, seed):
    chance = random.Random(seed)  # noqa: S311 — not a secret
    noted = []
    for _ in range(12):
        clock.move(timedelta(hours=chance.randint(5, 700)))
        farid = cast.actor("farid")
        _do_something(chance, farid)
        clock.move(timedelta(minutes=1))
        reader = cast.actor("greta")
        noted.append((reader.now, shown(reader, state="all")))
    clock.move(timedelta(days=1))
    reader = cast.actor("greta")
    for moment, then in noted:
        assert shown(reader, state="all", known=moment) == then
    assert len({frozenset(then) for _, then in noted}) > 6


@pytest.mark.parametrize("seed", range(2))
def test_corrections_never_overwrite(cast, seed):
    """Whatever is done, each record once written stays; only when it was superseded is added, once."""
    chance, kept = random.Random(seed), {}  # noqa: S311 — not a secret
    for _ in range(10):
        clock.move(timedelta(hours=chance.randint(5, 700)))
        farid = cast.actor("farid")
        _do_something(chance, farid)
        for model in (PostRecord, DeploymentRecord):
            for row in model.objects.visible_to(farid).values():
                superseded = row.pop("superseded_at")
                before = kept.setdefault((model, row["id"]), (row, superseded))
                assert row == before[0]
                assert before[1] in (None, superseded)
                kept[model, row["id"]] = (row, superseded)


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("falling", [False, True])
def test_pages_follow_each_other_without_gap_or_repeat(cast, order, falling):
    actor = cast.actor("greta")
    for moment in ({}, {"known": actor.now}):
        rows = Register(actor, Question(**moment)).ordered(order)
        whole = [row.public_id for row in page_of(rows, falling=falling).rows]
        walked, after = [], None
        for _ in range(10):
            page = page_of(rows, after=after, size=2, falling=falling, days=order in {"from", "until"})
            walked += [row.public_id for row in page.rows]
            if not page.next:
                break
            after = _opened(page.next)
        assert walked == whole
        assert len(set(walked)) == 5


@pytest.mark.parametrize("cursor", [["x"], ["x", "y"], ["x\x00", 1], [1, 1], ["2026-99-01", 1], ["x", -1], []])
def test_a_cursor_of_another_list_is_refused(cast, cursor):
    rows = Register(cast.actor("greta"), Question()).ordered("from")
    if cursor:
        with pytest.raises(Refusal, match=r"query\.value"):
            page_of(rows, after=cursor, days=True)
    else:
        assert page_of(rows, after=cursor, days=True).rows


def _opened(cursor):

    return asking.cursor(cursor)


def _back_office_of(cast, code, *_):
    who = making.account(f"back office of {code}")
    making.appointment(who, "back_office", code, authority=making.authority(code))
    cast.people[who.sign_in] = who
    return cast.actor(who.sign_in)


def _do_something(chance, by):
    """One act of a back office on one of its deployments, or a notice; what the rules refuse is left out."""
    mine = list(Deployment.objects.which(by, may="amend").order_by("pk"))
    served = chance.choice(mine)
    today, days = served.today, timedelta(days=chance.randint(1, 300))
    acts = [
        lambda: served.extend(until=served.until_on + days, version=served.version, by=by),
        lambda: served.end(on=served.until_on - days, version=served.version, by=by),
        lambda: served.suspend(version=served.version, by=by),
        lambda: served.resume(version=served.version, by=by),
        lambda: served.withdraw(because="The plan is given up.", version=served.version, by=by),
        lambda: served.confirm_arrival(on=today, version=served.version, by=by),
        lambda: served.correct(from_on=served.from_on - days, until_on=served.until_on, version=served.version, by=by),
        lambda: served.post.change(
            {"topics": chance.sample("abcdefghijkl", 2)},
            holds_from=today - timedelta(days=chance.randint(0, 400)),
            version=served.post.version,
            by=by,
        ),
        lambda: notice.announce(
            served.post, from_on=served.until_on + days, until_on=served.until_on + 2 * days, by=by
        ),
    ]
    for act in chance.sample(acts, len(acts)):
        try:
            return act()
        except Refusal:
            served.refresh_from_db(from_queryset=Deployment.objects.visible_to(by))
    return None
