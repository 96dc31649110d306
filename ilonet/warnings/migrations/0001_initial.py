"""Early warnings: the view of reports of that kind, and what is said of them besides."""

import django.db.models.deletion
from django.db import migrations, models

import ilonet.lib.clock


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("authorities", "0002_guard"),
        ("reports", "0011_early_warning"),
    ]

    operations = [
        migrations.CreateModel(
            name="EarlyWarning",
            fields=[],
            options={
                "verbose_name": "early warning",
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("reports.report",),
        ),
        migrations.CreateModel(
            name="Acknowledgement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.CharField(blank=True, max_length=120)),
                ("version", models.PositiveIntegerField()),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="in one line")),
                ("at", models.DateTimeField(db_default=ilonet.lib.clock.Now())),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="authorities.authority",
                        verbose_name="authority",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="acknowledgements",
                        to="reports.report",
                    ),
                ),
            ],
            options={
                "verbose_name": "acknowledgement",
                "constraints": [
                    models.UniqueConstraint(fields=("report", "authority"), name="acknowledged_once_by_an_authority")
                ],
            },
        ),
        migrations.CreateModel(
            name="Closing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("confirmed", "confirmed"),
                            ("not_confirmed", "not confirmed"),
                            ("merged", "merged into another report"),
                        ],
                        max_length=13,
                        verbose_name="how it ended",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="in one line")),
                ("at", models.DateTimeField(db_default=ilonet.lib.clock.Now())),
                (
                    "into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="reports.report",
                    ),
                ),
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="closing", to="reports.report"
                    ),
                ),
            ],
            options={
                "verbose_name": "closing",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("outcome", "merged"), ("into", None), _connector="OR"),
                        name="closing_into_only_where_merged",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(db_default=ilonet.lib.clock.Now())),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="follows",
                        to="reports.report",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="follow_ups", to="reports.report"
                    ),
                ),
            ],
            options={
                "verbose_name": "follow-up",
                "constraints": [models.UniqueConstraint(fields=("report", "by"), name="followed_once_by_a_report")],
            },
        ),
    ]
