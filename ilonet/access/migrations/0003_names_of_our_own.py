"""Functions that run with other rights find our tables by name, and never one that the caller has put before them.

Without `pg_temp` at the end of the path, PostgreSQL looks there first: a temporary table by the name of ours, with a trigger
of its own, would be written to with the rights of the owner of all tables.
A prepared database gives the web's role no right to make one (lib/postgres/roles_sql.py); this is the second lock.
"""

from django.db import migrations

LAST = """
DO $$
DECLARE
    one regprocedure;
BEGIN
    FOR one IN SELECT oid::regprocedure FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace LOOP
        EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, public, pg_temp', one);
    END LOOP;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0002_rights"),
        ("audit", "0002_chain"),
        ("deployments", "0005_keep_at_once"),
        ("search", "0005_facets"),
        ("standing", "0005_quarantine"),
    ]
    operations = [migrations.RunSQL(LAST, migrations.RunSQL.noop)]
