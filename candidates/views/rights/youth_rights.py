"""What a youth asks about the own data, by the own link: asking it, and taking it back."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from candidates.enums import LinkPurpose
from candidates.forms.rights.rights import MyAskForm
from candidates.presentation.rights import rights as rights_presentation
from candidates.selectors.casework import youth
from candidates.services.rights import rights
from candidates.youth_session import candidate_of, youth_page
from jobmatch.audit import services as audit
from jobmatch.http.acting import VersionForm, attempt, form_page, perform


@youth_page
@require_http_methods(["GET", "POST"])
def my_rights(request: HttpRequest) -> HttpResponse:
    """What was asked and until when it is answered; and asking one thing more."""
    candidate, _opened = candidate_of(request, LinkPurpose.MINE)
    today = timezone.localdate()
    form = MyAskForm(request.POST or None)
    receive = partial(rights.receive, candidate=candidate, by=audit.youth(candidate.pk), on=today)
    if perform(request, form, receive, _("You asked it. You get an answer within a month.")):
        return redirect("candidates:my_rights")
    asked = rights_presentation.all_asked(youth.own_requests(candidate), on=today)
    return form_page(request, "candidates/my_rights.html", form, asked=asked)


@youth_page
@require_POST
def my_rights_withdraw(request: HttpRequest, request_pk: str) -> HttpResponse:
    """The youth asks it no more, or takes an objection back."""
    candidate, _opened = candidate_of(request, LinkPurpose.MINE)
    row = youth.own_request(candidate, request_pk)
    by, today = audit.youth(candidate.pk), timezone.localdate()
    withdraw = partial(rights.withdraw, request=row, by=by, on=today)
    attempt(request, VersionForm(request.POST), withdraw, _("Taken back."))
    return redirect("candidates:my_rights")
