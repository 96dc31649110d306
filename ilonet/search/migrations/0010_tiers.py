"""Hits in tiers: words as written, their other forms, what means the same in whichever language. And three facets more.

Every report stands in the first tier whose condition it meets; within a tier by how much of the question it holds.
"""

from django.db import migrations

FORWARD = """
GRANT SELECT (vulnerable, europol, source_code, information_code) ON reports_report TO ilonet_search;
DROP FUNCTION ilonet_search_reports(text, text, jsonb, jsonb, integer, text[], integer);

CREATE FUNCTION ilonet_rank(tiers jsonb) RETURNS text LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, public, pg_temp AS $$
    -- An expression over “h”: the whole number says the tier, what stands behind the point the place in it.
    SELECT '(CASE ' || string_agg(
        format('WHEN h.words @@ %L::tsquery THEN %s + least(ts_rank(h.words, %L::tsquery), 0.999)', tier->>0,
               jsonb_array_length(tiers) - place, tier->>1), ' ' ORDER BY place) || ' ELSE 0 END)::double precision'
    FROM jsonb_array_elements(tiers) WITH ORDINALITY known(tier, place)
$$;

CREATE OR REPLACE FUNCTION ilonet_narrowing(narrowed jsonb) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public AS $$
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

CREATE OR REPLACE FUNCTION ilonet_facet_counts(facets text[], among text) RETURNS text LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, public AS $$
    -- A statement over “among”: facet, value, how many reports have it.
    SELECT coalesce(string_agg(
        format('SELECT %L::text AS facet, v::text AS value, count(*) AS reports FROM %s h, %s GROUP BY 2', facet, among,
            CASE facet
                WHEN 'topic' THEN 'unnest(h.topics) v'
                WHEN 'country' THEN 'unnest(h.countries) v'
                WHEN 'language' THEN 'LATERAL (SELECT h.language) l(v)'
                WHEN 'kind' THEN 'LATERAL (SELECT h.kind) l(v)'
                WHEN 'authority' THEN 'LATERAL (SELECT a.code FROM public.authorities_authority a WHERE a.id = h.authority_id) l(v)'
                WHEN 'vulnerable' THEN 'unnest(h.vulnerable) v'
                WHEN 'europol' THEN 'LATERAL (SELECT h.europol WHERE h.europol <> '''') l(v)'
                WHEN 'grading' THEN 'LATERAL (SELECT h.source_code || h.information_code
                    WHERE h.source_code <> '''' AND h.information_code <> '''') l(v)'
                WHEN 'when' THEN 'LATERAL (SELECT to_char(h.released_at, ''YYYY-MM'')) l(v)'
            END), ' UNION ALL '),
        'SELECT NULL::text AS facet, NULL::text AS value, 0::bigint AS reports WHERE false')
    FROM unnest(facets) facet WHERE facet IN (
        'topic', 'country', 'language', 'kind', 'authority', 'when', 'vulnerable', 'europol', 'grading')
$$;

CREATE FUNCTION ilonet_search_reports(
    asked text, tiers jsonb, narrowed jsonb, place jsonb, wanted integer, facets text[], counted integer
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
            SELECT r.id, r.public_id, r.released_at, r.topics, r.countries, r.language, r.kind, r.authority_id,
                   r.vulnerable, r.europol, r.source_code, r.information_code, %1$s
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
        CASE WHEN by_rank THEN public.ilonet_rank(tiers) ELSE '0::double precision' END,
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
            SELECT r.topics, r.countries, r.language, r.kind, r.authority_id, r.released_at,
                   r.vulnerable, r.europol, r.source_code, r.information_code
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
ALTER FUNCTION ilonet_rank(jsonb) OWNER TO ilonet_search;
ALTER FUNCTION ilonet_search_reports(text, jsonb, jsonb, jsonb, integer, text[], integer)
    OWNER TO ilonet_search;
REVOKE CREATE ON SCHEMA public FROM ilonet_search;
REVOKE ALL ON FUNCTION ilonet_rank(jsonb) FROM PUBLIC;
REVOKE ALL ON FUNCTION ilonet_search_reports(text, jsonb, jsonb, jsonb, integer, text[], integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ilonet_search_reports(text, jsonb, jsonb, jsonb, integer, text[], integer) TO ilonet_app;
"""


class Migration(migrations.Migration):
    dependencies = [("search", "0009_walk_or_collect"), ("reports", "0008_particulars")]
    operations = [migrations.RunSQL(FORWARD)]
