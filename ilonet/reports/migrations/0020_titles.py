"""An index of what titles say: no other knows in which part of a report a word stands.

Measured at once: how many titles say a word is known from nothing else, and a table that nobody writes to is measured by nobody.
"""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reports", "0019_receipt")]

    operations = [
        migrations.AddIndex(
            model_name="report",
            index=django.contrib.postgres.indexes.GinIndex(
                models.Func(
                    models.F("words"),
                    models.Value("{a,c}"),
                    function="ts_filter",
                    output_field=django.contrib.postgres.search.SearchVectorField(),
                ),
                name="report_titles",
            ),
        ),
        migrations.RunSQL("ANALYZE reports_report", migrations.RunSQL.noop),
    ]
