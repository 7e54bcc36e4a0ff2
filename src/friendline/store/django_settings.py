"""What Django is told; the database is chosen when a store is opened."""

from typing import Any, Final

INSTALLED_APPS: Final = ["friendline.store"]
DATABASES: Final[dict[str, dict[str, Any]]] = {
    "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
}
DEFAULT_AUTO_FIELD: Final = "django.db.models.BigAutoField"
USE_TZ: Final = True
