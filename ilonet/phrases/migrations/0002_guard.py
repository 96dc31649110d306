"""Row-level security of phrases: one's own account and nobody else, whatever they stand as."""

from django.db import migrations

ME = "(SELECT nullif(current_setting('app.account', true), '')::bigint)"
OWN = f"(account_id = {ME} OR 0 = ANY ((SELECT ilonet_circles())::integer[]))"
GUARD = f"""
ALTER TABLE phrases_phrase ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON phrases_phrase FOR SELECT TO ilonet_app USING {OWN};
CREATE POLICY writes ON phrases_phrase FOR INSERT TO ilonet_app WITH CHECK {OWN};
CREATE POLICY changes ON phrases_phrase FOR UPDATE TO ilonet_app USING {OWN} WITH CHECK {OWN};
CREATE POLICY removes ON phrases_phrase FOR DELETE TO ilonet_app USING {OWN};
"""
BARE = """
ALTER TABLE phrases_phrase DISABLE ROW LEVEL SECURITY;
DROP POLICY reads ON phrases_phrase;
DROP POLICY writes ON phrases_phrase;
DROP POLICY changes ON phrases_phrase;
DROP POLICY removes ON phrases_phrase;
"""


class Migration(migrations.Migration):
    dependencies = [("phrases", "0001_initial"), ("access", "0001_initial"), ("lib", "0001_ground")]
    operations = [migrations.RunSQL(GUARD, BARE)]
