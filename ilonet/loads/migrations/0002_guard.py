"""Row-level security: a list on its way, and the words of an authority, are its back office's alone."""

from django.db import migrations

from ilonet.access.rls import guard


class Migration(migrations.Migration):
    dependencies = [("loads", "0001_initial"), ("lib", "0001_ground")]
    operations = [guard("loads_load"), guard("loads_wording")]
