"""Reads of wordings that may not be asked, scoped to the user who asks."""

from django.shortcuts import get_object_or_404

from employers.models import Demand
from jobmatch.accounts.models import User
from jobmatch.http.identifiers import uuid_or_404


def demand(user: User, pk: str) -> Demand:
    """One wording in a text that the user may see, with that text, or 404."""
    rows = Demand.objects.visible_to(user).select_related(
        "vacancy__employer__organisation", "employer__organisation", "site__employer__organisation"
    )
    return get_object_or_404(rows, pk=uuid_or_404(pk))
