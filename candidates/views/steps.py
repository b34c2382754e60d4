"""Finishing the next step."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from candidates import presentation, selectors
from candidates.forms.steps import DoneForm
from candidates.services import files, steps
from jobmatch.errors import RuleBroken


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
            return redirect("candidates:file", pk=pk)
    context = {"form": form, "candidate": step.candidate, "step": step}
    context["when"] = presentation.when(step.due, on=today)
    return render(request, "candidates/step_done.html", context, status=422 if form.errors else 200)
