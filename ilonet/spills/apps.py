from django.apps import AppConfig


class SpillsConfig(AppConfig):
    name = "ilonet.spills"
    label = "spills"
    default_auto_field = "django.db.models.BigAutoField"
