"""For whom a youth's yes to a stand-in opens the lock. Pure: identifiers in, an answer out."""

from collections.abc import Collection
from uuid import UUID


def opens_for(
    reader: UUID, *, written_by: UUID | None, assigned: UUID | None, arranged_by: Collection[UUID | None]
) -> bool:
    """Whether the yes counts for this reader: nobody opens a lock by an own act.

    `written_by` is who wrote the yes down, none when the youth gave it on the own page; `assigned` the own
    jobhunter, who opens the file anyway and so gains nothing; `arranged_by` who made the absences.
    """
    if written_by is None:
        return True
    if reader == written_by or reader in arranged_by:
        return False
    return written_by == assigned or written_by not in arranged_by
