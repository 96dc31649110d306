"""Row-level security of confirmations: written for others by the people of the authority (the lock of an act needs the change)."""

from django.db import migrations

CIRCLES = "(SELECT ilonet_circles())::integer[]"
ME = "(SELECT nullif(current_setting('app.account', true), '')::bigint)"
BACK_OFFICE = f"EXISTS (SELECT FROM authorities_authority a WHERE a.id = authority_id AND a.back_office_circle_id = ANY ({CIRCLES}))"
READS = f"({CIRCLES} && '{{0,6}}'::integer[] OR account_id = {ME} OR {BACK_OFFICE})"
WRITES = f"(0 = ANY ({CIRCLES}) OR account_id <> {ME} AND {BACK_OFFICE})"
GUARD = f"""
ALTER TABLE admission_confirmation ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON admission_confirmation FOR SELECT TO ilonet_app USING {READS};
CREATE POLICY writes ON admission_confirmation FOR INSERT TO ilonet_app WITH CHECK {WRITES};
CREATE POLICY changes ON admission_confirmation FOR UPDATE TO ilonet_app USING {READS} WITH CHECK {WRITES};
REVOKE DELETE ON admission_confirmation FROM ilonet_app;
"""  # noqa: S608 — constants
BARE = """
ALTER TABLE admission_confirmation DISABLE ROW LEVEL SECURITY;
DROP POLICY reads ON admission_confirmation;
DROP POLICY writes ON admission_confirmation;
DROP POLICY changes ON admission_confirmation;
GRANT DELETE ON admission_confirmation TO ilonet_app;
"""


class Migration(migrations.Migration):
    dependencies = [("admission", "0005_confirmation")]
    operations = [migrations.RunSQL(GUARD, BARE)]
