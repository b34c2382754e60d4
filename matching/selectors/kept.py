"""Kept rankings, scoped to the user who asks."""

from datetime import date

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from candidates.models import Candidate
from candidates.selectors.files import files
from jobmatch.accounts.models import User
from jobmatch.http.identifiers import uuid_or_404
from matching.models import KeptRanking


def of_candidate(candidate: Candidate) -> QuerySet[KeptRanking]:
    """The kept rankings of a youth, the newest first; the caller looked whether the user sees the file."""
    rows = KeptRanking.objects.filter(candidate=candidate).select_related("kept_by").defer("sealed")
    return rows.order_by("-kept_on", "id")


def kept_ranking(user: User, pk: str, kept_pk: str, *, on: date) -> KeptRanking:
    """A kept ranking that a URL names, for who may open what is sealed of the youth; any other is a 404."""
    rows = KeptRanking.objects.filter(candidate=files.own_file(user, pk, on=on)).select_related("candidate")
    return get_object_or_404(rows.select_related("kept_by"), pk=uuid_or_404(kept_pk))
