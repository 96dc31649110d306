"""Does an open row point at a guarded one? Then the guarded one could be read through it (style.md 6.4)."""

from typing import Any

from django.apps import apps
from django.core import checks
from django.db import models

from ilonet.access.models import Guarded
from ilonet.access.sealed import SealedQuerySet


def is_sealed(model: type[models.Model]) -> bool:
    """Guarded itself, a sealed child, or the pairs of two guarded nouns, which have a policy of their own."""
    pairs_of: Any = model._meta.auto_created
    return (
        issubclass(model, Guarded)
        or isinstance(getattr(model, "objects", model._base_manager).all(), SealedQuerySet)
        or (isinstance(pairs_of, type) and issubclass(pairs_of, Guarded))
    )


def open_rows_point_at_no_guarded_row(**_: Any) -> list[checks.CheckMessage]:
    return [
        checks.Error(
            f"{model.__name__}.{field.name} points at the guarded {field.related_model.__name__}",
            hint="Guard the model as well, or let it be reached only through its parent.",
            obj=model,
            id="access.E001",
        )
        for model in apps.get_models(include_auto_created=True)
        if not is_sealed(model)
        for field in model._meta.get_fields()
        if field.many_to_one and isinstance(field.related_model, type) and issubclass(field.related_model, Guarded)
    ]
