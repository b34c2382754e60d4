"""The address of the database of this test run, for a process beside the tests."""

from urllib.parse import quote

from django.db import connection


def url_of_test_database() -> str:
    """As DATABASE_URL wants it."""
    config = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{config['NAME']}"
    secret = f":{quote(config['PASSWORD'], safe='')}" if config["PASSWORD"] else ""
    host = quote(config["HOST"], safe="")
    port = f":{config['PORT']}" if config["PORT"] else ""
    return f"postgresql://{config['USER']}{secret}@{host}{port}/{config['NAME']}"
