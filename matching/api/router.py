"""Everything of matching under /api/v1."""

from ninja import Router

from matching.api import (
    check_ins,
    interests,
    introductions,
    kept,
    meetings,
    placements,
    rankings,
    rights,
    schooling,
    toward,
)

router = Router()
PARTS = (check_ins, interests, introductions, kept, meetings, placements, rankings, rights, schooling, toward)
for part in PARTS:
    router.add_router("", part.router)
