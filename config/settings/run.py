"""A running installation: a demonstration on this machine, or the real thing behind TLS (`ILONET_TLS=1`)."""

import os

from config.settings.base import *  # noqa: F403 — settings are one namespace

if os.environ.get("ILONET_TLS") == "1":
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")  # written by the proxy that speaks TLS
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"
