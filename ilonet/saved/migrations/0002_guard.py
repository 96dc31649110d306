"""Row-level security of saved searches: one's own account and nobody else, whatever they stand as."""

from django.db import migrations

ME = "(SELECT nullif(current_setting('app.account', true), '')::bigint)"
OWN = f"(account_id = {ME} OR 0 = ANY ((SELECT ilonet_circles())::integer[]))"
GUARD = f"""
ALTER TABLE saved_savedsearch ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON saved_savedsearch FOR SELECT TO ilonet_app USING {OWN};
CREATE POLICY writes ON saved_savedsearch FOR INSERT TO ilonet_app WITH CHECK {OWN};
CREATE POLICY changes ON saved_savedsearch FOR UPDATE TO ilonet_app USING {OWN} WITH CHECK {OWN};
CREATE POLICY removes ON saved_savedsearch FOR DELETE TO ilonet_app USING {OWN};
"""
BARE = """
ALTER TABLE saved_savedsearch DISABLE ROW LEVEL SECURITY;
DROP POLICY reads ON saved_savedsearch;
DROP POLICY writes ON saved_savedsearch;
DROP POLICY changes ON saved_savedsearch;
DROP POLICY removes ON saved_savedsearch;
"""


class Migration(migrations.Migration):
    dependencies = [("saved", "0001_initial"), ("access", "0001_initial"), ("lib", "0001_ground")]
    operations = [migrations.RunSQL(GUARD, BARE)]
