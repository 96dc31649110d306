"""Under which Regulation a deployment was notified, and in whose words (Art. 13)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("deployments", "0003_alter_post_options"),
    ]

    operations = [
        migrations.AddField(
            model_name="deployment",
            name="basis",
            field=models.CharField(
                choices=[
                    ("2019/1240", "Regulation (EU) 2019/1240"),
                    ("377/2004", "Regulation (EC) No 377/2004, read as Regulation (EU) 2019/1240 (Art. 13)"),
                ],
                default="2019/1240",
                max_length=20,
                verbose_name="notified under",
            ),
        ),
        migrations.AddField(
            model_name="deployment",
            name="original_duties",
            field=models.CharField(blank=True, max_length=300, verbose_name="duties in the words of the old list"),
        ),
        migrations.AddField(
            model_name="deploymentrecord",
            name="basis",
            field=models.CharField(
                choices=[
                    ("2019/1240", "Regulation (EU) 2019/1240"),
                    ("377/2004", "Regulation (EC) No 377/2004, read as Regulation (EU) 2019/1240 (Art. 13)"),
                ],
                default="2019/1240",
                max_length=20,
                verbose_name="notified under",
            ),
        ),
        migrations.AddField(
            model_name="deploymentrecord",
            name="original_duties",
            field=models.CharField(blank=True, max_length=300, verbose_name="duties in the words of the old list"),
        ),
    ]
