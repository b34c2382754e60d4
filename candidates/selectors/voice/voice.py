"""What a youth went through and the reports of it: for who hears the youth; the talks of a municipality."""

from datetime import date

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from candidates.enums import Purpose
from candidates.models import Candidate, Consent, EmployerTalks, Experience, Report
from candidates.permissions import may_hear_experience
from candidates.selectors.files.files import own_file
from jobmatch.accounts.enums import Role
from jobmatch.accounts.models import Organisation, User
from jobmatch.http.identifiers import uuid_or_404, uuid_or_none


def heard_youth(user: User, pk: str, *, on: date) -> Candidate:
    """A youth who lets this user hear what they went through; any other is a 404."""
    found = own_file(user, pk, on=on)
    if not may_hear_experience(user=user, candidate=found, on=on):
        raise Http404
    return found


def experience(user: User, pk: str, experience_pk: str, *, on: date) -> Experience:
    """An experience that a URL names, of a youth that it names too."""
    youth = heard_youth(user, pk, on=on)
    found = get_object_or_404(Experience, candidate=youth, pk=uuid_or_404(experience_pk))
    found.candidate = youth
    return found


def report(user: User, pk: str, report_pk: str, *, on: date) -> Report:
    """A report that a URL names, of a youth that it names too."""
    return _report(heard_youth(user, pk, on=on), report_pk)


def own_report(candidate: Candidate, report_pk: str, *, on: date) -> Report:
    """A report of the youth who is at the own pages, while they let it be kept; any other is a 404."""
    if not Consent.objects.is_live(candidate=candidate.pk, purpose=Purpose.KEEP_EXPERIENCE, on=on):
        raise Http404
    return _report(candidate, report_pk)


def reports_of(user: User, pk: str, *, on: date) -> QuerySet[Report]:
    """Every report of a youth, for who hears them."""
    return _whole(Report.objects.filter(candidate=heard_youth(user, pk, on=on))).order_by("pk")


def reports_that_left(candidate: Candidate) -> QuerySet[Report]:
    """What went to an office; the caller asks who hears the youth. The oldest first."""
    gone = Report.objects.filter(candidate=candidate, sent_on__isnull=False)
    return gone.select_related("office").order_by("sent_on", "id")


def employer_talks(user: User, *, on: date) -> list[Organisation]:
    """With which employers this coordinator may want to talk this month, by name."""
    places = Organisation.objects.municipalities().of(user, Role.COORDINATOR)
    fixed = EmployerTalks.objects.filter(municipality__in=places, month=on.replace(day=1))
    named = {pk for row in fixed for pk in row.employers}
    found = Organisation.objects.employers().filter(pk__in=[*filter(None, map(uuid_or_none, named))])
    return list(found.order_by("name", "id"))


def _report(youth: Candidate, pk: str) -> Report:
    found = get_object_or_404(_whole(Report.objects.filter(candidate=youth)), pk=uuid_or_404(pk))
    found.candidate = youth
    return found


def _whole(rows: QuerySet[Report]) -> QuerySet[Report]:
    return rows.select_related("office__partner", "experience")
