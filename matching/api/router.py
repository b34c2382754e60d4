"""Everything of matching under /api/v1."""

from ninja import Router

from matching.api import rankings

router = Router()
for part in (rankings,):
    router.add_router("", part.router)
