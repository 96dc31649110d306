"""Comments on a draft that is shared before its release: known to whoever knows that draft."""

import django.db.models.deletion
from django.db import migrations, models

SYSTEM = "0 = ANY ((SELECT ilonet_circles())::integer[])"
GUARD = f"""
CREATE FUNCTION ilonet_knows_draft(its_draft bigint) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN EXISTS (SELECT FROM public.reports_shareddraft d WHERE d.id = its_draft);
END $$;

CREATE FUNCTION ilonet_draft_is_open(its_draft bigint) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN EXISTS (SELECT FROM public.reports_shareddraft d
        WHERE d.id = its_draft AND d.ended_at IS NULL AND d.ends_at > public.ilonet_now());
END $$;

REVOKE ALL ON FUNCTION ilonet_knows_draft(bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION ilonet_draft_is_open(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ilonet_knows_draft(bigint) TO ilonet_app;
GRANT EXECUTE ON FUNCTION ilonet_draft_is_open(bigint) TO ilonet_app;

ALTER POLICY reads ON comments_comment
    USING ({SYSTEM} OR ilonet_knows_wording(report_id, version) OR ilonet_knows_draft(draft_id));
ALTER POLICY writes ON comments_comment WITH CHECK (
    {SYSTEM}
    OR (ilonet_knows_wording(report_id, version) AND ilonet_is_out(report_id, version) OR ilonet_draft_is_open(draft_id))
    AND ilonet_speaks_for(post_id, authority_id)
);
ALTER POLICY changes ON comments_comment
    USING ({SYSTEM} OR ilonet_knows_wording(report_id, version) OR ilonet_knows_draft(draft_id))
    WITH CHECK (
        {SYSTEM}
        OR (ilonet_knows_wording(report_id, version) OR ilonet_knows_draft(draft_id))
        AND ilonet_speaks_for(post_id, authority_id)
    );
"""  # noqa: S608 — the constant above


class Migration(migrations.Migration):
    dependencies = [("comments", "0002_guard"), ("reports", "0018_shared_draft")]
    operations = [
        migrations.AlterField(
            model_name="comment",
            name="report",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="comments",
                to="reports.report",
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="draft",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="comments",
                to="reports.shareddraft",
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("draft__isnull", False), ("report", None)),
                    models.Q(("draft", None), ("report__isnull", False)),
                    _connector="OR",
                ),
                name="comment_speaks_of_one_wording",
            ),
        ),
        migrations.RunSQL(GUARD, migrations.RunSQL.noop),
    ]
