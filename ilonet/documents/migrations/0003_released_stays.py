"""What others have had is not its sender's to delete: only the system removes a file that was released once (INV-2)."""

from django.db import migrations, models

from ilonet.access.rls import THE_SYSTEM

MINE = "holder = ANY ((SELECT ilonet_circles())::integer[])"
NARROWER = f"""
DROP POLICY removes ON documents_file;
CREATE POLICY removes ON documents_file FOR DELETE TO ilonet_app USING ({THE_SYSTEM} OR (NOT was_released AND {MINE}));
"""
AS_BEFORE = f"""
DROP POLICY removes ON documents_file;
CREATE POLICY removes ON documents_file FOR DELETE TO ilonet_app USING ({MINE} OR {THE_SYSTEM});
"""


class Migration(migrations.Migration):
    dependencies = [("documents", "0002_guard")]
    operations = [
        migrations.AddField("file", "was_released", models.BooleanField(default=False)),
        migrations.RunSQL(NARROWER, AS_BEFORE),
    ]
