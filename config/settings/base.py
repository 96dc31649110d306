"""What every installation shares."""

import os
import secrets
import shutil
from pathlib import Path

from config.database import database
from config.files import file_store

CHECKOUT = Path(__file__).resolve().parents[2]
ILONET_VAR = Path(os.environ.get("ILONET_VAR", CHECKOUT / "var"))
ILONET_KEYS = Path(os.environ.get("ILONET_KEYS", ILONET_VAR / "keys" / "ring.json"))
ILONET_FILES = Path(os.environ.get("ILONET_FILES", ILONET_VAR / "files"))  # what was uploaded, enciphered
ILONET_DICTIONARIES = Path(os.environ.get("ILONET_DICTIONARIES", ILONET_VAR / "dictionaries"))


def secret(path: Path) -> str:
    """The signing key of sessions and forms: made once, readable by its owner only."""
    if given := os.environ.get("ILONET_SECRET_KEY"):
        return given
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(64))
    except FileExistsError:
        pass
    return path.read_text()


# What counts as a reasonable period of deployment (Art. 2(2)); a longer one needs a reason.
ILONET_LONGEST_DEPLOYMENT_YEARS = int(os.environ.get("ILONET_LONGEST_DEPLOYMENT_YEARS", "4"))

# How many lists one person may take out within 24 hours, how long one may be (AC20), and whether the officers' contact
# list may leave at all (R-9.3-c; off unless the operator says otherwise, as the Board decides).
ILONET_FEWEST_PEOPLE = int(os.environ.get("ILONET_FEWEST_PEOPLE", "5"))  # fewer are shown as “<5” (R-3.4-b)
ILONET_EXPORTS_PER_DAY = int(os.environ.get("ILONET_EXPORTS_PER_DAY", "20"))
ILONET_EXPORT_ROWS = int(os.environ.get("ILONET_EXPORT_ROWS", "20000"))
ILONET_CONTACT_LIST_EXPORT = os.environ.get("ILONET_CONTACT_LIST_EXPORT") == "1"

SECRET_KEY = secret(ILONET_VAR / "keys" / "secret")
DEBUG = False
ALLOWED_HOSTS = os.environ.get("ILONET_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "template_partials",
    "django_htmx",
    "ilonet.lib",
    "ilonet.audit",
    "ilonet.access",
    "ilonet.work",
    "ilonet.accounts",
    "ilonet.places",
    "ilonet.authorities",
    "ilonet.looks",
    "ilonet.screening",
    "ilonet.saved",
    "ilonet.phrases",
    "ilonet.exports",
    "ilonet.documents",
    "ilonet.deployments",
    "ilonet.admission",
    "ilonet.networks",
    "ilonet.reports",
    "ilonet.comments",
    "ilonet.requests",
    "ilonet.warnings",
    "ilonet.spills",
    "ilonet.directory",
    "ilonet.standing",
    "ilonet.duties",
    "ilonet.notices",
    "ilonet.search",
    "ilonet.picture",
    "ilonet.operations",
    "ilonet.loads",
    "ilonet.demo",
    "ilonet.site",
    # After ours, so that its pages are our pages.
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]

MIDDLEWARE = [
    "ilonet.site.security_headers.SecurityHeaders",
    "ilonet.operations.middleware.AskedFirst",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # after the static files, which are compressed already (ADR 0014)
    "ilonet.site.staying.Staying",
    "ilonet.site.plain_text.PlainText",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "ilonet.accounts.middleware.Bearer",
    "ilonet.accounts.middleware.AccountLanguage",
    "ilonet.site.doors.SignedIn",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "ilonet.site.refusing.Refusing",
    "ilonet.standing.middleware.Standing",
    "ilonet.site.visits.Visits",
    "allauth.account.middleware.AccountMiddleware",  # asks for the second factor again before Standing undoes anything
    "ilonet.site.doors.SecondFactor",
    "ilonet.site.restraint.Restrained",
    "ilonet.site.once.OnlyOnce",
    "ilonet.saved.middleware.Sent",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "ilonet.site.context.shell",
            ],
        },
    },
]

FORM_RENDERER = "ilonet.site.rendering.Rendering"

DATABASES = {"default": database(ILONET_VAR)}
# Large enough that nobody makes it forget what was counted by filling it (AC21).
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "ground_cache",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    }
}

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["ilonet.accounts.backend.Backend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 14}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "ilonet.accounts.adapter.Adapter"
# The attacker's key slows down; an account is never locked, and a passkey passes beside all of this (AC21, AC23).
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/m/key", "reauthenticate": "10/m/user"}
ENTRANCE_RATE_LIMITS = {
    "provider": "30/m/ip", "enrolment": "30/m/ip", "token": "30/m/ip", "feed": "30/m/ip", "fetch": "60/h/key", "typing": "120/m/key",
}  # fmt: skip
# A file that names the identity providers; docs/how-to/sign-in-through-a-provider.md says what stands in it.
ILONET_PROVIDERS = os.environ.get("ILONET_PROVIDERS", "")
ILONET_ADDRESS = os.environ.get("ILONET_ADDRESS", "").rstrip("/")
# Mail leaves by the operator's own server, always by TLS: on the way up ("starttls") or from the first byte ("implicit").
ILONET_MAIL_HOST = os.environ.get("ILONET_MAIL_HOST", "")
ILONET_MAIL_IS_SENT = bool(ILONET_MAIL_HOST)
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = ILONET_MAIL_HOST
EMAIL_USE_SSL = os.environ.get("ILONET_MAIL_TLS") == "implicit"
EMAIL_USE_TLS = not EMAIL_USE_SSL
EMAIL_PORT = int(os.environ.get("ILONET_MAIL_PORT", "465" if EMAIL_USE_SSL else "587"))
EMAIL_HOST_USER = os.environ.get("ILONET_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("ILONET_MAIL_PASSWORD", "")
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("ILONET_MAIL_FROM", "ilonet@localhost")
# For how long an account that was won back stands in no circle, unless a second person lifts it before (AC17).
QUARANTINE_HOURS = int(os.environ.get("ILONET_QUARANTINE_HOURS", "24"))
SECOND_FACTOR_REQUIRED = True  # a demonstration says otherwise when it starts to serve
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = "sign_in"
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {"login": "ilonet.accounts.forms.SignIn"}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = "strict"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "ilonet"
MFA_WEBAUTHN_USER_VERIFICATION = "required"  # a found key is not enough
MFA_FORMS = {
    "authenticate": "ilonet.accounts.forms.ShowCode",
    "reauthenticate": "ilonet.accounts.forms.ShowCodeAgain",
    "add_webauthn": "ilonet.accounts.forms.AddPasskey",
    "edit_webauthn": "ilonet.accounts.forms.PasskeyName",
    "authenticate_webauthn": "ilonet.accounts.forms.ShowPasskey",
    "login_webauthn": "ilonet.accounts.forms.EnterByPasskey",
    "reauthenticate_webauthn": "ilonet.accounts.forms.ShowPasskeyAgain",
}
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}
# How many proxies of one's own stand before us and write X-Forwarded-For; by default that header is not believed.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("ILONET_PROXIES", "0"))
USERSESSIONS_TRACK_ACTIVITY = False

SESSION_ENGINE = "django.contrib.sessions.backends.db"
VISIT_SECONDS = 12 * 60 * 60
VISIT_IDLE_SECONDS = 30 * 60
RISK_VISIT_SECONDS = 2 * 60 * 60  # from a country with a risk setting (R-DP-7)
RISK_VISIT_IDLE_SECONDS = 10 * 60
SESSION_COOKIE_AGE = VISIT_SECONDS
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "ilonet.site.errors.form_expired"
SECURE_REFERRER_POLICY = "same-origin"  # without any, browsers post forms with "Origin: null"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = (
    5_000  # a table of counts pasted whole has thousands of cells; what is too long is said beside it
)
# A file stays in memory of its own until it is sealed; nothing of it is written to a disk in clear. What is larger is not taken.
FILE_UPLOAD_HANDLERS = ["ilonet.documents.quarantine.Quarantine"]
# The daemon that looks for malware: unix:/run/clamav/clamd.ctl or tcp:127.0.0.1:3310; empty, nobody looks.
ILONET_CLAMD = os.environ.get("ILONET_CLAMD", "")
# The program that reads words in pictures (tesseract), and in which of its languages; empty, nobody reads them.
ILONET_OCR = os.environ.get("ILONET_OCR", shutil.which("tesseract") or "")
ILONET_OCR_LANGUAGES = os.environ.get("ILONET_OCR_LANGUAGES", "eng")
DATA_UPLOAD_MAX_NUMBER_FILES = 5

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
LOCALE_PATHS = [CHECKOUT / "ilonet" / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = ILONET_VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "documents": file_store(ILONET_FILES),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
