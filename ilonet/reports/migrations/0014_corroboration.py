"""What readers of other authorities have seen of the same; known to nobody who may not know the report."""

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
        ("reports", "0013_spilled"),
    ]

    operations = [
        migrations.CreateModel(
            name="Corroboration",
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
                (
                    "says",
                    models.CharField(
                        choices=[
                            ("confirmed", "confirms it"),
                            ("contradicted", "contradicts it"),
                            ("outdated", "says it is out of date"),
                        ],
                        max_length=12,
                    ),
                ),
                ("line", models.CharField(blank=True, max_length=200, verbose_name="in one line")),
                ("is_open", models.BooleanField(default=True)),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="deployments.post"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="corroborations", to="reports.report"
                    ),
                ),
            ],
            options={
                "verbose_name": "corroboration",
                "ordering": ["-at"],
                "constraints": [models.UniqueConstraint(fields=("report", "post"), name="corroboration_once_per_post")],
            },
        ),
        guard("reports_corroboration"),
    ]
