"""What does every page share?"""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Base page, components, error pages, static files."""

    name = "ilonet.site"
    label = "site"
