"""Row-level security of subscriptions, and of which nouns somebody has unread notices: asked with who they are.

`ilonet_unread` says only whether it is worth counting; how many one may see is counted as the reader (inbox.unread).
"""

from django.db import migrations

from ilonet.access.rls import THE_SYSTEM, let_standing_read

ME = "(SELECT nullif(current_setting('app.account', true), '')::bigint)"
OWN = f"(account_id = {ME} OR {THE_SYSTEM})"
GUARD = f"""
ALTER TABLE notices_subscription ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON notices_subscription FOR SELECT TO ilonet_app USING {OWN};
CREATE POLICY writes ON notices_subscription FOR INSERT TO ilonet_app WITH CHECK {OWN};
CREATE POLICY changes ON notices_subscription FOR UPDATE TO ilonet_app USING {OWN} WITH CHECK {OWN};
CREATE POLICY removes ON notices_subscription FOR DELETE TO ilonet_app USING {OWN};
"""
BARE = """
DROP POLICY reads ON notices_subscription;
DROP POLICY writes ON notices_subscription;
DROP POLICY changes ON notices_subscription;
DROP POLICY removes ON notices_subscription;
ALTER TABLE notices_subscription DISABLE ROW LEVEL SECURITY;
"""
UNREAD = """
CREATE FUNCTION ilonet_unread(person bigint) RETURNS text[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp SET plan_cache_mode = 'force_generic_plan' AS $$
BEGIN
    RETURN (SELECT coalesce(array_agg(DISTINCT held.noun), '{}') FROM (
        SELECT n.noun::text FROM public.notices_notice n WHERE n.account_id = person AND n.read_at IS NULL LIMIT 1000) held);
END $$;
GRANT CREATE ON SCHEMA public TO ilonet_standing;
ALTER FUNCTION ilonet_unread(bigint) OWNER TO ilonet_standing;
REVOKE CREATE ON SCHEMA public FROM ilonet_standing;
REVOKE ALL ON FUNCTION ilonet_unread(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ilonet_unread(bigint) TO ilonet_app;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("notices", "0003_subscription"),
        ("standing", "0008_acts_for"),
        ("access", "0003_names_of_our_own"),
    ]
    operations = [
        migrations.RunSQL(GUARD, BARE),
        let_standing_read("notices_notice", "account_id, noun, read_at"),
        migrations.RunSQL(UNREAD, "DROP FUNCTION ilonet_unread(bigint);"),
    ]
