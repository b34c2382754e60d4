"""What youths ask about their own data: recorded at the file, carried out by the privacy officer."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from candidates import permissions, selectors
from candidates.enums import Right, RightState
from candidates.forms.rights import DONE, AnswerForm, LetterForm, RecordForm
from candidates.models import RightsRequest
from candidates.presentation import looks as look_words
from candidates.presentation import rights as words
from candidates.selectors import looks
from candidates.selectors import rights as found
from candidates.services import files
from candidates.services import rights as services
from candidates.views.acts import attempt
from jobmatch.errors import RuleBroken

PAGE_SIZE = 25


@require_GET
def rights(request: HttpRequest) -> HttpResponse:
    """Where the privacy officer begins: what has to be answered, and what stands out."""
    today, now = timezone.localdate(), timezone.now()
    page = Paginator(found.closed_requests(request.user), PAGE_SIZE).get_page(request.GET.get("page"))
    odd = looks.unusual(request.user, now=now)
    openings = [words.forced(row, now=now) for row in found.forced_openings(request.user).unreviewed()]
    context = {
        "asked": words.all_asked(found.open_requests(request.user), on=today),
        "closed": words.all_asked(page.object_list, on=today),
        "page": page,
        "odd": look_words.odd(odd, looks.people(each.who for each in odd)),
        "openings": openings,
    }
    return render(request, "candidates/rights.html", context)


@require_http_methods(["GET", "POST"])
def letter(request: HttpRequest) -> HttpResponse:
    """A letter or a call came in: record what is asked, for the one file that fits exactly."""
    form = LetterForm(request.POST or None)
    if form.is_valid():
        given = dict(form.cleaned_data)
        youth = found.find_youth(
            request.user, first_name=given.pop("first_name"), reach=given.pop("reach").strip()
        )
        if youth is None:
            form.add_error(
                None, _("No file fits exactly. Ask the youth how we know them, or ask a coordinator.")
            )
        else:
            try:
                row = services.receive(candidate=youth, by=request.user, on=timezone.localdate(), **given)
            except RuleBroken as broken:
                form.refuse(broken)
            else:
                messages.success(request, _("The request is recorded. The clock runs."))
                return redirect("candidates:rights_request", pk=row.pk)
    return render(
        request, "candidates/rights_letter.html", {"form": form}, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "POST"])
def rights_request(request: HttpRequest, pk: str) -> HttpResponse:
    """One request: what was asked, what to do, and the answer."""
    today = timezone.localdate()
    row = found.request_for(request.user, pk)
    told = services.read(request=row, by=request.user, on=today)
    form = AnswerForm(request.POST or None, version=row.version, can_be_done=row.right != Right.ERASURE)
    if form.is_valid():
        try:
            _answer(row, form, request)
        except RuleBroken as broken:
            form.refuse(broken)
            form.renew(found.request_for(request.user, pk).version)
        else:
            messages.success(request, _("The answer is recorded."))
            return redirect("candidates:rights_request", pk=pk)
    context = {"asked": words.asked(row, on=today), "told": told, "form": form}
    context["is_open"] = row.state == RightState.OPEN
    return render(request, "candidates/rights_request.html", context, status=422 if form.errors else 200)


def _answer(row: RightsRequest, form: AnswerForm, request: HttpRequest) -> None:
    given = form.cleaned_data
    act = services.finish if given["outcome"] == DONE else services.refuse
    act(
        request=row,
        version=given["version"],
        answer=given["answer"],
        by=request.user,
        on=timezone.localdate(),
    )


@require_http_methods(["GET", "POST"])
def rights_of_file(request: HttpRequest, pk: str) -> HttpResponse:
    """What one youth asked, and recording one thing more; for who works the file."""
    today = timezone.localdate()
    candidate = selectors.candidate(request.user, pk)
    files.look_into(candidate=candidate, by=request.user)
    form = RecordForm(request.POST or None)
    if form.is_valid():
        try:
            services.receive(candidate=candidate, by=request.user, on=today, **form.cleaned_data)
        except RuleBroken as broken:
            form.refuse(broken)
        else:
            messages.success(request, _("The privacy officer has it now, and answers within a month."))
            return redirect("candidates:rights_of_file", pk=pk)
    context = {"candidate": candidate, "form": form}
    context["may_copy"] = permissions.is_assigned(user=request.user, candidate=candidate)
    context["asked"] = words.all_asked(found.of_file(request.user, pk), on=today)
    return render(request, "candidates/rights_of_file.html", context, status=422 if form.errors else 200)


@require_POST
def rights_withdraw(request: HttpRequest, pk: str, request_pk: str) -> HttpResponse:
    """The youth asks it no more, or takes an objection back."""
    row = found.request_of_file(request.user, pk, request_pk)

    def act(version: int) -> None:
        services.withdraw(request=row, version=version, by=request.user, on=timezone.localdate())

    attempt(request, act, _("Taken back."))
    return redirect("candidates:rights_of_file", pk=pk)
