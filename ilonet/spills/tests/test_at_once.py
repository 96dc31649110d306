"""Two connections at once: does any order of their statements leave a word of what is spilled with anybody (C.5; R-DP-5)?"""

from dataclasses import dataclass

import pytest
from django.db import IntegrityError, transaction

from ilonet.access.context import as_the_system
from ilonet.comments.saying import comment, comment_on_request
from ilonet.comments.wording import Said
from ilonet.lib import clock
from ilonet.lib.refusals import absent
from ilonet.reports.asking_wider import agree, ask
from ilonet.reports.audience import readers_of
from ilonet.reports.finding import find
from ilonet.reports.lowering import keep_days
from ilonet.reports.models import Report, Widening
from ilonet.reports.release import release
from ilonet.reports.sharing import narrow
from ilonet.reports.tests.test_citing import saying
from ilonet.requests import answering
from ilonet.requests.drafting import start
from ilonet.requests.finding import find as find_asked
from ilonet.requests.models import Addressee, Answer, Request
from ilonet.requests.publishing import answers_for, publish
from ilonet.requests.publishing import readers_of as readers_of_compilation
from ilonet.requests.sending import send
from ilonet.requests.tests.asking import addressee, answered, asking, post_of, replies
from ilonet.site.refusing import as_refusal
from ilonet.spills.models import Spill
from ilonet.spills.pressing import press, spillable
from ilonet.spills.purging import purge
from ilonet.spills.stores import STORES
from ilonet.spills.undoing import undo
from tests import making
from tests.cast import Cast
from tests.interleaving import interleaved, two_lines
from tests.making import BECAUSE

pytestmark = pytest.mark.requirement("R-DP-5", "R-SEC-7")
WRITES = (
    "INSERT INTO",
    "FOR UPDATE",
    "FOR KEY SHARE",
    'UPDATE "',
    "DELETE FROM",
)  # what was read before may be old by then


@pytest.fixture
def lines(company):
    with two_lines(*WRITES) as both:
        yield both


@dataclass
class World:
    """A report of Amara, to the West and the East, and what an act needs beside it."""

    cast: Cast
    report: Report
    request: Request | None = None  # Bruno has asked Elena from it
    told: Answer | None = None  # by Elena, opened to its readers
    being: Answer | None = None  # a fuller one, which she is writing
    made_from: Report | None = None  # by Bruno, not released yet
    wished: Widening | None = None  # by Bruno, for Chiara
    is_narrowed: bool = False

    @property
    def id(self):
        return self.report.public_id


def a_world(cast, *acts):
    west, east = cast.west.circle_id, cast.east.circle_id
    world = World(cast, making.report(cast.amara, audience=[west, east]))
    with as_the_system(because=BECAUSE):
        world.report.readers = readers_of(world.report, world.report.text)
        world.report.save(update_fields=["readers"])
    if ON_REQUESTS.intersection(acts):
        tokens = [f"post:{post_of('elena', cast).public_id}"]
        written = asking(wanted=tokens, audience=[west])
        world.request = start(post_of("bruno", cast), written, by=cast.actor("bruno"), report=world.id)
        send(world.request, by=cast.actor("bruno"))
        with as_the_system(because=BECAUSE):
            Addressee.objects.unrestricted(because=BECAUSE).filter(request=world.request).update(tasked_at=clock.now())
    if ON_ANSWERS.intersection(acts):
        world.told = answered(cast, world.request, "elena", replies("It is known here.", None))
        fuller, elena = replies("It is well known here.", ""), cast.actor("elena")
        world.being = answering.begin(addressee(cast, world.request, "elena"), fuller, by=elena)
    if agree_to_it in acts:
        wish(world)
    if cite in acts:
        world.made_from = making.report(cast.bruno, audience=[], released=False)
        saying(cast, world.made_from, "bruno", made_from=[world.report], audience=[west, east])
    return world


def press_it(world, name="amara"):
    by = world.cast.actor(name)
    press(spillable(world.id, by), because="A number in a table.", by=by)


def spill_of(world, by):
    return Spill.objects.visible_to(by).filter(report=world.id).order_by("-pk").first()


def undo_it(world):
    by = world.cast.actor("sven")
    undo(spill_of(world, by), because="It names nobody.", by=by)


def purge_it(world):
    by = world.cast.actor("pavel")
    purge(spill_of(world, by), by=by)


def narrow_it(world):
    by = world.cast.actor("amara")
    narrow(find(world.id, by), [world.cast.west.circle_id], by=by)
    world.is_narrowed = True


def press_again(world):
    press_it(world, "farid")


def lower_it(world):
    keep_days()


def say(world):
    by = world.cast.actor("bruno")
    comment(find(world.id, by), Said("Seen here as well."), version=1, by=by)


def say_of_the_request(world):
    by = world.cast.actor("elena")
    comment_on_request(find_asked(Request, world.request.public_id, by), Said("Seen here as well."), by=by)


def wish(world):
    by = world.cast.actor("bruno")
    chiara = making.serving(world.cast.chiara).post.circle_id
    world.wished = ask(find(world.id, by), [chiara], because="They would know.", by=by)


def agree_to_it(world):
    by = world.cast.actor("amara")
    known = Widening.objects.visible_to(by).select_related("report__post", "report__authority")
    wished = known.filter(pk=world.wished.pk).first()
    if wished is None:
        raise absent()
    agree(wished, by=by)


def ask_from_it(world):
    by = world.cast.actor("bruno")
    start(post_of("bruno", world.cast), asking(title="Another"), by=by, report=world.id)


def answer(world):
    by = world.cast.actor("elena")
    answering.release(find_asked(Answer, world.being.public_id, by), by=by)


def withdraw_the_answer(world):
    by = world.cast.actor("elena")
    answering.withdraw(find_asked(Answer, world.told.public_id, by), because="It was wrong.", by=by)


def compile_it(world):
    by = world.cast.actor("bruno")
    asked = find_asked(Request, world.request.public_id, by)
    publish(asked, answers_for(asked, by), foreword="", language="en", by=by)


def cite(world):
    by = world.cast.actor("bruno")
    release(find(world.made_from.public_id, by), by=by)


ON_ANSWERS = frozenset({answer, withdraw_the_answer, compile_it})
ON_REQUESTS = ON_ANSWERS | {say_of_the_request}
ACTS = [say, say_of_the_request, wish, agree_to_it, ask_from_it, answer, withdraw_the_answer, compile_it, cite]


def as_its_page(act, world):
    """What the database refuses, its page refuses in our words; whatever else is raised is an error."""

    def do():
        try:
            act(world)
        except IntegrityError as error:
            raise as_refusal(error) from error

    return do


def is_hidden(world):
    with as_the_system(because=BECAUSE):
        return Report.objects.unrestricted(because=BECAUSE).filter(public_id=world.id).exclude(spilled_at=None).exists()


def insist_sound(world):
    """Hidden or purged, nobody has a row of it; open, each row is known to whom it is by what it is now."""
    with as_the_system(because=BECAUSE):
        every = Report.objects.unrestricted(because=BECAUSE).select_related("post", "authority")
        report = every.filter(public_id=world.id).first()
        if report is None:
            asked = Request.objects.unrestricted(because=BECAUSE).filter(report=world.id)
            assert not asked.exists(), "purged"
        else:
            rows = {one.table: list(one.rows(report)) for one in STORES if one.has_readers}
            if report.spilled_at:
                assert not {table: len(each) for table, each in rows.items() if any(one.readers for one in each)}
            else:
                _insist_open(report, rows)
            assert not world.is_narrowed or world.cast.west.circle_id not in report.readers
        if world.made_from:
            of = every.get(pk=world.made_from.pk)
            reach = set(report.readers) if report and not report.spilled_at else set()
            assert set(of.readers) - set(of.originator) <= reach


def _insist_open(report, rows):
    assert report.readers == readers_of(report, report.text)
    for one in rows["requests_request"]:
        assert set(one.asker) <= set(one.readers)
    for one in rows["requests_answer"]:
        if one.withdrawn_at or one.followed_at:
            assert one.readers == one.originator
        else:
            assert one.readers == (answering.readers_of(one) if one.released_at else one.writer)
    for one in rows["requests_compilation"]:
        cited = Answer.objects.unrestricted(because=BECAUSE).filter(pk__in=one.answers, withdrawn_at=None)
        assert set(one.readers) <= set(readers_of_compilation(one.request, cited.filter(followed_at=None)))


def every_order(company, lines, before, change, act, it_begins):
    """Says in which ways they ended, and whether one had to wait."""
    made = []

    def acts():
        with transaction.atomic():
            made.append(world := a_world(company, change, act, *before))
            for one in before:
                one(world)
        both = (as_its_page(change, world), as_its_page(act, world))
        return both if it_begins else both[::-1]

    ended = set()
    for first, second, waited in interleaved(lines, acts):
        world = made[-1]
        insist_sound(world)
        ended.add((*((first, second) if it_begins else (second, first)), waited))
        if is_hidden(world):
            with transaction.atomic():
                undo_it(world)
            insist_sound(world)
    return ended


both_ways = pytest.mark.parametrize("it_begins", [True, False])


@both_ways
@pytest.mark.parametrize("act", [*ACTS, press_again, narrow_it])
def test_pressed_while_somebody_adds_to_it(company, lines, act, it_begins):
    ended = every_order(company, lines, [], press_it, act, it_begins)
    assert len(ended) > 1, "they have met"
    assert any(not pressed for pressed, _added, _waited in ended)


@both_ways
@pytest.mark.parametrize("act", [say, answer, compile_it, cite, press_again, purge_it])
def test_undone_while_somebody_goes_on(company, lines, act, it_begins):
    for undone, _added, _waited in every_order(company, lines, [press_it], undo_it, act, it_begins):
        assert not undone or act is purge_it


def falls_today(world):
    with as_the_system(because=BECAUSE):
        rows = Report.objects.unrestricted(because=BECAUSE).filter(public_id=world.id)
        rows.update(lowers_on=clock.today(), lowers_to="green")


@both_ways
@pytest.mark.parametrize("act", [say, cite, press_again, narrow_it])
def test_its_marking_falls_while_somebody_goes_on(company, lines, act, it_begins):
    for fallen, _acted, _waited in every_order(company, lines, [falls_today], lower_it, act, it_begins):
        assert not fallen


@both_ways
@pytest.mark.parametrize("act", [say, wish])
def test_narrowed_while_somebody_goes_on(company, lines, act, it_begins):
    for narrowed, _acted, _waited in every_order(company, lines, [], narrow_it, act, it_begins):
        assert not narrowed
