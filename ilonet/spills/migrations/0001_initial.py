"""Spills: known to the originator, and to who guards privacy and security."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import ilonet.lib.clock
from ilonet.access.rls import THE_SYSTEM, guard

# Kept answers of the interface belong to one account each; of a spilled report each is taken away, whosever it is.
ANSWERS = f"""
CREATE POLICY of_spills ON accounts_once FOR SELECT TO ilonet_app USING ({THE_SYSTEM});
CREATE POLICY forgets_spills ON accounts_once FOR UPDATE TO ilonet_app USING ({THE_SYSTEM})
    WITH CHECK ({THE_SYSTEM} AND answer IS NULL);
"""
KEPT = "DROP POLICY of_spills ON accounts_once; DROP POLICY forgets_spills ON accounts_once"


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0003_once_sealed"),
        ("authorities", "0002_guard"),
        ("deployments", "0005_keep_at_once"),
        ("reports", "0013_spilled"),
    ]

    operations = [
        migrations.CreateModel(
            name="Spill",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "readers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(), default=list, size=None
                    ),
                ),
                ("report", models.UUIDField(verbose_name="report")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("situation", "situation report"),
                            ("early_warning", "early warning"),
                            ("route", "route report"),
                            ("document_fraud", "document-fraud alert"),
                            ("return_sheet", "return sheet"),
                            ("legal_update", "legal or policy update"),
                            ("country_sheet", "country fact sheet"),
                            ("risk_analysis", "risk analysis"),
                            ("good_practice", "good practice"),
                            ("agency_analysis", "agency analysis"),
                            ("statistics", "statistical table"),
                            ("carriers", "carrier position"),
                            ("common_approach", "common approach"),
                            ("training", "training material"),
                            ("guideline", "guideline"),
                            ("minutes", "minutes"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "tlp",
                    models.CharField(
                        choices=[
                            ("red", "TLP:RED"),
                            ("amber_strict", "TLP:AMBER+STRICT"),
                            ("amber", "TLP:AMBER"),
                            ("green", "TLP:GREEN"),
                            ("clear", "TLP:CLEAR"),
                        ],
                        max_length=12,
                        verbose_name="marking",
                    ),
                ),
                ("version", models.PositiveIntegerField(verbose_name="version")),
                ("released_at", models.DateTimeField(verbose_name="released")),
                ("because", models.CharField(max_length=300, verbose_name="reason")),
                ("pressed_at", models.DateTimeField(db_default=ilonet.lib.clock.Now(), verbose_name="hidden")),
                ("pressed_by", models.CharField(max_length=36)),
                ("pressed_as", models.CharField(max_length=160)),
                ("held", models.JSONField(default=dict)),
                ("opened", models.JSONField(default=list)),
                ("could_read", models.JSONField(default=dict)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_as", models.CharField(blank=True, max_length=160)),
                ("undone_because", models.CharField(blank=True, max_length=300, verbose_name="why it was none")),
                ("certificate", models.JSONField(null=True)),
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
            ],
            options={
                "verbose_name": "spill",
                "ordering": ["-pressed_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("certificate", None), ("ended_at", None), ("undone_because", "")),
                            models.Q(
                                ("certificate", None),
                                ("ended_at__isnull", False),
                                models.Q(("undone_because", ""), _negated=True),
                            ),
                            models.Q(
                                ("certificate__isnull", False), ("ended_at__isnull", False), ("undone_because", "")
                            ),
                            _connector="OR",
                        ),
                        name="spill_is_purged_or_undone",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("report",), name="spill_one_at_a_time"
                    ),
                ],
            },
        ),
        guard("spills_spill"),
        migrations.RunSQL(ANSWERS, KEPT),
    ]
