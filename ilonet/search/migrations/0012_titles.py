"""What a title says is asked of an index of titles; and the words of a hit are fetched once to be put in order.

The words of a report stand outside its row and are fetched anew by each function that reads them, three times for a hit:
“setweight” of no words hands them on as they are. And no index knows in which part of a report a word stands: to find the
few titles that say “states” each report that says it anywhere was looked into.
"""

from django.db import migrations

FORWARD = """
CREATE OR REPLACE FUNCTION ilonet_rank(tiers jsonb) RETURNS text LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, public, pg_temp AS $$
    -- An expression over “h”: the whole number says the tier, what stands behind the point the place in it.
    SELECT '(SELECT (CASE ' || string_agg(
        format('WHEN once.words @@ %L::tsquery THEN %s + least(ts_rank(once.words, %L::tsquery), 0.999)', tier->>0,
               jsonb_array_length(tiers) - place, tier->>1), ' ' ORDER BY place) || ' ELSE 0 END)::double precision
        FROM (SELECT setweight(h.words, ''D'', ''{}''::text[]) AS words OFFSET 0) once)'
    FROM jsonb_array_elements(tiers) WITH ORDINALITY known(tier, place)
$$;

CREATE OR REPLACE FUNCTION ilonet_narrowing(narrowed jsonb) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    said text := '';
    one record;
BEGIN
    -- The constants stand in the statement, so that the planner sees them; each is quoted by format.
    FOR one IN SELECT key, value FROM jsonb_each(narrowed) LOOP
        said := said || CASE
            WHEN one.key IN ('topic', 'country', 'vulnerable') THEN
                format(' AND r.%I && %L::varchar[]',
                       CASE one.key WHEN 'topic' THEN 'topics' WHEN 'country' THEN 'countries' ELSE one.key END,
                       ARRAY(SELECT jsonb_array_elements_text(one.value)))
            WHEN one.key IN ('kind', 'language', 'level', 'europol') THEN
                format(' AND r.%I = ANY (%L::varchar[])', one.key, ARRAY(SELECT jsonb_array_elements_text(one.value)))
            WHEN one.key = 'authority' THEN
                format(' AND r.authority_id = ANY (%L::bigint[])', ARRAY(
                    SELECT a.id FROM public.authorities_authority a
                    WHERE a.code IN (SELECT jsonb_array_elements_text(one.value))))
            WHEN one.key = 'grading' THEN
                format(' AND (r.source_code || r.information_code) = ANY (%L::varchar[])',
                       ARRAY(SELECT jsonb_array_elements_text(one.value)))
            WHEN one.key = 'when' THEN
                (SELECT ' AND (' || string_agg(
                    format('(r.released_at >= %L AND r.released_at < %L)', (spell->>0)::date, (spell->>1)::date), ' OR ') || ')'
                 FROM jsonb_array_elements(one.value) spell)
            -- As the index of titles has it: what stands in a title as written, and in other forms.
            WHEN one.key = 'titled' THEN
                format(' AND ts_filter(r.words, ''{a,c}''::"char"[]) @@ %L::tsquery', one.value#>>'{}')
            WHEN one.key = 'since' THEN format(' AND r.released_at >= %L', (one.value#>>'{}')::date)
            WHEN one.key = 'until' THEN format(' AND r.released_at < %L', (one.value#>>'{}')::date + 1)
            WHEN one.key = 'later_than' THEN format(' AND r.released_at > %L', (one.value#>>'{}')::timestamptz)
            WHEN one.key = 'not_of' THEN
                format(' AND NOT r.post_id = ANY (%L::bigint[])', ARRAY(SELECT jsonb_array_elements_text(one.value)))
            WHEN one.key = 'period_since' THEN
                format(' AND (r.period_until >= %1$L OR (r.period_until IS NULL AND r.released_at >= %1$L))',
                       (one.value#>>'{}')::date)
            WHEN one.key = 'period_until' THEN
                format(' AND (r.period_from <= %L OR (r.period_from IS NULL AND r.released_at < %L))',
                       (one.value#>>'{}')::date, (one.value#>>'{}')::date + 1)
        END;
    END LOOP;
    RETURN said;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("search", "0011_cost_of_words"), ("reports", "0020_titles")]
    operations = [migrations.RunSQL(FORWARD)]
