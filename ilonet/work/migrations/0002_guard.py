"""Whoever stands in a transaction may ask for work; only the system, which is the worker, sees what was asked for."""

from django.db import migrations

from ilonet.access.rls import THE_SYSTEM

GUARD = f"""
ALTER TABLE work_job ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON work_job FOR SELECT TO ilonet_app USING ({THE_SYSTEM});
CREATE POLICY writes ON work_job FOR INSERT TO ilonet_app WITH CHECK (attempts = 0 AND taken_by IS NULL AND NOT given_up);
CREATE POLICY changes ON work_job FOR UPDATE TO ilonet_app USING ({THE_SYSTEM}) WITH CHECK ({THE_SYSTEM});
CREATE POLICY removes ON work_job FOR DELETE TO ilonet_app USING ({THE_SYSTEM});
"""


class Migration(migrations.Migration):
    dependencies = [("work", "0001_initial"), ("lib", "0001_ground"), ("access", "0001_initial")]
    operations = [migrations.RunSQL(GUARD, "ALTER TABLE work_job DISABLE ROW LEVEL SECURITY")]
