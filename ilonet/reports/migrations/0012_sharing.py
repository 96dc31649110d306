"""Who should read a report besides, put to its originator; days on which a marking falls or a report expires."""

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
        ("reports", "0011_early_warning"),
    ]

    operations = [
        migrations.CreateModel(
            name="Widening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "readers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(), default=list, size=None
                    ),
                ),
                ("circles", django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), size=None)),
                ("because", models.CharField(max_length=300, verbose_name="reason")),
                ("asked_at", models.DateTimeField(db_default=ilonet.lib.clock.Now(), verbose_name="asked")),
                ("answered_at", models.DateTimeField(null=True, verbose_name="answered")),
                ("is_agreed", models.BooleanField(null=True)),
                ("answer", models.CharField(blank=True, max_length=300, verbose_name="answer")),
            ],
            options={
                "verbose_name": "widening",
                "ordering": ["-asked_at"],
            },
        ),
        migrations.AddField(
            model_name="report",
            name="expired_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="expired"),
        ),
        migrations.AddField(
            model_name="report",
            name="lowers_on",
            field=models.DateField(blank=True, null=True, verbose_name="marking falls on"),
        ),
        migrations.AddField(
            model_name="report",
            name="lowers_to",
            field=models.CharField(
                blank=True,
                choices=[
                    ("red", "TLP:RED"),
                    ("amber_strict", "TLP:AMBER+STRICT"),
                    ("amber", "TLP:AMBER"),
                    ("green", "TLP:GREEN"),
                    ("clear", "TLP:CLEAR"),
                ],
                max_length=12,
                verbose_name="to the marking",
            ),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(
                condition=models.Q(("lowers_on__isnull", False)), fields=["lowers_on"], name="report_lowers"
            ),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(
                condition=models.Q(("expired_at", None), ("released_version__gt", 0), ("valid_until__isnull", False)),
                fields=["valid_until"],
                name="report_expires",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("lowers_on", None), ("lowers_to", "")),
                    models.Q(("lowers_on__isnull", False), models.Q(("lowers_to", ""), _negated=True)),
                    _connector="OR",
                ),
                name="report_lowers_on_a_day_to_a_marking",
            ),
        ),
        migrations.AddField(
            model_name="widening",
            name="asked_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="deployments.post"
            ),
        ),
        migrations.AddField(
            model_name="widening",
            name="authority",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="authorities.authority"
            ),
        ),
        migrations.AddField(
            model_name="widening",
            name="report",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="widenings", to="reports.report"
            ),
        ),
        migrations.AddConstraint(
            model_name="widening",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", ""), ("answered_at", None), ("is_agreed", None)),
                    models.Q(("answered_at__isnull", False), ("is_agreed", True)),
                    models.Q(
                        ("answered_at__isnull", False), ("is_agreed", False), models.Q(("answer", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="widening_declined_with_a_reason",
            ),
        ),
        guard("reports_widening"),
    ]
