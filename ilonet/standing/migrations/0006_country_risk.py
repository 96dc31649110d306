"""What holds somebody back: a quarantine, or the country of the post on which they serve today (R-DP-7)."""

from django.db import migrations

from ilonet.access.rls import let_standing_read

QUARANTINE = """
    SELECT jsonb_build_object('kind', 'quarantine', 'until', a.quarantined_until)
    FROM public.accounts_account a WHERE a.id = person AND a.quarantined_at IS NOT NULL
      AND (a.quarantined_until IS NULL OR a.quarantined_until > ilonet_now())
"""
COUNTRY = """
    UNION ALL
    (SELECT jsonb_build_object('kind', 'country', 'until', r.until_on, 'country', r.country_id, 'because', r.reason)
    FROM public.admission_countryrisk r JOIN public.standing_serving s ON s.country_id = r.country_id AND s.account_id = person
    WHERE ilonet_day('Europe/Brussels') BETWEEN r.from_on AND r.until_on AND r.ended_on IS NULL
    ORDER BY r.until_on DESC, r.id LIMIT 1)
    LIMIT 1
"""
ASKED = """
CREATE OR REPLACE FUNCTION ilonet_restraint(person bigint) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$ {} $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("standing", "0005_quarantine"),
        ("admission", "0004_guard_country_risk"),
        ("access", "0003_names_of_our_own"),  # this function is written anew after it
    ]
    operations = [
        let_standing_read("admission_countryrisk", "id, country_id, from_on, until_on, ended_on, reason"),
        migrations.RunSQL(ASKED.format(QUARANTINE + COUNTRY), ASKED.format(QUARANTINE)),
    ]
