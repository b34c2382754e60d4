"""API tokens: made by users for their own programs, shown once, for one purpose and not for ever."""

import secrets
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from jobmatch.accounts.enums import TokenScope
from jobmatch.accounts.models import ApiToken, User
from jobmatch.accounts.selectors import digest_of, own_tokens
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken

TARGET = "accounts.ApiToken"
LONGEST_DAYS = 365
MOST_TOKENS = 10
MARK = "jm_"  # lets a scanner for leaked secrets recognise one


@transaction.atomic
def make(*, name: str, scope: str, days: int, at: datetime, by: User) -> tuple[ApiToken, str]:
    """A new token and its text, which is not kept. Only a complete sign-in reaches this."""
    if not 1 <= days <= LONGEST_DAYS:
        raise RuleBroken("days", _("A token is valid for 1 to 365 days."))
    if scope not in TokenScope:
        raise RuleBroken("scope", _("Choose what the program may do."))
    own_tokens(by).filter(expires_at__lte=at).delete()
    if own_tokens(by).count() >= MOST_TOKENS:
        raise RuleBroken("many", _("You have ten tokens already. Revoke one first."))
    text = MARK + secrets.token_urlsafe(32)
    given = {"name": name.strip(), "scope": scope, "expires_at": at + timedelta(days=days)}
    token = ApiToken.objects.create(user=by, digest=digest_of(text), **given)
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


def note_use(*, token: ApiToken, on: date) -> None:
    """Keep that the token was used on this day: one write a day, whatever a program asks."""
    if token.last_used_on is None or token.last_used_on < on:
        earlier = Q(last_used_on__isnull=True) | Q(last_used_on__lt=on)
        ApiToken.objects.filter(earlier, pk=token.pk).update(last_used_on=on)
