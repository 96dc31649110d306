"""Row-level security of feed tokens: one's own; whose an address is, the system finds by its digest."""

from django.db import migrations

from ilonet.access.rls import THE_SYSTEM

ME = "(SELECT nullif(current_setting('app.account', true), '')::bigint)"
OWN = f"(account_id = {ME} OR {THE_SYSTEM})"
GUARD = f"""
ALTER TABLE notices_feed ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON notices_feed FOR SELECT TO ilonet_app USING {OWN};
CREATE POLICY writes ON notices_feed FOR INSERT TO ilonet_app WITH CHECK {OWN};
CREATE POLICY changes ON notices_feed FOR UPDATE TO ilonet_app USING {OWN} WITH CHECK {OWN};
CREATE POLICY removes ON notices_feed FOR DELETE TO ilonet_app USING ({THE_SYSTEM});
"""
BARE = """
DROP POLICY reads ON notices_feed;
DROP POLICY writes ON notices_feed;
DROP POLICY changes ON notices_feed;
DROP POLICY removes ON notices_feed;
ALTER TABLE notices_feed DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [("notices", "0007_feed"), ("access", "0001_initial"), ("lib", "0001_ground")]
    operations = [migrations.RunSQL(GUARD, BARE)]
