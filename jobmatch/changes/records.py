"""What is kept of changes: nothing about anyone; see jobmatch/records.py."""

from typing import Final

from jobmatch.changes.models import Change
from jobmatch.records import PLAIN, Record

RECORDS: Final = (Record(Change, "nobody", fields=dict.fromkeys(("id", "kind", "target", "tx"), PLAIN)),)
