"""A job: something that was asked for and waits to be done."""

from django.db import models
from django.db.models import Q

from ilonet.lib.clock import Now

MOST_ATTEMPTS = 5


class Job(models.Model):
    """What is given are ids, codes and counts, never content: the worker finds the rest itself."""

    task = models.CharField(max_length=60)
    given = models.JSONField(default=dict)
    asked_at = models.DateTimeField(db_default=Now())
    not_before = models.DateTimeField(db_default=Now())
    attempts = models.PositiveSmallIntegerField(db_default=0)
    taken_by = models.IntegerField(null=True)  # the number of a worker, alive while it holds its lock
    done = models.PositiveIntegerField(db_default=0)
    of = models.PositiveIntegerField(db_default=0)
    given_up = models.BooleanField(db_default=False)
    trouble = models.CharField(max_length=80, db_default="")  # the kind of error; its words could be content

    class Meta:
        verbose_name = "job"
        constraints = [
            # The same thing asked twice before anybody took it is asked once.
            models.UniqueConstraint("task", "given", condition=Q(attempts=0), name="a_job_waits_once"),
        ]
        indexes = [models.Index(fields=["not_before"], condition=Q(given_up=False), name="jobs_to_do")]

    def __str__(self) -> str:
        return f"{self.task} {self.pk}"
