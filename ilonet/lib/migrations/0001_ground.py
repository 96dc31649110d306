"""The ground every table stands on: one clock, the circles of whoever asks, and how the database was born."""

from django.db import migrations

GROUND = """
CREATE TABLE ground_birth (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    kind text NOT NULL CHECK (kind IN ('real', 'demonstration', 'test')),
    born_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE ground_clock (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    shift interval NOT NULL DEFAULT '0'
);

CREATE FUNCTION ilonet_now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT now() + coalesce((SELECT shift FROM public.ground_clock), interval '0') $$;

CREATE FUNCTION ilonet_day(zone text) RETURNS date LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT (public.ilonet_now() AT TIME ZONE zone)::date $$;

CREATE FUNCTION ilonet_circles() RETURNS integer[] LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(nullif(current_setting('app.circles', true), ''), '{}')::integer[] $$;

-- Born once, as one kind, for ever.
CREATE FUNCTION ground_born_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a database is born once, and stays what it was born as';
END $$;
CREATE TRIGGER born_once BEFORE UPDATE OR DELETE ON ground_birth
    FOR EACH ROW EXECUTE FUNCTION ground_born_once();

-- The clock moves only where nothing real can be harmed by it.
CREATE FUNCTION ground_clock_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM public.ground_birth WHERE kind IN ('demonstration', 'test')) THEN
        RAISE EXCEPTION 'the clock of a real database cannot be moved';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER clock_moves BEFORE INSERT OR UPDATE ON ground_clock
    FOR EACH ROW EXECUTE FUNCTION ground_clock_moves();
"""

BARE = """
DROP TABLE ground_clock, ground_birth;
DROP FUNCTION ilonet_day(text), ilonet_now(), ilonet_circles(), ground_born_once(), ground_clock_moves();
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [migrations.RunSQL(GROUND, BARE)]
