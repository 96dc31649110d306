"""The search function again: words as asked before other forms, and what narrows as one value that can grow."""

from django.db import migrations

SEARCH = """
DROP FUNCTION ilonet_search_reports(text, text, text, text, text, bigint, date, date, boolean, integer, integer);

CREATE FUNCTION ilonet_search_reports(asked text, exact text, narrowed jsonb, skip integer, wanted integer)
RETURNS TABLE (id bigint, total bigint) LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
SET search_path = pg_catalog, public AS $$
DECLARE
    conditions text := '';
    mine integer[] := public.ilonet_circles();
BEGIN
    IF narrowed->>'topic' IS NOT NULL THEN
        conditions := conditions || format(' AND r.topics @> %L::varchar[]', ARRAY[narrowed->>'topic']); END IF;
    IF narrowed->>'country' IS NOT NULL THEN
        conditions := conditions || format(' AND r.countries @> %L::varchar[]', ARRAY[narrowed->>'country']); END IF;
    IF narrowed->>'language' IS NOT NULL THEN conditions := conditions || format(' AND r.language = %L', narrowed->>'language'); END IF;
    IF narrowed->>'kind' IS NOT NULL THEN conditions := conditions || format(' AND r.kind = %L', narrowed->>'kind'); END IF;
    IF narrowed->>'authority' IS NOT NULL THEN
        conditions := conditions || format(' AND r.authority_id = %L', (narrowed->>'authority')::bigint); END IF;
    IF narrowed->>'since' IS NOT NULL THEN
        conditions := conditions || format(' AND r.released_at >= %L', (narrowed->>'since')::date); END IF;
    IF narrowed->>'until' IS NOT NULL THEN
        conditions := conditions || format(' AND r.released_at < %L', (narrowed->>'until')::date + 1); END IF;
    -- The constants stand in the statement, so that the planner sees them; each is quoted by format.
    RETURN QUERY EXECUTE format(
        'WITH hits AS (
            SELECT r.id, r.released_at, r.words FROM public.reports_report r
            WHERE r.readers && %1$L::integer[] AND r.words @@ %2$L::tsquery
              AND r.released_version > 0 AND r.withdrawn_at IS NULL %3$s
            ORDER BY r.released_at DESC NULLS LAST, r.id DESC LIMIT 1001
         )
         SELECT h.id::bigint, count(*) OVER () FROM hits h
         ORDER BY CASE WHEN NOT %4$L THEN NULL
                       WHEN h.words @@ %7$L::tsquery THEN 1 + ts_rank(h.words, %7$L::tsquery)
                       ELSE ts_rank(h.words, %2$L::tsquery) END DESC NULLS LAST,
                  h.released_at DESC NULLS LAST, h.id DESC
         OFFSET %5$s LIMIT %6$s',
        mine, asked, conditions, coalesce(narrowed->>'order', 'best') = 'best', greatest(skip, 0),
        least(greatest(wanted, 1), 100), exact);
END $$;

GRANT CREATE ON SCHEMA public TO ilonet_search;
ALTER FUNCTION ilonet_search_reports(text, text, jsonb, integer, integer) OWNER TO ilonet_search;
REVOKE CREATE ON SCHEMA public FROM ilonet_search;
REVOKE ALL ON FUNCTION ilonet_search_reports(text, text, jsonb, integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ilonet_search_reports(text, text, jsonb, integer, integer) TO ilonet_app;
"""


class Migration(migrations.Migration):
    dependencies = [("search", "0001_functions"), ("reports", "0006_analysis")]
    operations = [migrations.RunSQL(SEARCH)]
