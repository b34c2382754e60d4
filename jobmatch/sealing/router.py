"""Which database a table is in: keys in their own, everything else in the main one."""

from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model

APP, KEY = "sealing", "key"


def keys_alias() -> str:
    """The database of keys."""
    return str(settings.KEYS_ALIAS)


class KeysApart:
    """Django asks this of every model; `KEYS_ALIAS` is the database of keys."""

    def db_for_read(self, model: type[Model], **_hints: Any) -> str | None:
        is_key = (model._meta.app_label, model._meta.model_name) == (APP, KEY)
        return keys_alias() if is_key else None

    db_for_write = db_for_read

    def allow_migrate(self, db: str, app_label: str, model_name: str | None = None, **_hints: Any) -> bool:
        """The table of keys is made nowhere else, and nothing else beside it."""
        if (app_label, model_name) == (APP, KEY):
            return db in (keys_alias(), "keys")
        return db == DEFAULT_DB_ALIAS
