"""Entries of the past are neither read nor changed, not even blindly."""

from django.db import migrations

CHANGES = """
ALTER POLICY changes ON directory_contactentry USING (
    0 = ANY ((SELECT ilonet_circles())::integer[])
    OR (readers && (SELECT ilonet_circles()) AND EXISTS (
        SELECT FROM deployments_deployment d
        JOIN deployments_post p ON p.id = d.post_id
        JOIN authorities_authority a ON a.id = p.authority_id
        WHERE d.id = deployment_id AND d.withdrawn_on IS NULL
          AND ilonet_day(a.zone) BETWEEN d.from_on AND d.until_on))
)
"""


class Migration(migrations.Migration):
    dependencies = [("directory", "0003_viewings")]
    operations = [migrations.RunSQL(CHANGES, migrations.RunSQL.noop)]
