"""The address of a database of this test run, for a process beside the tests."""

from urllib.parse import quote

from django.db import DEFAULT_DB_ALIAS, connections


def url_of_test_database(alias: str = DEFAULT_DB_ALIAS) -> str:
    """As DATABASE_URL wants it."""
    config = connections[alias].settings_dict
    if connections[alias].vendor == "sqlite":
        return f"sqlite:///{config['NAME']}"
    secret = f":{quote(config['PASSWORD'], safe='')}" if config["PASSWORD"] else ""
    host = quote(config["HOST"], safe="")
    port = f":{config['PORT']}" if config["PORT"] else ""
    return f"postgresql://{config['USER']}{secret}@{host}{port}/{config['NAME']}"
