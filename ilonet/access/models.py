"""Circles, the unit of audience, and the shape of every guarded noun."""

import uuid
from collections.abc import Callable
from functools import cache
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from ilonet.access.sealed import SealedQuerySet


class Circle(models.Model):
    """Somebody's place in an audience: a post, a network, an authority, the Board. Who is in it is computed."""

    id = models.AutoField(primary_key=True)
    kind = models.CharField(max_length=20)

    class Meta:
        verbose_name = "circle"

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Guarded(models.Model):
    """A noun that only some may know: random public id, one column of readers, sealed rows."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    readers = ArrayField(models.IntegerField(), default=list)

    objects: ClassVar[Any] = SealedQuerySet.as_manager()
    access: ClassVar[dict[str, Callable[..., Any]]]
    noted: dict[str, Any]  # what an act leaves for the audit: ids, codes and counts

    class Meta:
        abstract = True

    def _get_FIELD_display(self, field: Any) -> str:  # noqa: N802 — Django's name
        """Django's own translates every label of the field, for each row, to find the one."""
        value = getattr(self, field.attname)
        return str(_labels(field).get(value, value))


@cache
def _labels(field: Any) -> dict[Any, Any]:
    """Labels to be translated when shown; which there are does not change while a process lives."""
    return dict(field.flatchoices)
