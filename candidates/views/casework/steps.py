"""What happens next: finishing it, more of it, and taking back a slip of the pen."""

from functools import partial
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from candidates.forms.casework.steps import DoneForm, ExtraStepForm, StepChangeForm
from candidates.models import Step
from candidates.presentation.casework import casework as casework_presentation
from candidates.selectors.casework import casework
from candidates.selectors.files import files as file_selectors
from candidates.services.files import files, steps
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.acting import VersionForm, attempt, form_page, perform
from jobmatch.http.returning import way_back
from jobmatch.wording.days import when

PAGE_SIZE = 50


@require_http_methods(["GET", "POST"])
def done(request: StaffRequest, pk: str) -> HttpResponse:
    """Finish the step that holds the file; the next one is asked in the same form."""
    today = timezone.localdate()
    step = file_selectors.next_step(request.user, pk)
    files.look_into(candidate=step.candidate, by=request.user)
    form = DoneForm(request.POST or None, step=step, on=today)

    def complete(step: UUID, **given: Any) -> Step:
        meant = file_selectors.step(request.user, pk, str(step))
        return steps.complete(step=meant, by=request.user, on=today, **given)

    if perform(request, form, complete, _("Well done. The next step is in the file.")):
        return redirect(way_back(request) or reverse("candidates:file", kwargs={"pk": pk}))
    context = {"candidate": step.candidate, "step": step, "back_to": way_back(request)}
    context["when"] = when(step.due, on=today)
    return form_page(request, "candidates/step_done.html", form, **context)


@require_GET
def step_list(request: StaffRequest, pk: str) -> HttpResponse:
    """What is to be done, the step that holds the file first; and what was done."""
    today = timezone.localdate()
    candidate = file_selectors.candidate(request.user, pk)
    files.look_into(candidate=candidate, by=request.user)
    rows = casework_presentation.step_rows(casework.open_steps(request.user, candidate), on=today)
    page = Paginator(casework.done_steps(request.user, candidate), PAGE_SIZE).get_page(
        request.GET.get("page")
    )
    context = {"candidate": candidate, "rows": rows, "page": page}
    context["undoable"] = rows and steps.undoable(rows[0].step, by=request.user, on=today)
    return render(request, "candidates/steps.html", context)


@require_http_methods(["GET", "POST"])
def step_add(request: StaffRequest, pk: str) -> HttpResponse:
    """One more thing to do, beside the step that holds the file."""
    today = timezone.localdate()
    candidate = file_selectors.candidate(request.user, pk)
    files.look_into(candidate=candidate, by=request.user)
    form = ExtraStepForm(request.POST or None)
    add = partial(steps.add, candidate=candidate, by=request.user, on=today)
    if perform(request, form, add, _("The step is added.")):
        return redirect("candidates:steps", pk=pk)
    return form_page(request, "candidates/step_form.html", form, candidate=candidate, is_new=True)


@require_http_methods(["GET", "POST"])
def step_edit(request: StaffRequest, pk: str, step_pk: str) -> HttpResponse:
    """Say better what a step is, or move its day."""
    today = timezone.localdate()
    step = file_selectors.step(request.user, pk, step_pk)
    files.look_into(candidate=step.candidate, by=request.user)
    form = StepChangeForm(request.POST or None, step=step)
    done = perform(
        request,
        form,
        partial(steps.change, step=step, by=request.user, on=today),
        _("Saved."),
        newest=lambda: file_selectors.step(request.user, pk, step_pk).version,
    )
    if done:
        return redirect("candidates:steps", pk=pk)
    return form_page(request, "candidates/step_form.html", form, candidate=step.candidate, is_new=False)


@require_POST
def step_close(request: StaffRequest, pk: str, step_pk: str) -> HttpResponse:
    """Finish a step that does not hold the file."""
    step = file_selectors.step(request.user, pk, step_pk)
    close = partial(steps.close, step=step, by=request.user, on=timezone.localdate())
    attempt(request, VersionForm(request.POST), close, _("Well done."))
    return redirect(way_back(request) or reverse("candidates:steps", kwargs={"pk": pk}))


@require_POST
def step_undo(request: StaffRequest, pk: str, step_pk: str) -> HttpResponse:
    """Take back that the step before this one was done."""
    step = file_selectors.step(request.user, pk, step_pk)
    undo = partial(steps.undo, step=step, by=request.user, on=timezone.localdate())
    attempt(request, VersionForm(request.POST), undo, _("Taken back. The earlier step is open again."))
    return redirect("candidates:steps", pk=pk)
