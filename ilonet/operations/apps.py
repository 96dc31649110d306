from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "ilonet.operations"
    label = "operations"
    default_auto_field = "django.db.models.BigAutoField"
