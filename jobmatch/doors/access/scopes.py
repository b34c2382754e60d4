"""Which operations a token opens, by its scope; the role of its owner is asked after that."""

from typing import Final

from jobmatch.accounts.enums import TokenScope
from jobmatch.doors.access.operations import OPERATIONS
from jobmatch.doors.access.rules import Objects

IMPORTS: Final = frozenset({"POST /referrals/list", "POST /vacancies/import"})
# They open something sealed on the way, or rows of the log that are.
SEALED: Final = frozenset(
    {
        "GET /candidates/{pk}/doors",
        "GET /candidates/{pk}/history",
        "GET /candidates/{pk}/picture",
        "GET /candidates/{pk}/ranking",
        "GET /candidates/{pk}/route",
        "GET /forced-openings/{pk}",
        "GET /intake/{pk}",
        "GET /looks/{pk}",
        "GET /placements/{pk}/next-rung",
        "GET /rights/{pk}",
        "GET /unusual-looks",
        "GET /vacancies/{pk}/candidates",
    }
)


def covers(scope: str, operation: str) -> bool:
    """Does a token of this scope open this operation? What no scope names is closed."""
    rule = OPERATIONS.get(operation)
    if scope == TokenScope.ALL or rule is None:
        return scope == TokenScope.ALL
    if scope == TokenScope.READ:
        is_sealed = rule.objects == Objects.OWN_DESK or operation in SEALED
        return operation.startswith("GET ") and not is_sealed
    return scope == TokenScope.IMPORT and operation in IMPORTS
