"""What a web process has done before its first request."""

import os
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

from django.conf import settings

from jobmatch.running import collector

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


def test_what_the_first_requests_keep_is_left_alone_after_them() -> None:
    application = collector.Settling(lambda environ, start_response: [b"answer"])
    with patch.object(collector, "leave_alone") as left:
        answers = [application({}, None) for _request in range(600)]
    assert left.call_count == len(collector.SETTLED)
    assert answers == [[b"answer"]] * 600
