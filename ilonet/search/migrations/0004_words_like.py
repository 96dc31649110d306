"""Which of these words stand in what the reader may see? For “Did you mean”, over nobody else's rows (AC06)."""

from django.db import migrations

LIKE = """
CREATE FUNCTION ilonet_words_like(candidates text[]) RETURNS TABLE (word text, reports bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 5 SET search_path = pg_catalog, public AS $$
DECLARE
    mine integer[] := public.ilonet_circles();
    plain text[] := ARRAY(SELECT c FROM unnest(candidates) c WHERE c ~ '^\\w+$' LIMIT 4000);
BEGIN
    IF cardinality(plain) = 0 THEN RETURN; END IF;
    -- Only words as somebody wrote them are proposed, never a stem; the newest reports speak for all.
    RETURN QUERY EXECUTE format(
        'WITH hits AS (
            SELECT r.words FROM public.reports_report r
            WHERE r.readers && %1$L::integer[] AND r.words @@ %2$L::tsquery
              AND r.released_version > 0 AND r.withdrawn_at IS NULL
            ORDER BY r.released_at DESC NULLS LAST, r.id DESC LIMIT 200
         )
         SELECT w, count(*) FROM hits h, unnest(tsvector_to_array(ts_filter(h.words, ''{a,b}''))) w
         WHERE w = ANY (%3$L::text[]) GROUP BY w ORDER BY count(*) DESC, w LIMIT 5',
        mine, (SELECT string_agg('''' || c || '''', ' | ') FROM unnest(plain) c), plain);
END $$;

GRANT CREATE ON SCHEMA public TO ilonet_search;
ALTER FUNCTION ilonet_words_like(text[]) OWNER TO ilonet_search;
REVOKE CREATE ON SCHEMA public FROM ilonet_search;
REVOKE ALL ON FUNCTION ilonet_words_like(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ilonet_words_like(text[]) TO ilonet_app;
"""


class Migration(migrations.Migration):
    dependencies = [("search", "0003_addressed")]
    operations = [migrations.RunSQL(LIKE, "DROP FUNCTION ilonet_words_like(text[])")]
