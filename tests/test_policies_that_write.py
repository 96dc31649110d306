"""What may be changed, added or removed by the role of the web, with the application taken away?"""

import pytest
from django.db import ProgrammingError, transaction

from ilonet.lib import clock, sql
from tests import writing
from tests.agreeing import SOURCES
from tests.populating import moment, populate
from tests.worlds import invent

SEED = 3


@pytest.fixture
def here(db):
    moment(SEED)
    return populate(invent(SEED, clock.now()))


@pytest.mark.parametrize("question", writing.QUESTIONS, ids=lambda one: one.__name__)
def test_only_where_one_stands(here, question):
    assert not [*question(here)]


@pytest.mark.parametrize("noun", sorted(writing.APPEND_ONLY))
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_what_was_recorded_cannot_be_touched(here, noun, statement):
    table = SOURCES[noun].rows._meta.db_table
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        sql.run(statement.format(table))
