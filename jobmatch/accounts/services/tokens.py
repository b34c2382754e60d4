"""API tokens: made by users for their own programs, shown once, short-lived."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from jobmatch.accounts.models import ApiToken, User
from jobmatch.accounts.selectors import digest_of, own_tokens
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken

TARGET = "accounts.ApiToken"
LONGEST_DAYS = 90
MOST_TOKENS = 10
MARK = "jm_"  # lets a scanner for leaked secrets recognise one


@transaction.atomic
def make(*, name: str, days: int, at: datetime, by: User) -> tuple[ApiToken, str]:
    """A new token and its text, which is not kept. Only a complete sign-in reaches this."""
    if not 1 <= days <= LONGEST_DAYS:
        raise RuleBroken("days", _("A token is valid for 1 to 90 days."))
    own_tokens(by).filter(expires_at__lte=at).delete()
    if own_tokens(by).count() >= MOST_TOKENS:
        raise RuleBroken("many", _("You have ten tokens already. Revoke one first."))
    text = MARK + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        user=by, name=name.strip(), digest=digest_of(text), expires_at=at + timedelta(days=days)
    )
    audit.record(event="token.made", by=by, chain=None, target=TARGET, target_id=token.pk)
    return token, text


@transaction.atomic
def revoke(*, token: ApiToken, by: User) -> None:
    """From now on the token opens nothing."""
    if token.user_id != by.pk:
        raise RuleBroken("forbidden", _("This token is not yours."))
    pk = token.pk
    token.delete()
    audit.record(event="token.revoked", by=by, chain=None, target=TARGET, target_id=pk)
