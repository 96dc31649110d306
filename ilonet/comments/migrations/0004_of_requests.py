"""Comments on a request that was sent: known to whoever knows the request, written while answers may come."""

import django.db.models.deletion
from django.db import migrations, models

SYSTEM = "0 = ANY ((SELECT ilonet_circles())::integer[])"
KNOWN = "ilonet_knows_wording(report_id, version) OR ilonet_knows_draft(draft_id)"
WRITABLE = (
    "ilonet_knows_wording(report_id, version) AND ilonet_is_out(report_id, version) OR ilonet_draft_is_open(draft_id)"
)
SPEAKS = "ilonet_speaks_for(post_id, authority_id)"


def policies(known: str, writable: str) -> str:
    return f"""
ALTER POLICY reads ON comments_comment USING ({SYSTEM} OR {known});
ALTER POLICY writes ON comments_comment WITH CHECK ({SYSTEM} OR ({writable}) AND {SPEAKS});
ALTER POLICY changes ON comments_comment
    USING ({SYSTEM} OR {known})
    WITH CHECK ({SYSTEM} OR ({known}) AND {SPEAKS});
"""


FUNCTIONS = """
CREATE FUNCTION ilonet_knows_request(its_request bigint) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN EXISTS (SELECT FROM public.requests_request r WHERE r.id = its_request);
END $$;

CREATE FUNCTION ilonet_request_is_open(its_request bigint) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN EXISTS (SELECT FROM public.requests_request r
        WHERE r.id = its_request AND r.sent_at IS NOT NULL AND r.closed_at IS NULL AND r.withdrawn_at IS NULL);
END $$;

REVOKE ALL ON FUNCTION ilonet_knows_request(bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION ilonet_request_is_open(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ilonet_knows_request(bigint) TO ilonet_app;
GRANT EXECUTE ON FUNCTION ilonet_request_is_open(bigint) TO ilonet_app;
"""
NO_FUNCTIONS = """
DROP FUNCTION ilonet_knows_request(bigint);
DROP FUNCTION ilonet_request_is_open(bigint);
"""
GUARD = policies(f"{KNOWN} OR ilonet_knows_request(request_id)", f"{WRITABLE} OR ilonet_request_is_open(request_id)")


class Migration(migrations.Migration):
    dependencies = [("comments", "0003_of_drafts"), ("requests", "0002_guard")]
    operations = [
        migrations.AddField(
            model_name="comment",
            name="request",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="comments",
                to="requests.request",
            ),
        ),
        migrations.RemoveConstraint(model_name="comment", name="comment_speaks_of_one_wording"),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("draft", None), ("report__isnull", False), ("request", None)),
                    models.Q(("draft__isnull", False), ("report", None), ("request", None)),
                    models.Q(("draft", None), ("report", None), ("request__isnull", False)),
                    _connector="OR",
                ),
                name="comment_speaks_of_one_wording",
            ),
        ),
        migrations.RunSQL(FUNCTIONS, NO_FUNCTIONS),
        migrations.RunSQL(GUARD, policies(KNOWN, WRITABLE)),
    ]
