from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "ilonet.search"
    label = "search"
