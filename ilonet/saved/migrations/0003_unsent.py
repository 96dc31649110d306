"""Words that were typed and not sent: one's own account and nobody else, for three days."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import ilonet.lib.clock

SYSTEM = "0 = ANY ((SELECT ilonet_circles())::integer[])"
MINE = "account_id = (SELECT nullif(current_setting('app.account', true), '')::bigint)"
FRESH = "kept_at > ilonet_now() - interval '72 hours'"
GUARD = f"""
ALTER TABLE saved_unsent ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON saved_unsent FOR SELECT TO ilonet_app USING ({SYSTEM} OR {MINE} AND {FRESH});
CREATE POLICY writes ON saved_unsent FOR INSERT TO ilonet_app WITH CHECK ({SYSTEM} OR {MINE});
CREATE POLICY changes ON saved_unsent FOR UPDATE TO ilonet_app USING ({SYSTEM} OR {MINE}) WITH CHECK ({SYSTEM} OR {MINE});
CREATE POLICY removes ON saved_unsent FOR DELETE TO ilonet_app USING ({SYSTEM} OR {MINE});
"""


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("saved", "0002_guard"),
        ("lib", "0001_ground"),
    ]
    operations = [
        migrations.CreateModel(
            name="Unsent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("form", models.CharField(max_length=200)),
                ("sealed", models.BinaryField()),
                ("kept_at", models.DateTimeField(db_default=ilonet.lib.clock.Now())),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="unsent",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "unsent words",
                "verbose_name_plural": "unsent words",
                "constraints": [models.UniqueConstraint(fields=("account", "form"), name="unsent_once_for_a_form")],
            },
        ),
        migrations.RunSQL(GUARD, "ALTER TABLE saved_unsent DISABLE ROW LEVEL SECURITY"),
    ]
