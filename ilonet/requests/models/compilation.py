"""What the asker made of the answers, for the circle: composed anew for each reader from the answers they may see."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from ilonet.access.models import Guarded
from ilonet.access.sealed import SealedQuerySet
from ilonet.requests.access import COMPILATION
from ilonet.requests.models.request import Request
from ilonet.requests.sealing import sealed, unsealed


class Compilation(Guarded):
    """Kept are the asker's own words and which answers belong to it; never a copy of an answer."""

    request = models.OneToOneField(Request, on_delete=models.CASCADE, related_name="compilation")
    answers = ArrayField(models.BigIntegerField(), default=list)
    language = models.CharField(_("language"), max_length=2, default="en")
    sealed = models.BinaryField()
    edition = models.PositiveIntegerField(default=1)
    published_at = models.DateTimeField(_("published"))

    objects: ClassVar[Any] = SealedQuerySet.as_manager()
    access = COMPILATION

    class Meta:
        verbose_name = _("compilation")

    def __str__(self) -> str:
        return f"{self.request_id} e{self.edition}"

    @property
    def foreword(self) -> str:
        return str(unsealed(self.sealed, self._place))

    def write(self, foreword: str) -> None:
        """The caller saves."""
        self.sealed = sealed(foreword, self._place)

    @property
    def _place(self) -> str:
        return f"requests_compilation.sealed:{self.public_id}"
