"""Row-level security of authorised functions, and what the web may not write at all (C.18; security.md 4.3)."""

from django.db import migrations

CIRCLES = "(SELECT ilonet_circles())"
ME = "(SELECT nullif(current_setting('app.account', true), '')::bigint)"
SYSTEM = f"0 = ANY ({CIRCLES}::integer[])"
BACK_OFFICE = (
    "EXISTS (SELECT FROM authorities_authority a"
    f" WHERE a.id = authority_id AND a.back_office_circle_id = ANY ({CIRCLES}::integer[]))"
)
# The data protection officer alone stands in both circles (ilonet/access/circles.py: PRIVACY and AUDIT).
READS = f"({SYSTEM} OR {CIRCLES} @> '{{4,6}}'::integer[] OR account_id = {ME} OR {BACK_OFFICE})"
GIVES = (
    f"({SYSTEM} OR (account_id <> {ME} AND {BACK_OFFICE}"
    " AND function IN ('back_office', 'national_administrator', 'privacy_reviewer')))"
)
# Whoever may read may lock, so that a refusal is said in words; what is written is checked.
GUARD = f"""
ALTER TABLE authorities_appointment ENABLE ROW LEVEL SECURITY;
CREATE POLICY standing ON authorities_appointment FOR SELECT TO ilonet_standing USING (true);
CREATE POLICY reads ON authorities_appointment FOR SELECT TO ilonet_app USING {READS};
CREATE POLICY writes ON authorities_appointment FOR INSERT TO ilonet_app WITH CHECK {GIVES};
CREATE POLICY changes ON authorities_appointment FOR UPDATE TO ilonet_app USING {READS} WITH CHECK {GIVES};
REVOKE DELETE ON authorities_appointment FROM ilonet_app;
"""

BARE = """
ALTER TABLE authorities_appointment DISABLE ROW LEVEL SECURITY;
DROP POLICY standing ON authorities_appointment;
DROP POLICY reads ON authorities_appointment;
DROP POLICY writes ON authorities_appointment;
DROP POLICY changes ON authorities_appointment;
GRANT DELETE ON authorities_appointment TO ilonet_app;
"""


class Migration(migrations.Migration):
    dependencies = [("authorities", "0001_initial"), ("standing", "0002_who_audits")]
    operations = [migrations.RunSQL(GUARD, BARE)]
