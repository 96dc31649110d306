"""What the role of the web may not write at all: reference rows, the schema's own books, and the end of what must stay."""

from django.db import migrations

READ_ONLY = (
    "places_country, places_countryname, places_membership, places_region, places_statusnote,"
    " django_migrations, django_content_type, auth_group, auth_permission, auth_group_permissions"
)
NEVER_REMOVED = (
    "access_circle, accounts_account, accounts_token, audit_pseudonym, authorities_authority, authorities_organisation,"
    " ground_clock, ground_birth"
)
UNWRITTEN = f"""
REVOKE INSERT, UPDATE, DELETE ON {READ_ONLY} FROM ilonet_app;
REVOKE DELETE ON {NEVER_REMOVED} FROM ilonet_app;
REVOKE UPDATE ON access_circle, ground_birth FROM ilonet_app;
"""
WRITTEN = f"GRANT INSERT, UPDATE, DELETE ON {READ_ONLY}, {NEVER_REMOVED} TO ilonet_app"


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0001_initial"),
        ("accounts", "0001_initial"),
        ("audit", "0001_initial"),
        ("authorities", "0001_initial"),
        ("places", "0001_initial"),
        ("lib", "0001_ground"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunSQL(UNWRITTEN, WRITTEN)]
