"""Append-only, and chained by a trigger that waits for commit, so that no reader waits for another."""

from django.db import migrations

CHAIN = """
CREATE FUNCTION audit_text(e audit_event, place bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT concat_ws(E'\\x1f', place, e.id,
        to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
        e.act, e.actor, e.hat, e.hat_label, e.authority, e.noun, coalesce(e.public_id::text, ''), e.noted::text)
$$;

-- The head of the chain is locked here, at commit, and never while a page is being made.
CREATE FUNCTION audit_chain() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
DECLARE
    head record;
    next_position bigint;
BEGIN
    PERFORM pg_advisory_xact_lock(1240);
    SELECT position, digest INTO head FROM audit_link ORDER BY position DESC LIMIT 1;
    next_position := coalesce(head.position, 0) + 1;
    INSERT INTO audit_link (position, event_id, digest)
    VALUES (next_position, NEW.id, sha256(coalesce(head.digest, ''::bytea) || convert_to(audit_text(NEW, next_position), 'UTF8')));
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION audit_chain() FROM PUBLIC;

CREATE CONSTRAINT TRIGGER chain AFTER INSERT ON audit_event
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_chain();

CREATE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit is append-only';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_event FOR EACH ROW EXECUTE FUNCTION audit_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_link FOR EACH ROW EXECUTE FUNCTION audit_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_checkpoint FOR EACH ROW EXECUTE FUNCTION audit_append_only();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON audit_event EXECUTE FUNCTION audit_append_only();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON audit_link EXECUTE FUNCTION audit_append_only();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON audit_checkpoint EXECUTE FUNCTION audit_append_only();

REVOKE UPDATE, DELETE, TRUNCATE ON audit_event, audit_link, audit_checkpoint FROM ilonet_app;
REVOKE INSERT ON audit_link FROM ilonet_app;

ALTER TABLE audit_event ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON audit_event FOR SELECT TO ilonet_app USING (
    (SELECT ilonet_circles()) && '{0,4,5,6}'::integer[]
    OR actor = (SELECT nullif(current_setting('app.pseudonym', true), ''))
);
CREATE POLICY writes ON audit_event FOR INSERT TO ilonet_app WITH CHECK (true);
"""

UNCHAIN = """
DROP TRIGGER chain ON audit_event;
DROP FUNCTION audit_chain(), audit_text(audit_event, bigint);
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunSQL(CHAIN, UNCHAIN)]
