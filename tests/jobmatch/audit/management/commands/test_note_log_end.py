from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from jobmatch.audit.models import Root
from tests.jobmatch.audit.situations import fill

pytestmark = pytest.mark.django_db


def note() -> str:
    out = StringIO()
    call_command("note_log_end", stdout=out, stderr=out)
    return out.getvalue().strip()


def test_it_prints_the_root_and_writes_it_to_the_file_outside(tmp_path: Path, settings: Any) -> None:
    fill(1)
    assert note() == str(Root.objects.get(number=1))
    settings.LOG_ENDS_FILE = tmp_path / "ends"
    assert note() == str(Root.objects.get(number=2))
    assert [line.split()[-1] for line in (tmp_path / "ends").read_text().splitlines()] == [
        str(root) for root in Root.objects.order_by("number")
    ]


def test_it_says_so_when_the_file_cannot_be_written(tmp_path: Path, settings: Any) -> None:
    settings.LOG_ENDS_FILE = tmp_path / "no folder" / "ends"
    with pytest.raises(CommandError, match="by hand"):
        note()
    assert Root.objects.count() == 1
