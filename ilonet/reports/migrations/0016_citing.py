"""Of which other reports one speaks: known to whoever may know both."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from ilonet.access.rls import THE_SYSTEM

# With the rights of whoever asks, by look-ups and not by joins: a hidden report is none, whoever speaks of it.
KNOWN = """
CREATE FUNCTION reports_citation_known(citing bigint, shown integer, cited bigint) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF shown IS DISTINCT FROM (SELECT r.released_version FROM public.reports_report r WHERE r.id = citing) THEN
        RETURN false;
    END IF;
    RETURN EXISTS (SELECT FROM public.reports_report r WHERE r.id = cited);
END $$;
REVOKE ALL ON FUNCTION reports_citation_known(bigint, integer, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION reports_citation_known(bigint, integer, bigint) TO ilonet_app;
"""
GUARD = f"""
ALTER TABLE reports_citation ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON reports_citation FOR SELECT TO ilonet_app USING (
    {THE_SYSTEM} OR reports_citation_known(report_id, version, cites_id)
);
CREATE POLICY writes ON reports_citation FOR INSERT TO ilonet_app WITH CHECK ({THE_SYSTEM});
CREATE POLICY removes ON reports_citation FOR DELETE TO ilonet_app USING ({THE_SYSTEM});
"""
GONE = """
DROP POLICY reads ON reports_citation;
DROP POLICY writes ON reports_citation;
DROP POLICY removes ON reports_citation;
DROP FUNCTION reports_citation_known(bigint, integer, bigint);
"""


def _ids(name):
    return django.contrib.postgres.fields.ArrayField(
        base_field=models.CharField(max_length=36), blank=True, default=list, size=None, verbose_name=name
    )


class Migration(migrations.Migration):
    dependencies = [("reports", "0015_files_stay")]

    operations = [
        migrations.AddField(model_name="report", name="refers_to", field=_ids("refers to")),
        migrations.AddField(model_name="report", name="made_from", field=_ids("made from")),
        migrations.CreateModel(
            name="Citation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField()),
                ("is_source", models.BooleanField(default=False)),
                (
                    "cites",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="cited", to="reports.report"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="citations", to="reports.report"
                    ),
                ),
            ],
            options={
                "verbose_name": "citation",
                "constraints": [
                    models.UniqueConstraint(fields=("report", "version", "cites"), name="citation_once_in_a_version"),
                    models.CheckConstraint(
                        condition=models.Q(("report", models.F("cites")), _negated=True),
                        name="citation_of_another_report",
                    ),
                ],
            },
        ),
        migrations.RunSQL(KNOWN + GUARD, GONE),
    ]
