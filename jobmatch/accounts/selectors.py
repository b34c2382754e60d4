"""Who is who: reads over users, organisations, memberships and tokens."""

import hashlib
from datetime import datetime

from jobmatch.accounts.models import ApiToken, User


def digest_of(token: str) -> str:
    """What is kept of a token: enough to recognise it, not to use it."""
    return hashlib.sha256(token.encode()).hexdigest()


def user_of_token(token: str, *, at: datetime) -> User | None:
    """The user whose token this is, if it is valid at that moment and its owner still has a role."""
    row = (
        ApiToken.objects.select_related("user")
        .filter(digest=digest_of(token), expires_at__gt=at, user__is_active=True)
        .first()
    )
    return row.user if row is not None and row.user.roles else None
