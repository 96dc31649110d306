"""What a report states by its kind, beside its text; which template it was written with; how it is graded."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0007_report_audience"),
    ]

    operations = [
        migrations.AddField(
            model_name="report",
            name="covered_by",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=36),
                blank=True,
                default=list,
                size=None,
                verbose_name="already covered by",
            ),
        ),
        migrations.AddField(
            model_name="report",
            name="crime_area",
            field=models.CharField(
                blank=True,
                choices=[
                    ("smuggling", "migrant smuggling"),
                    ("trafficking", "trafficking in human beings"),
                    ("documents", "document fraud"),
                    ("laundering", "money laundering"),
                    ("corruption", "corruption"),
                    ("drugs", "drug trafficking"),
                    ("other", "another area"),
                ],
                max_length=12,
                verbose_name="crime area",
            ),
        ),
        migrations.AddField(
            model_name="report",
            name="europol",
            field=models.CharField(
                blank=True,
                choices=[
                    ("siena", "yes, sent through SIENA"),
                    ("national", "yes, sent to the national authority"),
                    ("not_yet", "yes, not sent yet"),
                    ("no", "no"),
                    ("unknown", "not known"),
                ],
                max_length=8,
                verbose_name="relevant for Europol",
            ),
        ),
        migrations.AddField(
            model_name="report",
            name="gender",
            field=models.CharField(
                blank=True,
                choices=[
                    ("given", "broken down by sex or described"),
                    ("not_available", "not available"),
                    ("not_relevant", "not relevant here"),
                ],
                max_length=14,
                verbose_name="gender dimension",
            ),
        ),
        migrations.AddField(
            model_name="report",
            name="information_code",
            field=models.CharField(
                blank=True,
                choices=[
                    ("1", "1: accurate without reservation"),
                    ("2", "2: known to the source itself, not to us"),
                    ("3", "3: not known to the source itself, corroborated"),
                    ("4", "4: not known to the source itself, not corroborated"),
                ],
                max_length=1,
                verbose_name="information",
            ),
        ),
        migrations.AddField(
            model_name="report",
            name="particulars",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name="report",
            name="source_code",
            field=models.CharField(
                blank=True,
                choices=[
                    ("A", "A: no doubt about the source"),
                    ("B", "B: mostly reliable"),
                    ("C", "C: mostly not reliable"),
                    ("X", "X: cannot be assessed"),
                ],
                max_length=1,
                verbose_name="source",
            ),
        ),
        migrations.AddField(
            model_name="report",
            name="template_version",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="report",
            name="vulnerable",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("minors", "unaccompanied minors"),
                        ("families", "families with children"),
                        ("women", "women at risk"),
                        ("trafficked", "victims of trafficking"),
                        ("elderly", "elderly people"),
                        ("disability", "people with a disability"),
                        ("lgbtiq", "LGBTIQ people"),
                        ("other", "others in need of protection"),
                    ],
                    max_length=12,
                ),
                blank=True,
                default=list,
                size=None,
                verbose_name="vulnerable persons",
            ),
        ),
        migrations.AlterField(
            model_name="report",
            name="kind",
            field=models.CharField(
                choices=[
                    ("situation", "situation report"),
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
    ]
