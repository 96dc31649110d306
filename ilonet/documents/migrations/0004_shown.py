"""A file that was shared along with a draft is read by the draft's guests too, until its last day; others write both columns."""

import django.contrib.postgres.fields
from django.db import migrations, models

from ilonet.access.rls import IN_CIRCLE

SHOWN = "(shown_to && (SELECT ilonet_circles()) AND shown_until > ilonet_now())"
WIDER = f"""
ALTER POLICY reads ON documents_file USING ({IN_CIRCLE} OR {SHOWN});
CREATE INDEX documents_file_shown_to ON documents_file USING gin (shown_to);
"""
AS_BEFORE = f"""
DROP INDEX documents_file_shown_to;
ALTER POLICY reads ON documents_file USING ({IN_CIRCLE});
"""


class Migration(migrations.Migration):
    dependencies = [("documents", "0003_released_stays")]
    operations = [
        migrations.AddField(
            "file",
            "shown_to",
            django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, size=None),
        ),
        migrations.AddField("file", "shown_until", models.DateTimeField(null=True)),
        migrations.RunSQL(WIDER, AS_BEFORE),
    ]
