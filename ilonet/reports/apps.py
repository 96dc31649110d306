from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "ilonet.reports"
    label = "reports"
    default_auto_field = "django.db.models.BigAutoField"
