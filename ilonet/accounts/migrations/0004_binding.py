"""To whom at an identity provider is an account bound?"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import ilonet.lib.clock


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_once_sealed")]
    operations = [
        migrations.CreateModel(
            name="Binding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("issuer", models.CharField(max_length=200)),
                ("subject", models.CharField(max_length=255)),
                ("created_at", models.DateTimeField(db_default=ilonet.lib.clock.Now())),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bindings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "binding",
                "constraints": [
                    models.UniqueConstraint(fields=("issuer", "subject"), name="binding_of_one_account"),
                    models.UniqueConstraint(fields=("account", "issuer"), name="binding_once_per_provider"),
                ],
            },
        ),
    ]
