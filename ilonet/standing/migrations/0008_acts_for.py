"""For which authorities does somebody act, or will they? Also while a quarantine rests on the account (ADR 0016, 0018).

A provider vouches for newcomers and for whoever is won back, who stand nowhere yet; so it is asked of the register alone.
"""

from django.db import migrations

ACTS_FOR = """
CREATE FUNCTION ilonet_acts_for(person bigint) RETURNS TABLE (code text, is_running boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT held.code, held.is_running FROM (
        SELECT a.code::text, false AS for_parliament,
               d.suspended_on IS NULL AND d.arrived_on <= day.today AND d.from_on <= day.today AS is_running
        FROM public.deployments_deployment d
        JOIN public.deployments_post p ON p.id = d.post_id
        JOIN public.authorities_authority a ON a.id = p.authority_id
        CROSS JOIN LATERAL (SELECT ilonet_day(a.zone) AS today OFFSET 0) day
        WHERE d.account_id = person AND d.withdrawn_on IS NULL AND day.today <= d.until_on
        UNION ALL
        SELECT coalesce(a.code, o.code)::text, ap.function = 'parliament_reader', ap.from_on <= day.today
        FROM public.authorities_appointment ap
        JOIN public.authorities_organisation o ON o.id = ap.organisation_id
        LEFT JOIN public.authorities_authority a ON a.id = ap.authority_id
        CROSS JOIN LATERAL (SELECT ilonet_day(coalesce(a.zone, 'Europe/Brussels')) AS today OFFSET 0) day
        WHERE ap.account_id = person AND day.today <= ap.until_on AND (ap.ended_on IS NULL OR day.today < ap.ended_on)
    ) held
    WHERE held.for_parliament OR person NOT IN (SELECT account_id FROM public.standing_for_parliament)
$$;
GRANT CREATE ON SCHEMA public TO ilonet_standing;
ALTER FUNCTION ilonet_acts_for(bigint) OWNER TO ilonet_standing;
REVOKE CREATE ON SCHEMA public FROM ilonet_standing;
REVOKE ALL ON FUNCTION ilonet_acts_for(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ilonet_acts_for(bigint) TO ilonet_app;
"""


class Migration(migrations.Migration):
    dependencies = [("standing", "0007_the_data_protection_officer")]
    operations = [migrations.RunSQL(ACTS_FOR, "DROP FUNCTION ilonet_acts_for(bigint);")]
