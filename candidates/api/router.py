"""Everything of candidates under /api/v1."""

from ninja import Router

from candidates.api.casework import agreements, contacts, steps, talks, youth_links
from candidates.api.consents import consents
from candidates.api.files import desks, files, history, parts, sealed, states
from candidates.api.help import helping
from candidates.api.intake import intake, referrals
from candidates.api.rights import forced_openings, looks, rights
from candidates.api.voice import voice

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
