"""A youth tells by the own link how it goes at work; short, plain, without scripts."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from candidates.enums import LinkPurpose
from candidates.youth_session import candidate_of, youth_page
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.http.acting import form_page
from matching.forms.check_ins import YouthCheckInForm
from matching.presentation import telling
from matching.selectors import youth
from matching.services.work import answers, check_ins


@youth_page
@require_GET
def my_check_ins(request: HttpRequest) -> HttpResponse:
    """Of which work a youth is asked now how it goes."""
    candidate, _opened = candidate_of(request, LinkPurpose.MINE)
    waiting = youth.own_check_ins(candidate, on=timezone.localdate())
    return render(request, "matching/my_check_ins.html", {"waiting": waiting})


@youth_page
@require_http_methods(["GET", "POST"])
def my_check_in(request: HttpRequest, pk: str) -> HttpResponse:
    """One tap is enough; what is not good brings a step of today. Sent twice, it is told once."""
    today = timezone.localdate()
    candidate, opened = candidate_of(request, LinkPurpose.CHECK_IN)
    row = youth.own_check_in(candidate, pk)
    form = YouthCheckInForm(request.POST or None, check_in=row, stated=answers.stated(row, on=today))
    if form.is_valid():
        try:
            by = audit.youth(candidate.pk)
            check_ins.record(check_in=row, by=by, on=today, **form.given())
        except RuleBroken as broken:
            row.refresh_from_db(fields=["state", "version"])
            if row.state not in check_ins.TO_ANSWER:
                return redirect("matching:my_check_in", pk=pk)
            form.refuse(broken)
            form.renew(row.version)
        else:
            messages.success(request, _said(form))
            if form.tells_of_treatment:
                messages.info(request, telling.to_the_youth())
            return redirect("matching:my_check_in", pk=pk)
    context = {"is_mine": opened.purpose == LinkPurpose.MINE, "is_open": row.state in check_ins.TO_ANSWER}
    return form_page(request, "matching/my_check_in.html", form, check_in=row, **context)


def _said(form: YouthCheckInForm) -> str:
    if form.is_worrying:
        return _("Thank you for telling. Your jobhunter calls you, today or on the next working day.")
    return _("Thank you. Good that you told.")
