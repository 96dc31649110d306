import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import ilonet.lib.clock


class Migration(migrations.Migration):
    dependencies = [
        ("admission", "0004_guard_country_risk"),
        ("authorities", "0002_guard"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Confirmation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("at", models.DateTimeField(db_default=ilonet.lib.clock.Now())),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="confirmations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="authorities.authority"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "confirmation",
                "indexes": [models.Index(fields=["authority", "account", "at"], name="confirmed_last")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("by", models.F("account")), _negated=True),
                        name="nobody_confirms_themselves",
                    )
                ],
            },
        ),
    ]
