"""Does the database keep need-to-know? The role of the product owns nothing, and guarded tables are guarded."""

from django.apps import apps
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ilonet.access.models import Guarded
from ilonet.lib import sql
from ilonet.lib.health import Answer, broken, check, fine, look

ROLE = """
SELECT current_user::text, session_user::text,
    (SELECT rolsuper OR rolbypassrls OR rolcreaterole FROM pg_roles WHERE rolname = current_user),
    (SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = session_user),
    (SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole),
    (SELECT count(*) FROM pg_roles WHERE rolname <> current_user AND pg_has_role(current_user, oid, 'MEMBER'))
"""
UNGUARDED = """
SELECT c.relname::text FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND (
    c.relname = ANY (%s) AND (NOT c.relrowsecurity OR NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid))
    OR EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid) AND NOT c.relrowsecurity)
"""


@check("role", gettext_lazy("The role of the product"))
def role() -> Answer:
    [(now, entered, is_mighty, entered_mighty, owned, groups)] = sql.rows(ROLE)
    if is_mighty or owned or groups:
        return broken(
            _("The product works as the role %(role)s, which owns tables or may step past row-level security.")
            % {"role": now},
            _("Name ilonet_app in DATABASE_URL; run “ilonet migrate --prepare” as an administrator."),
        )
    if entered_mighty:
        return look(
            _("The product signs in to the database as %(role)s, which may do anything.") % {"role": entered},
            _("Name ilonet_app in DATABASE_URL."),
        )
    return fine(_("%(role)s owns nothing and cannot step past row-level security.") % {"role": now})


@check("policies", gettext_lazy("Row-level security"))
def policies() -> Answer:
    guarded = [model._meta.db_table for model in apps.get_models() if issubclass(model, Guarded)]
    bare = [name for (name,) in sql.rows(UNGUARDED, [guarded])]
    if bare:
        return broken(
            _("Row-level security is off for: %(tables)s.") % {"tables": ", ".join(bare)},
            _("Stop serving. Find out who changed the tables; restore them from a backup or run the migrations anew."),
        )
    return fine(_("It is on for all %(count)s guarded tables.") % {"count": len(guarded)})
