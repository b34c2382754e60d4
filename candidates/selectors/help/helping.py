"""Other help: the list of who gives it, and to whom a youth was brought."""

from datetime import date

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from candidates.enums import HandOverState
from candidates.models import PARTNER_KINDS, Candidate, HandOver, Partner
from candidates.selectors.files.files import candidate, own_file
from jobmatch.accounts.models import Organisation, User
from jobmatch.http.identifiers import uuid_or_404


def partners(user: User, *, only_active: bool = False) -> QuerySet[Partner]:
    """The whole list; everyone who works files, and who keeps it, sees all of it."""
    rows = Partner.objects.select_related("organisation").order_by("organisation__name", "pk")
    return rows.filter(is_active=True) if only_active else rows


def partner(user: User, pk: str) -> Partner:
    """An organisation of the list of other help that a URL names."""
    return get_object_or_404(partners(user), pk=uuid_or_404(pk))


def not_listed(user: User) -> QuerySet[Organisation]:
    """The organisations that can be put on the list."""
    return Organisation.objects.filter(kind__in=PARTNER_KINDS, partner=None).order_by("name", "pk")


def hand_overs(user: User, pk: str) -> QuerySet[HandOver]:
    """To whom a youth was brought or will be, the newest first; without the texts."""
    rows = candidate(user, pk).hand_overs.select_related("partner__organisation")
    return rows.order_by("-sent_on", "-pk")


def hand_overs_that_left(candidate: Candidate) -> QuerySet[HandOver]:
    """What was passed on of a file that the user sees, the oldest first."""
    gone = candidate.hand_overs.filter(state__in=[HandOverState.SENT, HandOverState.ASKED])
    return gone.select_related("partner__organisation").order_by("sent_on", "id")


def hand_over(user: User, pk: str, help_pk: str, *, on: date) -> HandOver:
    """A warm referral with its text: only for who opens what is sealed; any other is a 404."""
    youth = own_file(user, pk, on=on)
    rows = HandOver.objects.filter(candidate=youth).select_related("partner__organisation")
    found = get_object_or_404(rows, pk=uuid_or_404(help_pk))
    found.candidate = youth
    return found
