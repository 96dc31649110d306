"""The data protection officer stands in a circle that nobody else is in (C.18; requirements E, "Authorised staff").

Until now the database knew that officer by two circles at once, in which a privacy reviewer who also audits stands as well:
it showed them the staff of every authority, which the conditions refuse.
"""

from django.db import migrations

GIVEN = """
CREATE OR REPLACE VIEW standing_function_circle AS
    SELECT * FROM (VALUES
        ('back_office', 1), ('national_administrator', 1),
        ('chair', 1), ('chair', 2), ('member', 1), ('member', 2), ('non_voting_member', 1), ('non_voting_member', 2),
        ('secretariat', 1), ('secretariat', 2), ('secretariat', 8),
        ('parliament_reader', 3),
        ('data_protection_officer', 4), ('privacy_reviewer', 4), ('data_protection_officer', 6),
        ('security_officer', 5), ('security_officer', 6),
        ('auditor', 6), ('administrator', 7){}
    ) AS given (function, circle_id);
"""
# The system, that officer, oneself, the authority's own back office.
READS = """
ALTER POLICY reads ON authorities_appointment USING {reads};
ALTER POLICY changes ON authorities_appointment USING {reads};
"""
CIRCLES = "(SELECT ilonet_circles())"
ME = "(SELECT nullif(current_setting('app.account', true), '')::bigint)"
BACK_OFFICE = (
    "EXISTS (SELECT FROM authorities_authority a"
    f" WHERE a.id = authority_id AND a.back_office_circle_id = ANY ({CIRCLES}::integer[]))"
)
SEEN = f"({{overseen}} OR account_id = {ME} OR {BACK_OFFICE})"
ALONE = f"{CIRCLES} && '{{0,9}}'::integer[]"
BEFORE = f"0 = ANY ({CIRCLES}::integer[]) OR {CIRCLES} @> '{{4,6}}'::integer[]"
# A database set up today has the circle from the first migration of `access` on.
CIRCLE = "INSERT INTO access_circle (id, kind) VALUES (9, 'data_protection') ON CONFLICT (id) DO NOTHING;"


class Migration(migrations.Migration):
    dependencies = [
        ("standing", "0006_country_risk"),
        ("access", "0003_names_of_our_own"),
        ("authorities", "0002_guard"),
    ]
    operations = [
        migrations.RunSQL(CIRCLE, migrations.RunSQL.noop),
        migrations.RunSQL(GIVEN.format(",\n        ('data_protection_officer', 9)"), GIVEN.format("")),
        migrations.RunSQL(
            READS.format(reads=SEEN.format(overseen=ALONE)), READS.format(reads=SEEN.format(overseen=BEFORE))
        ),
    ]
