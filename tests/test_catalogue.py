"""What the database itself says about who may do what: tables, policies, functions, roles."""

import pytest
from django.apps import apps
from django.db import ProgrammingError, transaction

from ilonet.access.models import Guarded
from ilonet.lib import sql

# Tables that everybody signed in may read, because nothing in them is anybody's secret, or because they are reached by
# their own key alone. Each with the reason; a new table is guarded, or stands here.
OPEN = {
    "access_circle": "numbers and kinds; who is in a circle is computed",
    "accounts_account": "the entrance asks it before anybody is known; pages show one's own, and staff to their authority",
    "accounts_binding": "found by issuer and subject, which the provider has vouched for; pages show one's own",
    "accounts_enrolment": "found by the digest of an invitation",
    "accounts_token": "found by its digest",
    "account_emailaddress": "of the sign-in library; unused, functional addresses only",
    "account_emailconfirmation": "of the sign-in library; unused",
    "audit_checkpoint": "signed digests without content",
    "audit_link": "digests without content",
    "audit_pseudonym": "sealed, found by a keyed digest",
    "auth_group": "of the framework; unused",
    "auth_group_permissions": "of the framework; unused",
    "auth_permission": "of the framework; unused",
    "authorities_authority": "codes and functional mailboxes: every deployment shows them",
    "authorities_organisation": "Member States, agencies: public",
    "django_content_type": "of the framework",
    "django_migrations": "of the framework",
    "django_session": "found by its secret key",
    "ground_birth": "how the database was born",
    "ground_cache": "short-lived counters of the entrance; no content",
    "ground_clock": "the clock of a demonstration",
    "mfa_authenticator": "public halves of keys and sealed seeds, by account",
    "places_country": "public",
    "places_countryname": "public",
    "places_membership": "public",
    "places_region": "public",
    "places_statusnote": "public",
    "usersessions_usersession": "of the sign-in library; pages show one's own",
}
# Functions that run with the rights of their owner, the closed list of stack.md 0.3 and the triggers.
DEFINER = {
    "ilonet_stand": "ilonet_standing",
    "ilonet_members": "ilonet_standing",
    "ilonet_accounts_of": "ilonet_standing",
    "ilonet_restraint": "ilonet_standing",
    "ilonet_acts_for": "ilonet_standing",
    "ilonet_unread": "ilonet_standing",
    "ilonet_looks_for": "ilonet_standing",
    "ilonet_measure": "ilonet_owner",  # tells the planner how large the tables are; shows nothing
    "ilonet_search_reports": "ilonet_search",
    "ilonet_words_like": "ilonet_search",
    "ilonet_count_reports": "ilonet_search",
    "ilonet_reports_to": "ilonet_search",
    "audit_chain": "ilonet_owner",  # trigger: writes the chain, which nobody else may
    "reports_file_known": "ilonet_owner",  # trigger: who reads a file follows from its report
    "reports_files_follow": "ilonet_owner",  # trigger: the same, when the report changes
    "reports_shared_files_follow": "ilonet_owner",  # trigger: the same, when it is shared before its release
    "reports_file_asked_again": "ilonet_owner",  # trigger: what was shared goes along no more once the gate asks again
    "deployments_keep": "ilonet_owner",  # trigger: keeps what was known when
}
MEASURES = {"ilonet_measure"}
TRIGGERS = {
    "audit_chain",
    "deployments_keep",
    "reports_file_known",
    "reports_files_follow",
    "reports_shared_files_follow",
    "reports_file_asked_again",
}
TABLES = (
    "SELECT relname, relrowsecurity FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace"
)


@pytest.fixture
def tables(db):
    return dict(sql.rows(TABLES))


def test_each_table_is_guarded_or_said_to_be_open(tables):
    assert {name for name, guarded in tables.items() if not guarded} == OPEN.keys() & tables.keys()
    assert all(OPEN.values())


def test_every_table_with_readers_is_guarded(tables):
    with_readers = {
        name
        for (name,) in sql.rows("SELECT table_name::text FROM information_schema.columns WHERE column_name = 'readers'")
    }
    assert with_readers == {model._meta.db_table for model in apps.get_models() if issubclass(model, Guarded)}
    assert all(tables[name] for name in with_readers)


def test_guarded_tables_say_what_each_command_may(tables):
    """Without a policy for a command nothing passes; with one for all commands too much might."""
    for name in (name for name, guarded in tables.items() if guarded):
        said = sql.rows("SELECT cmd, roles::text[] FROM pg_policies WHERE tablename = %s", [name])
        assert ("SELECT", ["ilonet_app"]) in [(cmd, roles) for cmd, roles in said], name
        assert "ALL" not in {cmd for cmd, _ in said}, name
        assert all(set(roles) <= {"ilonet_app", "ilonet_search", "ilonet_standing"} for _, roles in said), name


def test_functions_with_their_owners_rights_are_a_closed_list(db):
    found = sql.rows(
        "SELECT proname::text, pg_get_userbyid(proowner)::text, coalesce(array_to_string(proconfig, ','), '') FROM pg_proc"
        " WHERE prosecdef AND pronamespace = 'public'::regnamespace"
    )
    assert {name: owner for name, owner, _ in found} == DEFINER
    # Named last, for what is not named is looked at first: a table of the caller would pass for one of ours.
    assert all("search_path=pg_catalog, public, pg_temp" in config for _, _, config in found)


SPY = """
CREATE FUNCTION pg_temp.spy() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'runs as %', current_user; END $$;
CREATE TEMP TABLE deployments_postrecord (LIKE public.deployments_postrecord);
GRANT ALL ON deployments_postrecord TO PUBLIC;
CREATE TRIGGER spy BEFORE INSERT OR UPDATE ON pg_temp.deployments_postrecord
    FOR EACH STATEMENT EXECUTE FUNCTION pg_temp.spy();
"""


@pytest.mark.requirement("INV-3")
def test_no_table_of_the_callers_passes_for_one_of_ours(cast):
    """A trigger of the caller's, run by a function with its owner's rights, would have these rights too."""
    cast.actor("farid")
    with transaction.atomic():
        sql.run(SPY)
        before = sql.value("SELECT count(*) FROM public.deployments_postrecord")
        assert sql.run("UPDATE deployments_post SET city = 'Thiès' WHERE city = 'Dakar'")
        assert sql.value("SELECT count(*) FROM public.deployments_postrecord") > before
        transaction.set_rollback(True)


def test_owners_rights_are_not_handed_to_everybody(db):
    for name in DEFINER:
        open_to_all = sql.value(
            "SELECT has_function_privilege('public', oid, 'EXECUTE') FROM pg_proc WHERE proname = %s", [name]
        )
        assert not open_to_all, name


def test_only_triggers_run_as_the_owner_of_the_tables_and_what_measures_them(db):
    as_owner = {name for name, owner in DEFINER.items() if owner == "ilonet_owner"}
    triggers = {
        name for (name,) in sql.rows("SELECT DISTINCT tgfoid::regproc::text FROM pg_trigger WHERE NOT tgisinternal")
    }
    assert as_owner - MEASURES == TRIGGERS <= triggers
    for name in MEASURES:  # takes nothing, gives nothing
        assert sql.rows("SELECT pronargs, prorettype::regtype::text FROM pg_proc WHERE proname = %s", [name]) == [
            (0, "void")
        ]


def test_the_functions_that_search_see_no_text(db):
    seen = sql.rows(
        "SELECT column_name::text FROM information_schema.column_privileges"
        " WHERE grantee = 'ilonet_search' AND table_name = 'reports_report'"
    )
    assert {column for (column,) in seen} & {
        "title",
        "sections",
        "sealed",
        "handling_note",
        "withdrawal_reason",
    } == set()


def test_the_web_owns_nothing_and_cannot_step_past(db):
    assert sql.value("SELECT current_user") == "ilonet_app"
    assert sql.rows(
        "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user"
    ) == [(False, False, False, False)]
    assert not sql.value("SELECT count(*) FROM pg_class WHERE pg_get_userbyid(relowner) = current_user")
    assert not sql.value("SELECT count(*) FROM pg_proc WHERE pg_get_userbyid(proowner) = current_user")
    roles = sql.rows(
        "SELECT rolname FROM pg_roles WHERE pg_has_role('ilonet_app', oid, 'MEMBER') AND rolname <> 'ilonet_app'"
    )
    assert roles == []


@pytest.mark.parametrize(
    "statement",
    [
        "TRUNCATE reports_report CASCADE",
        "TRUNCATE audit_event",
        "ALTER TABLE reports_report DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE audit_event DISABLE TRIGGER ALL",
        "DROP POLICY reads ON reports_report",
        "CREATE POLICY mine ON reports_report USING (true)",
        "CREATE TABLE mine (id int)",
        "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "SET ROLE ilonet_owner",
        "SET session_replication_role = replica",
        "UPDATE audit_event SET act = 'x'",
        "DELETE FROM audit_event",
        "INSERT INTO audit_link (position, event_id, digest) VALUES (1, gen_random_uuid(), '')",
        "SELECT * FROM standing_in_circle",
        "UPDATE deployments_postrecord SET city = 'x'",
    ],
)
def test_the_web_is_refused(db, statement):
    with pytest.raises(ProgrammingError, match=r"permission denied|must be owner"), transaction.atomic():
        sql.run(statement)


def test_views_with_their_owners_rights_are_closed_to_the_web(db):
    views = sql.rows(
        "SELECT relname::text, has_table_privilege('ilonet_app', oid, 'SELECT') FROM pg_class"
        " WHERE relkind = 'v' AND relnamespace = 'public'::regnamespace"
        " AND NOT coalesce('security_invoker=true' = ANY (reloptions), false)"
        " AND relname NOT LIKE 'pg_stat%%'"
    )
    assert [name for name, open_ in views if open_] == []
