"""Row-level security of admissions and suspensions: the authority's own people, who oversees accounts, and oneself."""

from django.db import migrations

CIRCLES = "(SELECT ilonet_circles())::integer[]"
ME = "(SELECT nullif(current_setting('app.account', true), '')::bigint)"
SYSTEM = f"0 = ANY ({CIRCLES})"
BACK_OFFICE = f"EXISTS (SELECT FROM authorities_authority a WHERE a.id = authority_id AND a.back_office_circle_id = ANY ({CIRCLES}))"
OVERSEES = f"6 = ANY ({CIRCLES})"
LOCKS = f"(authority_id IS NULL AND 7 = ANY ({CIRCLES}))"


def guard(table: str, *, besides: str = "") -> str:
    own = " OR ".join(one for one in (SYSTEM, BACK_OFFICE, besides) if one)
    reads = f"({own} OR {OVERSEES} OR account_id = {ME})"
    writes = f"({SYSTEM} OR account_id <> {ME} AND ({own}))"
    return f"""
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON {table} FOR SELECT TO ilonet_app USING {reads};
CREATE POLICY writes ON {table} FOR INSERT TO ilonet_app WITH CHECK {writes};
CREATE POLICY changes ON {table} FOR UPDATE TO ilonet_app USING {reads} WITH CHECK {writes};
REVOKE DELETE ON {table} FROM ilonet_app;
"""  # noqa: S608 — constants


def bare(table: str) -> str:
    return f"""
ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
DROP POLICY reads ON {table};
DROP POLICY writes ON {table};
DROP POLICY changes ON {table};
GRANT DELETE ON {table} TO ilonet_app;
"""


class Migration(migrations.Migration):
    dependencies = [("admission", "0001_initial"), ("authorities", "0002_guard"), ("standing", "0005_quarantine")]
    operations = [
        migrations.RunSQL(guard("admission_admission"), bare("admission_admission")),
        migrations.RunSQL(guard("admission_suspension", besides=LOCKS), bare("admission_suspension")),
    ]
