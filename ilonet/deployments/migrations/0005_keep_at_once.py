"""What was known is kept once for each statement, not for each row: a register of thousands comes in at once."""

from django.db import migrations

KEEP = """
DROP TRIGGER keep ON deployments_post;
DROP TRIGGER keep ON deployments_deployment;
CREATE OR REPLACE FUNCTION deployments_keep() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
DECLARE
    kept text := TG_TABLE_NAME || 'record';
BEGIN
    IF TG_OP = 'UPDATE' THEN
        EXECUTE format('UPDATE %I SET superseded_at = ilonet_now()'
            ' WHERE of_id IN (SELECT id FROM fresh) AND superseded_at IS NULL', kept);
    END IF;
    -- In FROM the row is built once; spread in SELECT it would be built anew for each of its columns.
    EXECUTE format('INSERT INTO %I SELECT made.* FROM fresh, LATERAL jsonb_populate_record(NULL::%I,'
        ' to_jsonb(fresh) || jsonb_build_object(''id'', nextval(pg_get_serial_sequence(%L, ''id'')), ''of_id'', fresh.id,'
        ' ''recorded_at'', ilonet_now(), ''superseded_at'', NULL)) made', kept, kept, kept);
    RETURN NULL;
END $$;
CREATE TRIGGER keep AFTER INSERT ON deployments_post
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION deployments_keep();
CREATE TRIGGER keep_changes AFTER UPDATE ON deployments_post
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION deployments_keep();
CREATE TRIGGER keep AFTER INSERT ON deployments_deployment
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION deployments_keep();
CREATE TRIGGER keep_changes AFTER UPDATE ON deployments_deployment
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION deployments_keep();
"""


class Migration(migrations.Migration):
    dependencies = [("deployments", "0004_basis")]
    operations = [migrations.RunSQL(KEEP, migrations.RunSQL.noop)]
