"""Row-level security of requests, of whom they ask, of answers and compilations; a draft may be given up by whoever writes it."""

from django.db import migrations

from ilonet.access.rls import guard

DISCARDED = """
CREATE POLICY discards ON requests_request FOR DELETE TO ilonet_app USING (
    sent_at IS NULL AND withdrawn_at IS NULL
    AND CASE WHEN post_id IS NULL
        THEN EXISTS (
            SELECT FROM authorities_authority a
            WHERE a.id = authority_id AND a.back_office_circle_id = ANY ((SELECT ilonet_circles())::integer[])
        )
        ELSE EXISTS (
            SELECT FROM deployments_post p
            WHERE p.id = post_id AND p.circle_id = ANY ((SELECT ilonet_circles())::integer[])
        ) END
);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("requests", "0001_initial"),
        ("access", "0001_initial"),
        ("lib", "0001_ground"),
        ("reports", "0006_analysis"),  # ilonet_words
        ("deployments", "0002_guard"),
    ]
    operations = [
        guard("requests_request"),
        guard("requests_addressee"),
        guard("requests_answer"),
        guard("requests_compilation"),
        migrations.RunSQL(DISCARDED, "DROP POLICY discards ON requests_request"),
    ]
