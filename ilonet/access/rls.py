"""The same sentence as `visible_to`, spoken to PostgreSQL: policies of a guarded table, and of its children."""

from django.db import migrations

IN_CIRCLE = "(readers && (SELECT ilonet_circles()) OR 0 = ANY ((SELECT ilonet_circles())::integer[]))"
THE_SYSTEM = "(0 = ANY ((SELECT ilonet_circles())::integer[]))"


def guard(table: str, *, besides: str = "") -> migrations.RunSQL:
    """Rows are read, written and changed only from within their readers; deleted by the system alone.

    `besides` narrows who may read further, as the noun's access.py does.
    """
    reads = f"({IN_CIRCLE} AND ({besides} OR {THE_SYSTEM}))" if besides else IN_CIRCLE
    return migrations.RunSQL(
        f"""
        ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
        CREATE POLICY reads ON {table} FOR SELECT TO ilonet_app USING ({reads});
        CREATE POLICY writes ON {table} FOR INSERT TO ilonet_app WITH CHECK ({IN_CIRCLE});
        CREATE POLICY changes ON {table} FOR UPDATE TO ilonet_app USING ({IN_CIRCLE}) WITH CHECK ({IN_CIRCLE});
        CREATE POLICY removes ON {table} FOR DELETE TO ilonet_app USING ({THE_SYSTEM});
        CREATE INDEX {table}_readers ON {table} USING gin (readers);
        """,
        f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
    )


def guard_child(table: str, *, parent: str, key: str) -> migrations.RunSQL:
    """A row that is known exactly when its parent is."""
    through = f"EXISTS (SELECT FROM {parent} parent WHERE parent.id = {table}.{key})"
    return migrations.RunSQL(
        f"""
        ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
        CREATE POLICY reads ON {table} FOR SELECT TO ilonet_app USING ({through});
        CREATE POLICY writes ON {table} FOR INSERT TO ilonet_app WITH CHECK ({through});
        CREATE POLICY changes ON {table} FOR UPDATE TO ilonet_app USING ({through});
        CREATE POLICY removes ON {table} FOR DELETE TO ilonet_app USING ({THE_SYSTEM});
        """,
        f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
    )


def let_standing_read(table: str, columns: str) -> migrations.RunSQL:
    """`ilonet_standing` computes who is in which circle, so it may see these columns and no others."""
    return migrations.RunSQL(
        f"GRANT SELECT ({columns}) ON {table} TO ilonet_standing;"
        f"DO $$ BEGIN IF (SELECT relrowsecurity FROM pg_class WHERE oid = '{table}'::regclass) THEN"
        f" CREATE POLICY standing ON {table} FOR SELECT TO ilonet_standing USING (true); END IF; END $$;",
        migrations.RunSQL.noop,
    )
