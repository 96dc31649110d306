from django.apps import AppConfig


class LoadsConfig(AppConfig):
    name = "ilonet.loads"
    label = "loads"
    default_auto_field = "django.db.models.BigAutoField"
