"""Everything of candidates under /api/v1."""

from ninja import Router

from candidates.api import consents, files, history, parts, sealed, steps

router = Router()
for part in (consents, files, history, parts, sealed, steps):
    router.add_router("", part.router)
