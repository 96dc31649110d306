"""Whoever is in quarantine may enter and stands in no circle (AC17); and who belongs to an authority, for its own people.

`ilonet_accounts_of` answers the back office of that authority, and those who look after accounts (requirements E); of
what somebody holds elsewhere it says only that there is something (AC15).
"""

from django.db import migrations

from ilonet.access.rls import let_standing_read

FREE = (
    "(person.quarantined_at IS NULL OR person.quarantined_until IS NOT NULL"
    " AND person.quarantined_until <= ilonet_now())"
)
SERVING = """
CREATE OR REPLACE VIEW standing_serving AS
    SELECT d.id AS deployment_id, d.account_id, p.id AS post_id, p.circle_id AS post_circle, p.city,
           p.country_id, p.responsible_for,
           a.id AS authority_id, a.code::text AS authority_code, a.circle_id AS authority_circle
    FROM deployments_deployment d
    JOIN deployments_post p ON p.id = d.post_id
    JOIN authorities_authority a ON a.id = p.authority_id
    JOIN accounts_account person ON person.id = d.account_id
    CROSS JOIN LATERAL (SELECT ilonet_day(a.zone) AS today OFFSET 0) day
    WHERE person.is_active AND person.suspended_at IS NULL{free}
      AND d.withdrawn_on IS NULL AND d.suspended_on IS NULL
      AND d.arrived_on <= day.today
      AND day.today BETWEEN d.from_on AND d.until_on
      AND d.account_id NOT IN (SELECT account_id FROM standing_for_parliament);
CREATE OR REPLACE VIEW standing_appointed AS
    SELECT ap.id, ap.account_id, ap.function, ap.authority_id, a.code::text AS authority_code, o.code AS organisation,
           a.circle_id AS authority_circle, a.back_office_circle_id AS back_office_circle
    FROM authorities_appointment ap
    JOIN authorities_organisation o ON o.id = ap.organisation_id
    LEFT JOIN authorities_authority a ON a.id = ap.authority_id
    JOIN accounts_account person ON person.id = ap.account_id
    CROSS JOIN LATERAL (SELECT ilonet_day(coalesce(a.zone, 'Europe/Brussels')) AS today) day
    WHERE person.is_active AND person.suspended_at IS NULL{free}
      AND day.today BETWEEN ap.from_on AND ap.until_on
      AND (ap.ended_on IS NULL OR ap.ended_on > day.today)
      AND (ap.function = 'parliament_reader' OR ap.account_id NOT IN (SELECT account_id FROM standing_for_parliament));
"""
HOLDING = """
CREATE VIEW standing_holding AS
    SELECT d.account_id, 'officer' AS function, p.authority_id, p.city::text AS place, d.from_on, d.until_on,
           d.until_on < day.today AS is_over
    FROM deployments_deployment d
    JOIN deployments_post p ON p.id = d.post_id
    JOIN authorities_authority a ON a.id = p.authority_id
    CROSS JOIN LATERAL (SELECT ilonet_day(a.zone) AS today OFFSET 0) day
    WHERE d.account_id IS NOT NULL AND d.withdrawn_on IS NULL
    UNION ALL
    SELECT ap.account_id, ap.function, ap.authority_id, o.code::text, ap.from_on, least(ap.until_on, ap.ended_on),
           ap.until_on < day.today OR ap.ended_on IS NOT NULL AND ap.ended_on <= day.today
    FROM authorities_appointment ap
    JOIN authorities_organisation o ON o.id = ap.organisation_id
    LEFT JOIN authorities_authority a ON a.id = ap.authority_id
    CROSS JOIN LATERAL (SELECT ilonet_day(coalesce(a.zone, 'Europe/Brussels')) AS today OFFSET 0) day;

CREATE FUNCTION ilonet_accounts_of(asked bigint)
RETURNS TABLE (account_id bigint, function text, place text, from_on date, until_on date, is_over boolean,
               elsewhere boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    mine integer[] := ilonet_circles();
BEGIN
    IF NOT (mine && '{0,6}'::integer[] OR EXISTS (
        SELECT FROM public.authorities_authority a WHERE a.id = asked AND a.back_office_circle_id = ANY (mine))) THEN
        RETURN;
    END IF;
    RETURN QUERY SELECT h.account_id, h.function::text, h.place, h.from_on, h.until_on, h.is_over,
        EXISTS (SELECT FROM public.standing_holding o WHERE o.account_id = h.account_id AND NOT o.is_over
            AND (o.authority_id IS DISTINCT FROM asked
                OR o.function NOT IN ('officer', 'back_office', 'national_administrator', 'privacy_reviewer')))
        FROM public.standing_holding h WHERE h.authority_id = asked ORDER BY h.account_id, h.until_on DESC;
END $$;

CREATE FUNCTION ilonet_restraint(person bigint) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT jsonb_build_object('kind', 'quarantine', 'until', a.quarantined_until)
    FROM accounts_account a WHERE a.id = person AND a.quarantined_at IS NOT NULL
      AND (a.quarantined_until IS NULL OR a.quarantined_until > ilonet_now())
$$;

GRANT CREATE ON SCHEMA public TO ilonet_standing;
ALTER VIEW standing_holding OWNER TO ilonet_standing;
ALTER FUNCTION ilonet_accounts_of(bigint) OWNER TO ilonet_standing;
ALTER FUNCTION ilonet_restraint(bigint) OWNER TO ilonet_standing;
REVOKE CREATE ON SCHEMA public FROM ilonet_standing;
REVOKE ALL ON standing_holding FROM ilonet_app, PUBLIC;
REVOKE ALL ON FUNCTION ilonet_accounts_of(bigint), ilonet_restraint(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ilonet_accounts_of(bigint), ilonet_restraint(bigint) TO ilonet_app;
"""
GONE = """
DROP FUNCTION ilonet_restraint(bigint), ilonet_accounts_of(bigint);
DROP VIEW standing_holding;
"""


class Migration(migrations.Migration):
    dependencies = [("standing", "0004_parliament_alone"), ("accounts", "0005_quarantine")]
    operations = [
        let_standing_read("accounts_account", "quarantined_at, quarantined_until"),
        migrations.RunSQL(SERVING.format(free=f"\n      AND {FREE}") + HOLDING, GONE + SERVING.format(free="")),
    ]
