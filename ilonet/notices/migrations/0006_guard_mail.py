"""Row-level security: mails for the worker alone; how one wants to hear, one's own."""

from django.db import migrations

from ilonet.access.rls import THE_SYSTEM

ME = "(SELECT nullif(current_setting('app.account', true), '')::bigint)"
OWN = f"(account_id = {ME} OR {THE_SYSTEM})"
GUARD = f"""
ALTER TABLE notices_mail ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON notices_mail FOR SELECT TO ilonet_app USING ({THE_SYSTEM});
CREATE POLICY writes ON notices_mail FOR INSERT TO ilonet_app WITH CHECK ({THE_SYSTEM});
CREATE POLICY changes ON notices_mail FOR UPDATE TO ilonet_app USING ({THE_SYSTEM}) WITH CHECK ({THE_SYSTEM});
CREATE POLICY removes ON notices_mail FOR DELETE TO ilonet_app USING ({THE_SYSTEM});
ALTER TABLE notices_delivery ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON notices_delivery FOR SELECT TO ilonet_app USING {OWN};
CREATE POLICY writes ON notices_delivery FOR INSERT TO ilonet_app WITH CHECK {OWN};
CREATE POLICY changes ON notices_delivery FOR UPDATE TO ilonet_app USING {OWN} WITH CHECK {OWN};
CREATE POLICY removes ON notices_delivery FOR DELETE TO ilonet_app USING ({THE_SYSTEM});
"""
BARE = (
    "".join(
        f"DROP POLICY {policy} ON {table};"
        for table in ("notices_mail", "notices_delivery")
        for policy in ("reads", "writes", "changes", "removes")
    )
    + "ALTER TABLE notices_mail DISABLE ROW LEVEL SECURITY; ALTER TABLE notices_delivery DISABLE ROW LEVEL SECURITY;"
)


class Migration(migrations.Migration):
    dependencies = [("notices", "0005_mail"), ("access", "0001_initial"), ("lib", "0001_ground")]
    operations = [migrations.RunSQL(GUARD, BARE)]
