"""“Did you mean” reads the reader's thousand newest reports, however many others hold a word that is like the one asked.

Which reports these are depends on what the reader may see and on nothing else (AC06); looking all spellings up in the index
first took longer the more often one of them stood in anybody's reports: half a second among a million.
"""

from django.db import migrations

LIKE = """
CREATE OR REPLACE FUNCTION ilonet_words_like(candidates text[]) RETURNS TABLE (word text, reports bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 5 SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    mine integer[] := public.ilonet_circles();
    plain text[] := ARRAY(SELECT c FROM unnest(candidates) c WHERE c ~ '^\\w+$' LIMIT 4000);
BEGIN
    IF cardinality(plain) = 0 THEN RETURN; END IF;
    -- Only words as somebody wrote them are proposed, never a stem.
    RETURN QUERY EXECUTE format(
        'WITH newest AS MATERIALIZED (
            SELECT r.words FROM public.reports_report r
            WHERE r.readers && %1$L::integer[] AND r.released_version > 0 AND r.withdrawn_at IS NULL
            ORDER BY r.released_at DESC, r.id DESC LIMIT 1000
         ), hits AS (SELECT n.words FROM newest n WHERE n.words @@ %2$L::tsquery LIMIT 200)
         SELECT w, count(*) FROM hits h, unnest(tsvector_to_array(ts_filter(h.words, ''{a,b}''))) w
         WHERE w = ANY (%3$L::text[]) GROUP BY w ORDER BY count(*) DESC, w LIMIT 5',
        mine, (SELECT string_agg('''' || c || '''', ' | ') FROM unnest(plain) c), plain);
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("search", "0007_names_of_our_own")]
    operations = [migrations.RunSQL(LIKE, migrations.RunSQL.noop)]
