"""The power-cut model is about what SQLite writes, so it is collected where the tests run on SQLite."""

from django.conf import settings

on_sqlite = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
collect_ignore = [] if on_sqlite else ["test_power.py"]
