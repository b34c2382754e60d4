"""Asking how it goes."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from candidates.permissions import may_hear_youth
from candidates.services.files import files
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.acting import attempt, form_page, perform, read_version
from jobmatch.http.returning import next_after, way_back
from matching.forms.check_ins import CheckInForm
from matching.presentation import placements as placement_presentation
from matching.presentation import telling
from matching.selectors import placements
from matching.services.work import answers, check_ins


@require_http_methods(["GET", "POST"])
def record(request: StaffRequest, pk: str, check_in_pk: str) -> HttpResponse:
    """One tap and a line."""
    today = timezone.localdate()
    row = placements.check_in(request.user, pk, check_in_pk)
    candidate = row.placement.candidate
    files.look_into(candidate=candidate, by=request.user)
    may_write = may_hear_youth(user=request.user, candidate=candidate, on=today)
    stated = answers.stated(row, on=today)
    form = CheckInForm(request.POST or None, check_in=row, stated=stated, may_write=may_write)
    act = partial(check_ins.record, check_in=row, by=request.user, on=today)
    if perform(request, form, act, _said(form), newest=lambda: form.initial["version"]):
        work = reverse("matching:placement", kwargs={"pk": pk, "placement_pk": row.placement_id})
        if not (form.tells_of_treatment and may_write):
            return redirect(way_back(request) or work)
        if not form.cleaned_data["line"]:
            messages.info(request, telling.door(candidate))
            return redirect(way_back(request) or work)
        messages.info(request, telling.question(candidate))  # beside the words is the button that keeps them
        return redirect(next_after(work, way_back(request)))
    return form_page(
        request,
        "matching/check_in.html",
        form,
        candidate=candidate,
        back_to=way_back(request),
        placement=row.placement,
        check_in=row,
        moment=placement_presentation.moment_words(row.moment),
        is_open=row.state in check_ins.TO_ANSWER,
    )


@require_POST
def take_back(request: StaffRequest, pk: str, check_in_pk: str) -> HttpResponse:
    """Take back an answer that was recorded by mistake."""
    row = placements.check_in(request.user, pk, check_in_pk)
    version = read_version(request.POST.get("version"))
    act = partial(check_ins.take_back, check_in=row, version=version, by=request.user)
    attempt(request, None, partial(act, on=timezone.localdate()))
    return redirect("matching:placement", pk=pk, placement_pk=row.placement_id)


def _said(form: CheckInForm) -> str:
    """What follows from an answer that is kept."""
    if form.is_worrying:
        return _("Written down. Something is wrong: to call about it stands at Today, for today.")
    return _("Written down. The next moment is planned.")
