from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from jobmatch.audit import roots
from jobmatch.audit.models import ClosedEntry, Entry
from tests.database import triggers_lifted
from tests.jobmatch.audit.situations import fill, fill_closed

pytestmark = pytest.mark.django_db(transaction=True)


def verify(*arguments: str) -> str:
    out = StringIO()
    call_command("verify_audit", *arguments, stdout=out, stderr=out)
    return out.getvalue()


def test_a_whole_log_prints_its_last_root():
    fill(2)
    assert verify() == "2 rows, 1 chains, chain whole. No end was noted yet: run note_log_end.\n"
    fill_closed(1)
    root = roots.make(at=timezone.now())
    assert verify() == f"3 rows, 2 chains, each chain whole. Note this end: root-1:{root.digest}\n"


def test_an_end_that_was_noted_is_compared():
    fill_closed(2)
    root = roots.make(at=timezone.now())
    assert "chain whole" in verify("--noted", f"root-1:{root.digest}")
    assert "chain whole" in verify("--noted", f"2:{ClosedEntry.objects.get(seq=2).digest}")
    with pytest.raises(CommandError, match="broken: 1 problems"):
        verify("--noted", f"root-1:{'0' * 64}")
    with pytest.raises(CommandError, match="broken: 1 problems"):
        verify("--noted", f"2:{'0' * 64}")


def test_a_broken_chain_exits_with_an_error():
    fill(1)
    with triggers_lifted():
        Entry.objects.update(event="y")
    with pytest.raises(CommandError, match="broken"):
        verify()


@pytest.mark.parametrize("noted", ["yesterday", "root-x:ab", "root-1:", "root-:ab", "12", "a:b"])
def test_a_noted_end_that_cannot_be_read_is_refused(noted):
    with pytest.raises(CommandError, match="NUMBER:DIGEST"):
        verify("--noted", noted)
