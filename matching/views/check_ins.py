"""Asking how it goes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from candidates.permissions import may_open_sealed
from candidates.services import files
from jobmatch.errors import RuleBroken
from jobmatch.free_text import ask_about
from jobmatch.returning import way_back
from matching.forms.check_ins import CheckInForm
from matching.presentation import placements as presentation
from matching.selectors import placements as selectors
from matching.services import answers, check_ins
from matching.views.transitions import version_of


@require_http_methods(["GET", "POST"])
def record(request: HttpRequest, pk: str, check_in_pk: str) -> HttpResponse:
    """One tap and a line."""
    today = timezone.localdate()
    row = selectors.check_in(request.user, pk, check_in_pk)
    candidate = row.placement.candidate
    files.look_into(candidate=candidate, by=request.user)
    may_write = may_open_sealed(user=request.user, candidate=candidate, on=today)
    stated = answers.stated(row, on=today)
    form = CheckInForm(request.POST or None, check_in=row, stated=stated, may_write=may_write)
    if form.is_valid():
        try:
            check_ins.record(check_in=row, by=request.user, on=today, **form.answer())
        except RuleBroken as broken:
            form.refuse(broken)
        else:
            messages.success(request, _said(form))
            ask_about(request, form)
            work = reverse("matching:placement", kwargs={"pk": pk, "placement_pk": row.placement_id})
            return redirect(way_back(request) or work)
    context = {
        "candidate": candidate,
        "back_to": way_back(request),
        "placement": row.placement,
        "check_in": row,
        "moment": presentation.moment_words(row.moment),
        "form": form,
        "is_open": row.state in check_ins.TO_ANSWER,
    }
    return render(request, "matching/check_in.html", context, status=422 if form.errors else 200)


@require_POST
def take_back(request: HttpRequest, pk: str, check_in_pk: str) -> HttpResponse:
    """Take back an answer that was recorded by mistake."""
    row = selectors.check_in(request.user, pk, check_in_pk)
    try:
        check_ins.take_back(
            check_in=row, version=version_of(request), by=request.user, on=timezone.localdate()
        )
    except RuleBroken as broken:
        messages.error(request, broken.message)
    return redirect("matching:placement", pk=pk, placement_pk=row.placement_id)


def _said(form: CheckInForm) -> str:
    """What follows from the answer."""
    if form.is_worrying:
        return _("Written down. Something is wrong: to call about it stands at Today, for today.")
    return _("Written down. The next moment is planned.")
