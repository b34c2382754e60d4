"""What a youth asks about the own data, by the own link: asking it, and taking it back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from candidates.enums import LinkPurpose
from candidates.forms.rights import MyAskForm
from candidates.presentation import rights as words
from candidates.selectors import youth as selectors
from candidates.services import rights as services
from candidates.views.acts import attempt
from candidates.youth_session import candidate_of, youth_page
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken


@youth_page
@require_http_methods(["GET", "POST"])
def my_rights(request: HttpRequest) -> HttpResponse:
    """What was asked and until when it is answered; and asking one thing more."""
    candidate, _opened = candidate_of(request, LinkPurpose.MINE)
    today = timezone.localdate()
    form = MyAskForm(request.POST or None)
    if form.is_valid():
        by = audit.youth(candidate.pk)
        try:
            services.receive(candidate=candidate, by=by, on=today, **form.cleaned_data)
        except RuleBroken as broken:
            form.refuse(broken)
        else:
            messages.success(request, _("You asked it. You get an answer within a month."))
            return redirect("candidates:my_rights")
    asked = words.all_asked(selectors.own_requests(candidate), on=today)
    context = {"form": form, "asked": asked}
    return render(request, "candidates/my_rights.html", context, status=422 if form.errors else 200)


@youth_page
@require_POST
def my_rights_withdraw(request: HttpRequest, request_pk: str) -> HttpResponse:
    """The youth asks it no more, or takes an objection back."""
    candidate, _opened = candidate_of(request, LinkPurpose.MINE)
    row = selectors.own_request(candidate, request_pk)

    def act(version: int) -> None:
        by = audit.youth(candidate.pk)
        services.withdraw(request=row, version=version, by=by, on=timezone.localdate())

    attempt(request, act, _("Taken back."))
    return redirect("candidates:my_rights")
