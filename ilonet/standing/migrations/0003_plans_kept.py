"""Who stands where is asked on every request: planned once per connection, since planning cost ten times the answer.

The tables behind it are small, so one plan fits every person; the search of texts is the opposite (stack.md 4, trap 1).
The day of an authority is worked out once for each time zone, not three times for each deployment.
"""

from django.db import migrations

KEPT = """
CREATE OR REPLACE VIEW standing_serving AS
    SELECT d.id AS deployment_id, d.account_id, p.id AS post_id, p.circle_id AS post_circle, p.city,
           p.country_id, p.responsible_for,
           a.id AS authority_id, a.code::text AS authority_code, a.circle_id AS authority_circle
    FROM deployments_deployment d
    JOIN deployments_post p ON p.id = d.post_id
    JOIN authorities_authority a ON a.id = p.authority_id
    JOIN accounts_account person ON person.id = d.account_id
    CROSS JOIN LATERAL (SELECT ilonet_day(a.zone) AS today OFFSET 0) day
    WHERE person.is_active AND person.suspended_at IS NULL
      AND d.withdrawn_on IS NULL AND d.suspended_on IS NULL
      AND d.arrived_on <= day.today
      AND day.today BETWEEN d.from_on AND d.until_on;
ALTER FUNCTION ilonet_stand(bigint, text) SET plan_cache_mode = 'force_generic_plan';
CREATE OR REPLACE FUNCTION ilonet_members(asked integer[])
RETURNS TABLE (account_id bigint, post_id bigint, authority_code text)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public SET plan_cache_mode = 'force_generic_plan' AS $$
BEGIN
    RETURN QUERY SELECT DISTINCT s.account_id, s.post_id, s.authority_code FROM public.standing_in_circle s
        WHERE s.circle_id = ANY (asked);
END $$;
"""
PLANNED = """
CREATE OR REPLACE VIEW standing_serving AS
    SELECT d.id AS deployment_id, d.account_id, p.id AS post_id, p.circle_id AS post_circle, p.city,
           p.country_id, p.responsible_for,
           a.id AS authority_id, a.code::text AS authority_code, a.circle_id AS authority_circle
    FROM deployments_deployment d
    JOIN deployments_post p ON p.id = d.post_id
    JOIN authorities_authority a ON a.id = p.authority_id
    JOIN accounts_account person ON person.id = d.account_id
    WHERE person.is_active AND person.suspended_at IS NULL
      AND d.withdrawn_on IS NULL AND d.suspended_on IS NULL
      AND d.arrived_on <= ilonet_day(a.zone)
      AND ilonet_day(a.zone) BETWEEN d.from_on AND d.until_on;
ALTER FUNCTION ilonet_stand(bigint, text) RESET plan_cache_mode;
CREATE OR REPLACE FUNCTION ilonet_members(asked integer[])
RETURNS TABLE (account_id bigint, post_id bigint, authority_code text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT DISTINCT account_id, post_id, authority_code FROM standing_in_circle WHERE circle_id = ANY (asked)
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("standing", "0002_who_audits")]
    operations = [migrations.RunSQL(KEPT, PLANNED)]
