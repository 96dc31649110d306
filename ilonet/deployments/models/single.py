"""May two officers serve on one post at a time? They may not, and the database says so last."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from ilonet.lib.refusals import Refusal

SINGLE = "one_officer_on_a_post_at_a_time"


@contextmanager
def one_officer_at_a_time() -> Iterator[None]:
    """The database alone can see two notices arrive at once; its answer is put into words."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if SINGLE not in str(error):
            raise
        raise Refusal(
            "post.taken",
            _("Another officer serves on this post in some of these days."),
            _("End or correct the other deployment first, or notify a post of its own."),
            status=409,
            field="from_on",
        ) from error
