"""Files of a report are known to exactly those who know the version they belong to, whichever act changed that (C.5)."""

from django.db import migrations

# Look-ups by key only; nothing of the caller's decides (see directory/0006 on what joins cost and leak).
READERS = """
CREATE FUNCTION reports_file_readers(file documents_file) RETURNS integer[] LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    report reports_report;
    version_readers integer[];
BEGIN
    SELECT * INTO report FROM reports_report WHERE public_id = file.item;
    IF NOT FOUND THEN
        RETURN file.readers;  -- belongs to something else, whose acts say who reads it
    END IF;
    IF file.state <> 'clear' THEN
        RETURN ARRAY[file.holder];
    END IF;
    IF file.since > report.released_version THEN  -- of a version in writing
        IF report.released_version = 0 THEN
            RETURN report.readers;
        END IF;
        SELECT readers INTO version_readers FROM reports_reportversion
            WHERE report_id = report.id AND number = report.version AND number > report.released_version;
        RETURN coalesce(version_readers, ARRAY[file.holder]);
    END IF;
    IF file.until IS NULL OR file.until > report.released_version THEN
        RETURN report.readers;
    END IF;
    SELECT ARRAY(SELECT unnest(readers) INTERSECT SELECT unnest(report.readers) ORDER BY 1) INTO version_readers
        FROM reports_reportversion WHERE report_id = report.id AND number = file.until - 1;
    RETURN coalesce(version_readers, '{}');
END $$;

CREATE FUNCTION reports_file_known() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    NEW.readers := reports_file_readers(NEW);
    RETURN NEW;
END $$;
CREATE TRIGGER known BEFORE INSERT OR UPDATE ON documents_file FOR EACH ROW EXECUTE FUNCTION reports_file_known();

CREATE FUNCTION reports_files_follow() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_TABLE_NAME = 'reports_report' THEN
        UPDATE documents_file SET readers = readers WHERE item = NEW.public_id;
    ELSE
        UPDATE documents_file SET readers = documents_file.readers FROM reports_report r
            WHERE r.id = NEW.report_id AND documents_file.item = r.public_id;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER files_follow AFTER UPDATE ON reports_report FOR EACH ROW
    WHEN (OLD.readers IS DISTINCT FROM NEW.readers OR OLD.version <> NEW.version
          OR OLD.released_version <> NEW.released_version)
    EXECUTE FUNCTION reports_files_follow();
CREATE TRIGGER files_follow AFTER INSERT OR UPDATE OF readers ON reports_reportversion FOR EACH ROW
    EXECUTE FUNCTION reports_files_follow();
REVOKE ALL ON FUNCTION reports_file_readers(documents_file), reports_file_known(), reports_files_follow() FROM PUBLIC;
"""
GONE = """
DROP TRIGGER files_follow ON reports_reportversion;
DROP TRIGGER files_follow ON reports_report;
DROP TRIGGER known ON documents_file;
DROP FUNCTION reports_files_follow(), reports_file_known(), reports_file_readers(documents_file);
"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0008_particulars"), ("documents", "0002_guard")]
    operations = [migrations.RunSQL(READERS, GONE)]
