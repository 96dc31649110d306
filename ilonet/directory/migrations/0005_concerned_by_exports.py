"""An officer may also see that their entry has left in a list or as a card; the hat and the authority, never the person."""

from django.db import migrations

POLICY = """
ALTER POLICY concerned ON audit_event USING (
    act IN ({acts}) AND EXISTS (
        SELECT FROM directory_contactentry entry
        JOIN deployments_deployment d ON d.id = entry.deployment_id
        JOIN deployments_post p ON p.id = d.post_id
        WHERE entry.public_id = audit_event.public_id AND p.circle_id = ANY ((SELECT ilonet_circles())::integer[])
    )
);
"""
ALL = POLICY.format(acts="'contact_entry.viewed', 'contact_entry.exported', 'contact_entry.card_taken'")
BEFORE = POLICY.format(acts="'contact_entry.viewed'")


class Migration(migrations.Migration):
    dependencies = [("directory", "0004_change_while_deployed"), ("audit", "0002_chain")]
    operations = [migrations.RunSQL(ALL, BEFORE)]
