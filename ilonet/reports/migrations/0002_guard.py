"""Row-level security of reports and their versions."""

from django.db import migrations

from ilonet.access.rls import guard


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial"), ("access", "0001_initial"), ("lib", "0001_ground")]
    operations = [
        guard("reports_report"),
        guard("reports_reportversion"),
        migrations.RunSQL(
            "ALTER TABLE reports_report ALTER COLUMN words SET STATISTICS 1000,"
            " ALTER COLUMN readers SET STATISTICS 1000",
            migrations.RunSQL.noop,
        ),
    ]
