"""Row-level security of second looks, and who decides: once, by whoever is asking, who wrote none of it (INV: 7.3 b)."""

from django.db import migrations

CIRCLES = "(SELECT ilonet_circles())::integer[]"
ME = "(SELECT coalesce(current_setting('app.pseudonym', true), ''))"
SYSTEM = f"0 = ANY ({CIRCLES})"
AUTHOR = f"post_circle = ANY ({CIRCLES})"
OTHER = f"(NOT {AUTHOR} AND {ME} <> '' AND {ME} <> ALL (hands))"
OVERDUE = (
    f"(9 = ANY ({CIRCLES}) AND (decision = '' AND ended_at IS NULL AND due_at <= ilonet_now() OR decided_by = {ME}))"
)
REVIEWER = f"({OTHER} AND (authority_id = ANY ((SELECT ilonet_looks_for())::bigint[]) OR {OVERDUE}))"
KNOWN = f"({SYSTEM} OR {AUTHOR} OR {REVIEWER})"

GUARD = f"""
ALTER TABLE looks_look ADD CONSTRAINT look_by_another_hand CHECK (decision = '' OR decided_by <> ALL (hands));
ALTER TABLE looks_look ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON looks_look FOR SELECT TO ilonet_app USING ({KNOWN});
CREATE POLICY writes ON looks_look FOR INSERT TO ilonet_app WITH CHECK ({SYSTEM} OR ({AUTHOR} AND decision = ''));
CREATE POLICY changes ON looks_look FOR UPDATE TO ilonet_app USING ({KNOWN}) WITH CHECK ({KNOWN});
REVOKE DELETE ON looks_look FROM ilonet_app;

CREATE FUNCTION looks_stay() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    me text := coalesce(current_setting('app.pseudonym', true), '');
    standing integer[] := public.ilonet_circles();
BEGIN
    IF (NEW.thing, NEW.kind, NEW.start, NEW."end", NEW.digest, NEW.authority_id, NEW.post_circle, NEW.due_at)
       IS DISTINCT FROM
       (OLD.thing, OLD.kind, OLD.start, OLD."end", OLD.digest, OLD.authority_id, OLD.post_circle, OLD.due_at)
       OR NOT NEW.hands @> OLD.hands
    THEN
        RAISE insufficient_privilege USING MESSAGE = 'what a look is about does not change';
    END IF;
    IF (NEW.decision, NEW.decided_by) IS DISTINCT FROM (OLD.decision, OLD.decided_by)
       AND (OLD.decision <> '' OR OLD.ended_at IS NOT NULL OR me = '' OR NEW.decided_by <> me OR me = ANY (OLD.hands)
            OR OLD.post_circle = ANY (standing)
            OR NOT (OLD.authority_id = ANY (public.ilonet_looks_for())
                    OR 9 = ANY (standing) AND OLD.due_at <= public.ilonet_now()))
    THEN
        RAISE insufficient_privilege USING MESSAGE = 'a look is decided once, by a distinct reviewer';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER looks_stay BEFORE UPDATE ON looks_look FOR EACH ROW EXECUTE FUNCTION looks_stay();
"""  # noqa: S608 — constants

BARE = """
DROP TRIGGER looks_stay ON looks_look;
DROP FUNCTION looks_stay();
GRANT DELETE ON looks_look TO ilonet_app;
DROP POLICY reads ON looks_look;
DROP POLICY writes ON looks_look;
DROP POLICY changes ON looks_look;
ALTER TABLE looks_look DISABLE ROW LEVEL SECURITY;
ALTER TABLE looks_look DROP CONSTRAINT look_by_another_hand;
"""


class Migration(migrations.Migration):
    dependencies = [("looks", "0001_initial"), ("standing", "0009_looks_for"), ("lib", "0001_ground")]
    operations = [migrations.RunSQL(GUARD, BARE)]
