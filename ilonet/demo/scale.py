"""What is the invented network like when it is large? The same world with more reports, for measuring (design.md 9)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta

from ilonet.demo.chance import public_id
from ilonet.demo.loading import load_world
from ilonet.demo.shapes import Network, Post, World
from ilonet.demo.world import SEED, make_world
from ilonet.lib import clock, sql

NETWORKS = 60
READS_NEARLY_ALL = "Viktor"  # for measuring only: posted as if responsible for every country of every network
SET_ASIDE = """
CREATE TEMPORARY TABLE set_aside AS SELECT indexname, indexdef FROM pg_indexes
WHERE schemaname = 'public' AND tablename IN ('reports_report', 'reports_reportversion') AND indexdef LIKE '% USING gin %'
"""
DROP = """
DO $$ DECLARE one record; BEGIN
    FOR one IN SELECT indexname FROM set_aside LOOP EXECUTE format('DROP INDEX %I', one.indexname); END LOOP;
END $$
"""
REBUILD = """
DO $$ DECLARE one record; BEGIN
    PERFORM set_config('maintenance_work_mem', '512MB', true);
    FOR one IN SELECT indexdef FROM set_aside LOOP EXECUTE one.indexdef; END LOOP;
END $$
"""
TOLD = 100_000  # reports that are written one by one; beyond it the database copies them under other ids
COPY = """
DO $$ DECLARE columns text; BEGIN
    SELECT string_agg(quote_ident(column_name), ', ') INTO columns FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name = 'reports_report' AND column_name NOT IN ('id', 'public_id', 'released_at');
    EXECUTE format(
        'INSERT INTO reports_report (public_id, released_at, %1$s)
         SELECT gen_random_uuid(), released_at - $1 * interval ''7 minutes'', %1$s FROM reports_report
         WHERE id <= $2 AND released_at IS NOT NULL AND sealed IS NULL ORDER BY id LIMIT $3', columns)
    USING current_setting('ilonet.copy')::integer, current_setting('ilonet.last')::bigint,
          current_setting('ilonet.wanted')::bigint;
END $$
"""
COUNTED = "SELECT count(*), max(id) FROM reports_report"
SAY = "SELECT set_config('ilonet.copy', %s, false), set_config('ilonet.last', %s, false), set_config('ilonet.wanted', %s, false)"
AUDIT = """
INSERT INTO audit_event (id, at, act, actor, hat, hat_label, authority, noun, public_id, noted)
SELECT gen_random_uuid(), r.released_at, 'report.released', 'system', 'system', '', '', 'reports.report', r.public_id,
       jsonb_build_object('version', r.released_version)
FROM reports_report r WHERE r.released_at IS NOT NULL ORDER BY r.released_at
"""


def load_at_scale(reports: int) -> World:
    """By the owner of the tables: indexes over words and readers are built once, afterwards (stack.md 4)."""
    sql.run("SET synchronous_commit = off")
    sql.run("SET idle_in_transaction_session_timeout = 0")  # inventing takes longer than a page may
    world = _larger(make_world(SEED, today=clock.today(), reports=min(reports, TOLD)))
    with _without_gin():
        load_world(world)
        sql.run(AUDIT)
        _copy_up_to(reports)
    sql.run("ANALYZE")
    return world


def _copy_up_to(reports: int) -> None:
    """Same words, readers and facts as an original, released minutes before it; what is sealed is bound to its own id."""
    [(there, last)] = sql.rows(COUNTED)
    copy = 0
    while there < reports:
        copy += 1
        sql.rows(SAY, [str(copy), str(last), str(reports - there)])
        sql.run(COPY)
        there, before = sql.value("SELECT count(*) FROM reports_report"), there
        if there == before:
            raise ValueError("there is nothing to copy")


@contextmanager
def _without_gin() -> Iterator[None]:
    sql.run(SET_ASIDE)
    sql.run(DROP)
    yield
    sql.run(REBUILD)


def _larger(world: World) -> World:
    networks = (*world.networks, *_more_networks(world))
    everywhere = tuple(sorted({country for network in networks for country in network.countries}))
    person = next(one.person for one in world.personas if one.name == READS_NEARLY_ALL)
    serving = {item.post for item in world.deployments if item.person == person}
    posts = tuple(_wide(post, everywhere) if post.key in serving else post for post in world.posts)
    return replace(world, networks=networks, posts=posts)


def _wide(post: Post, countries: tuple[str, ...]) -> Post:
    return replace(post, responsibility=countries)


def _more_networks(world: World) -> list[Network]:
    """Local ones in the countries where most serve and none is yet."""
    serving = {item.post for item in world.deployments if item.starts_on <= world.today <= item.ends_on}
    officers = Counter(post.country for post in world.posts if post.key in serving)
    taken = {network.countries[0] for network in world.networks if network.kind == "local"}
    free = [country for country, _ in officers.most_common() if country not in taken]
    return [_network(world.seed, country, world.today) for country in free[: NETWORKS - len(world.networks)]]


def _network(seed: int, country: str, today: date) -> Network:
    return Network(
        code=f"LOCAL-{country}",
        public_id=public_id(seed, "network", f"LOCAL-{country}"),
        name=f"Local network {country}",
        kind="local",
        countries=(country,),
        seat=country,
        neighbours=(),
        formed_on=today - timedelta(days=400),
        facilitator_post=None,
        facilitator_origin="none",
        facilitator_since=None,
    )
