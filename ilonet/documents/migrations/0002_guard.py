"""Row-level security of files: read from within their readers, written and removed by the post that sent them."""

from django.db import migrations

from ilonet.access.rls import IN_CIRCLE, THE_SYSTEM, guard

BY_THE_HOLDER = f"(holder = ANY ((SELECT ilonet_circles())::integer[]) OR {THE_SYSTEM})"
NARROWER = f"""
DROP POLICY writes ON documents_file;
CREATE POLICY writes ON documents_file FOR INSERT TO ilonet_app WITH CHECK ({IN_CIRCLE} AND {BY_THE_HOLDER});
DROP POLICY changes ON documents_file;
CREATE POLICY changes ON documents_file FOR UPDATE TO ilonet_app USING ({IN_CIRCLE}) WITH CHECK ({BY_THE_HOLDER});
DROP POLICY removes ON documents_file;
CREATE POLICY removes ON documents_file FOR DELETE TO ilonet_app USING ({BY_THE_HOLDER});
"""


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial"), ("access", "0001_initial"), ("lib", "0001_ground")]
    operations = [guard("documents_file"), migrations.RunSQL(NARROWER, migrations.RunSQL.noop)]
