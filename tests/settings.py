"""The product's settings for tests: a fresh data folder, no variables of the machine except DATABASE_URL."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from jobmatch.running import variables

_folder = Path(tempfile.mkdtemp(prefix="jobmatch-tests-"))
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
for _variable in variables.NAMES:
    if _variable != "DATABASE_URL":
        os.environ.pop(_variable, None)
os.environ["JOBMATCH_DATA_DIR"] = str(_folder)

from jobmatch.settings import *  # noqa: E402, F403, TID251 - the variables above come first
from jobmatch.settings import DATA_DIR, DATABASES, STORAGES  # noqa: E402, TID251

_database = DATABASES["default"]
_database["CONN_MAX_AGE"] = 0
if _database["ENGINE"].endswith("sqlite3"):
    _name = os.environ.get("JOBMATCH_TEST_DATABASE") or str(DATA_DIR / "test.sqlite3")
    _database["TEST"] = {"NAME": _name}  # a file: writers on several connections
    _database["OPTIONS"] = {
        **_database["OPTIONS"],
        "init_command": _database["OPTIONS"]["init_command"].replace("synchronous=FULL", "synchronous=OFF"),
    }

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
HUEY = {"huey_class": "huey.MemoryHuey", "name": "tests", "immediate": True}
BEAT_SECONDS = 0  # tests wait for nothing
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
