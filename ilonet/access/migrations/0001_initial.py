from django.db import migrations, models

from ilonet.access.circles import STANDING


def stand(apps, schema_editor):
    circle = apps.get_model("access", "Circle")
    circle.objects.bulk_create([circle(id=number, kind=kind) for number, kind in STANDING.items()])


class Migration(migrations.Migration):
    initial = True
    dependencies = [("lib", "0001_ground")]
    operations = [
        migrations.CreateModel(
            name="Circle",
            fields=[
                ("id", models.AutoField(primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=20)),
            ],
            options={"verbose_name": "circle"},
        ),
        migrations.RunPython(stand, migrations.RunPython.noop),
        migrations.RunSQL("ALTER TABLE access_circle ALTER COLUMN id RESTART WITH 101", migrations.RunSQL.noop),
    ]
