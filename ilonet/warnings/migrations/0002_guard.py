"""Row-level security of what is said of a warning: nothing without the warning itself, and no more than access.py says."""

from django.db import migrations

SYSTEM = "(0 = ANY ((SELECT ilonet_circles())::integer[]))"
KNOWN = "EXISTS (SELECT FROM reports_report r WHERE r.id = report_id)"
BOTH = f"({KNOWN} AND EXISTS (SELECT FROM reports_report r WHERE r.id = by_id))"

# With the rights of whoever asks, by look-ups and not by joins: a hidden report is none, whatever is said of it.
ORIGINATES = """
CREATE FUNCTION ilonet_originates(report bigint) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
    its_post bigint;
    its_authority bigint;
BEGIN
    SELECT r.post_id, r.authority_id INTO its_post, its_authority FROM public.reports_report r WHERE r.id = report;
    IF NOT FOUND THEN RETURN false; END IF;
    RETURN coalesce(
        (SELECT a.back_office_circle_id FROM public.authorities_authority a WHERE a.id = its_authority)
            = ANY (public.ilonet_circles())
        OR (SELECT p.circle_id FROM public.deployments_post p WHERE p.id = its_post) = ANY (public.ilonet_circles()),
        false
    );
END $$;
CREATE FUNCTION ilonet_stands_in(authority bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM public.authorities_authority a
        WHERE a.id = authority AND a.circle_id = ANY (public.ilonet_circles())
    )
$$;
REVOKE ALL ON FUNCTION ilonet_originates(bigint), ilonet_stands_in(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ilonet_originates(bigint), ilonet_stands_in(bigint) TO ilonet_app;
"""
GUARD = f"""
ALTER TABLE warnings_acknowledgement ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON warnings_acknowledgement FOR SELECT TO ilonet_app USING (
    {SYSTEM} OR (ilonet_stands_in(authority_id) AND {KNOWN}) OR ilonet_originates(report_id)
);
CREATE POLICY writes ON warnings_acknowledgement FOR INSERT TO ilonet_app WITH CHECK (
    {SYSTEM} OR (ilonet_stands_in(authority_id) AND {KNOWN})
);
CREATE POLICY removes ON warnings_acknowledgement FOR DELETE TO ilonet_app USING ({SYSTEM});

ALTER TABLE warnings_closing ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON warnings_closing FOR SELECT TO ilonet_app USING ({SYSTEM} OR {KNOWN});
CREATE POLICY writes ON warnings_closing FOR INSERT TO ilonet_app WITH CHECK ({SYSTEM} OR ilonet_originates(report_id));
CREATE POLICY removes ON warnings_closing FOR DELETE TO ilonet_app USING ({SYSTEM});

ALTER TABLE warnings_followup ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON warnings_followup FOR SELECT TO ilonet_app USING ({SYSTEM} OR {BOTH});
CREATE POLICY writes ON warnings_followup FOR INSERT TO ilonet_app WITH CHECK (
    {SYSTEM} OR ({KNOWN} AND ilonet_originates(by_id))
);
CREATE POLICY removes ON warnings_followup FOR DELETE TO ilonet_app USING ({SYSTEM});

ALTER TABLE warnings_followup ADD CONSTRAINT followup_goes_with_its_report
    FOREIGN KEY (by_id) REFERENCES reports_report (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;
"""
GONE = """
DROP POLICY reads ON warnings_acknowledgement;
DROP POLICY writes ON warnings_acknowledgement;
DROP POLICY removes ON warnings_acknowledgement;
DROP POLICY reads ON warnings_closing;
DROP POLICY writes ON warnings_closing;
DROP POLICY removes ON warnings_closing;
DROP POLICY reads ON warnings_followup;
DROP POLICY writes ON warnings_followup;
DROP POLICY removes ON warnings_followup;
ALTER TABLE warnings_followup DROP CONSTRAINT followup_goes_with_its_report;
DROP FUNCTION ilonet_originates(bigint), ilonet_stands_in(bigint);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("warnings", "0001_initial"),
        ("reports", "0002_guard"),
        ("deployments", "0002_guard"),
        ("authorities", "0001_initial"),
        ("lib", "0001_ground"),
    ]
    operations = [migrations.RunSQL(ORIGINATES + GUARD, GONE)]
