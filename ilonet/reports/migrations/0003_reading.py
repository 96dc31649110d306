"""Which authorities opened a report; what a release must state, a draft need not yet."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

import ilonet.lib.clock

# Whoever reads may write that they read; only the originator's circles may look (ilonet/reports/access.py).
GUARD = """
ALTER TABLE reports_reading ENABLE ROW LEVEL SECURITY;
CREATE POLICY writes ON reports_reading FOR INSERT TO ilonet_app
    WITH CHECK (EXISTS (SELECT FROM reports_report r WHERE r.id = report_id));
CREATE POLICY reads ON reports_reading FOR SELECT TO ilonet_app USING (
    0 = ANY ((SELECT ilonet_circles())::integer[])
    OR EXISTS (
        SELECT FROM reports_report r
        JOIN authorities_authority a ON a.id = r.authority_id
        JOIN deployments_post p ON p.id = r.post_id
        WHERE r.id = report_id AND (SELECT ilonet_circles()) && ARRAY[p.circle_id, a.back_office_circle_id]
    )
);
CREATE POLICY removes ON reports_reading FOR DELETE TO ilonet_app
    USING (0 = ANY ((SELECT ilonet_circles())::integer[]));
"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0002_guard"), ("authorities", "0001_initial"), ("deployments", "0002_guard")]
    operations = [
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField()),
                ("authority_code", models.CharField(max_length=20)),
                ("first_at", models.DateTimeField(db_default=ilonet.lib.clock.Now())),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="readings", to="reports.report"
                    ),
                ),
            ],
            options={"verbose_name": "reading"},
        ),
        migrations.AddConstraint(
            model_name="reading",
            constraint=models.UniqueConstraint(
                fields=["report", "version", "authority_code"], name="reading_once_per_authority"
            ),
        ),
        migrations.RunSQL(GUARD, "ALTER TABLE reports_reading DISABLE ROW LEVEL SECURITY"),
        migrations.RemoveConstraint("report", "report_period_ends_after_it_starts"),
        migrations.RemoveConstraint("report", "report_h3_states_its_restriction"),
        migrations.AddConstraint(
            "report",
            models.CheckConstraint(
                condition=Q(released_version=0)
                | Q(period_from=None)
                | Q(period_until=None)
                | Q(period_until__gte=F("period_from")),
                name="report_period_ends_after_it_starts",
            ),
        ),
        migrations.AddConstraint(
            "report",
            models.CheckConstraint(
                condition=Q(released_version=0) | ~Q(handling="H3") | ~Q(handling_note=""),
                name="report_h3_states_its_restriction",
            ),
        ),
    ]
