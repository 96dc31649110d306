"""With which analysis the words of a report were found, and how they stand in the index (stack.md 5).

As written they weigh most and keep their places; forms that only the analysis knows have neither weight nor place.
"""

from django.db import migrations, models

WORDS = """
CREATE FUNCTION ilonet_words(title text, body text, title_forms text, body_forms text[]) RETURNS tsvector
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
    SELECT setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', body), 'B')
        || setweight(to_tsvector('simple', title_forms), 'C') || array_to_tsvector(body_forms)
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0005_newest_released")]
    operations = [
        migrations.AddField(
            model_name="report",
            name="analysis",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(
                condition=models.Q(("released_version__gt", 0), ("withdrawn_at", None)),
                fields=["analysis", "id"],
                name="report_analysed",
            ),
        ),
        migrations.RunSQL(WORDS, "DROP FUNCTION ilonet_words(text, text, text, text[])"),
    ]
