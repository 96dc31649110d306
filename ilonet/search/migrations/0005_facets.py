"""What narrows may have several values, pages go on behind a key, and each value says how many reports have it.

Facets are counted in the same pass that ranks, over the newest thousand that answer, so that a common word costs no more
than a rare one; of one's own rows alone, since the circles come from the transaction's setting (AC06).
"""

from django.db import migrations

FORWARD = """
GRANT SELECT (public_id, post_id, level, period_from, period_until) ON reports_report TO ilonet_search;
GRANT SELECT (id, code) ON authorities_authority TO ilonet_search;
DROP FUNCTION ilonet_search_reports(text, text, jsonb, integer, integer);

CREATE FUNCTION ilonet_report_conditions(asked text, narrowed jsonb, besides text) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public AS $$
DECLARE
    said text := format('r.readers && %L::integer[] AND r.released_version > 0 AND r.withdrawn_at IS NULL',
                        public.ilonet_circles());
    one record;
BEGIN
    -- The constants stand in the statement, so that the planner sees them; each is quoted by format.
    IF asked <> '' THEN said := said || format(' AND r.words @@ %L::tsquery', asked); END IF;
    FOR one IN SELECT key, value FROM jsonb_each(narrowed) WHERE key <> besides LOOP
        said := said || CASE
            WHEN one.key IN ('topic', 'country') THEN
                format(' AND r.%I && %L::varchar[]', CASE one.key WHEN 'topic' THEN 'topics' ELSE 'countries' END,
                       ARRAY(SELECT jsonb_array_elements_text(one.value)))
            WHEN one.key IN ('kind', 'language', 'level') THEN
                format(' AND r.%I = ANY (%L::varchar[])', one.key, ARRAY(SELECT jsonb_array_elements_text(one.value)))
            WHEN one.key = 'authority' THEN
                format(' AND r.authority_id = ANY (%L::bigint[])', ARRAY(
                    SELECT a.id FROM public.authorities_authority a
                    WHERE a.code IN (SELECT jsonb_array_elements_text(one.value))))
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

CREATE FUNCTION ilonet_search_reports(
    asked text, exact text, narrowed jsonb, place jsonb, wanted integer, facets text[], counted integer
) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    conditions text := public.ilonet_report_conditions(asked, narrowed, '');
    by_rank boolean := asked <> '' AND coalesce(place->>'order', 'best') = 'best';
    chosen text[] := ARRAY(SELECT key FROM jsonb_object_keys(narrowed) key WHERE key = ANY (facets));
    others text[] := ARRAY(SELECT unnest(facets) EXCEPT SELECT unnest(chosen));
    found jsonb;
    more jsonb;
    besides text;
BEGIN
    -- The best are found among the newest thousand, the same thousand on every page.
    IF by_rank AND place->>'newest' IS NOT NULL THEN
        conditions := conditions || format(' AND r.released_at <= %L', (place->>'newest')::timestamptz);
    END IF;
    EXECUTE format(
        'WITH known AS MATERIALIZED (
            SELECT r.id, r.public_id, r.released_at, r.topics, r.countries, r.language, r.kind, r.authority_id, %1$s
            FROM public.reports_report r WHERE %2$s ORDER BY r.released_at DESC, r.public_id DESC LIMIT 1001
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
        public.ilonet_facet_counts(others)) INTO found;
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
    -- What is chosen within a facet is an “or”: its own values are counted as if none of them were chosen.
    FOREACH besides IN ARRAY chosen LOOP
        EXECUTE format(
            'WITH hits AS MATERIALIZED (
                SELECT r.topics, r.countries, r.language, r.kind, r.authority_id, r.released_at
                FROM public.reports_report r WHERE %s ORDER BY r.released_at DESC, r.public_id DESC LIMIT 1000
             ), counts AS (%s)
             SELECT jsonb_build_object(
                %L, coalesce(jsonb_object_agg(value, reports), ''{}''),
                %L, (SELECT count(*) FROM hits)) FROM counts',
            public.ilonet_report_conditions(asked, narrowed, besides), public.ilonet_facet_counts(ARRAY[besides]),
            besides, besides || ' over') INTO more;
        found := jsonb_set(found, '{counts}', found->'counts' || more);
    END LOOP;
    RETURN found;
END $$;

CREATE FUNCTION ilonet_facet_counts(facets text[]) RETURNS text LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, public AS $$
    -- A statement over “hits”: facet, value, how many reports have it.
    SELECT coalesce(string_agg(
        format('SELECT %L::text AS facet, v::text AS value, count(*) AS reports FROM hits h, %s GROUP BY 2', facet,
            CASE facet
                WHEN 'topic' THEN 'unnest(h.topics) v'
                WHEN 'country' THEN 'unnest(h.countries) v'
                WHEN 'language' THEN 'LATERAL (SELECT h.language) l(v)'
                WHEN 'kind' THEN 'LATERAL (SELECT h.kind) l(v)'
                WHEN 'authority' THEN 'LATERAL (SELECT a.code FROM public.authorities_authority a WHERE a.id = h.authority_id) l(v)'
                WHEN 'when' THEN 'LATERAL (SELECT to_char(h.released_at, ''YYYY-MM'')) l(v)'
            END), ' UNION ALL '),
        'SELECT NULL::text AS facet, NULL::text AS value, 0::bigint AS reports WHERE false')
    FROM unnest(facets) facet WHERE facet IN ('topic', 'country', 'language', 'kind', 'authority', 'when')
$$;

CREATE FUNCTION ilonet_count_reports(searches jsonb, most integer) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20 SET search_path = pg_catalog, public AS $$
DECLARE
    one jsonb;
BEGIN
    FOR one IN SELECT value FROM jsonb_array_elements(searches) LOOP
        RETURN QUERY EXECUTE format(
            'SELECT count(*) FROM (SELECT 1 FROM public.reports_report r WHERE %s LIMIT %s) found',
            public.ilonet_report_conditions(one->>'asked', one->'narrowed', ''), least(greatest(most, 0), 10000) + 1);
    END LOOP;
END $$;

GRANT CREATE ON SCHEMA public TO ilonet_search;
ALTER FUNCTION ilonet_report_conditions(text, jsonb, text) OWNER TO ilonet_search;
ALTER FUNCTION ilonet_facet_counts(text[]) OWNER TO ilonet_search;
ALTER FUNCTION ilonet_search_reports(text, text, jsonb, jsonb, integer, text[], integer) OWNER TO ilonet_search;
ALTER FUNCTION ilonet_count_reports(jsonb, integer) OWNER TO ilonet_search;
REVOKE CREATE ON SCHEMA public FROM ilonet_search;
REVOKE ALL ON FUNCTION ilonet_report_conditions(text, jsonb, text) FROM PUBLIC;
REVOKE ALL ON FUNCTION ilonet_facet_counts(text[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION ilonet_search_reports(text, text, jsonb, jsonb, integer, text[], integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION ilonet_count_reports(jsonb, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ilonet_search_reports(text, text, jsonb, jsonb, integer, text[], integer) TO ilonet_app;
GRANT EXECUTE ON FUNCTION ilonet_count_reports(jsonb, integer) TO ilonet_app;
"""


class Migration(migrations.Migration):
    dependencies = [("search", "0004_words_like")]
    operations = [migrations.RunSQL(FORWARD)]
