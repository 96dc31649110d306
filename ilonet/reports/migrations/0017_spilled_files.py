"""A file of a spilled report is known to nobody, also where only its sender has known it; and stays once released."""

from django.db import migrations

KNOWN = """
CREATE OR REPLACE FUNCTION reports_file_known() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    NEW.readers := CASE WHEN EXISTS (
        SELECT FROM reports_report WHERE public_id = NEW.item AND spilled_at IS NOT NULL
    ) THEN '{}' ELSE reports_file_readers(NEW) END;
    NEW.was_released := (TG_OP = 'UPDATE' AND OLD.was_released) OR NEW.state <> 'arriving' AND EXISTS (
        SELECT FROM reports_report WHERE public_id = NEW.item AND released_version >= NEW.since
    );
    RETURN NEW;
END $$;
UPDATE documents_file SET readers = readers;
"""
AS_BEFORE = """
CREATE OR REPLACE FUNCTION reports_file_known() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    NEW.readers := reports_file_readers(NEW);
    NEW.was_released := (TG_OP = 'UPDATE' AND OLD.was_released) OR NEW.state <> 'arriving' AND EXISTS (
        SELECT FROM reports_report WHERE public_id = NEW.item AND released_version >= NEW.since
    );
    RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0016_citing"), ("documents", "0003_released_stays")]
    operations = [migrations.RunSQL(KNOWN, AS_BEFORE)]
