"""The Secretariat, which keeps the list of networks, may also take a neighbour away (Art. 5(1)(h))."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("networks", "0002_guard")]
    operations = [
        migrations.RunSQL(
            "CREATE POLICY ends ON networks_network_neighbours FOR DELETE TO ilonet_app"
            " USING (8 = ANY ((SELECT ilonet_circles())::integer[]))",
            "DROP POLICY ends ON networks_network_neighbours",
        ),
    ]
