"""Django settings. What an installation decides for itself comes from the environment."""

from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from lykt.web.environment import (
    address,
    data_dir,
    database,
    env,
    is_demo,
    key_store,
    mail,
    scratch_dir,
    secret_key,
)


PACKAGE = Path(__file__).resolve().parent.parent
DATA_DIR = data_dir()

DEBUG = env.bool("LYKT_DEBUG", default=False)
#: A demo shows its logins on the sign-in page and needs no second factor.
DEMO = is_demo(database(DATA_DIR))
SECRET_KEY = secret_key(DATA_DIR)
ALLOWED_HOSTS = env.list("LYKT_ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("LYKT_TRUSTED_ORIGINS", default=[])
#: Behind a proxy that speaks TLS, cookies travel over TLS alone.
HTTPS = env.bool("LYKT_HTTPS", default=False)

INSTALLED_APPS = [
    "lykt.web.apps.WebConfig",
    "lykt.reports",
    "lykt.plans",
    "lykt.plans.evaluation",
    "lykt.plans.rounds",
    "lykt.plans.group",
    "lykt.plans.findings",
    "lykt.cases.clocks",
    "lykt.cases.returning",
    "lykt.cases.indicators",
    "lykt.cases.meetings.general",
    "lykt.cases.meetings",
    "lykt.cases.capacity",
    "lykt.cases.team",
    "lykt.cases.housing",
    "lykt.cases.interpreting",
    "lykt.cases.children",
    "lykt.cases.case",
    "lykt.field.night",
    "lykt.field.assessment",
    "lykt.field.places",
    "lykt.field.scenes",
    "lykt.field.adverts",
    "lykt.field.online",
    "lykt.field.numbers",
    "lykt.field",
    "lykt.concerns",
    "lykt.learning.year",
    "lykt.learning.requests",
    "lykt.learning.events",
    "lykt.learning.voice",
    "lykt.learning.material",
    "lykt.learning.networks",
    "lykt.people.identity",
    "lykt.people",
    "lykt.privacy.answers",
    "lykt.privacy.retention",
    "lykt.privacy.disclosure",
    "lykt.privacy.consent",
    "lykt.privacy.emergency",
    "lykt.privacy.reading",
    "lykt.privacy.sealing",
    "lykt.organisation",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "template_partials",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "lykt.web.middleware.quiet_headers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "lykt.web.middleware.sessions_end",
    "lykt.web.middleware.language_of_the_user",
    "lykt.web.middleware.acting",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "lykt.web.urls"
WSGI_APPLICATION = "lykt.web.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "lykt.web.navigation.navigation",
            ],
        },
    },
]

# The keys lie in a database of their own, outside the copies that are taken of the first.
DATABASES = {"default": database(DATA_DIR), "keys": key_store(DATA_DIR)}
DATABASE_ROUTERS = ["lykt.privacy.sealing.router.KeyStoreRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
#: Failed sign-ins are counted here, so every process of an installation must share it.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "web_cache",
    }
}

AUTH_USER_MODEL = "organisation.Staff"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    # Figures alone are a telephone number or a date: what others know, or soon guess.
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# Accounts are made by an administrator: nobody signs up, and no e-mail is needed to work.
ACCOUNT_ADAPTER = "lykt.organisation.adapter.ClosedDoor"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
# Five wrong passwords for one name, or twenty from one place, shut the door for a while.
ACCOUNT_RATE_LIMITS = {"login_failed": "20/5m/ip,5/5m/key"}
# A new factor, or the recovery codes, ask for the password again after five minutes.
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Lykt"
# The secrets of second factors are sealed with a key outside the database.
MFA_ADAPTER = "lykt.organisation.second_factor.SealedFactors"
#: Nobody works with a password alone, unless the installation says so or is a demo.
SECOND_FACTOR_REQUIRED = env.bool("LYKT_SECOND_FACTOR", default=not DEMO)
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "today"

#: A session ends after half an hour without use, and after twelve hours in any case.
SESSION_IDLE_SECONDS = 30 * 60
SESSION_LONGEST_SECONDS = 12 * 60 * 60
SESSION_COOKIE_AGE = SESSION_LONGEST_SECONDS
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = "lykt_session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_NAME = "lykt_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "lykt.web.views.csrf_failure"
LANGUAGE_COOKIE_NAME = "lykt_language"
# "Saved: BLÅ-KRONE-7" lies here until the next page; in a cookie the browser would keep it.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
# Another site is told nothing; our own forms must say where they come from.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "nb"
LANGUAGES = [("nb", _("Norwegian bokmål")), ("nn", _("Norwegian nynorsk")), ("en", _("English"))]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Europe/Oslo"
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = ["lykt.web.formats"]

STATIC_URL = "static/"
# The package serves its own files from where they lie, with no collecting step.
STATIC_ROOT = None
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True

# A register may be large, but it is streamed to a file of the data folder, never to memory;
# where no file is asked for, none is laid out.
FILE_UPLOAD_HANDLERS = ["lykt.web.uploads.OnlyAtTheDoors"]
FILE_UPLOAD_TEMP_DIR = DATA_DIR / "uploads"
FILE_UPLOAD_TEMP_DIR.mkdir(mode=0o700, exist_ok=True)
SCRATCH_DIR = scratch_dir(DATA_DIR)
FILE_UPLOAD_PERMISSIONS = 0o600
# Reminders alone go by e-mail, and only where the installation names a server and its address.
globals().update(mail())
ADDRESS = address()
SENDS_MAIL = bool(env.str("LYKT_SMTP_URL", default="") and ADDRESS)
DEFAULT_FROM_EMAIL = env.str(
    "LYKT_MAIL_FROM", default=f"lykt@{urlsplit(ADDRESS).hostname or 'localhost'}"
)

#: A report of an error names what there was, and shows nothing of it.
DEFAULT_EXCEPTION_REPORTER_FILTER = "lykt.web.quiet_log.NothingTold"

# Addresses of pages hold no content, but a log of them would still tell who looked where;
# and the text of an error can hold the row that it was about.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "lykt.web.quiet_log.QuietFormatter",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.server": {"level": "ERROR", "handlers": [], "propagate": False},
    },
}
