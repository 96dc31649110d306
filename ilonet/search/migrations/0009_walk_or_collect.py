"""Does a search walk from the newest report until it has enough, or collect every hit first? By how many there will be.

Left to itself, the planner took the walk for words that one report in a hundred holds: it believes that looking into a report
costs nothing, and walked through hundreds of thousands. A thousand hits are wanted, so a walk reads a thousand times the
reports for each hit expected, and a collection reads the hits. Looking at one costs the walk half as much: they break even
where the hits, squared, are five hundred times the reports.
"""

from django.db import migrations

FORWARD = """
CREATE FUNCTION ilonet_newest_of(conditions text) RETURNS text LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    plan json;
    expected double precision;
    held double precision := (SELECT greatest(reltuples, 1) FROM pg_class WHERE oid = 'public.reports_report'::regclass);
BEGIN
    EXECUTE 'EXPLAIN (FORMAT JSON) SELECT FROM public.reports_report r WHERE ' || conditions INTO plan;
    expected := (plan #>> '{0,Plan,Plan Rows}')::double precision;
    -- In an order that no index has, they are collected first.
    RETURN CASE WHEN expected * expected < 500 * held THEN '(r.released_at + interval ''0'')' ELSE 'r.released_at' END;
END $$;

CREATE OR REPLACE FUNCTION ilonet_search_reports(
    asked text, exact text, narrowed jsonb, place jsonb, wanted integer, facets text[], counted integer
) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    conditions text := public.ilonet_report_conditions(asked, narrowed, '');
    by_rank boolean := asked <> '' AND coalesce(place->>'order', 'best') = 'best';
    chosen text[] := ARRAY(SELECT key FROM jsonb_object_keys(narrowed) key WHERE key = ANY (facets));
    others text[] := ARRAY(SELECT unnest(facets) EXCEPT SELECT unnest(chosen));
    found jsonb;
    more jsonb;
    kept jsonb := narrowed - ARRAY(SELECT key FROM jsonb_object_keys(narrowed) key WHERE NOT key = ANY (chosen));
    conditions_of_all text := public.ilonet_report_conditions(asked, narrowed - chosen, '');
    but_one text := (SELECT string_agg('true' || public.ilonet_narrowing(kept - one), ' OR ') FROM unnest(chosen) one);
BEGIN
    -- The best are found among the newest thousand, the same thousand on every page.
    IF by_rank AND place->>'newest' IS NOT NULL THEN
        conditions := conditions || format(' AND r.released_at <= %L', (place->>'newest')::timestamptz);
    END IF;
    EXECUTE format(
        'WITH known AS MATERIALIZED (
            SELECT r.id, r.public_id, r.released_at, r.topics, r.countries, r.language, r.kind, r.authority_id, %1$s
            FROM public.reports_report r WHERE %2$s ORDER BY %7$s DESC, r.public_id DESC LIMIT 1001
         ), hits AS MATERIALIZED (SELECT * FROM known LIMIT 1000
         ), ranked AS (
            SELECT h.id, h.public_id, h.released_at, %3$s AS rank FROM hits h
         ), page AS (
            SELECT k.id, k.rank, k.released_at, k.public_id FROM ranked k WHERE %4$s
            ORDER BY k.rank DESC, k.released_at DESC, k.public_id DESC LIMIT %5$s
         ), counts AS (%6$s), by_facet AS (
            SELECT facet, jsonb_object_agg(value, reports) AS reports FROM counts GROUP BY facet
         )
         SELECT jsonb_build_object(
            ''hits'', (SELECT coalesce(jsonb_agg(jsonb_build_array(p.id, p.rank, p.released_at, p.public_id)
                        ORDER BY p.rank DESC, p.released_at DESC, p.public_id DESC), ''[]'') FROM page p),
            ''newest'', (SELECT max(released_at) FROM hits),
            ''total'', (SELECT count(*) FROM known),
            ''counts'', (SELECT coalesce(jsonb_object_agg(facet, reports), ''{}'') FROM by_facet))',
        CASE WHEN by_rank THEN 'r.words' ELSE 'NULL' END,
        conditions,
        CASE WHEN by_rank THEN format(
            '(CASE WHEN h.words @@ %2$L::tsquery THEN 1 + ts_rank(h.words, %2$L::tsquery)
                   ELSE ts_rank(h.words, %1$L::tsquery) END)::double precision', asked, exact)
             ELSE '0::double precision' END,
        CASE WHEN place->>'at' IS NULL THEN 'true'
             ELSE format('(k.rank, k.released_at, k.public_id) < (%L::double precision, %L::timestamptz, %L::uuid)',
                         CASE WHEN by_rank THEN (place->>'rank')::double precision ELSE 0 END,
                         (place->>'at')::timestamptz, (place->>'public_id')::uuid) END,
        least(greatest(wanted, 0), 101),
        public.ilonet_facet_counts(others, 'hits'),
        public.ilonet_newest_of(conditions)) INTO found;
    IF NOT by_rank AND place->>'at' IS NOT NULL AND (found->>'total')::integer > 1000
       AND jsonb_array_length(found->'hits') < wanted THEN
        -- Behind the newest thousand: these are many, and stand in the order of the index.
        EXECUTE format(
            'SELECT coalesce(jsonb_agg(jsonb_build_array(p.id, 0, p.released_at, p.public_id)
                             ORDER BY p.released_at DESC, p.public_id DESC), ''[]'')
             FROM (SELECT r.id, r.released_at, r.public_id FROM public.reports_report r
                   WHERE %1$s AND r.released_at <= %2$L AND (r.released_at, r.public_id) < (%2$L, %3$L)
                   ORDER BY r.released_at DESC, r.public_id DESC LIMIT %4$s) p',
            conditions, (place->>'at')::timestamptz, (place->>'public_id')::uuid, least(greatest(wanted, 0), 101)) INTO more;
        found := found || jsonb_build_object('hits', more);
    END IF;
    IF (found->>'total')::integer > 1000 AND counted > 1000 THEN
        EXECUTE format('SELECT to_jsonb(count(*)) FROM (SELECT 1 FROM public.reports_report r WHERE %s LIMIT %s) among',
                       conditions, least(counted, 10000) + 1) INTO more;
        found := found || jsonb_build_object('total', more);
    END IF;
    IF cardinality(chosen) = 0 THEN RETURN found; END IF;
    -- What is chosen within a facet is an “or”: its own values are counted as if none of them were chosen. All of that in
    -- one pass over what fits each of the choices but one, so that many choices cost no more than two.
    EXECUTE format(
        'WITH near AS MATERIALIZED (
            SELECT r.topics, r.countries, r.language, r.kind, r.authority_id, r.released_at
            FROM public.reports_report r WHERE %s AND (%s) ORDER BY %s DESC, r.public_id DESC LIMIT 1000
         ), counts AS (%s), by_facet AS (
            SELECT facet, jsonb_object_agg(value, reports) AS reports FROM counts GROUP BY facet
         )
         SELECT (SELECT coalesce(jsonb_object_agg(facet, reports), ''{}'') FROM by_facet)
                || (SELECT coalesce(jsonb_object_agg(name || '' over'', (SELECT count(*) FROM near)), ''{}'') FROM unnest(%L::text[]) name)',
        conditions_of_all,
        but_one,
        public.ilonet_newest_of(format('%s AND (%s)', conditions_of_all, but_one)),
        (SELECT string_agg(public.ilonet_facet_counts(ARRAY[one],
            format('(SELECT * FROM near r WHERE true%s)', public.ilonet_narrowing(kept - one))), ' UNION ALL ')
         FROM unnest(chosen) one),
        chosen) INTO more;
    RETURN jsonb_set(found, '{counts}', found->'counts' || more);
END $$;

GRANT CREATE ON SCHEMA public TO ilonet_search;
ALTER FUNCTION ilonet_newest_of(text) OWNER TO ilonet_search;
REVOKE CREATE ON SCHEMA public FROM ilonet_search;
REVOKE ALL ON FUNCTION ilonet_newest_of(text) FROM PUBLIC;
"""


class Migration(migrations.Migration):
    dependencies = [("search", "0008_words_of_the_newest")]
    operations = [migrations.RunSQL(FORWARD, migrations.RunSQL.noop)]
