"""The same product, tested: cheap hashes, plain static files, no pool, so that one connection can be rolled back."""

from config.database import database
from config.settings.base import *  # noqa: F403 — settings are one namespace
from config.settings.base import ILONET_VAR, MIDDLEWARE

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DATABASES = {"default": database(ILONET_VAR, pool=False)}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "documents": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
MIDDLEWARE = [one for one in MIDDLEWARE if "whitenoise" not in one]  # nothing is collected for tests
SECOND_FACTOR_REQUIRED = False  # the tests of entering turn it on
ILONET_OCR = ""  # whatever is installed where the tests run; those of it name their own
