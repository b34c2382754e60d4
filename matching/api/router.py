"""Everything of matching under /api/v1."""

from ninja import Router

from matching.api import (
    check_ins,
    interests,
    introductions,
    kept,
    mailing,
    meetings,
    placements,
    rankings,
    rights,
    schooling,
    toward,
)

router = Router()
for part in (
    check_ins,
    interests,
    introductions,
    kept,
    mailing,
    meetings,
    placements,
    rankings,
    rights,
    schooling,
    toward,
):
    router.add_router("", part.router)
