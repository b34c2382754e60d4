"""Every guard of the product that `make faults` takes away, from the tables by subject.

`old` is in its file exactly once; a structure test holds that. Constraints are taken from the migration,
because the test database is made from it.
"""

from tests.faults import (
    access,
    consents,
    forced,
    links,
    messages,
    never_let_go,
    placed,
    referring,
    rights,
    sealing,
    voice,
    words,
)

FAULTS = [
    *never_let_go.FAULTS,
    *access.FAULTS,
    *referring.FAULTS,
    *placed.FAULTS,
    *links.FAULTS,
    *messages.FAULTS,
    *consents.FAULTS,
    *voice.FAULTS,
    *rights.FAULTS,
    *forced.FAULTS,
    *sealing.FAULTS,
    *words.FAULTS,
]
