"""What a call was answered is sealed, bound to where one stood, and known to nobody but whoever made the call."""

import django.contrib.postgres.fields
from django.db import migrations, models

# Answers of before lie there in clear; a resend of one of them is told to ask anew.
GUARD = """
UPDATE accounts_once SET answer = NULL;
ALTER TABLE accounts_once ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON accounts_once FOR SELECT TO ilonet_app
    USING (account_id = (SELECT nullif(current_setting('app.account', true), '')::bigint));
CREATE POLICY writes ON accounts_once FOR INSERT TO ilonet_app
    WITH CHECK (account_id = (SELECT nullif(current_setting('app.account', true), '')::bigint));
CREATE POLICY changes ON accounts_once FOR UPDATE TO ilonet_app
    USING (account_id = (SELECT nullif(current_setting('app.account', true), '')::bigint));
CREATE POLICY removes ON accounts_once FOR DELETE TO ilonet_app
    USING (account_id = (SELECT nullif(current_setting('app.account', true), '')::bigint));
"""
BARE = """
ALTER TABLE accounts_once DISABLE ROW LEVEL SECURITY;
DROP POLICY reads ON accounts_once;
DROP POLICY writes ON accounts_once;
DROP POLICY changes ON accounts_once;
DROP POLICY removes ON accounts_once;
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_enrolment")]
    operations = [
        migrations.AddField(
            model_name="once",
            name="circles",
            field=django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, size=None),
        ),
        migrations.RunSQL(GUARD, BARE),
    ]
