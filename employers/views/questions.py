"""Asking an employer what is not known of a vacancy: a line in the errand for that employer."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from employers.selectors import relations
from employers.selectors import vacancies as vacancy_selectors
from employers.services import questions
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.acting import attempt
from jobmatch.http.returning import way_back


@require_POST
def vacancy_ask(request: StaffRequest, pk: str) -> HttpResponse:
    """Put what is not known on the list of what to ask this employer."""
    row = vacancy_selectors.vacancy(request.user, pk)
    items = request.POST.getlist("item")
    ask = partial(questions.ask, vacancy=row, items=items, by=request.user, on=timezone.localdate())
    attempt(request, None, ask, _("It is in the errand for this employer. The answer is for everybody."))
    return redirect(way_back(request) or redirect("employers:vacancy", pk=row.pk).url)


@require_POST
def question_drop(request: StaffRequest, pk: str) -> HttpResponse:
    """Take a question off the list: nobody needs the answer any more."""
    row = relations.question(request.user, pk)
    employer = row.vacancy.employer_id
    drop = partial(questions.drop, question=row, by=request.user, on=timezone.localdate())
    attempt(request, None, drop, _("Taken off the list."))
    return redirect("employers:relation", pk=employer) if employer else redirect("employers:errands")
