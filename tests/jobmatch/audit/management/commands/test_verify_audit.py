from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from jobmatch.audit import services as audit
from jobmatch.audit.models import Entry
from tests.database import triggers_lifted

pytestmark = pytest.mark.django_db(transaction=True)


def verify(*arguments: str) -> str:
    out = StringIO()
    call_command("verify_audit", *arguments, stdout=out, stderr=out)
    return out.getvalue()


def test_a_whole_chain_prints_its_end():
    with transaction.atomic():
        entry = audit.record(event="x", by=audit.COMMAND_LINE, chain=None)
    assert f"1:{entry.digest}" in verify()
    assert "chain whole" in verify("--noted", f"1:{entry.digest}")


def test_a_broken_chain_exits_with_an_error():
    with transaction.atomic():
        audit.record(event="x", by=audit.COMMAND_LINE, chain=None)
    with triggers_lifted():
        Entry.objects.update(event="y")
    with pytest.raises(CommandError, match="broken"):
        verify()


def test_a_noted_end_that_cannot_be_read_is_refused():
    with pytest.raises(CommandError, match="NUMBER:DIGEST"):
        verify("--noted", "yesterday")
