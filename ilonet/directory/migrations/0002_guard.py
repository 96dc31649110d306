"""Row-level security of the contact list: within its readers, and only while the deployment lasts."""

from django.db import migrations

from ilonet.access.rls import guard

WHILE_DEPLOYED = """EXISTS (
    SELECT FROM deployments_deployment d
    JOIN deployments_post p ON p.id = d.post_id
    JOIN authorities_authority a ON a.id = p.authority_id
    WHERE d.id = deployment_id AND d.withdrawn_on IS NULL
      AND ilonet_day(a.zone) BETWEEN d.from_on AND d.until_on)"""


class Migration(migrations.Migration):
    dependencies = [("directory", "0001_initial"), ("access", "0001_initial"), ("lib", "0001_ground")]
    operations = [guard("directory_contactentry", besides=WHILE_DEPLOYED)]
