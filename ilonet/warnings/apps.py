from django.apps import AppConfig


class WarningsConfig(AppConfig):
    name = "ilonet.warnings"
    label = "warnings"
    default_auto_field = "django.db.models.BigAutoField"
