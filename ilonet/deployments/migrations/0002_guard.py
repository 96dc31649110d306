"""Row-level security, and what was known when: each change of a post or deployment keeps the row as it was."""

from django.db import migrations

from ilonet.access.rls import guard

KEEP = """
CREATE FUNCTION deployments_keep() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
DECLARE
    kept text := TG_TABLE_NAME || 'record';
BEGIN
    EXECUTE format('UPDATE %I SET superseded_at = ilonet_now() WHERE of_id = $1 AND superseded_at IS NULL', kept)
        USING NEW.id;
    EXECUTE format('INSERT INTO %I SELECT (jsonb_populate_record(NULL::%I, to_jsonb($1) || jsonb_build_object('
        '''id'', nextval(pg_get_serial_sequence(%L, ''id'')), ''of_id'', $1.id,'
        '''recorded_at'', ilonet_now(), ''superseded_at'', NULL))).*', kept, kept, kept)
        USING NEW;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION deployments_keep() FROM PUBLIC;
CREATE TRIGGER keep AFTER INSERT OR UPDATE ON deployments_post FOR EACH ROW EXECUTE FUNCTION deployments_keep();
CREATE TRIGGER keep AFTER INSERT OR UPDATE ON deployments_deployment FOR EACH ROW EXECUTE FUNCTION deployments_keep();
REVOKE INSERT, UPDATE, DELETE ON deployments_postrecord, deployments_deploymentrecord FROM ilonet_app;
"""


class Migration(migrations.Migration):
    dependencies = [("deployments", "0001_initial"), ("access", "0001_initial"), ("lib", "0001_ground")]
    operations = [
        guard("deployments_post"),
        guard("deployments_deployment"),
        guard("deployments_postrecord"),
        guard("deployments_deploymentrecord"),
        migrations.RunSQL(KEEP, "DROP FUNCTION deployments_keep() CASCADE"),
        migrations.RunSQL(
            "CREATE INDEX deployments_post_covers ON deployments_post USING gin (responsible_for)",
            "DROP INDEX deployments_post_covers",
        ),
    ]
