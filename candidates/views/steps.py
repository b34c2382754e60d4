"""What happens next: finishing it, more of it, and taking back a slip of the pen."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from candidates import presentation, selectors
from candidates.forms.steps import DoneForm, ExtraStepForm, StepChangeForm
from candidates.presentation import casework as words
from candidates.selectors import casework
from candidates.services import files, steps
from candidates.views.acts import attempt
from jobmatch.errors import RuleBroken
from jobmatch.free_text import ask_about
from jobmatch.returning import way_back

PAGE_SIZE = 50


@require_http_methods(["GET", "POST"])
def done(request: HttpRequest, pk: str) -> HttpResponse:
    """This step is done; the next one is asked in the same form."""
    today = timezone.localdate()
    step = selectors.next_step(request.user, pk)
    files.look_into(candidate=step.candidate, by=request.user)
    form = DoneForm(request.POST or None, step=step, on=today)
    if form.is_valid():
        given = form.cleaned_data
        meant = selectors.step(request.user, pk, str(given.pop("step")))
        try:
            steps.complete(step=meant, by=request.user, on=today, **given)
        except RuleBroken as broken:
            form.refuse(broken)
            form.renew(step)
        else:
            messages.success(request, _("Well done. The next step is in the file."))
            ask_about(request, form)
            return redirect(way_back(request) or reverse("candidates:file", kwargs={"pk": pk}))
    context = {"form": form, "candidate": step.candidate, "step": step, "back_to": way_back(request)}
    context["when"] = presentation.when(step.due, on=today)
    return render(request, "candidates/step_done.html", context, status=422 if form.errors else 200)


@require_GET
def step_list(request: HttpRequest, pk: str) -> HttpResponse:
    """What is to be done, the step that holds the file first; and what was done."""
    today = timezone.localdate()
    candidate = selectors.candidate(request.user, pk)
    files.look_into(candidate=candidate, by=request.user)
    rows = words.step_rows(casework.open_steps(candidate), on=today)
    page = Paginator(casework.done_steps(candidate), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"candidate": candidate, "rows": rows, "page": page}
    context["undoable"] = rows and steps.undoable(rows[0].step, by=request.user, on=today)
    return render(request, "candidates/steps.html", context)


@require_http_methods(["GET", "POST"])
def step_add(request: HttpRequest, pk: str) -> HttpResponse:
    """One more thing to do, beside the step that holds the file."""
    today = timezone.localdate()
    candidate = selectors.candidate(request.user, pk)
    files.look_into(candidate=candidate, by=request.user)
    form = ExtraStepForm(request.POST or None)
    if form.is_valid():
        try:
            steps.add(candidate=candidate, by=request.user, on=today, **form.cleaned_data)
        except RuleBroken as broken:
            form.refuse(broken)
        else:
            messages.success(request, _("The step is added."))
            ask_about(request, form)
            return redirect("candidates:steps", pk=pk)
    context = {"form": form, "candidate": candidate, "is_new": True}
    return render(request, "candidates/step_form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def step_edit(request: HttpRequest, pk: str, step_pk: str) -> HttpResponse:
    """Say better what a step is, or move its day."""
    today = timezone.localdate()
    step = selectors.step(request.user, pk, step_pk)
    files.look_into(candidate=step.candidate, by=request.user)
    form = StepChangeForm(request.POST or None, step=step)
    if form.is_valid():
        try:
            steps.change(step=step, by=request.user, on=today, **form.cleaned_data)
        except RuleBroken as broken:
            form.refuse(broken)
            form.renew(selectors.step(request.user, pk, step_pk).version)
        else:
            messages.success(request, _("Saved."))
            ask_about(request, form)
            return redirect("candidates:steps", pk=pk)
    context = {"form": form, "candidate": step.candidate, "is_new": False}
    return render(request, "candidates/step_form.html", context, status=422 if form.errors else 200)


@require_POST
def step_close(request: HttpRequest, pk: str, step_pk: str) -> HttpResponse:
    """Finish a step that does not hold the file."""
    step = selectors.step(request.user, pk, step_pk)
    attempt(
        request,
        lambda version: steps.close(step=step, version=version, by=request.user, on=timezone.localdate()),
        _("Well done."),
    )
    return redirect(way_back(request) or reverse("candidates:steps", kwargs={"pk": pk}))


@require_POST
def step_undo(request: HttpRequest, pk: str, step_pk: str) -> HttpResponse:
    """Take back that the step before this one was done."""
    step = selectors.step(request.user, pk, step_pk)
    attempt(
        request,
        lambda version: steps.undo(step=step, version=version, by=request.user, on=timezone.localdate()),
        _("Taken back. The earlier step is open again."),
    )
    return redirect("candidates:steps", pk=pk)
