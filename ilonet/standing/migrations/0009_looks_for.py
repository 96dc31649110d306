"""For which authorities is somebody privacy reviewer, without being their back office too (security.md 7.3)?

Asked by row-level security of whoever is asking now, from dated rows: an appointment that ended answers no more.
"""

from django.db import migrations

LOOKS_FOR = """
CREATE FUNCTION ilonet_looks_for() RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT mine.authority_id), '{}')
    FROM public.standing_appointed mine
    WHERE mine.account_id = nullif(current_setting('app.account', true), '')::bigint
      AND mine.function = 'privacy_reviewer' AND mine.authority_id IS NOT NULL
      AND NOT EXISTS (
          SELECT FROM public.standing_appointed other
          WHERE other.account_id = mine.account_id AND other.authority_id = mine.authority_id
            AND other.function IN ('back_office', 'national_administrator'))
$$;
GRANT CREATE ON SCHEMA public TO ilonet_standing;
ALTER FUNCTION ilonet_looks_for() OWNER TO ilonet_standing;
REVOKE CREATE ON SCHEMA public FROM ilonet_standing;
REVOKE ALL ON FUNCTION ilonet_looks_for() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ilonet_looks_for() TO ilonet_app;
"""


class Migration(migrations.Migration):
    dependencies = [("standing", "0008_acts_for")]
    operations = [migrations.RunSQL(LOOKS_FOR, "DROP FUNCTION ilonet_looks_for();")]
