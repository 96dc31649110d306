"""Full-text search under row-level security: a function of the closed list (stack.md 0.3).

It reads the circles from the transaction's setting, never from an argument, sees the search columns only, and gives ids
alone, which are joined again under the reader's own policies.
"""

from django.db import migrations

SEARCH = """
GRANT SELECT (id, readers, words, topics, countries, language, kind, authority_id, released_at, released_version,
              withdrawn_at) ON reports_report TO ilonet_search;
CREATE POLICY searches ON reports_report FOR SELECT TO ilonet_search USING (true);

CREATE FUNCTION ilonet_search_reports(
    asked text, topic text, country text, tongue text, kind text, authority bigint, since date, until date,
    by_rank boolean, skip integer, wanted integer
) RETURNS TABLE (id bigint, total bigint) LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
SET search_path = pg_catalog, public AS $$
DECLARE
    narrowed text := '';
    mine integer[] := public.ilonet_circles();
BEGIN
    IF topic IS NOT NULL THEN narrowed := narrowed || format(' AND r.topics @> %L::varchar[]', ARRAY[topic]); END IF;
    IF country IS NOT NULL THEN narrowed := narrowed || format(' AND r.countries @> %L::varchar[]', ARRAY[country]); END IF;
    IF tongue IS NOT NULL THEN narrowed := narrowed || format(' AND r.language = %L', tongue); END IF;
    IF kind IS NOT NULL THEN narrowed := narrowed || format(' AND r.kind = %L', kind); END IF;
    IF authority IS NOT NULL THEN narrowed := narrowed || format(' AND r.authority_id = %L', authority); END IF;
    IF since IS NOT NULL THEN narrowed := narrowed || format(' AND r.released_at >= %L', since); END IF;
    IF until IS NOT NULL THEN narrowed := narrowed || format(' AND r.released_at < %L', until + 1); END IF;
    -- The constants stand in the statement, so that the planner sees them; each is quoted by format.
    RETURN QUERY EXECUTE format(
        'WITH hits AS (
            SELECT r.id, r.released_at, r.words FROM public.reports_report r
            WHERE r.readers && %1$L::integer[] AND r.words @@ %2$L::tsquery
              AND r.released_version > 0 AND r.withdrawn_at IS NULL %3$s
            ORDER BY r.released_at DESC NULLS LAST, r.id DESC LIMIT 1001
         )
         SELECT h.id::bigint, count(*) OVER () FROM hits h
         ORDER BY CASE WHEN %4$L THEN ts_rank(h.words, %2$L::tsquery) END DESC NULLS LAST,
                  h.released_at DESC NULLS LAST, h.id DESC
         OFFSET %5$s LIMIT %6$s',
        mine, asked, narrowed, by_rank, greatest(skip, 0), least(greatest(wanted, 1), 100));
END $$;

GRANT CREATE ON SCHEMA public TO ilonet_search;
ALTER FUNCTION ilonet_search_reports(text, text, text, text, text, bigint, date, date, boolean, integer, integer)
    OWNER TO ilonet_search;
REVOKE CREATE ON SCHEMA public FROM ilonet_search;
REVOKE ALL ON FUNCTION
    ilonet_search_reports(text, text, text, text, text, bigint, date, date, boolean, integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
    ilonet_search_reports(text, text, text, text, text, bigint, date, date, boolean, integer, integer) TO ilonet_app;
"""

GONE = """
DROP FUNCTION ilonet_search_reports(text, text, text, text, text, bigint, date, date, boolean, integer, integer);
DROP POLICY searches ON reports_report;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [("reports", "0002_guard")]
    operations = [migrations.RunSQL(SEARCH, GONE)]
