"""Every guard of the product that `make faults` takes away, from the tables by subject.

A structure test holds that each is where its row says. Constraints are taken from the migrations, because the
test database is made from them.
"""

from tests.faults import (
    access,
    cards,
    consents,
    doors,
    engine,
    errands,
    feeds,
    forced,
    links,
    messages,
    never_let_go,
    own_pages,
    placed,
    proposals,
    referring,
    register,
    relations,
    rights,
    roles,
    sealing,
    voice,
    wordings,
    words,
)

FAULTS = [
    *never_let_go.FAULTS,
    *errands.FAULTS,
    *access.FAULTS,
    *referring.FAULTS,
    *placed.FAULTS,
    *proposals.FAULTS,
    *cards.FAULTS,
    *relations.FAULTS,
    *own_pages.FAULTS,
    *register.FAULTS,
    *links.FAULTS,
    *messages.FAULTS,
    *consents.FAULTS,
    *voice.FAULTS,
    *rights.FAULTS,
    *forced.FAULTS,
    *roles.FAULTS,
    *sealing.FAULTS,
    *doors.FAULTS,
    *feeds.FAULTS,
    *engine.FAULTS,
    *words.FAULTS,
    *wordings.FAULTS,
]
