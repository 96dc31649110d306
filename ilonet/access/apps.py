from django.apps import AppConfig
from django.core import checks


class AccessConfig(AppConfig):
    name = "ilonet.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from ilonet.access.checks import open_rows_point_at_no_guarded_row  # noqa: PLC0415 — models exist only now

        checks.register(open_rows_point_at_no_guarded_row, "access")
