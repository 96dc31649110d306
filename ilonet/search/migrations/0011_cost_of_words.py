"""What does it cost to look for words in a report, beside looking at the rest of it? Walk or collect, now with that in mind.

The words of a report stand outside its row, and are fetched and unpacked for every look at them: that takes about ten times
as long as the look at the row, and the planner believes that it costs nothing: it looks at things in the order in which they
are said. So the words are said last, and a question that two facets narrow to a few thousand reports, most of which say the
word, is no longer collected with a look at the words of each, where a walk from the newest report looks at those of the newest
thousand or so. And facets are counted over what is different, not over each report; where none are wanted, and only the newest
few, no thousand is looked for.
"""

from django.db import migrations

FORWARD = """
CREATE OR REPLACE FUNCTION ilonet_report_conditions(asked text, narrowed jsonb, besides text) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
    SELECT format('r.readers && %L::integer[] AND r.released_version > 0 AND r.withdrawn_at IS NULL', public.ilonet_circles())
           || public.ilonet_narrowing(narrowed - besides)
           || CASE WHEN asked = '' THEN '' ELSE format(' AND r.words @@ %L::tsquery', asked) END
$$;

CREATE FUNCTION ilonet_newest_of(conditions text, without_words text, most integer) RETURNS text LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    plan json;
    hits double precision;
    among double precision;
    held double precision := (SELECT greatest(reltuples, 1) FROM pg_class WHERE oid = 'public.reports_report'::regclass);
    -- Microseconds for a report, as measured: only how they stand to each other matters.
    passing_by CONSTANT double precision := 0.5;
    looking_at_words CONSTANT double precision := 4;
    collecting CONSTANT double precision := 1;
    collecting_with_words CONSTANT double precision := 7;
    collecting_by_words CONSTANT double precision := 2;
    opening_the_words CONSTANT double precision := 6000;  -- once
    walk double precision;
    collection double precision;
BEGIN
    EXECUTE 'EXPLAIN (FORMAT JSON) SELECT FROM public.reports_report r WHERE ' || conditions INTO plan;
    hits := greatest((plan #>> '{0,Plan,Plan Rows}')::double precision, 1);
    IF conditions = without_words THEN
        walk := passing_by * held * most / hits;
        collection := collecting * hits;
    ELSE
        EXECUTE 'EXPLAIN (FORMAT JSON) SELECT FROM public.reports_report r WHERE ' || without_words INTO plan;
        among := greatest((plan #>> '{0,Plan,Plan Rows}')::double precision, hits);
        walk := (passing_by * held + looking_at_words * among) * least(most / hits, 1);
        -- Seldom words are found by their index; of common ones the planner looks at each report that the rest leaves.
        collection := CASE WHEN among < 2.1 * hits THEN collecting_with_words * among
                           ELSE opening_the_words + collecting_by_words * hits END;
    END IF;
    -- In an order that no index has, they are collected first.
    RETURN CASE WHEN walk > collection THEN '(r.released_at + interval ''0'')' ELSE 'r.released_at' END;
END $$;

CREATE OR REPLACE FUNCTION ilonet_facet_counts(facets text[], among text) RETURNS text LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, public AS $$
    -- A statement over “among”: facet, value, how many reports have it. What several reports have in common is unfolded once.
    SELECT coalesce(string_agg(
        format('SELECT %L::text AS facet, v::text AS value, sum(h.reports)::bigint AS reports
                FROM (SELECT %s AS told, count(*) AS reports FROM %s h GROUP BY 1) h, %s GROUP BY 2', facet,
            CASE facet
                WHEN 'topic' THEN 'h.topics'
                WHEN 'country' THEN 'h.countries'
                WHEN 'authority' THEN 'h.authority_id'
                WHEN 'grading' THEN 'CASE WHEN h.source_code <> '''' AND h.information_code <> ''''
                                     THEN h.source_code || h.information_code ELSE '''' END'
                WHEN 'when' THEN 'date_trunc(''month'', h.released_at)'
                ELSE format('h.%I', facet)
            END,
            among,
            CASE
                WHEN facet IN ('topic', 'country', 'vulnerable') THEN 'unnest(h.told) v'
                WHEN facet = 'authority' THEN 'LATERAL (SELECT a.code FROM public.authorities_authority a WHERE a.id = h.told) l(v)'
                WHEN facet = 'when' THEN 'LATERAL (SELECT to_char(h.told, ''YYYY-MM'')) l(v)'
                WHEN facet IN ('europol', 'grading') THEN 'LATERAL (SELECT h.told WHERE h.told <> '''') l(v)'
                ELSE 'LATERAL (SELECT h.told) l(v)'
            END), ' UNION ALL '),
        'SELECT NULL::text AS facet, NULL::text AS value, 0::bigint AS reports WHERE false')
    FROM unnest(facets) facet WHERE facet IN (
        'topic', 'country', 'language', 'kind', 'authority', 'when', 'vulnerable', 'europol', 'grading')
$$;

CREATE OR REPLACE FUNCTION ilonet_search_reports(
    asked text, tiers jsonb, narrowed jsonb, place jsonb, wanted integer, facets text[], counted integer
) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    words text := CASE WHEN asked = '' THEN '' ELSE format(' AND r.words @@ %L::tsquery', asked) END;
    without_words text := public.ilonet_report_conditions('', narrowed, '');
    conditions text;
    by_rank boolean := asked <> '' AND coalesce(place->>'order', 'best') = 'best';
    chosen text[] := ARRAY(SELECT key FROM jsonb_object_keys(narrowed) key WHERE key = ANY (facets));
    others text[] := ARRAY(SELECT unnest(facets) EXCEPT SELECT unnest(chosen));
    -- The best, and facets, are found among the newest thousand.
    most integer := CASE WHEN by_rank OR cardinality(facets) > 0 THEN 1000 ELSE least(greatest(wanted, counted), 1000) END;
    found jsonb;
    more jsonb;
    kept jsonb := narrowed - ARRAY(SELECT key FROM jsonb_object_keys(narrowed) key WHERE NOT key = ANY (chosen));
    but_one text := (SELECT string_agg('true' || public.ilonet_narrowing(kept - one), ' OR ') FROM unnest(chosen) one);
BEGIN
    -- The best are found among the newest thousand, the same thousand on every page.
    IF by_rank AND place->>'newest' IS NOT NULL THEN
        without_words := without_words || format(' AND r.released_at <= %L', (place->>'newest')::timestamptz);
    END IF;
    conditions := without_words || words;
    EXECUTE format(
        'WITH known AS MATERIALIZED (
            SELECT r.id, r.public_id, r.released_at, r.topics, r.countries, r.language, r.kind, r.authority_id,
                   r.vulnerable, r.europol, r.source_code, r.information_code, %1$s
            FROM public.reports_report r WHERE %2$s ORDER BY %7$s DESC, r.public_id DESC LIMIT %8$s + 1
         ), hits AS MATERIALIZED (SELECT * FROM known LIMIT %8$s
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
        public.ilonet_newest_of(conditions, without_words, most),
        most) INTO found;
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
    without_words := format('%s AND (%s)', public.ilonet_report_conditions('', narrowed - chosen, ''), but_one);
    EXECUTE format(
        'WITH near AS MATERIALIZED (
            SELECT r.topics, r.countries, r.language, r.kind, r.authority_id, r.released_at,
                   r.vulnerable, r.europol, r.source_code, r.information_code
            FROM public.reports_report r WHERE %s ORDER BY %s DESC, r.public_id DESC LIMIT 1000
         ), counts AS (%s), by_facet AS (
            SELECT facet, jsonb_object_agg(value, reports) AS reports FROM counts GROUP BY facet
         )
         SELECT (SELECT coalesce(jsonb_object_agg(facet, reports), ''{}'') FROM by_facet)
                || (SELECT coalesce(jsonb_object_agg(name || '' over'', (SELECT count(*) FROM near)), ''{}'') FROM unnest(%L::text[]) name)',
        without_words || words,
        public.ilonet_newest_of(without_words || words, without_words, 1000),
        (SELECT string_agg(public.ilonet_facet_counts(ARRAY[one],
            format('(SELECT * FROM near r WHERE true%s)', public.ilonet_narrowing(kept - one))), ' UNION ALL ')
         FROM unnest(chosen) one),
        chosen) INTO more;
    RETURN jsonb_set(found, '{counts}', found->'counts' || more);
END $$;

DROP FUNCTION ilonet_newest_of(text);
GRANT CREATE ON SCHEMA public TO ilonet_search;
ALTER FUNCTION ilonet_newest_of(text, text, integer) OWNER TO ilonet_search;
REVOKE CREATE ON SCHEMA public FROM ilonet_search;
REVOKE ALL ON FUNCTION ilonet_newest_of(text, text, integer) FROM PUBLIC;
"""


class Migration(migrations.Migration):
    dependencies = [("search", "0010_tiers")]
    operations = [migrations.RunSQL(FORWARD)]
