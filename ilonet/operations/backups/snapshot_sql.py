"""What is in the database at one moment: rows, their sums, and who may do what with them."""

import re

from ilonet.lib import sql

# Visits and keys that work once have no place in a backup: whoever restores it must not restore them (AC25).
LEFT_EMPTY = ("accounts_once", "django_session", "ground_cache", "usersessions_usersession")

# The same text of a row on every server, whatever its settings.
ONE_SPELLING = """
SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL statement_timeout = 0;
SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL IntervalStyle = 'postgres'; SET LOCAL TimeZone = 'UTC';
SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex'; SET LOCAL search_path = public, pg_catalog;
"""

OURS = "NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = {oid} AND d.deptype = 'e')"
TABLES = f"""
SELECT relname::text, quote_ident(relname) FROM pg_class c
WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace AND {OURS.format(oid="c.oid")} ORDER BY 1
"""  # noqa: S608 — constants only
COUNT = """
SELECT count(*)::text, coalesce(sum(
    ('x' || substr(encode(sha256(convert_to(t::text, 'UTF8')), 'hex'), 1, 16))::bit(64)::bigint::numeric), 0)::text
FROM public.{} t
"""
ANYTHING = f"""
SELECT (SELECT count(*) FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND {OURS.format(oid="c.oid")})
     + (SELECT count(*) FROM pg_proc p WHERE pronamespace = 'public'::regnamespace AND {OURS.format(oid="p.oid")})
"""  # noqa: S608 — constants only

RELATIONS = f"""
SELECT concat_ws(' ', 'relation', c.relkind, c.relname, c.relowner::regrole, c.relrowsecurity, c.relforcerowsecurity,
    array_to_string(c.reloptions, ','))
FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind <> 'c' AND {OURS.format(oid="c.oid")}
UNION ALL
SELECT concat_ws(' ', 'right', c.relname, coalesce(a.grantee::regrole::text, ''), a.privilege_type, a.is_grantable)
FROM pg_class c, aclexplode(coalesce(c.relacl, acldefault(CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", c.relowner))) a
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S') AND c.relnamespace = 'public'::regnamespace
    AND {OURS.format(oid="c.oid")} AND a.privilege_type <> 'MAINTAIN'
UNION ALL
SELECT concat_ws(' ', 'right', c.relname, t.attname, a.grantee::regrole, a.privilege_type)
FROM pg_attribute t JOIN pg_class c ON c.oid = t.attrelid, aclexplode(t.attacl) a
WHERE c.relnamespace = 'public'::regnamespace AND {OURS.format(oid="c.oid")}
UNION ALL
SELECT concat_ws(' ', 'function', p.oid::regprocedure, p.proowner::regrole, p.prosecdef, array_to_string(p.proconfig, ','))
FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND {OURS.format(oid="p.oid")}
UNION ALL
SELECT concat_ws(' ', 'right', p.oid::regprocedure, a.grantee::oid::regrole, a.privilege_type)
FROM pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
WHERE p.pronamespace = 'public'::regnamespace AND {OURS.format(oid="p.oid")}
UNION ALL
SELECT concat_ws(' ', 'policy', tablename, policyname, cmd, array_to_string(roles, ',')) FROM pg_policies
UNION ALL
SELECT concat_ws(' ', 'trigger', tgrelid::regclass, tgname, tgenabled, tgfoid::regproc) FROM pg_trigger WHERE NOT tgisinternal
UNION ALL
SELECT concat_ws(' ', 'constraint', conrelid::regclass, conname, contype, convalidated)
FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype NOT IN ('n', 't')
"""  # noqa: S608 — constants only
WORDING = f"""
SELECT concat_ws(' ', tablename, policyname, qual, with_check) FROM pg_policies
UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
UNION ALL SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid))
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 't'
UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
UNION ALL SELECT pg_get_functiondef(p.oid) FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace AND p.prokind = 'f' AND {OURS.format(oid="p.oid")}
UNION ALL SELECT concat_ws(' ', c.relname, pg_get_viewdef(c.oid)) FROM pg_class c
    WHERE c.relkind = 'v' AND c.relnamespace = 'public'::regnamespace AND {OURS.format(oid="c.oid")}
UNION ALL SELECT concat_ws(' ', a.attrelid::regclass, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
        a.attidentity, a.attgenerated, pg_get_expr(d.adbin, d.adrelid))
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'v') AND c.relnamespace = 'public'::regnamespace
      AND {OURS.format(oid="c.oid")}
"""  # noqa: S608 — constants only
# PostgreSQL writes `x IN ('a')` with other casts and brackets each time that it reads its own writing.
REWRITTEN = re.compile(r"::(character varying|text)(\[\])?|[()\s]+")


def begin() -> str:
    """In the transaction that is open and has asked nothing yet: freeze it, and name it for others to look at too."""
    sql.run("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
    sql.run(ONE_SPELLING)
    return sql.value("SELECT pg_export_snapshot()")


def spell_alike() -> None:
    """Before sums are compared in a transaction of one's own."""
    sql.run(ONE_SPELLING)


def server() -> int:
    return int(sql.value("SHOW server_version_num"))


def tables() -> dict[str, list[str]]:
    """Number of rows and a sum of their content, in which order plays no part."""
    named = sql.rows(TABLES)
    return {name: list(sql.rows(COUNT.format(quoted))[0]) for name, quoted in named if name not in LEFT_EMPTY}


def left_empty() -> list[str]:
    return [name for name, _quoted in sql.rows(TABLES) if name in LEFT_EMPTY]


def shape() -> list[str]:
    return sorted(line for (line,) in sql.rows(RELATIONS))


def wording() -> list[str]:
    return sorted(REWRITTEN.sub("", line) for (line,) in sql.rows(WORDING))


def migrations() -> list[str]:
    return [name for (name,) in sql.rows("SELECT app || '.' || name FROM django_migrations ORDER BY 1")]


def is_empty() -> bool:
    """Nothing in it but what extensions brought."""
    return not sql.value(ANYTHING)


def has_birth() -> bool:
    return sql.value("SELECT to_regclass('public.ground_birth') IS NOT NULL")
