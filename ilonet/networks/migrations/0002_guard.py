"""Row-level security of networks and of who facilitates them."""

from django.db import migrations

from ilonet.access.rls import guard, guard_child


class Migration(migrations.Migration):
    dependencies = [("networks", "0001_initial"), ("access", "0001_initial"), ("lib", "0001_ground")]
    operations = [
        guard("networks_network"),
        guard("networks_facilitation"),
        guard_child("networks_network_neighbours", parent="networks_network", key="from_network_id"),
        migrations.RunSQL(
            "CREATE INDEX networks_network_countries ON networks_network USING gin (countries)",
            "DROP INDEX networks_network_countries",
        ),
    ]
