"""The functions of facets look at temporary tables last: none of the caller's passes for one of ours (access 0003)."""

from django.db import migrations

FORWARD = """
DO $$ DECLARE one regprocedure; BEGIN
    FOR one IN SELECT oid FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proname IN (
        'ilonet_narrowing', 'ilonet_report_conditions', 'ilonet_facet_counts', 'ilonet_search_reports', 'ilonet_count_reports')
    LOOP
        EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, public, pg_temp', one);
    END LOOP;
END $$
"""


class Migration(migrations.Migration):
    dependencies = [("search", "0006_facets_in_one_pass")]
    operations = [migrations.RunSQL(FORWARD)]
