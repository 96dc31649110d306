"""The kind of report that cannot wait, and an index for the few that are open among many."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0010_taken_back"),
    ]

    operations = [
        migrations.AlterField(
            model_name="report",
            name="kind",
            field=models.CharField(
                choices=[
                    ("situation", "situation report"),
                    ("early_warning", "early warning"),
                    ("route", "route report"),
                    ("document_fraud", "document-fraud alert"),
                    ("return_sheet", "return sheet"),
                    ("legal_update", "legal or policy update"),
                    ("country_sheet", "country fact sheet"),
                    ("risk_analysis", "risk analysis"),
                    ("good_practice", "good practice"),
                    ("agency_analysis", "agency analysis"),
                    ("statistics", "statistical table"),
                    ("carriers", "carrier position"),
                    ("common_approach", "common approach"),
                    ("training", "training material"),
                    ("guideline", "guideline"),
                    ("minutes", "minutes"),
                ],
                default="situation",
                max_length=20,
                verbose_name="kind",
            ),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(
                condition=models.Q(("kind", "early_warning"), ("released_version__gt", 0), ("withdrawn_at", None)),
                fields=["-released_at", "-id"],
                name="report_early_warnings",
            ),
        ),
    ]
