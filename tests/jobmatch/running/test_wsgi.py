"""What a web process has done before its first request."""

import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings

LOAD = """
import gc, sys
import jobmatch.wsgi
print(gc.get_freeze_count() > 100_000, "candidates.views" in sys.modules)
"""


def test_all_pages_are_imported_and_left_alone_by_the_collector(tmp_path: Path) -> None:
    variables = {**os.environ, "JOBMATCH_DATA_DIR": str(tmp_path)}
    found = subprocess.run(
        [sys.executable, "-c", LOAD], cwd=settings.BASE_DIR, env=variables, capture_output=True, text=True
    )
    assert (found.stdout.split(), found.stderr) == (["True", "True"], "")
