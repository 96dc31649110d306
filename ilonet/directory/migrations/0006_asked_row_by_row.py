"""Whether an officer is deployed, asked by three look-ups for each entry, whatever the statistics say.

As a join within the policy it was planned anew by each statement: after a long list had just been stored, and before the
tables were analysed, one statement read all deployments for every entry that it wrote.
"""

from django.db import migrations

# With the rights of whoever asks, so that hidden deployments stay hidden; by full names, so that no table of theirs is read.
DEPLOYED = """
CREATE FUNCTION ilonet_is_deployed(deployment bigint) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
    its_post bigint;
    its_zone text;
    first date;
    last date;
BEGIN
    SELECT d.post_id, d.from_on, d.until_on INTO its_post, first, last
        FROM public.deployments_deployment d WHERE d.id = deployment AND d.withdrawn_on IS NULL;
    IF NOT FOUND THEN RETURN false; END IF;
    SELECT a.zone INTO its_zone FROM public.authorities_authority a
        WHERE a.id = (SELECT p.authority_id FROM public.deployments_post p WHERE p.id = its_post);
    RETURN coalesce(public.ilonet_day(its_zone) BETWEEN first AND last, false);
END $$;
REVOKE ALL ON FUNCTION ilonet_is_deployed(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ilonet_is_deployed(bigint) TO ilonet_app;

ALTER POLICY reads ON directory_contactentry USING (
    0 = ANY ((SELECT ilonet_circles())::integer[])
    OR (readers && (SELECT ilonet_circles()) AND ilonet_is_deployed(deployment_id))
);
ALTER POLICY changes ON directory_contactentry USING (
    0 = ANY ((SELECT ilonet_circles())::integer[])
    OR (readers && (SELECT ilonet_circles()) AND ilonet_is_deployed(deployment_id))
);
"""


class Migration(migrations.Migration):
    dependencies = [("directory", "0005_concerned_by_exports"), ("deployments", "0002_guard"), ("lib", "0001_ground")]
    operations = [migrations.RunSQL(DEPLOYED, migrations.RunSQL.noop)]
