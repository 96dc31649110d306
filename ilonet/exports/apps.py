from django.apps import AppConfig


class ExportsConfig(AppConfig):
    name = "ilonet.exports"
    label = "exports"
