"""Lists on their way, and the words of authorities."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import ilonet.lib.clock


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("authorities", "0002_guard"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Load",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "readers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(), default=list, size=None
                    ),
                ),
                ("sent_at", models.DateTimeField(db_default=ilonet.lib.clock.Now(), verbose_name="sent")),
                ("expires_at", models.DateTimeField(verbose_name="kept until")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("reading", "being read"),
                            ("to_say", "words to explain"),
                            ("to_mend", "rows to mend"),
                            ("ready", "ready to confirm"),
                            ("storing", "being stored"),
                            ("stored", "stored"),
                            ("discarded", "discarded"),
                            ("expired", "expired"),
                        ],
                        default="reading",
                        max_length=20,
                        verbose_name="stage",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "is_legacy",
                    models.BooleanField(default=False, verbose_name="kept under Regulation (EC) No 377/2004"),
                ),
                ("sealed_file", models.BinaryField(null=True)),
                ("sealed_about", models.BinaryField(null=True)),
                ("sealed_seen", models.BinaryField(null=True)),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("rows", models.PositiveIntegerField(default=0)),
                ("counts", models.JSONField(default=dict)),
                ("confirmed_as", models.CharField(blank=True, max_length=160)),
                ("stored_at", models.DateTimeField(null=True, verbose_name="stored")),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="loads", to="authorities.authority"
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "load",
                "indexes": [models.Index(fields=["authority", "-sent_at"], name="loads_load_authori_955f81_idx")],
            },
        ),
        migrations.CreateModel(
            name="Wording",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "readers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(), default=list, size=None
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("column", "column"),
                            ("country", "country"),
                            ("host_type", "place of posting"),
                            ("duty", "duty"),
                            ("authority", "authority"),
                            ("dates", "dates of a column"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("key", models.CharField(max_length=200)),
                ("heard", models.CharField(max_length=200, verbose_name="in the list")),
                ("means", models.CharField(blank=True, max_length=40, verbose_name="means")),
                ("said_at", models.DateTimeField(db_default=ilonet.lib.clock.Now(), verbose_name="said")),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="wordings", to="authorities.authority"
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "wording",
                "constraints": [
                    models.UniqueConstraint(fields=("authority", "kind", "key"), name="a_wording_means_one_thing")
                ],
            },
        ),
    ]
