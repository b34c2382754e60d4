"""The product's settings for tests: a fresh data folder, no variables of the machine except of databases."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from jobmatch.running import variables

_folder = Path(tempfile.mkdtemp(prefix="jobmatch-tests-"))
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
for _variable in variables.NAMES:
    if _variable not in ("DATABASE_URL", "KEYS_DATABASE_URL"):
        os.environ.pop(_variable, None)
os.environ["JOBMATCH_DATA_DIR"] = str(_folder)

from jobmatch.settings import *  # noqa: E402, F403, TID251 - the variables above come first
from jobmatch.settings import DATA_DIR, DATABASES, STORAGES  # noqa: E402, TID251

KEYS_ALIAS = "default"  # most tests keep keys beside all else, see tests/keys.py
for _database, _file in ((DATABASES["default"], "test.sqlite3"), (DATABASES["keys"], "test_keys.sqlite3")):
    _database["CONN_MAX_AGE"] = 0
    if _database["ENGINE"].endswith("sqlite3"):
        _options = _database["OPTIONS"]
        _command = _options["init_command"].replace("synchronous=FULL", "synchronous=OFF")
        _database["OPTIONS"] = {**_options, "init_command": _command}
        _database["TEST"] = {"NAME": str(DATA_DIR / _file)}  # a file: writers on several connections
if _name := os.environ.get("JOBMATCH_TEST_DATABASE"):
    DATABASES["default"]["TEST"] = {"NAME": _name}
DATABASES["keys"].setdefault("TEST", {})["MIGRATE"] = False  # one table, and most tests never look

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
HUEY = {"huey_class": "huey.MemoryHuey", "name": "tests", "immediate": True}
BEAT_SECONDS = 0  # tests wait for nothing
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
