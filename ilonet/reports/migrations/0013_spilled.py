"""What is spilled is read by nobody; the database keeps it so."""

from django.db import migrations, models

# Also one that has not been cleared yet, which its sender alone has known.
KNOWN = """
CREATE OR REPLACE FUNCTION reports_file_known() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    NEW.readers := CASE WHEN EXISTS (
        SELECT FROM reports_report WHERE public_id = NEW.item AND spilled_at IS NOT NULL
    ) THEN '{}' ELSE reports_file_readers(NEW) END;
    RETURN NEW;
END $$;
"""
BEFORE = """
CREATE OR REPLACE FUNCTION reports_file_known() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    NEW.readers := reports_file_readers(NEW);
    RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("authorities", "0002_guard"),
        ("deployments", "0005_keep_at_once"),
        ("reports", "0012_sharing"),
    ]

    operations = [
        migrations.AddField(
            model_name="report",
            name="spilled_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="hidden as a spill"),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(("spilled_at", None), ("readers", []), _connector="OR"),
                name="report_spilled_is_read_by_nobody",
            ),
        ),
        migrations.RunSQL(KNOWN, BEFORE),
    ]
