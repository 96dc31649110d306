"""Which Django app is the gate?"""

from django.apps import AppConfig


class ScreeningConfig(AppConfig):
    name = "ilonet.screening"
