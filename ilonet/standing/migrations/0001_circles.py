"""Who is in which circle: one view, asked both ways by two functions (stack.md 0.3: part of the closed list)."""

from django.db import migrations

from ilonet.access.rls import let_standing_read

VIEWS = """
CREATE VIEW standing_serving AS
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

CREATE VIEW standing_appointed AS
    SELECT ap.id, ap.account_id, ap.function, ap.authority_id, a.code::text AS authority_code, o.code AS organisation,
           a.circle_id AS authority_circle, a.back_office_circle_id AS back_office_circle
    FROM authorities_appointment ap
    JOIN authorities_organisation o ON o.id = ap.organisation_id
    LEFT JOIN authorities_authority a ON a.id = ap.authority_id
    JOIN accounts_account person ON person.id = ap.account_id
    CROSS JOIN LATERAL (SELECT ilonet_day(coalesce(a.zone, 'Europe/Brussels')) AS today) day
    WHERE person.is_active AND person.suspended_at IS NULL
      AND day.today BETWEEN ap.from_on AND ap.until_on
      AND (ap.ended_on IS NULL OR ap.ended_on > day.today);

-- Circles that a function gives by itself (numbers of ilonet/access/circles.py).
CREATE VIEW standing_function_circle AS
    SELECT * FROM (VALUES
        ('back_office', 1), ('national_administrator', 1),
        ('chair', 1), ('chair', 2), ('member', 1), ('member', 2), ('non_voting_member', 1), ('non_voting_member', 2),
        ('secretariat', 1), ('secretariat', 2), ('secretariat', 8),
        ('parliament_reader', 3),
        ('data_protection_officer', 4), ('privacy_reviewer', 4),
        ('security_officer', 5), ('auditor', 6), ('administrator', 7)
    ) AS given (function, circle_id);

CREATE VIEW standing_in_circle AS
    SELECT account_id, post_circle AS circle_id, post_id, authority_id, authority_code FROM standing_serving
    UNION ALL
    SELECT account_id, authority_circle, post_id, authority_id, authority_code FROM standing_serving
    UNION ALL
    SELECT account_id, 1, post_id, authority_id, authority_code FROM standing_serving
    UNION ALL
    SELECT s.account_id, n.circle_id, s.post_id, s.authority_id, s.authority_code
    FROM standing_serving s
    JOIN networks_network n ON s.country_id = ANY (n.countries) OR s.responsible_for && n.countries
    WHERE ilonet_day('Europe/Brussels') >= n.from_on
      AND (n.until_on IS NULL OR ilonet_day('Europe/Brussels') <= n.until_on)
    UNION ALL
    SELECT account_id, authority_circle, NULL, authority_id, authority_code
    FROM standing_appointed WHERE function IN ('back_office', 'national_administrator')
    UNION ALL
    SELECT account_id, back_office_circle, NULL, authority_id, authority_code
    FROM standing_appointed WHERE function IN ('back_office', 'national_administrator')
    UNION ALL
    SELECT ap.account_id, given.circle_id, NULL, ap.authority_id, coalesce(ap.authority_code, ap.organisation)
    FROM standing_appointed ap JOIN standing_function_circle given USING (function);

CREATE FUNCTION ilonet_stand(person bigint, pseudonym text) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
DECLARE
    mine integer[];
    answer jsonb;
BEGIN
    SELECT coalesce(array_agg(DISTINCT circle_id ORDER BY circle_id), '{}') INTO mine
    FROM standing_in_circle WHERE account_id = person;
    PERFORM set_config('app.circles', mine::text, true), set_config('app.pseudonym', pseudonym, true);
    SELECT jsonb_build_object(
        'now', ilonet_now(),
        'zone', (SELECT zone FROM accounts_account WHERE id = person),
        'circles', to_jsonb(mine),
        'serving', (SELECT coalesce(jsonb_agg(jsonb_build_object(
                'deployment', deployment_id, 'post', post_id, 'circle', post_circle, 'city', city,
                'country', country_id, 'authority', authority_id, 'code', authority_code,
                'facilitates', EXISTS (SELECT FROM networks_facilitation f WHERE f.deployment_id = s.deployment_id
                    AND ilonet_day('Europe/Brussels') >= f.from_on
                    AND (f.until_on IS NULL OR ilonet_day('Europe/Brussels') <= f.until_on))
            ) ORDER BY deployment_id), '[]') FROM standing_serving s WHERE account_id = person),
        'networks', (SELECT coalesce(jsonb_agg(n.id ORDER BY n.id), '[]') FROM networks_network n
            WHERE n.circle_id = ANY (mine)),
        'facilitates', (SELECT coalesce(jsonb_agg(DISTINCT f.network_id), '[]') FROM networks_facilitation f
            JOIN standing_serving s ON s.deployment_id = f.deployment_id AND s.account_id = person
            WHERE ilonet_day('Europe/Brussels') >= f.from_on
              AND (f.until_on IS NULL OR ilonet_day('Europe/Brussels') <= f.until_on)),
        'appointments', (SELECT coalesce(jsonb_agg(jsonb_build_object(
                'function', function, 'authority', authority_id, 'code', authority_code, 'organisation', organisation
            ) ORDER BY id), '[]') FROM standing_appointed WHERE account_id = person)
    ) INTO answer;
    RETURN answer;
END $$;

CREATE FUNCTION ilonet_members(asked integer[])
RETURNS TABLE (account_id bigint, post_id bigint, authority_code text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT DISTINCT account_id, post_id, authority_code FROM standing_in_circle WHERE circle_id = ANY (asked)
$$;

GRANT CREATE ON SCHEMA public TO ilonet_standing;
ALTER VIEW standing_serving OWNER TO ilonet_standing;
ALTER VIEW standing_appointed OWNER TO ilonet_standing;
ALTER VIEW standing_function_circle OWNER TO ilonet_standing;
ALTER VIEW standing_in_circle OWNER TO ilonet_standing;
ALTER FUNCTION ilonet_stand(bigint, text) OWNER TO ilonet_standing;
ALTER FUNCTION ilonet_members(integer[]) OWNER TO ilonet_standing;
REVOKE CREATE ON SCHEMA public FROM ilonet_standing;

REVOKE ALL ON standing_serving, standing_appointed, standing_function_circle, standing_in_circle FROM ilonet_app, PUBLIC;
REVOKE ALL ON FUNCTION ilonet_stand(bigint, text), ilonet_members(integer[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ilonet_stand(bigint, text), ilonet_members(integer[]) TO ilonet_app;
"""

GONE = """
DROP FUNCTION ilonet_members(integer[]), ilonet_stand(bigint, text);
DROP VIEW standing_in_circle, standing_function_circle, standing_appointed, standing_serving;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ("accounts", "0001_initial"),
        ("authorities", "0001_initial"),
        ("deployments", "0002_guard"),
        ("networks", "0002_guard"),
    ]
    operations = [
        migrations.RunSQL("GRANT SELECT ON ground_clock TO ilonet_standing", migrations.RunSQL.noop),
        let_standing_read("accounts_account", "id, is_active, suspended_at, zone"),
        let_standing_read("authorities_organisation", "id, code"),
        let_standing_read("authorities_authority", "id, code, zone, circle_id, back_office_circle_id"),
        let_standing_read(
            "authorities_appointment",
            "id, account_id, function, authority_id, organisation_id, from_on, until_on, ended_on",
        ),
        let_standing_read("deployments_post", "id, circle_id, city, country_id, responsible_for, authority_id"),
        let_standing_read(
            "deployments_deployment",
            "id, account_id, post_id, from_on, until_on, arrived_on, withdrawn_on, suspended_on",
        ),
        let_standing_read("networks_network", "id, circle_id, countries, from_on, until_on"),
        let_standing_read("networks_facilitation", "network_id, deployment_id, from_on, until_on"),
        migrations.RunSQL(VIEWS, GONE),
    ]
