"""Everything of candidates under /api/v1."""

from ninja import Router

from candidates.api import (
    agreements,
    consents,
    contacts,
    desks,
    files,
    forced_openings,
    helping,
    history,
    intake,
    looks,
    parts,
    referrals,
    rights,
    sealed,
    states,
    steps,
    talks,
    voice,
    youth_links,
)

router = Router()
for part in (
    agreements,
    consents,
    contacts,
    desks,
    files,
    forced_openings,
    helping,
    history,
    intake,
    looks,
    parts,
    referrals,
    rights,
    sealed,
    states,
    steps,
    talks,
    voice,
    youth_links,
):
    router.add_router("", part.router)
