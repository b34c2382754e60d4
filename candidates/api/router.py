"""Everything of candidates under /api/v1."""

from ninja import Router

from candidates.api import consents, desks, files, history, intake, parts, referrals, sealed, steps

router = Router()
for part in (consents, desks, files, history, intake, parts, referrals, sealed, steps):
    router.add_router("", part.router)
