"""A warning that was closed and turned out not to have ended: open again, with a reason, until it is closed anew."""

from django.db import migrations, models

SYSTEM = "(0 = ANY ((SELECT ilonet_circles())::integer[]))"
KNOWN = "EXISTS (SELECT FROM reports_report r WHERE r.id = report_id)"
CHANGES = f"""
CREATE POLICY changes ON warnings_closing FOR UPDATE TO ilonet_app
    USING ({SYSTEM} OR {KNOWN}) WITH CHECK ({SYSTEM} OR ilonet_originates(report_id))
"""


class Migration(migrations.Migration):
    dependencies = [("warnings", "0002_guard")]
    operations = [
        migrations.AddField("closing", "reopened_at", models.DateTimeField(null=True, verbose_name="open again")),
        migrations.AddField(
            "closing", "reopened_because", models.CharField(blank=True, max_length=300, verbose_name="reason")
        ),
        migrations.AddConstraint(
            "closing",
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reopened_at", None), ("reopened_because", "")),
                    models.Q(("reopened_at__isnull", False), models.Q(("reopened_because", ""), _negated=True)),
                    _connector="OR",
                ),
                name="closing_undone_with_a_reason",
            ),
        ),
        migrations.RunSQL(CHANGES, "DROP POLICY changes ON warnings_closing"),
    ]
