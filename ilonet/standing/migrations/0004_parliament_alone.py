"""Who reads for the European Parliament holds nothing else at the same time, whatever an authority wrote (requirements E, 5)."""

from django.db import migrations

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
    WHERE person.is_active AND person.suspended_at IS NULL
      AND d.withdrawn_on IS NULL AND d.suspended_on IS NULL
      AND d.arrived_on <= day.today
      AND day.today BETWEEN d.from_on AND d.until_on{};
"""
APPOINTED = """
CREATE OR REPLACE VIEW standing_appointed AS
    SELECT ap.id, ap.account_id, ap.function, ap.authority_id, a.code::text AS authority_code, o.code AS organisation,
           a.circle_id AS authority_circle, a.back_office_circle_id AS back_office_circle
    FROM authorities_appointment ap
    JOIN authorities_organisation o ON o.id = ap.organisation_id
    LEFT JOIN authorities_authority a ON a.id = ap.authority_id
    JOIN accounts_account person ON person.id = ap.account_id
    CROSS JOIN LATERAL (SELECT ilonet_day(coalesce(a.zone, 'Europe/Brussels')) AS today) day
    WHERE person.is_active AND person.suspended_at IS NULL
      AND day.today BETWEEN ap.from_on AND ap.until_on
      AND (ap.ended_on IS NULL OR ap.ended_on > day.today){};
"""
READING = """
CREATE VIEW standing_for_parliament AS
    SELECT ap.account_id
    FROM authorities_appointment ap
    LEFT JOIN authorities_authority a ON a.id = ap.authority_id
    CROSS JOIN LATERAL (SELECT ilonet_day(coalesce(a.zone, 'Europe/Brussels')) AS today) day
    WHERE ap.function = 'parliament_reader' AND day.today BETWEEN ap.from_on AND ap.until_on
      AND (ap.ended_on IS NULL OR ap.ended_on > day.today);
GRANT CREATE ON SCHEMA public TO ilonet_standing;
ALTER VIEW standing_for_parliament OWNER TO ilonet_standing;
REVOKE CREATE ON SCHEMA public FROM ilonet_standing;
REVOKE ALL ON standing_for_parliament FROM ilonet_app, PUBLIC;
"""
ALONE = (
    READING
    + SERVING.format("\n      AND d.account_id NOT IN (SELECT account_id FROM standing_for_parliament)")
    + APPOINTED.format(
        "\n      AND (ap.function = 'parliament_reader'"
        " OR ap.account_id NOT IN (SELECT account_id FROM standing_for_parliament))"
    )
)
BESIDE = SERVING.format("") + APPOINTED.format("") + "DROP VIEW standing_for_parliament;"


class Migration(migrations.Migration):
    dependencies = [("standing", "0003_plans_kept"), ("authorities", "0002_guard")]
    operations = [migrations.RunSQL(ALONE, BESIDE)]
