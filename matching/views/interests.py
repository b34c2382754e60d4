"""What youth and jobhunter decided about vacancies: one tap at a row, and the list of all of it."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from candidates.selectors.files import files as file_selectors
from candidates.services.files import files
from employers.selectors import vacancies as vacancy_selectors
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.acting import attempt
from jobmatch.http.returning import way_back
from matching.forms.interests import FeelingForm
from matching.presentation import interests as presentation
from matching.selectors import interests as selectors
from matching.services.ranking import interests


@require_POST
def decide(request: StaffRequest, pk: str, vacancy_pk: str) -> HttpResponse:
    """Keep what was decided about a vacancy; the row or the page it came from says so."""
    candidate = file_selectors.candidate(request.user, pk)
    vacancy = vacancy_selectors.vacancy(request.user, vacancy_pk)
    act = partial(
        interests.decide,
        candidate=candidate,
        vacancy=vacancy,
        by=request.user,
        on=timezone.localdate(),
        together=request.is_shown,
    )
    done = attempt(request, FeelingForm(request.POST), act)
    if request.htmx and done:
        context = {"candidate": candidate, "vacancy": vacancy, "feeling": done.result}
        return render(request, "matching/_feelings.html", context)
    back = way_back(request) or reverse("matching:ranking", kwargs={"pk": pk})
    return redirect(f"{back}#v-{vacancy.pk}")


@require_GET
def chosen(request: StaffRequest, pk: str) -> HttpResponse:
    """All that was decided, hearts first; htmx gets the hearts alone, for the file."""
    candidate = file_selectors.candidate(request.user, pk)
    files.look_into(candidate=candidate, by=request.user)
    rows = selectors.of_candidate(candidate)
    open_now = selectors.open_now(rows, on=timezone.localdate())
    groups = presentation.groups(rows, open_now=open_now, proposed=selectors.proposed(candidate))
    context = {"candidate": candidate, "groups": groups, "sheet": presentation.for_the_sheet(groups)}
    return render(request, "matching/_chosen_short.html" if request.htmx else "matching/chosen.html", context)
