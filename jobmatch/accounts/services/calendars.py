"""Calendar links: a secret address for the own steps, made, renewed and taken back by the user."""

import secrets
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from jobmatch.accounts.enums import DESK_ROLES
from jobmatch.accounts.models import CalendarLink, User
from jobmatch.accounts.selectors import digest_of
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken

TARGET = "accounts.CalendarLink"
TERM: Final = timedelta(days=180)


@transaction.atomic
def make(*, language: str, at: datetime, by: User) -> tuple[CalendarLink, str]:
    """A new link and its secret, which is not kept; an earlier link stops working."""
    if not by.roles & DESK_ROLES:
        raise RuleBroken("forbidden", _("Only who has steps has a calendar of them."))
    secret = secrets.token_urlsafe(32)
    CalendarLink.objects.filter(user=by).delete()
    link = CalendarLink.objects.create(
        user=by, digest=digest_of(secret), language=language, expires_at=at + TERM
    )
    audit.record(event="calendar.made", by=by, chain=None, target=TARGET, target_id=link.pk)
    return link, secret


@transaction.atomic
def renew(*, at: datetime, by: User) -> CalendarLink:
    """Let the link work for another term. What ended stays closed: nobody knows who has its secret by now."""
    link = CalendarLink.objects.select_for_update().filter(user=by, expires_at__gt=at).first()
    if link is None:
        raise RuleBroken("ended", _("This calendar link has ended. Make a new one."))
    link.expires_at = at + TERM
    link.save(update_fields=["expires_at"])
    audit.record(event="calendar.renewed", by=by, chain=None, target=TARGET, target_id=link.pk)
    return link


@transaction.atomic
def revoke(*, by: User) -> None:
    """From now on the link shows nothing; nothing happens when there is none."""
    link = CalendarLink.objects.select_for_update().filter(user=by).first()
    if link is None:
        return
    pk = link.pk
    link.delete()
    audit.record(event="calendar.revoked", by=by, chain=None, target=TARGET, target_id=pk)
