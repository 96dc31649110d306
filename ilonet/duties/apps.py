from django.apps import AppConfig


class DutiesConfig(AppConfig):
    name = "ilonet.duties"
    label = "duties"
