"""What youths ask about their own data: recorded at the file, carried out by the privacy officer."""

from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from candidates import permissions
from candidates.enums import Right, RightState
from candidates.forms.rights.rights import DONE, AnswerForm, LetterForm, RecordForm
from candidates.models import RightsRequest
from candidates.presentation.rights import looks as look_presentation
from candidates.presentation.rights import rights as rights_presentation
from candidates.selectors.files import files as file_selectors
from candidates.selectors.rights import looks
from candidates.selectors.rights import rights as rights_selectors
from candidates.services.files import files
from candidates.services.rights import rights as rights_services
from jobmatch.accounts.requests import StaffRequest
from jobmatch.errors import RuleBroken
from jobmatch.http.acting import VersionForm, attempt, form_page, perform

PAGE_SIZE = 25


@require_GET
def rights(request: StaffRequest) -> HttpResponse:
    """Where the privacy officer begins: what has to be answered, and what stands out."""
    today, now = timezone.localdate(), timezone.now()
    page = Paginator(rights_selectors.closed_requests(request.user), PAGE_SIZE).get_page(
        request.GET.get("page")
    )
    odd = looks.unusual(request.user, now=now)
    openings = [
        rights_selectors.forced(row, now=now)
        for row in rights_selectors.forced_openings(request.user).unreviewed()
    ]
    context = {
        "asked": rights_presentation.all_asked(rights_selectors.open_requests(request.user), on=today),
        "closed": rights_presentation.all_asked(page.object_list, on=today),
        "page": page,
        "odd": look_presentation.odd(odd, looks.people(each.who for each in odd)),
        "openings": openings,
    }
    return render(request, "candidates/rights.html", context)


@require_http_methods(["GET", "POST"])
def letter(request: StaffRequest) -> HttpResponse:
    """A letter or a call came in: record what is asked, for the one file that fits exactly."""
    form = LetterForm(request.POST or None)

    def receive(first_name: str, reach: str, **given: Any) -> RightsRequest:
        youth = rights_selectors.find_youth(request.user, first_name=first_name, reach=reach.strip())
        if youth is None:
            raise RuleBroken(
                "no_file", _("No file fits exactly. Ask the youth how we know them, or ask a coordinator.")
            )
        return rights_services.receive(candidate=youth, by=request.user, on=timezone.localdate(), **given)

    done = perform(request, form, receive, _("The request is recorded. The clock runs."))
    if done:
        return redirect("candidates:rights_request", pk=done.result.pk)
    return form_page(request, "candidates/rights_letter.html", form)


@require_http_methods(["GET", "POST"])
def rights_request(request: StaffRequest, pk: str) -> HttpResponse:
    """One request: what was asked, what to do, and the answer."""
    today = timezone.localdate()
    row = rights_selectors.request_for(request.user, pk)
    told = rights_services.read(request=row, by=request.user, on=today)
    form = AnswerForm(request.POST or None, version=row.version, can_be_done=row.right != Right.ERASURE)

    def answered(version: int, outcome: str, answer: str) -> RightsRequest:
        act = rights_services.finish if outcome == DONE else rights_services.refuse
        return act(request=row, version=version, answer=answer, by=request.user, on=today)

    done = perform(
        request,
        form,
        answered,
        _("The answer is recorded."),
        newest=lambda: rights_selectors.request_for(request.user, pk).version,
    )
    if done:
        return redirect("candidates:rights_request", pk=pk)
    context = {
        "asked": rights_presentation.asked(row, on=today),
        "told": told,
        "is_open": row.state == RightState.OPEN,
    }
    return form_page(request, "candidates/rights_request.html", form, **context)


@require_http_methods(["GET", "POST"])
def rights_of_file(request: StaffRequest, pk: str) -> HttpResponse:
    """What one youth asked, and recording one thing more; for who works the file."""
    today = timezone.localdate()
    candidate = file_selectors.candidate(request.user, pk)
    files.look_into(candidate=candidate, by=request.user)
    form = RecordForm(request.POST or None)
    receive = partial(rights_services.receive, candidate=candidate, by=request.user, on=today)
    if perform(request, form, receive, _("The privacy officer has it now, and answers within a month.")):
        return redirect("candidates:rights_of_file", pk=pk)
    context = {
        "candidate": candidate,
        "may_copy": permissions.is_assigned(user=request.user, candidate=candidate),
        "asked": rights_presentation.all_asked(rights_selectors.of_file(request.user, pk), on=today),
    }
    return form_page(request, "candidates/rights_of_file.html", form, **context)


@require_POST
def rights_withdraw(request: StaffRequest, pk: str, request_pk: str) -> HttpResponse:
    """The youth asks it no more, or takes an objection back."""
    row = rights_selectors.request_of_file(request.user, pk, request_pk)
    withdraw = partial(rights_services.withdraw, request=row, by=request.user, on=timezone.localdate())
    attempt(request, VersionForm(request.POST), withdraw, _("Taken back."))
    return redirect("candidates:rights_of_file", pk=pk)
