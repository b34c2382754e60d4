"""Reads of the register, scoped to the user who asks."""

from django.db.models import F
from django.shortcuts import get_object_or_404

from employers.models import Employer, RegisterEntry, RegisterQuerySet
from jobmatch.accounts.models import User
from jobmatch.http.identifiers import uuid_or_404

WAITING_FIRST = F("discussed_on").desc(nulls_first=True)


def entries(user: User) -> RegisterQuerySet:
    """What the user may read of the register: what nobody talked about yet first, then the newest."""
    rows = RegisterEntry.objects.visible_to(user).select_related("employer__organisation", "vacancy")
    return rows.select_related("made_by").order_by(WAITING_FIRST, "-made_on", "pk")


def of_employer(user: User, employer: Employer) -> RegisterQuerySet:
    """What one employer asked; to itself what was talked about."""
    return entries(user).filter(employer=employer).order_by("-made_on", "pk")


def entry(user: User, pk: str) -> RegisterEntry:
    """One entry that the user may read, or 404."""
    return get_object_or_404(entries(user), pk=uuid_or_404(pk))
