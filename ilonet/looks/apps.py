from django.apps import AppConfig


class LooksConfig(AppConfig):
    name = "ilonet.looks"
    label = "looks"
    default_auto_field = "django.db.models.BigAutoField"
