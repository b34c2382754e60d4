"""Django's settings. What differs between installations comes from the environment (docs/settings.md)."""

from pathlib import Path

from csp.constants import NONCE, NONE, SELF

from jobmatch.running import environment, logs, variables

BASE_DIR = Path(__file__).resolve().parent.parent
PUBLIC_HOSTS = environment.public_hosts()
LOCAL = not PUBLIC_HOSTS
ADDRESS = environment.address(PUBLIC_HOSTS)
DATA_DIR = environment.data_folder(BASE_DIR)
DEMO = environment.is_on("JOBMATCH_DEMO")
if DEMO and not LOCAL:
    raise environment.refuse(
        "JOBMATCH_DEMO",
        "the demo has sign-ins that everyone knows.",
        "Leave it out where JOBMATCH_HOSTS is set.",
    )

_secrets = environment.local_secrets(DATA_DIR) if LOCAL else environment.production_secrets()
SECRET_KEY = _secrets.secret_key
SEALING_KEYS = _secrets.sealing_keys
LOG_KEYS = _secrets.log_keys
MARK_KEY = _secrets.mark_key
LOG_ENDS_FILE = environment.log_ends_file()
BACKUP_RECIPIENTS = environment.backup_recipients()
BACKUP_DAYS: int = variables.read("JOBMATCH_BACKUP_DAYS")
KEYS_BACKUP_DAYS: int = variables.read("JOBMATCH_KEYS_BACKUP_DAYS")
SECURITY_CONTACT = environment.security_contact()

DEBUG = False
ALLOWED_HOSTS = environment.LOOPBACK_HOSTS if LOCAL else PUBLIC_HOSTS
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in PUBLIC_HOSTS]
ROOT_URLCONF = "jobmatch.urls"
WSGI_APPLICATION = "jobmatch.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "csp",
    "huey.contrib.djhuey",
    "jobmatch.audit",
    "jobmatch.sealing",
    "jobmatch.changes",
    "jobmatch.links",
    "jobmatch.taxonomy",
    "jobmatch.places",
    "jobmatch.accounts",
    "notifications",
    "jobmatch.roles",
    "candidates",
    "employers",
    "matching",
    "jobmatch.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "jobmatch.doors.middleware.PrivateAnswers",
    "jobmatch.doors.middleware.ApiProblems",
    "jobmatch.doors.crowd.NoCrowd",  # around the beat: who waits for it holds a place
    "jobmatch.http.beat.EvenTime",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "jobmatch.doors.middleware.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "jobmatch.doors.signin.SecondFactor",
    "jobmatch.doors.access.DeclaredAccess",
    "jobmatch.web.showing.OneYouthOnly",
    "django_htmx.middleware.HtmxMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "jobmatch" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "jobmatch.web.context.layout",
            ],
        },
    },
]

_main = environment.database(DATA_DIR, local=LOCAL)
DATABASES = {"default": _main, "keys": environment.keys_database(DATA_DIR, _main, local=LOCAL)}
DATABASE_ROUTERS = ["jobmatch.sealing.router.KeysApart"]
KEYS_ALIAS = "keys"

HUEY = environment.queue(DATA_DIR, _main, SECRET_KEY)
LOGGING = logs.configuration(local=LOCAL)

# The limits on sign-in attempts count in here, so every worker must see the same numbers.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["jobmatch.doors.crowd.GuardedHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "jobmatch.doors.passwords.NotAboutYou"},
    {
        "NAME": "jobmatch.doors.passwords.LongEnough",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "jobmatch.doors.passwords.NotCommon"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "web:home"
ACCOUNT_ADAPTER = "jobmatch.doors.signin.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are made by an admin; nobody signs up
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60  # seconds: a mail that was late is of use yet
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_RATE_LIMITS = {
    "request_login_code": "20/m/ip",
    "reset_password": "20/m/ip",
    "mail": "3/m/key,20/d/key",  # to one address; a browser that signed in before counts apart
    "login_failed": "10/m/ip,5/300s/key",  # the key is an address from one place, or from a known browser
    "login_failed_anywhere": "100/h/key",  # at one address, of all who never signed in there
}
ALLAUTH_RATE_LIMIT_IPV6_PREFIX = 56  # what one line gets from its provider is one place
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # our own forms send the mail for an unknown address
# allauth's own asks and writes the database for a known address; Django's looks at the user it is given.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_FORMS = {
    "request_login_code": "jobmatch.doors.signin.CodeForm",
    "confirm_login_code": "jobmatch.doors.codes.CodeConfirmForm",
    "reset_password": "jobmatch.doors.signin.PasswordForm",
}
MFA_ADAPTER = "jobmatch.doors.second_factor.SecondFactorAdapter"
MFA_FORMS = {"activate_totp": "jobmatch.doors.signin.AppForm"}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "jobmatch"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # an admin typed the address, and the invitation reached it

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "jobmatch" / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = environment.static_folder(DATA_DIR)
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "jobmatch.web.assets.PageFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Names with a hash of the content: a browser never keeps a file of an older version.
    # Readable for the user of a proxy, whatever the umask of who collects them.
    "staticfiles": {
        "BACKEND": "jobmatch.web.assets.HashedStorage",
        "OPTIONS": {"file_permissions_mode": 0o644, "directory_permissions_mode": 0o755},
    },
}
NODE_MODULES = BASE_DIR / "node_modules"

globals().update(environment.email(local=LOCAL, folder=DATA_DIR))
DEFAULT_FROM_EMAIL = environment.sender_address(local=LOCAL)
EMAIL_TIMEOUT = 12  # seconds that each answer of the mail server may take
SENDER_NAME: str = variables.read("JOBMATCH_SENDER_NAME")
TEXT_GATEWAY = environment.text_gateway(local=LOCAL, folder=DATA_DIR)

BEAT_SECONDS = 1  # a wrong password takes about half of it on a small machine

# A browser lets no other host name set such a cookie, and sends it over TLS alone; local mode is plain http.
HOST_COOKIE = "" if LOCAL else "__Host-"
SESSION_COOKIE_NAME = f"{HOST_COOKIE}sessionid"
CSRF_COOKIE_NAME = f"{HOST_COOKIE}csrftoken"
LANGUAGE_COOKIE_NAME = f"{HOST_COOKIE}django_language"

SESSION_ENGINE = "jobmatch.doors.sessions"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = not LOCAL
SECURE_SSL_REDIRECT = not LOCAL
SECURE_HSTS_SECONDS = 0 if LOCAL else 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not LOCAL
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if environment.is_on("JOBMATCH_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1  # whose address the limits on sign-in attempts count

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

FEED_HOSTS = environment.feed_hosts()
TRAINING_REGISTER = environment.training_register()
AGES: tuple[int, int] = variables.read("JOBMATCH_AGES")
CHECK_INS_YOUTH: tuple[str, ...] = variables.read("JOBMATCH_CHECK_INS_YOUTH")
CHECK_INS_EMPLOYER: tuple[str, ...] = variables.read("JOBMATCH_CHECK_INS_EMPLOYER")
CASELOAD: int = variables.read("JOBMATCH_CASELOAD")
TALK_JOBHUNTERS: int = variables.read("JOBMATCH_TALK_JOBHUNTERS")
NEWS_DAYS: int = variables.read("JOBMATCH_NEWS_DAYS")
MANY_FILES: int = variables.read("JOBMATCH_MANY_FILES")
MESSAGE_DAYS: int = variables.read("JOBMATCH_MESSAGE_DAYS")
FILE_TERM_MONTHS: int = variables.read("JOBMATCH_FILE_TERM_MONTHS")

DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
