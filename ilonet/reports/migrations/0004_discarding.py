"""The post may remove what it writes as long as nobody else has had it: the condition `discard` of access.py, said to PostgreSQL."""

from django.db import migrations

DISCARDED = """
CREATE POLICY discards ON reports_report FOR DELETE TO ilonet_app USING (
    released_version = 0 AND submitted_at IS NULL AND withdrawn_at IS NULL
    AND EXISTS (
        SELECT FROM deployments_post p
        WHERE p.id = post_id AND p.circle_id = ANY ((SELECT ilonet_circles())::integer[])
    )
);
CREATE POLICY discards ON reports_reportversion FOR DELETE TO ilonet_app USING (
    released_at IS NULL
    AND EXISTS (
        SELECT FROM reports_report r JOIN deployments_post p ON p.id = r.post_id
        WHERE r.id = report_id AND number = r.version AND number > r.released_version
          AND r.submitted_at IS NULL AND r.withdrawn_at IS NULL
          AND p.circle_id = ANY ((SELECT ilonet_circles())::integer[])
    )
);
"""
GONE = "DROP POLICY discards ON reports_report; DROP POLICY discards ON reports_reportversion;"


class Migration(migrations.Migration):
    dependencies = [("reports", "0003_reading")]
    operations = [migrations.RunSQL(DISCARDED, GONE)]
