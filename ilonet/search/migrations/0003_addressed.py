"""What was reported to one circle: a function of the closed list, like the search of texts (stack.md 0.3).

Under row-level security the planner may look at an audience only after it has looked at every reader of every report,
since the overlap of arrays is not leakproof. Within the function the reader's circles stand in the statement.
"""

from django.db import migrations

ADDRESSED = """
GRANT SELECT (audience) ON reports_report TO ilonet_search;

CREATE FUNCTION ilonet_reports_to(circle integer, wanted integer, most integer)
RETURNS TABLE (id bigint, total bigint) LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10
SET search_path = pg_catalog, public AS $$
BEGIN
    -- The constants stand in the statement, so that the planner sees them; each is quoted by format.
    RETURN QUERY EXECUTE format(
        'WITH addressed AS (
            SELECT r.id, r.released_at FROM public.reports_report r
            WHERE r.readers && %1$L::integer[] AND r.audience @> %2$L::integer[]
              AND r.released_version > 0 AND r.withdrawn_at IS NULL
            ORDER BY r.released_at DESC, r.id DESC LIMIT %4$s
         )
         SELECT a.id::bigint, count(*) OVER () FROM addressed a
         ORDER BY a.released_at DESC, a.id DESC LIMIT %3$s',
        public.ilonet_circles(), ARRAY[circle], least(greatest(wanted, 1), 100), least(greatest(most, 1), 1001));
END $$;

GRANT CREATE ON SCHEMA public TO ilonet_search;
ALTER FUNCTION ilonet_reports_to(integer, integer, integer) OWNER TO ilonet_search;
REVOKE CREATE ON SCHEMA public FROM ilonet_search;
REVOKE ALL ON FUNCTION ilonet_reports_to(integer, integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ilonet_reports_to(integer, integer, integer) TO ilonet_app;
"""
GONE = """
DROP FUNCTION ilonet_reports_to(integer, integer, integer);
REVOKE SELECT (audience) ON reports_report FROM ilonet_search;
"""


class Migration(migrations.Migration):
    dependencies = [("search", "0002_exact_first"), ("reports", "0007_report_audience")]
    operations = [migrations.RunSQL(ADDRESSED, GONE)]
