"""In which column of which table does a word lie: as text, in JSON, in arrays, in the index, in bytes, sealed?"""

from django.apps import apps

from ilonet.access.sealed import SealedQuerySet
from ilonet.lib import keys, sql
from tests import making

COLUMNS = """
SELECT c.table_name::text, c.column_name::text, c.data_type::text FROM information_schema.columns c
JOIN pg_class t ON t.relname = c.table_name AND t.relnamespace = 'public'::regnamespace AND t.relkind IN ('r', 'p')
WHERE c.table_schema = 'public'
"""


def places_of(word):
    """Every column of every table that the product can read; what is sealed is opened first."""
    return sorted({*_plain(word), *_sealed(word)})


def _plain(word):
    for table, column, kind in sql.rows(COLUMNS):
        if not sql.value("SELECT has_column_privilege(%s, %s, 'SELECT')", [f'"{table}"', column]):
            continue
        told = f"encode(\"{column}\", 'escape')" if kind == "bytea" else f'"{column}"::text'
        if sql.value(f'SELECT count(*) FROM "{table}" WHERE {told} ILIKE %s', [f"%{word}%"]):  # noqa: S608
            yield f"{table}.{column}"


def _sealed(word):
    """Each model knows under which place it has sealed."""
    for model in apps.get_models():
        rows = model._default_manager.all()
        rows = rows.unrestricted(because=making.BECAUSE) if isinstance(rows, SealedQuerySet) else rows
        for name in _sealed_columns(model):
            for row in rows.exclude(**{name: None}):
                place = row._place(name) if callable(row._place) else row._place
                if word.encode() in keys.unseal(getattr(row, name), place=place):
                    yield f"{model._meta.db_table}.{name}"


def _sealed_columns(model):
    """Of models that bind what they seal to a place of their own."""
    if not hasattr(model, "_place"):
        return []
    binary = [one.name for one in model._meta.fields if one.get_internal_type() == "BinaryField"]
    return [name for name in binary if name.startswith(("sealed", "answer"))]
