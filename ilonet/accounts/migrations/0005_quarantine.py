from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_binding")]
    operations = [
        migrations.AddField(
            "account",
            "quarantined_at",
            models.DateTimeField(blank=True, null=True, verbose_name="in quarantine since"),
        ),
        migrations.AddField(
            "account",
            "quarantined_until",
            models.DateTimeField(blank=True, null=True, verbose_name="in quarantine until"),
        ),
        migrations.AddField("enrolment", "quarantine_hours", models.PositiveSmallIntegerField(null=True)),
    ]
