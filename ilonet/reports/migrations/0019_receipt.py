"""That an agency's product has arrived: known to the agency, and to whoever said so."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import ilonet.lib.clock
from ilonet.access.rls import guard


class Migration(migrations.Migration):
    dependencies = [
        ("authorities", "0002_guard"),
        ("deployments", "0005_keep_at_once"),
        ("reports", "0018_shared_draft"),
    ]

    operations = [
        migrations.CreateModel(
            name="Receipt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "readers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(), default=list, size=None
                    ),
                ),
                ("version", models.PositiveIntegerField()),
                ("says", models.CharField(choices=[("received", "received"), ("used", "used")], max_length=8)),
                ("at", models.DateTimeField(db_default=ilonet.lib.clock.Now())),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="authorities.authority"
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="deployments.post",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="receipts", to="reports.report"
                    ),
                ),
            ],
            options={
                "verbose_name": "receipt",
                "ordering": ["-at"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("report", "authority", "post"), name="receipt_once", nulls_distinct=False
                    )
                ],
            },
        ),
        guard("reports_receipt"),
    ]
