"""What an authority left open when somebody went to another one is hidden there, and stood in the way of an invitation."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("admission", "0006_guard_confirmation")]
    operations = [
        migrations.RemoveConstraint("admission", "one_admission_under_way"),
        migrations.AddConstraint(
            "admission",
            models.UniqueConstraint(
                fields=["account", "authority"],
                condition=Q(confirmed_at=None, ended_at=None),
                name="one_admission_of_an_authority",
            ),
        ),
    ]
