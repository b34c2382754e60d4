"""What is kept of keys; see jobmatch/records.py. The wrapped key is no sealed value itself."""

from typing import Final

from jobmatch.records import PLAIN, Record
from jobmatch.sealing.models import DataKey

RECORDS: Final = (
    Record(
        DataKey,
        "youth",
        apart="no data but the key to them: destroyed by an erasure",
        fields=dict.fromkeys(("person", "ring_key", "wrapped", "made_at"), PLAIN),
    ),
)
