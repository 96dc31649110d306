"""How many reports are addressed to a circle, for the Secretariat alone: a number, before it lets more people into one."""

from django.db import migrations

ADDRESSED = """
CREATE FUNCTION ilonet_addressed_to(circle integer) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
    SELECT count(*) FROM public.reports_report r
    WHERE 8 = ANY (public.ilonet_circles()) AND r.readers @> ARRAY[circle]
      AND r.released_version > 0 AND r.withdrawn_at IS NULL
$$;
GRANT CREATE ON SCHEMA public TO ilonet_search;
ALTER FUNCTION ilonet_addressed_to(integer) OWNER TO ilonet_search;
REVOKE CREATE ON SCHEMA public FROM ilonet_search;
REVOKE ALL ON FUNCTION ilonet_addressed_to(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ilonet_addressed_to(integer) TO ilonet_app;
"""


class Migration(migrations.Migration):
    dependencies = [("search", "0001_functions")]
    operations = [migrations.RunSQL(ADDRESSED, "DROP FUNCTION ilonet_addressed_to(integer)")]
