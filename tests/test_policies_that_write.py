"""What may be changed, added or removed by the role of the web, with the application taken away?"""

import pytest
from django.db import ProgrammingError, transaction

from ilonet.lib import clock, sql
from tests import writing
from tests.agreeing import SOURCES, actor_of
from tests.model.policy import known
from tests.model.standing import back_office_of
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


REFERENCE = ["places_country", "places_region", "django_migrations", "django_content_type", "auth_permission"]
KEPT = ["access_circle", "accounts_account", "audit_pseudonym", "authorities_authority", "authorities_appointment"]


@pytest.mark.parametrize(
    "statement",
    [f"TRUNCATE {table}" for table in REFERENCE]
    + ["DELETE FROM " + table for table in [*REFERENCE, *KEPT, "ground_birth", "ground_clock"]]  # noqa: S608 — tables of our own
    + ["UPDATE ground_birth SET kind = 'demonstration'", "UPDATE access_circle SET kind = 'all'"],
)
def test_what_the_web_never_writes_it_cannot(db, statement):
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        sql.run(statement)


def test_an_appointment_is_written_by_its_back_office_alone_and_never_for_oneself(here):
    """And only a function that an authority gives; who may name an administrator is for the conditions to say."""
    for person in here.accounts:
        actor_of(here, person)
        allowed = known(here.world, person, "authorise", "appointments")
        for pk, key in here.keys["appointments"].items():
            held = here.world.appointments[key]
            own = held.authority in back_office_of(here.world, person) and held.account != person
            may = own and held.function in {"back_office", "national_administrator", "privacy_reviewer"}
            assert key not in allowed or may
            assert _is_written("UPDATE authorities_appointment SET purpose = purpose WHERE id = %s", [pk]) == may


def _is_written(statement, values):
    try:
        with transaction.atomic():
            return bool(sql.run(statement, values))
    except ProgrammingError as error:
        if "row-level security" not in str(error):
            raise
        return False
