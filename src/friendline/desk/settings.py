"""What Django is told, for the store and the desk: a process has one set of settings.

Nobody logs in: whoever holds the launch link of this start is the owner (``security.door``). So
there are no users, no sessions in the database and no administration pages.
"""

import secrets
from typing import Any, Final

from friendline.store import django_settings as store

DATABASES: Final = {
    name: {**database, "CONN_MAX_AGE": None} for name, database in store.DATABASES.items()
}
"""A connection stays open: to open an encrypted store takes a tenth of a second."""

DEFAULT_AUTO_FIELD: Final = store.DEFAULT_AUTO_FIELD
USE_TZ: Final = store.USE_TZ

INSTALLED_APPS: Final = [*store.INSTALLED_APPS, "friendline.desk", "django_htmx"]
ROOT_URLCONF: Final = "friendline.desk.urls"
SECRET_KEY: Final = secrets.token_urlsafe(48)
"""New with every start; nothing that it signs outlives one."""

ALLOWED_HOSTS: Final = ["127.0.0.1", "localhost"]
MIDDLEWARE: Final = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "friendline.desk.security.headers.OwnHeaders",
    "friendline.desk.security.known_host.KnownHost",
    "friendline.desk.security.same_origin.SameOrigin",
    "friendline.desk.security.door.OnlyInvited",
    "friendline.desk.security.read_only.ReadOnly",
    "friendline.desk.security.bodies.WholeBody",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "friendline.desk.zone.OwnersZone",
    "friendline.desk.anew.ReviewAnew",
    "friendline.desk.refusing.FormsOnly",
]
TEMPLATES: Final[list[dict[str, Any]]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "friendline.desk.frame.frame",
            ],
            "builtins": [
                "friendline.desk.templatetags.commands",
                "friendline.desk.templatetags.marks",
                "friendline.desk.templatetags.people",
                "friendline.desk.templatetags.times",
                "friendline.desk.templatetags.shortcuts",
            ],
        },
    }
]

CSRF_COOKIE_HTTPONLY: Final = True
CSRF_COOKIE_SAMESITE: Final = "Strict"
CSRF_FAILURE_VIEW: Final = "friendline.desk.refusing.form_out_of_date"
SECURE_REFERRER_POLICY: Final = "same-origin"
"""Others learn nothing; with ``no-referrer`` browsers say ``Origin: null`` of our own forms."""

SECURE_CROSS_ORIGIN_OPENER_POLICY: Final = "same-origin"
CONTENT_SECURITY_POLICY: Final = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "font-src": ["'self'"],
        "img-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}

USE_I18N: Final = False
LANGUAGE_CODE: Final = "en-gb"
DATE_FORMAT: Final = "j F Y"
FILE_UPLOAD_HANDLERS: Final = ["friendline.desk.imports.receiving.LimitedUpload"]
"""An export may be larger than the memory, and what is too large is not taken."""

LOGGING: Final[dict[str, Any]] = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"terminal": {"class": "logging.StreamHandler"}},
    "loggers": {
        "django": {"handlers": ["terminal"], "level": "ERROR", "propagate": False},
        "waitress": {"handlers": ["terminal"], "level": "ERROR", "propagate": False},
    },
}
