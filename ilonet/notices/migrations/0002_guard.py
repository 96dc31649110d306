"""Row-level security of notices: one's own account alone; the worker writes them and knows how far it has read."""

from django.db import migrations

from ilonet.access.rls import THE_SYSTEM

ME = "(SELECT nullif(current_setting('app.account', true), '')::bigint)"
OWN = f"(account_id = {ME} OR {THE_SYSTEM})"
GUARD = f"""
ALTER TABLE notices_notice ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON notices_notice FOR SELECT TO ilonet_app USING {OWN};
CREATE POLICY writes ON notices_notice FOR INSERT TO ilonet_app WITH CHECK ({THE_SYSTEM});
CREATE POLICY changes ON notices_notice FOR UPDATE TO ilonet_app USING {OWN} WITH CHECK {OWN};
CREATE POLICY removes ON notices_notice FOR DELETE TO ilonet_app USING ({THE_SYSTEM});
ALTER TABLE notices_bookmark ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON notices_bookmark FOR SELECT TO ilonet_app USING ({THE_SYSTEM});
CREATE POLICY changes ON notices_bookmark FOR UPDATE TO ilonet_app USING ({THE_SYSTEM}) WITH CHECK ({THE_SYSTEM});
"""
BARE = """
DROP POLICY reads ON notices_notice;
DROP POLICY writes ON notices_notice;
DROP POLICY changes ON notices_notice;
DROP POLICY removes ON notices_notice;
ALTER TABLE notices_notice DISABLE ROW LEVEL SECURITY;
DROP POLICY reads ON notices_bookmark;
DROP POLICY changes ON notices_bookmark;
ALTER TABLE notices_bookmark DISABLE ROW LEVEL SECURITY;
"""
# Nobody is told of what was done before there were notices.
BEGIN = "INSERT INTO notices_bookmark (single, position) SELECT true, coalesce(max(position), 0) FROM audit_link;"


class Migration(migrations.Migration):
    dependencies = [
        ("notices", "0001_initial"),
        ("access", "0001_initial"),
        ("audit", "0002_chain"),
        ("lib", "0001_ground"),
    ]
    operations = [
        migrations.RunSQL(BEGIN, migrations.RunSQL.noop),
        migrations.RunSQL(GUARD, BARE),
    ]
