from django.apps import AppConfig

from ilonet.accounts.providers import configured


class AccountsConfig(AppConfig):
    name = "ilonet.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """A file of providers that is wrong stops the start, and says what to mend."""
        configured.providers()
