"""Words that were typed and not sent come back only to whoever still stands where they typed them."""

from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models

CIRCLES = "(SELECT ilonet_circles())::integer[]"
MINE = "account_id = (SELECT nullif(current_setting('app.account', true), '')::bigint)"
FRESH = "kept_at > ilonet_now() - interval '72 hours'"
READS = "CREATE POLICY reads ON saved_unsent FOR SELECT TO ilonet_app"
STOOD = f"""
DROP POLICY reads ON saved_unsent;
{READS} USING (0 = ANY ({CIRCLES}) OR {MINE} AND {FRESH} AND circles <@ {CIRCLES});
"""
BEFORE = f"""
DROP POLICY reads ON saved_unsent;
{READS} USING (0 = ANY ({CIRCLES}) OR {MINE} AND {FRESH});
"""


class Migration(migrations.Migration):
    dependencies = [("saved", "0003_unsent")]
    operations = [
        migrations.AddField(
            model_name="unsent",
            name="circles",
            field=ArrayField(base_field=models.IntegerField(), default=list, size=None),
        ),
        migrations.RunSQL(STOOD, BEFORE),
    ]
