"""An officer may see who looked at their own contact entry; the hat and the authority, never the person."""

from django.db import migrations

CONCERNED = """
CREATE POLICY concerned ON audit_event FOR SELECT TO ilonet_app USING (
    act = 'contact_entry.viewed' AND EXISTS (
        SELECT FROM directory_contactentry entry
        JOIN deployments_deployment d ON d.id = entry.deployment_id
        JOIN deployments_post p ON p.id = d.post_id
        WHERE entry.public_id = audit_event.public_id AND p.circle_id = ANY ((SELECT ilonet_circles())::integer[])
    )
);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0002_guard"),
        ("audit", "0002_chain"),
        ("deployments", "0002_guard"),
        ("lib", "0001_ground"),
    ]
    operations = [migrations.RunSQL(CONCERNED, "DROP POLICY concerned ON audit_event")]
