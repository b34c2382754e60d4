"""What a jobhunter does with a proposal by mail: answer a question, pass it on, rewrite a reason."""

from functools import partial
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from candidates.permissions import may_hear_youth
from candidates.services.files import files
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.acting import form_page, perform
from matching.forms.replies import QuestionForm, RegisterForm, RewriteForm, SomebodyElseForm
from matching.models import Introduction
from matching.presentation import proposals as presentation
from matching.selectors import introductions as selectors
from matching.selectors import proposals
from matching.services.introductions import cards, drafts, reasons, sends
from matching.services.introductions.making import Words


@require_http_methods(["GET", "POST"])
def question(request: StaffRequest, pk: str, introduction_pk: str) -> HttpResponse:
    """Answer what an employer asked, in the words of the card."""
    today = timezone.localdate()
    row = selectors.introduction(request.user, pk, introduction_pk)
    files.look_into(candidate=row.candidate, by=request.user)
    card = cards.read(introduction=row, candidate=row.candidate, by=request.user, on=today)
    words = Words(card.line, card.own, card.cv) if card else Words()
    writes = may_hear_youth(user=request.user, candidate=row.candidate, on=today)
    form = QuestionForm(request.POST or None, introduction=row, words=words, writes=writes)
    act = partial(drafts.answer_question, introduction=row, by=request.user, on=today)
    if perform(request, form, act, newest=lambda: _version(row)):
        return redirect("matching:introduction", pk=pk, introduction_pk=introduction_pk)
    last = proposals.last_reply(row)
    context = {"candidate": row.candidate, "introduction": row, "last": last and presentation.given(last)}
    return form_page(request, "matching/introduction_question.html", form, **context)


@require_http_methods(["GET", "POST"])
def pass_on(request: StaffRequest, pk: str, introduction_pk: str) -> HttpResponse:
    """Somebody else at the employer reads it from now on."""
    row = selectors.introduction(request.user, pk, introduction_pk)
    files.look_into(candidate=row.candidate, by=request.user)
    form = SomebodyElseForm(
        request.POST or None, version=row.version, people=selectors.people_at(row.vacancy)
    )
    act = partial(sends.to_somebody_else, introduction=row, by=request.user, on=timezone.localdate())
    nobody_there = not sends.has_somebody(row)
    said = _("The mail with the card is on its way.")
    if nobody_there:
        said = _("Written down. A mail with the card goes only where nothing was answered yet.")
    if perform(request, form, act, said, newest=lambda: _version(row)):
        return redirect("matching:introduction", pk=pk, introduction_pk=introduction_pk)
    context = {"candidate": row.candidate, "introduction": row, "nobody_there": nobody_there}
    return form_page(request, "matching/introduction_pass_on.html", form, **context)


@require_http_methods(["GET", "POST"])
def reason(request: StaffRequest, pk: str, introduction_pk: str) -> HttpResponse:
    """Rewrite for the youth why it does not go on; what names a trait can go to the register."""
    today = timezone.localdate()
    row = selectors.introduction(request.user, pk, introduction_pk)
    files.look_into(candidate=row.candidate, by=request.user)
    words = reasons.read(introduction=row, by=request.user, on=today)
    traits = reasons.traits(words) if words else []
    given: dict[str, Any] = {"introduction": row, "by": request.user, "on": today}
    told = RewriteForm(_of(request, "rewrite"), initial={"version": row.version})
    entry = RegisterForm(_of(request, "register"), version=row.version, traits=traits)
    saved = _("Saved. The youth reads this, and nothing else of it.")
    if perform(request, told, partial(reasons.rewrite, **given), saved, newest=lambda: _version(row)):
        return redirect("matching:introduction", pk=pk, introduction_pk=introduction_pk)
    noted = _("It stands in the register, without the vacancy and the day.")
    if perform(request, entry, partial(reasons.to_register, **given), noted, newest=lambda: _version(row)):
        return redirect("matching:introduction_reason", pk=pk, introduction_pk=introduction_pk)
    reply = reasons.declined(row)
    context = {
        "candidate": row.candidate,
        "introduction": row,
        "words": words,
        "entry": entry if traits and reply and not reply.is_registered else None,
        "given": reply and presentation.given(reply),
    }
    form = entry if entry.is_bound else told
    return form_page(request, "matching/introduction_reason.html", form, told=told, **context)


@require_GET
def patterns(request: StaffRequest) -> HttpResponse:
    """Which reasons employers give, from five youths on."""
    rows = proposals.patterns(request.user)
    return render(request, "matching/introduction_patterns.html", {"rows": rows, "least": proposals.LEAST})


def _of(request: StaffRequest, what: str) -> QueryDict | None:
    return request.POST if request.POST.get("what") == what else None


def _version(row: Introduction) -> int:
    return Introduction.objects.values_list("version", flat=True).get(pk=row.pk)
