"""Files that went along with a shared draft are known to its guests as long as it is open, whichever act ends that (C.5)."""

import django.contrib.postgres.fields
from django.db import migrations, models

# Look-ups by key only, as for readers (0009); what is spilled is shown to nobody (0017).
SHOWN = """
CREATE OR REPLACE FUNCTION reports_file_known() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    NEW.readers := CASE WHEN EXISTS (
        SELECT FROM reports_report WHERE public_id = NEW.item AND spilled_at IS NOT NULL
    ) THEN '{}' ELSE reports_file_readers(NEW) END;
    NEW.was_released := (TG_OP = 'UPDATE' AND OLD.was_released) OR NEW.state <> 'arriving' AND EXISTS (
        SELECT FROM reports_report WHERE public_id = NEW.item AND released_version >= NEW.since
    );
    SELECT d.readers, d.ends_at INTO NEW.shown_to, NEW.shown_until
        FROM reports_report r JOIN reports_shareddraft d ON d.report_id = r.id
        WHERE r.public_id = NEW.item AND r.spilled_at IS NULL AND d.ended_at IS NULL
            AND NEW.public_id = ANY (d.files) AND NEW.state = 'clear'
            AND NEW.since <= d.number AND (NEW.until IS NULL OR NEW.until > d.number);
    NEW.shown_to := coalesce(NEW.shown_to, '{}');
    RETURN NEW;
END $$;

CREATE FUNCTION reports_shared_files_follow() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    UPDATE documents_file SET readers = readers
        WHERE public_id = ANY (CASE WHEN TG_OP = 'DELETE' THEN OLD.files ELSE NEW.files END);
    RETURN NULL;
END $$;
CREATE TRIGGER files_follow AFTER INSERT OR DELETE OR UPDATE OF readers, ended_at, ends_at ON reports_shareddraft
    FOR EACH ROW EXECUTE FUNCTION reports_shared_files_follow();

CREATE FUNCTION reports_file_asked_again() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN  -- what it said when it was shared holds no more: it comes back with another sharing alone
    UPDATE reports_shareddraft SET files = array_remove(files, NEW.public_id) WHERE NEW.public_id = ANY (files);
    RETURN NULL;
END $$;
CREATE TRIGGER asked_again AFTER UPDATE ON documents_file FOR EACH ROW
    WHEN (OLD.state = 'clear' AND NEW.state <> 'clear') EXECUTE FUNCTION reports_file_asked_again();
REVOKE ALL ON FUNCTION reports_shared_files_follow(), reports_file_asked_again() FROM PUBLIC;
"""
AS_BEFORE = """
DROP TRIGGER asked_again ON documents_file;
DROP TRIGGER files_follow ON reports_shareddraft;
DROP FUNCTION reports_file_asked_again(), reports_shared_files_follow();
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
"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0020_titles"), ("documents", "0004_shown")]
    operations = [
        migrations.AddField(
            "shareddraft",
            "files",
            django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None),
        ),
        migrations.RunSQL(SHOWN, AS_BEFORE),
    ]
