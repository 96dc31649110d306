"""Row-level security of comments: known to whoever knows the wording that they speak of, said by whoever stands there.

The wording is asked for by look-ups in a function, with the rights of whoever asks: a join within the policy would be
planned anew by each statement (directory/0006), and a copy of the readers would have to be written by every act that
changes who may know a report, in apps that know no comments.
"""

from django.db import migrations

GUARD = """
CREATE FUNCTION ilonet_knows_wording(of_report bigint, its_version integer) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
    shown integer;
BEGIN
    SELECT r.released_version INTO shown FROM public.reports_report r WHERE r.id = of_report;
    IF NOT FOUND THEN RETURN false; END IF;
    IF shown = its_version THEN RETURN true; END IF;
    RETURN EXISTS (SELECT FROM public.reports_reportversion v WHERE v.report_id = of_report AND v.number = its_version);
END $$;

CREATE FUNCTION ilonet_speaks_for(post bigint, authority bigint) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF post IS NOT NULL THEN
        RETURN EXISTS (SELECT FROM public.deployments_post p
            WHERE p.id = post AND p.authority_id = authority AND p.circle_id = ANY (public.ilonet_circles()));
    END IF;
    RETURN EXISTS (SELECT FROM public.authorities_authority a
        WHERE a.id = authority AND a.back_office_circle_id = ANY (public.ilonet_circles()));
END $$;

CREATE FUNCTION ilonet_is_out(of_report bigint, its_version integer) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN EXISTS (SELECT FROM public.reports_report r
        WHERE r.id = of_report AND r.withdrawn_at IS NULL AND r.released_version >= its_version);
END $$;

REVOKE ALL ON FUNCTION ilonet_knows_wording(bigint, integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION ilonet_speaks_for(bigint, bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION ilonet_is_out(bigint, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ilonet_knows_wording(bigint, integer) TO ilonet_app;
GRANT EXECUTE ON FUNCTION ilonet_speaks_for(bigint, bigint) TO ilonet_app;
GRANT EXECUTE ON FUNCTION ilonet_is_out(bigint, integer) TO ilonet_app;

ALTER TABLE comments_comment ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON comments_comment FOR SELECT TO ilonet_app
    USING (0 = ANY ((SELECT ilonet_circles())::integer[]) OR ilonet_knows_wording(report_id, version));
CREATE POLICY writes ON comments_comment FOR INSERT TO ilonet_app WITH CHECK (
    0 = ANY ((SELECT ilonet_circles())::integer[])
    OR ilonet_knows_wording(report_id, version) AND ilonet_is_out(report_id, version)
    AND ilonet_speaks_for(post_id, authority_id)
);
CREATE POLICY changes ON comments_comment FOR UPDATE TO ilonet_app
    USING (0 = ANY ((SELECT ilonet_circles())::integer[]) OR ilonet_knows_wording(report_id, version))
    WITH CHECK (
        0 = ANY ((SELECT ilonet_circles())::integer[])
        OR ilonet_knows_wording(report_id, version) AND ilonet_speaks_for(post_id, authority_id)
    );
CREATE POLICY removes ON comments_comment FOR DELETE TO ilonet_app
    USING (0 = ANY ((SELECT ilonet_circles())::integer[]));
"""
BARE = """
ALTER TABLE comments_comment DISABLE ROW LEVEL SECURITY;
DROP POLICY reads ON comments_comment;
DROP POLICY writes ON comments_comment;
DROP POLICY changes ON comments_comment;
DROP POLICY removes ON comments_comment;
DROP FUNCTION ilonet_knows_wording(bigint, integer);
DROP FUNCTION ilonet_speaks_for(bigint, bigint);
DROP FUNCTION ilonet_is_out(bigint, integer);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("comments", "0001_initial"),
        ("reports", "0002_guard"),
        ("deployments", "0002_guard"),
        ("access", "0001_initial"),
        ("lib", "0001_ground"),
    ]
    operations = [migrations.RunSQL(GUARD, BARE)]
