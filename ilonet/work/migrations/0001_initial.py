"""The table of jobs."""

from django.db import migrations, models

import ilonet.lib.clock


class Migration(migrations.Migration):
    initial = True

    dependencies = [("lib", "0001_ground")]

    operations = [
        migrations.CreateModel(
            name="Job",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("task", models.CharField(max_length=60)),
                ("given", models.JSONField(default=dict)),
                ("asked_at", models.DateTimeField(db_default=ilonet.lib.clock.Now())),
                ("not_before", models.DateTimeField(db_default=ilonet.lib.clock.Now())),
                ("attempts", models.PositiveSmallIntegerField(db_default=0)),
                ("taken_by", models.IntegerField(null=True)),
                ("done", models.PositiveIntegerField(db_default=0)),
                ("of", models.PositiveIntegerField(db_default=0)),
                ("given_up", models.BooleanField(db_default=False)),
                ("trouble", models.CharField(db_default="", max_length=80)),
            ],
            options={
                "verbose_name": "job",
                "indexes": [
                    models.Index(condition=models.Q(("given_up", False)), fields=["not_before"], name="jobs_to_do")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("task"),
                        models.F("given"),
                        condition=models.Q(("attempts", 0)),
                        name="a_job_waits_once",
                    )
                ],
            },
        ),
    ]
