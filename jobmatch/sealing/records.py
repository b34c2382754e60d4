"""What is kept of keys; see jobmatch/records.py. A wrapped key is no sealed value itself."""

from typing import Final

from jobmatch.records import PLAIN, Record
from jobmatch.sealing.models import FormerKey, Key, ToDestroy

_KEY: Final = dict.fromkeys(("person", "ring_key", "wrapped", "made_at"), PLAIN)

RECORDS: Final = (
    Record(
        Key,
        "youth",
        apart="no data but the key to them: destroyed by an erasure, and only that it was there stays",
        fields={**_KEY, "destroyed_on": PLAIN},
    ),
    Record(
        ToDestroy,
        "youth",
        apart="a key that an erasure destroys: gone as soon as that is done",
        fields=dict.fromkeys(("person", "leaves_mark", "since"), PLAIN),
    ),
    Record(
        FormerKey, "youth", apart="where keys lay before: emptied when they moved, and since", fields=_KEY
    ),
)
