"""What may be changed, added or removed by the role of the web, with the application taken away?"""

import pytest
from django.db import ProgrammingError, transaction

from ilonet.access.context import as_the_system
from ilonet.lib import clock, sql
from ilonet.reports.models import Report
from tests import agreeing
from tests.agreeing import actor_of
from tests.making import BECAUSE
from tests.model.policy import known
from tests.populating import populate
from tests.worlds import invent

APPEND_ONLY = {"events", "post records", "deployment records"}
CHANGING = {
    noun: source
    for noun, source in agreeing.SOURCES.items()
    if source.guarded and noun not in {"viewings", "readings"} | APPEND_ONLY
}


@pytest.fixture
def here(db):
    return populate(invent(3, clock.now()))


@pytest.fixture
def everybody(here):
    return [None, *here.accounts]


def test_only_what_one_may_know_can_be_changed(here, everybody):
    for person in everybody:
        for noun, source in CHANGING.items():
            actor_of(here, person)
            may_know = known(here.world, person, "read", source.rules)
            expected = {pk for pk, key in here.keys[noun].items() if key in may_know}
            assert _touched(noun, "UPDATE {} SET readers = readers RETURNING id") == expected, (person, noun)


def test_nobody_removes_a_row(here, everybody):
    for person in everybody:
        for noun in CHANGING:
            actor_of(here, person)
            assert not _touched(noun, "DELETE FROM {} RETURNING id"), (person, noun)


@pytest.mark.parametrize("noun", sorted(APPEND_ONLY))
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_what_was_recorded_cannot_be_touched(here, noun, statement):
    table = agreeing.SOURCES[noun].rows._meta.db_table
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        sql.run(statement.format(table))


def test_a_row_can_be_added_only_where_one_stands(here, everybody):
    """A row that its writer may not read would be a message dropped into somebody else's drawer."""
    with as_the_system(because=BECAUSE):
        post = Report.objects.unrestricted(because=BECAUSE).select_related("post").first().post
    for person in everybody:
        actor = actor_of(here, person)
        for circle in here.circles:
            assert _refused(lambda circle=circle: _add(post, [circle])) == (circle not in actor.circles), (
                person,
                circle,
            )


def test_nobody_takes_a_row_to_where_they_do_not_stand(here, everybody):
    tried = 0
    for person in everybody:
        actor = actor_of(here, person)
        for mine in Report.objects.visible_to(actor)[:3]:
            elsewhere = next(one for one in here.circles if one not in actor.circles)
            assert _refused(lambda to=elsewhere, pk=mine.pk: _take(pk, to))
            tried += 1
    assert tried


def _touched(noun, statement):
    """In a savepoint that is undone again."""
    savepoint = transaction.savepoint()
    found = {pk for (pk,) in sql.rows(statement.format(agreeing.SOURCES[noun].rows._meta.db_table))}
    transaction.savepoint_rollback(savepoint)
    return found


def _add(post, readers):
    Report(post=post, authority_id=post.authority_id, readers=readers).save(force_insert=True)


def _take(report, circle):
    sql.run("UPDATE reports_report SET readers = ARRAY[%s] WHERE id = %s", [circle, report])


def _refused(attempt):
    """What was tried is taken back, whether it was refused or not."""
    try:
        with transaction.atomic():
            attempt()
            transaction.set_rollback(True)
    except ProgrammingError as error:
        return "row-level security" in str(error)
    return False
