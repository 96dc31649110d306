"""Whether a file was released once follows from its report, like its readers, and is never taken back."""

from django.db import migrations

KNOWN = """
CREATE OR REPLACE FUNCTION reports_file_known() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    NEW.readers := reports_file_readers(NEW);
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
    RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0014_corroboration"), ("documents", "0003_released_stays")]
    operations = [migrations.RunSQL(KNOWN, AS_BEFORE)]
