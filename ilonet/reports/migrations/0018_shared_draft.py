"""Drafts shown before their release: known to their guests while they are open, then to the post that shared them alone."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import ilonet.lib.clock
from ilonet.access.rls import guard

MINE = "post_circle = ANY ((SELECT ilonet_circles())::integer[])"
OPEN = f"(ended_at IS NULL AND ends_at > ilonet_now() OR {MINE})"


class Migration(migrations.Migration):
    dependencies = [
        ("authorities", "0002_guard"),
        ("deployments", "0005_keep_at_once"),
        ("reports", "0017_spilled_files"),
    ]

    operations = [
        migrations.CreateModel(
            name="SharedDraft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "readers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(), default=list, size=None
                    ),
                ),
                ("post_circle", models.IntegerField()),
                ("number", models.PositiveIntegerField()),
                ("circles", django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), size=None)),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("facts", models.JSONField(default=dict)),
                ("sealed", models.BinaryField()),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="what you would like to hear")),
                ("shared_at", models.DateTimeField(db_default=ilonet.lib.clock.Now(), verbose_name="shared")),
                ("ends_at", models.DateTimeField(verbose_name="open until")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="ended")),
                (
                    "ending",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("released", "released"),
                            ("taken_back", "taken back"),
                            ("replaced", "shared anew"),
                            ("withdrawn", "withdrawn"),
                            ("masked", "a place must be masked"),
                        ],
                        max_length=10,
                    ),
                ),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="shared_drafts", to="reports.report"
                    ),
                ),
            ],
            options={
                "verbose_name": "shared draft",
                "ordering": ["-shared_at"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=["report"], condition=models.Q(("ended_at", None)), name="shared_draft_open_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("ending", "")),
                            models.Q(
                                ("ended_at__isnull", False),
                                ("readers__len__lte", 1),
                                models.Q(("ending", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="shared_draft_ended_is_its_posts",
                    ),
                ],
            },
        ),
        guard("reports_shareddraft", besides=OPEN),
    ]
