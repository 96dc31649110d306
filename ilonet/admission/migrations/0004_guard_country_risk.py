"""Row-level security of country risk: who oversees reads, the security officer writes."""

from django.db import migrations

CIRCLES = "(SELECT ilonet_circles())::integer[]"
READS = f"({CIRCLES} && '{{0,6}}'::integer[])"
WRITES = f"({CIRCLES} && '{{0,5}}'::integer[])"
GUARD = f"""
ALTER TABLE admission_countryrisk ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON admission_countryrisk FOR SELECT TO ilonet_app USING {READS};
CREATE POLICY writes ON admission_countryrisk FOR INSERT TO ilonet_app WITH CHECK {WRITES};
CREATE POLICY changes ON admission_countryrisk FOR UPDATE TO ilonet_app USING {READS} WITH CHECK {WRITES};
REVOKE DELETE ON admission_countryrisk FROM ilonet_app;
"""  # noqa: S608 — constants
BARE = """
ALTER TABLE admission_countryrisk DISABLE ROW LEVEL SECURITY;
DROP POLICY reads ON admission_countryrisk;
DROP POLICY writes ON admission_countryrisk;
DROP POLICY changes ON admission_countryrisk;
GRANT DELETE ON admission_countryrisk TO ilonet_app;
"""


class Migration(migrations.Migration):
    dependencies = [("admission", "0003_country_risk")]
    operations = [migrations.RunSQL(GUARD, BARE)]
