"""Which operations a token opens, by its scope; the role of its owner is asked after that."""

from typing import Final

from jobmatch.accounts.enums import TokenScope
from jobmatch.doors.access.operations import OPERATIONS
from jobmatch.doors.access.rules import Objects

IMPORTS: Final = frozenset({"POST /referrals/list", "POST /vacancies/import"})


def covers(scope: str, operation: str) -> bool:
    """Does a token of this scope open this operation? What no scope names is closed."""
    rule = OPERATIONS.get(operation)
    if scope == TokenScope.ALL or rule is None:
        return scope == TokenScope.ALL
    if scope == TokenScope.READ:
        return operation.startswith("GET ") and rule.objects != Objects.OWN_DESK  # those are sealed
    return scope == TokenScope.IMPORT and operation in IMPORTS
