"""`python -m tests.deployment` runs Django's deployment check with the settings of a production machine."""

import base64
import os
import subprocess
import sys
import tempfile

# Values of the right shape; they open nothing.
VARIABLES = {
    "JOBMATCH_HOSTS": "jobmatch.example.nl",
    "SECRET_KEY": "a-key-for-the-check-only-0123456789-abcdefghij-KLMNOPQRST",
    "JOBMATCH_SEALING_KEYS": f"check:{base64.b64encode(bytes(range(32))).decode()}",
    "JOBMATCH_LOG_KEYS": f"check:{base64.b64encode(bytes(range(1, 33))).decode()}",
    "JOBMATCH_MARK_KEY": f"check:{base64.b64encode(bytes(range(2, 34))).decode()}",
    "DATABASE_URL": "postgresql://jobmatch:password@localhost/jobmatch",
    "KEYS_DATABASE_URL": "postgresql://jobmatch:password@keys.example.nl/keys",
    "EMAIL_URL": "smtp+tls://jobmatch:password@localhost:587",
    "JOBMATCH_FROM_EMAIL": "jobmatch <noreply@example.nl>",
    "JOBMATCH_DEMO": "",
    "JOBMATCH_PROXY": "1",
}


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, **VARIABLES, "JOBMATCH_DATA_DIR": folder}
        command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
        return subprocess.run(command, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main())
